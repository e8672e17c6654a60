/**
 * Look-ups as Log4j and Commons Text have them, resolved from within: `${lower:J}` is `j`,
 * `${env:X:-j}` is `j`, `${}` is nothing. One pass over a bounded buffer.
 *
 * @module
 */

/** So many characters are resolved at once. */
export const MAX_LOOKUP = 512;
/** Look-ups nested deeper than this are left as they are. */
const MAX_DEPTH = 48;

const DOLLAR = 36;
const OPEN = 123;
const CLOSE = 125;
const COLON = 58;
const MINUS = 45;
const QUOTE = 39;

/** Resolves the look-ups of one stretch after another in a buffer of its own. */
export class Lookups {
  private readonly units = new Uint16Array(MAX_LOOKUP);
  private readonly starts = new Uint16Array(MAX_DEPTH);
  private length = 0;

  /** What a stretch of up to `MAX_LOOKUP` characters resolves to. */
  resolve(text: string, from: number, to: number): string {
    const { units, starts } = this;
    let depth = 0;
    this.length = 0;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code === CLOSE && depth > 0 && this.reduce(starts[depth - 1])) {
        depth--;
        continue;
      }
      if (code === CLOSE && depth > 0) depth--;
      units[this.length++] = code;
      if (code === OPEN && text.charCodeAt(i - 1) === DOLLAR && depth < MAX_DEPTH) {
        starts[depth++] = this.length;
      }
    }
    return String.fromCharCode.apply(null, units.subarray(0, this.length) as never);
  }

  /** Replaces the look-up that starts behind `${` at `start` by its value; false when it has none. */
  private reduce(start: number): boolean {
    const from = this.valueOf(start);
    if (from < 0) return false;
    const { units, length } = this;
    let last = length;
    // `${date:'j'}`
    const quoted = from < last && units[from] === QUOTE && units[last - 1] === QUOTE;
    if (quoted) last = Math.max(from + 1, last - 1);
    units.copyWithin(start - 2, quoted ? from + 1 : from, last);
    this.length = start - 2 + last - (quoted ? from + 1 : from);
    return true;
  }

  /** Where the value of a look-up starts; -1 when it is not known. */
  private valueOf(start: number): number {
    const { units, length } = this;
    if (start === length) return start;
    if (this.startsWith("jndi:", start)) return -1;
    for (let i = length - 1; i > start; i--) {
      if (units[i] === MINUS && units[i - 1] === COLON) return i + 1;
    }
    if (units[start] === COLON && units[start + 1] === MINUS) return start + 2;
    for (const [name, size] of SPELLED) {
      if (this.startsWith(name, start)) return start + size;
    }
    return -1;
  }

  private startsWith(name: string, start: number): boolean {
    if (this.length - start < name.length) return false;
    for (let i = 0; i < name.length; i++) {
      if (this.units[start + i] !== name.charCodeAt(i)) return false;
    }
    return true;
  }
}

/** Look-ups that give what they are given. */
const SPELLED: readonly (readonly [string, number])[] = [
  ["lower:", 6],
  ["upper:", 6],
  ["lc:", 3],
  ["uc:", 3],
  ["date:'", 5],
  ["date:", 5],
  ["const:", 6],
  ["urldecoder:", 11],
  ["urlencoder:", 11],
];
