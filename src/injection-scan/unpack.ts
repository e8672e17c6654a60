/**
 * The learned weights come range-coded: most are zero or next to it, so that takes little more than
 * half of their size. Integers only: the same weights on every engine.
 *
 * Martin: Range encoding (1979); the adaptive bits are those of the LZMA specification.
 *
 * @module
 */

/** The chances of bits start in the middle of 11 bits, and move by a thirty-second. */
const CHANCE_BITS = 11;
const RATE = 5;
/** Chances: zero after what came before (3), the sign, and each step of the magnitude. */
const SIGN = 3;
const STEP = 4;
/** Steps of a magnitude beyond this one share a chance. */
const LAST_STEP = 24;

/** The chances of every bit before the first weight. */
export function startChances(): Uint16Array {
  return new Uint16Array(STEP + LAST_STEP + 1).fill(1 << (CHANCE_BITS - 1));
}

/**
 * Codes one weight as bits by turns, each with its chance: `bit(chance, value)` codes a bit and
 * gives it back; a decoder ignores `value`. The encoder of `scripts/scan-train` runs the same code.
 */
export function codeWeight(
  bit: (chance: number, value: number) => number,
  before: number,
  weight: number,
): number {
  const kind = before === 0 ? 0 : before === 1 || before === -1 ? 1 : 2;
  if (bit(kind, weight === 0 ? 0 : 1) === 0) return 0;
  const negative = bit(SIGN, weight < 0 ? 1 : 0);
  const size = weight < 0 ? -weight : weight;
  let step = 1;
  while (step < 127 && bit(STEP + Math.min(step, LAST_STEP), size > step ? 1 : 0) === 1) step++;
  return negative === 1 ? -step : step;
}

/** Moves a chance after a bit. */
export function adapt(chances: Uint16Array, chance: number, bit: number): void {
  chances[chance] += bit === 0
    ? ((1 << CHANCE_BITS) - chances[chance]) >> RATE
    : -(chances[chance] >> RATE);
}

/** Where a range is cut for a chance. */
export function cutRange(range: number, chances: Uint16Array, chance: number): number {
  return (range >>> CHANCE_BITS) * chances[chance];
}

/** Undoes `packWeights`: base64 of the number of weights, three bytes, and the coded weights. */
export function unpackWeights(base64: string): Int8Array {
  const bytes = atob(base64);
  let at = 0;
  const next = () => (at < bytes.length ? bytes.charCodeAt(at++) : 0);
  const weights = new Int8Array((next() << 16) | (next() << 8) | next());
  const chances = startChances();
  let range = 0xffffffff;
  let code = 0;
  for (let i = 0; i < 5; i++) code = ((code << 8) | next()) >>> 0;
  const bit = (chance: number): number => {
    const cut = cutRange(range, chances, chance);
    const value = code < cut ? 0 : 1;
    if (value === 0) range = cut;
    else {
      range -= cut;
      code -= cut;
    }
    adapt(chances, chance, value);
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | next()) >>> 0;
    }
    return value;
  };
  let before = 0;
  for (let i = 0; i < weights.length; i++) before = weights[i] = codeWeight(bit, before, 0);
  return weights;
}
