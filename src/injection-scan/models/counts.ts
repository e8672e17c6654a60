/**
 * One pass over a value that collects which signs it has, and how often its characters change.
 *
 * @module
 */

/** The signs of ASCII, in the order of their bits. */
const SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** A set of signs. */
export function bits(signs: string): number {
  let set = 0;
  for (const sign of signs) set |= 1 << SIGNS.indexOf(sign);
  return set;
}

/** What the pass over a text counts. */
export interface Counts {
  /** The signs it has, as bits. */
  signs: number;
  /** Letters beside another letter: those of words. */
  letters: number;
  digits: number;
  spaces: number;
  upper: number;
  lower: number;
  /** How often the kind of character changes: lower case, upper case, digit, sign. */
  changes: number;
  /** The longest run of letters of one case. */
  run: number;
}

const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const SIGN = 4;
const BLANK = 5;

/** The kind of each character of ASCII, and the bits of those that are signs. */
const KINDS = /* @__PURE__ */ kindTable();
const SIGN_BITS = /* @__PURE__ */ signTable();

function kindTable(): Uint8Array {
  const kinds = new Uint8Array(128).fill(SIGN, 33, 127).fill(BLANK, 0, 33);
  return kinds.fill(DIGIT, 48, 58).fill(UPPER, 65, 91).fill(LOWER, 97, 123);
}

function signTable(): Int32Array {
  const table = new Int32Array(128);
  for (let i = 0; i < SIGNS.length; i++) table[SIGNS.charCodeAt(i)] = 1 << i;
  return table;
}

/** Counts the characters of a text by their kinds. */
export function count(text: string): Counts {
  let signs = 0;
  let letters = 0;
  let digits = 0;
  let spaces = 0;
  let upper = 0;
  let lower = 0;
  let changes = 0;
  let longest = 0;
  let run = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let kind = unit < 128 ? KINDS[unit] : 0;
    if (kind <= UPPER) {
      if (kind !== 0) {
        if (kind === LOWER) lower++;
        else upper++;
        if (before === LOWER || before === UPPER) letters++;
        run = kind === before ? run + 1 : 1;
        if (run > longest) longest = run;
      }
    } else if (kind === SIGN) signs |= SIGN_BITS[unit];
    else if (kind === DIGIT) digits++;
    else {
      spaces++;
      kind = 0;
    }
    if (kind !== before) changes++;
    before = kind;
  }
  return { signs, letters, digits, spaces, upper, lower, changes, run: longest };
}
