import {
  adapt,
  codeNumber,
  codeWeight,
  startChances,
} from "../../src/injection-scan/prefilter/packing/unpack.ts";
import { bitWriter } from "./bit-writer.ts";

/** One model's weights as a TypeScript module: range-coded, as base64, in one line. */
export function weightsModule(model: "prompt" | "web", weights: Int8Array): string {
  return `/**
 * The ${model} model's learned weights, packed. Made by training/train.ts; see
 * docs/injection-model.md.
 *
 * @module
 */
// deno-fmt-ignore-file

/** The weights. */
export const ${model.toUpperCase()}_WEIGHTS: string = "${packWeights(weights)}";
`;
}

/** Packs weights for `unpackWeights`. */
export function packWeights(weights: Int8Array): string {
  const { bit, finish } = bitWriter();
  const unit = weights.reduce<number>(commonDivisor, 0) || 1;
  codeNumber(bit, 24, weights.length);
  codeNumber(bit, 7, unit);
  const chances = startChances();
  const adaptive = (chance: number, value: number): number => {
    bit(chances[chance], value);
    adapt(chances, chance, value);
    return value;
  };
  let before = 0;
  for (const weight of weights) before = codeWeight(adaptive, before, weight / unit);
  return finish();
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : commonDivisor(b, a % b);
}
