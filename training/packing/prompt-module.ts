import type { PromptModel } from "../models/prompt.ts";

/** The prompt model as a TypeScript module: a letter a cell, which packs as well as bits do. */
export function promptModule({ weights, unit, bias }: PromptModel): string {
  const letters = Array.from(weights, (weight) => String.fromCharCode(72 + weight)).join("");
  return `/**
 * The prompt model's learned weights. Made by training/train.ts; see docs/injection-model.md.
 *
 * @module
 */
// deno-fmt-ignore-file

/** Logits of one step of a weight, and those that every text starts with. */
export const PROMPT_UNIT = ${unit};
export const PROMPT_BIAS = ${bias};
/** A letter a cell, H for 0. */
export const PROMPT_WEIGHTS: string = "${letters}";
`;
}
