/**
 * Finds the keywords of some lists in a text. Each keyword is filed under its rarest pair of
 * characters, and the character after that pair: two look-ups a character tell where keywords are
 * compared at all. Making a matcher takes one pass over the lists.
 *
 * @module
 */
import { PLACED } from "./keywords/marks.ts";

/** A mark, and the keywords that have it: lower case ASCII, with broken bars between them. */
export type Words = readonly [mark: number, list: string];

/** Result of a pass over a text. */
export interface Found {
  /** The union of all marks. */
  marks: number;
  /** Places of the marks that matter by place: `position, mark` by turns, in order. */
  places: number[];
}

/** Separates keywords: nothing attacks with a broken bar. */
const BAR = 0xa6;
/** Numbers of a keyword: its mark, start, end, the end of its pair, and the next of that pair. */
const ROW = 5;

/** Characters of ordinary texts from the most frequent one to the rarer ones. */
const FREQUENT = " etaoinsrhldcumfpgwybvk";

const RARITIES: Uint8Array = /* @__PURE__ */ rarities();

function rarities(): Uint8Array {
  const ranks = new Uint8Array(128).fill(FREQUENT.length);
  for (let i = 0; i < FREQUENT.length; i++) ranks[FREQUENT.charCodeAt(i)] = i;
  return ranks;
}

/** The code of each byte: upper and lower case, blanks, and line breaks are alike; NUL is `!`. */
const CODES: Uint8Array = /* @__PURE__ */ codeTable();

function codeTable(): Uint8Array {
  const codes = new Uint8Array(256);
  for (let unit = 0; unit < 128; unit++) codes[unit] = unit >= 65 && unit <= 90 ? unit + 32 : unit;
  codes[0] = 33;
  codes[9] = 32;
  codes[10] = 13;
  return codes;
}

/** A set of keywords. */
export class Matcher {
  /** The mark of each keyword of one character. */
  readonly #singles = new Int32Array(128);
  /** For each pair of characters the first keyword that is filed under it. */
  readonly #first = new Uint16Array(1 << 14);
  /** For each pair a bit for each character that may follow; 0 when no keyword is filed under it. */
  readonly #after = new Int32Array(1 << 14);
  /** The characters of all keywords. */
  readonly #chars: Uint8Array;
  readonly #rows: Int32Array;

  /** Files all keywords. */
  constructor(lists: readonly Words[]) {
    let size = 0;
    for (const [, list] of lists) size += list.length + 1;
    this.#chars = new Uint8Array(size);
    // The shortest keyword that has a row is two characters and a bar. Row 0 stands for none.
    this.#rows = new Int32Array((Math.ceil(size / 3) + 1) * ROW);
    let row = ROW;
    let at = 0;
    for (const [mark, list] of lists) {
      let start = at;
      for (let i = 0; i <= list.length; i++) {
        const unit = i === list.length ? BAR : list.charCodeAt(i);
        if (unit !== BAR) {
          this.#chars[at++] = CODES[unit];
          continue;
        }
        if (at - start === 1) this.#singles[this.#chars[start]] |= mark;
        else if (at - start > 1) {
          this.#file(row, mark, start, at);
          row += ROW;
        }
        start = at;
      }
    }
  }

  /** Finds the keywords in the first bytes: ASCII, and from 128 on for any other character. */
  find(bytes: Uint8Array, length: number, found: Found): void {
    const singles = this.#singles;
    const after = this.#after;
    let marks = 0;
    let before = 0;
    let code = CODES[bytes[0]];
    for (let i = 1; i <= length; i++) {
      const pair = before | code;
      marks |= singles[code];
      before = code << 7;
      code = i < length ? CODES[bytes[i]] : 0;
      if (((after[pair] >>> (code & 31)) & 1) !== 0) {
        this.#compare(pair, bytes, length, i - 1, found);
      }
    }
    found.marks |= marks;
  }

  /** Files a keyword under its rarest pair: where it has more than two characters, not its last. */
  #file(row: number, mark: number, start: number, end: number): void {
    const chars = this.#chars;
    let best = start + 1;
    let most = -1;
    for (let i = start + 1; i < end - 1; i++) {
      const rarity = RARITIES[chars[i - 1]] + RARITIES[chars[i]] + RARITIES[chars[i + 1]];
      if (rarity > most) {
        most = rarity;
        best = i;
      }
    }
    const pair = (chars[best - 1] << 7) | chars[best];
    const rows = this.#rows;
    rows[row] = mark;
    rows[row + 1] = start;
    rows[row + 2] = end;
    rows[row + 3] = best;
    rows[row + 4] = this.#first[pair];
    this.#first[pair] = row / ROW;
    this.#after[pair] |= best + 1 === end ? -1 : 1 << (chars[best + 1] & 31);
  }

  /** Compares the keywords that are filed under the pair that ends at `at`. */
  #compare(pair: number, bytes: Uint8Array, length: number, at: number, found: Found): void {
    const rows = this.#rows;
    const chars = this.#chars;
    let marks = 0;
    for (let row = this.#first[pair] * ROW; row !== 0; row = rows[row + 4] * ROW) {
      const start = rows[row + 1];
      const offset = at - rows[row + 3];
      let k = rows[row + 2] - 1;
      if (offset + start < 0 || offset + k >= length) continue;
      while (k >= start && chars[k] === CODES[bytes[offset + k]]) k--;
      if (k < start) marks |= rows[row];
    }
    if (marks !== 0) note(found, marks, at);
  }
}

/**
 * Of many places within so many units that the first one speaks for, the first and the last tell
 * all: a text of nothing but openings would else cost every family a look at each of them.
 */
const CROWD = 16;

function note(found: Found, mark: number, at: number): void {
  found.marks |= mark;
  const placed = mark & PLACED;
  if (placed === 0) return;
  const { places } = found;
  const { length } = places;
  const isCrowd = length >= 4 && at - places[length - 4] <= CROWD &&
    ((places[length - 1] | placed) & ~places[length - 3]) === 0;
  if (!isCrowd) places.push(at, placed);
  else {
    places[length - 2] = at;
    places[length - 1] |= placed;
  }
}
