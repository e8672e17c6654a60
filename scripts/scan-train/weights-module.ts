import { adapt, codeWeight, cutRange, startChances } from "../../src/injection-scan/unpack.ts";

/** One model's weights as a TypeScript module: range-coded, as base64, in one line. */
export function weightsModule(model: "prompt" | "web", weights: Int8Array): string {
  return `/**
 * The ${model} model's learned weights, packed. Made by scripts/scan-train.ts; see
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
  const bytes = [weights.length >> 16, weights.length >> 8, weights.length];
  const chances = startChances();
  let low = 0;
  let range = 0xffffffff;
  // Bytes that a carry may still change: one, and 0xff as often as said.
  let held = 0;
  let pending = 1;
  const shift = (): void => {
    if (low < 0xff000000 || low > 0xffffffff) {
      const carry = low > 0xffffffff ? 1 : 0;
      for (; pending > 0; pending--, held = 0xff) bytes.push(held + carry);
      held = Math.floor(low / 0x1000000) & 0xff;
    }
    pending++;
    low = (low & 0xffffff) * 0x100;
  };
  const bit = (chance: number, value: number): number => {
    const cut = cutRange(range, chances, chance);
    if (value === 0) range = cut;
    else {
      low += cut;
      range -= cut;
    }
    adapt(chances, chance, value);
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      shift();
    }
    return value;
  };
  let before = 0;
  for (const weight of weights) before = codeWeight(bit, before, weight);
  for (let i = 0; i < 5; i++) shift();
  return Buffer.from(bytes.map((byte) => byte & 0xff)).toString("base64");
}
