import type { WebTrained } from "../models/web.ts";

/** The web model as a TypeScript module: a letter a cell, which packs as well as bits do. */
export function webModule({ weights, unit }: WebTrained): string {
  return `/**
 * The web model's learned weights. Made by training/train.ts; see docs/injection-model.md.
 *
 * @module
 */
// deno-fmt-ignore-file

/** The worth of one step of a weight, in logits. */
export const WEB_UNIT = ${unit};
/** A letter a cell, from A (-7) to O (7). */
export const WEB_WEIGHTS: string = "${lettersOf(weights)}";
`;
}

/** Weights as letters: H is 0. */
export function lettersOf(weights: Int8Array): string {
  return Array.from(weights, (weight) => String.fromCharCode(72 + weight)).join("");
}
