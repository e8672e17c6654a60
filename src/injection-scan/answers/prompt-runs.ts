/**
 * Runs of consecutive words of a prompt, found in a text of letters by a rolling hash: each
 * character costs the same, however long the prompt is.
 *
 * @module
 */

/** This many words in a row of the prompt are a leak, not a coincidence. */
export const RUN_OF_WORDS = 12;
/** Runs with fewer letters are compared with their digits. */
const MIN_LETTERS = 24;
/** Number of last characters of a run that are hashed. */
const HASHED = 12;
const BASE = 0x01000193;
/** BASE to the power of HASHED, as 32 bits. */
const LEAVING = /* @__PURE__ */ power(BASE, HASHED);
const FILTER_SIZE = 8_192;

/** The letters of a text, in lower case: neither spaces, digits nor punctuation can hide a word. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]+/gu, "");
}

/** Replaces each of the letters a to z by the one 13 places further. */
export function rot13(text: string): string {
  return text.replace(
    /[a-z]/g,
    (letter) => String.fromCharCode((letter.charCodeAt(0) - 97 + 13) % 26 + 97),
  );
}

/** The runs of a prompt: those of letters, and those that have too few of them. */
export class PromptRuns {
  readonly letters: RunSet = new RunSet();
  readonly plain: RunSet = new RunSet();

  constructor(prompt: string) {
    const words = prompt.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let i = 0; i + RUN_OF_WORDS <= words.length; i++) {
      this.#add(words.slice(i, i + RUN_OF_WORDS));
    }
  }

  /** Whether the prompt has fewer words than a run: it would never be found. */
  get isEmpty(): boolean {
    return this.letters.isEmpty && this.plain.isEmpty;
  }

  /** Adds a run as it is, reversed by letters and by words, and in ROT13. */
  #add(words: readonly string[]): void {
    const plain = words.join("");
    const letters = lettersOf(plain);
    if (letters.length < MIN_LETTERS) return this.plain.add(plain);
    this.letters.add(letters);
    this.letters.add(Array.from(letters).reverse().join(""));
    this.letters.add(lettersOf(words.toReversed().join("")));
    this.letters.add(rot13(letters));
  }
}

/** A set of runs, by the hash of their last characters. */
export class RunSet {
  readonly #byHash = new Map<number, string[]>();
  /** Most hashes are not in the set: a bit array answers that faster than a map. */
  readonly #filter = new Uint8Array(FILTER_SIZE);
  /** Length of the longest run. */
  longest = 0;

  get isEmpty(): boolean {
    return this.#byHash.size === 0;
  }

  add(run: string): void {
    let hash = 0;
    for (let i = Math.max(0, run.length - HASHED); i < run.length; i++) {
      hash = (Math.imul(hash, BASE) + run.charCodeAt(i)) | 0;
    }
    const same = this.#byHash.get(hash);
    if (same === undefined) this.#byHash.set(hash, [run]);
    else if (!same.includes(run)) same.push(run);
    this.#filter[hash & (FILTER_SIZE - 1)] = 1;
    this.longest = Math.max(this.longest, run.length);
  }

  /** Whether a run with this hash ends at a place of a text. */
  endsAt(text: string, end: number, hash: number): boolean {
    if (this.#filter[hash & (FILTER_SIZE - 1)] === 0) return false;
    const runs = this.#byHash.get(hash);
    return runs?.some((run) => end >= run.length && text.startsWith(run, end - run.length)) ??
      false;
  }

  /** Makes a finder of these runs; undefined if there are none. */
  finder(): RunFinder | undefined {
    return this.isEmpty ? undefined : new RunFinder(this);
  }
}

/** Looks for runs in one text that comes in pieces. */
export class RunFinder {
  readonly #runs: RunSet;
  #tail = "";
  #hash = 0;

  constructor(runs: RunSet) {
    this.#runs = runs;
  }

  /** Takes the next piece; whether it completes a run. */
  take(piece: string, isKept: boolean): boolean {
    const runs = this.#runs;
    const text = this.#tail + piece;
    let hash = this.#hash;
    for (let i = this.#tail.length; i < text.length; i++) {
      hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
      if (i >= HASHED) hash = (hash - Math.imul(text.charCodeAt(i - HASHED), LEAVING)) | 0;
      if (runs.endsAt(text, i + 1, hash)) return true;
    }
    if (isKept) {
      this.#hash = hash;
      this.#tail = text.slice(-Math.max(runs.longest, HASHED));
    }
    return false;
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base);
  return result;
}
