/**
 * The learned weights come range-coded: most are zero or next to it, so that takes little more than
 * half of their size. Integers only: the same weights on every engine.
 *
 * Martin: Range encoding (1979); the adaptive bits are those of the LZMA specification.
 *
 * @module
 */

/** Chances are those of a zero, in 4096ths. */
const CHANCE_BITS = 12;
/** A chance moves by a thirty-second. */
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
 * gives it back; a decoder ignores `value`. The encoder of `training` runs the same code.
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

/** Where a range is cut for the chance of a zero. */
export function cutRange(range: number, chance: number): number {
  return (range >>> CHANCE_BITS) * chance;
}

/**
 * Codes one bit, given the chance of a zero in 4096ths, and gives it back. A reader ignores `value`.
 */
export type CodeBit = (chance: number, value: number) => number;

/** Codes a number of so many bits, each as likely zero as one. */
export function codeNumber(bit: CodeBit, bits: number, value: number): number {
  let coded = 0;
  for (let i = bits - 1; i >= 0; i--) {
    coded = (coded << 1) | bit(1 << (CHANCE_BITS - 1), (value >> i) & 1);
  }
  return coded;
}

/** Reads the bits of what was range-coded and written as base64. */
export function bitReader(base64: string): CodeBit {
  const bytes = atob(base64);
  let at = 0;
  const next = () => (at < bytes.length ? bytes.charCodeAt(at++) : 0);
  let range = 0xffffffff;
  let code = 0;
  for (let i = 0; i < 5; i++) code = ((code << 8) | next()) >>> 0;
  return (chance) => {
    const cut = cutRange(range, chance);
    const value = code < cut ? 0 : 1;
    if (value === 0) range = cut;
    else {
      range -= cut;
      code -= cut;
    }
    while (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | next()) >>> 0;
    }
    return value;
  };
}

/** Undoes `packWeights`: how many weights, what all are multiples of, and the coded weights. */
export function unpackWeights(base64: string): Int8Array {
  const bit = bitReader(base64);
  const weights = new Int8Array(codeNumber(bit, 24, 0));
  const unit = codeNumber(bit, 7, 0);
  const chances = startChances();
  const adaptive = (chance: number): number => {
    const value = bit(chances[chance], 0);
    adapt(chances, chance, value);
    return value;
  };
  let before = 0;
  for (let i = 0; i < weights.length; i++) {
    before = codeWeight(adaptive, before, 0);
    weights[i] = before * unit;
  }
  return weights;
}
