/**
 * Which signs a text has, as bits: a pattern that needs one that is not there is not tried.
 *
 * @module
 */

/** The signs that are told apart; a bit each. */
const SIGNS = "$`;|&(){}[]%/\\<>!?=-+*#@:'\"^.~";

const BITS = /* @__PURE__ */ bitTable();

function bitTable(): Int32Array {
  const table = new Int32Array(128);
  for (let i = 0; i < SIGNS.length; i++) table[SIGNS.charCodeAt(i)] = 1 << i;
  table[10] = table[13] = 1 << SIGNS.length;
  return table;
}

/** The bits of all signs in a stretch; line breaks have one too. */
export function signsIn(text: string, from: number, to: number): number {
  let signs = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 128) signs |= BITS[unit];
  }
  return signs;
}

/** The bits of some signs. */
export function signs(list: string): number {
  return signsIn(list, 0, list.length);
}
