/**
 * Finds a canary, or a prompt's own words, in an answer that comes in pieces: as they are, spelled
 * out, reversed, in numbered lines, or encoded.
 *
 * @module
 */
import { squeeze } from "./canary.ts";
import { EncodedRuns, RUNS_OF_BASE64, RUNS_OF_HEX } from "./encoded-runs.ts";
import type { Finder, Leak } from "./finder.ts";
import { Unescaped } from "./unescaped.ts";
import { lettersOf, rot13 } from "./prompt-runs.ts";
import type { PromptRuns, RunFinder } from "./prompt-runs.ts";

/** Encodings within encodings are decoded to this depth. */
const MAX_DEPTH = 2;
/** Length of the text that is searched again together with the next piece. */
const TAIL = 64;
/** Length of the text that is read again when the first escape is found. */
const RECENT = 512;
/** A token made by `canary()`: it is recognised by its letters alone, as in numbered lines. */
const RANDOM_TOKEN = /^[a-km-np-z2-9]{26}$/;
const MIN_LETTERS = 12;

/** The secrets that one response must not contain. */
export class Secrets {
  /** Forms of the canary within letters and digits. */
  readonly tokens: readonly string[];
  /** Forms of the canary within letters alone. */
  readonly letters: readonly string[];
  readonly prompt: PromptRuns | undefined;

  constructor(token: string | null, prompt: PromptRuns | undefined) {
    this.prompt = prompt;
    this.tokens = token === null ? [] : [token, reversed(token), rot13(token)];
    const letters = token !== null && RANDOM_TOKEN.test(token) ? lettersOf(token) : "";
    this.letters = letters.length < MIN_LETTERS ? [] : [letters, reversed(letters)];
  }
}

function reversed(text: string): string {
  return Array.from(text).reverse().join("");
}

/** Looks for leaks in one text that comes in pieces. Memory: a few thousand characters. */
export class LeakFinder implements Finder {
  readonly #secrets: Secrets;
  readonly #depth: number;
  readonly #letterRuns: RunFinder | undefined;
  readonly #plainRuns: RunFinder | undefined;
  readonly #encoded: readonly EncodedRuns[];
  #plainTail = "";
  #letterTail = "";
  /** The text before the first escape, as far as it is needed. */
  #recent = "";
  #unescaped: Unescaped | undefined;

  constructor(secrets: Secrets, depth: number = MAX_DEPTH) {
    this.#secrets = secrets;
    this.#depth = depth;
    this.#letterRuns = secrets.prompt?.letters.finder();
    this.#plainRuns = secrets.prompt?.plain.finder();
    const inner = () => new LeakFinder(secrets, depth - 1);
    this.#encoded = depth === 0
      ? []
      : [new EncodedRuns(RUNS_OF_BASE64, inner), new EncodedRuns(RUNS_OF_HEX, inner)];
  }

  take(piece: string, isKept: boolean = true): Leak | undefined {
    const leak = this.#takePlain(squeeze(piece), isKept) ??
      this.#takeLetters(lettersOf(piece), isKept);
    if (leak !== undefined || this.#depth === 0) return leak;
    for (const runs of this.#encoded) {
      const found = runs.take(piece, isKept);
      if (found !== undefined) return found;
    }
    return this.#takeEscapes(piece, isKept);
  }

  #takeEscapes(piece: string, isKept: boolean): Leak | undefined {
    if (this.#unescaped !== undefined) return this.#unescaped.take(piece, isKept);
    if (!Unescaped.isIn(piece)) {
      this.#recent = (this.#recent + piece).slice(-RECENT);
      return undefined;
    }
    this.#unescaped = new Unescaped(new LeakFinder(this.#secrets, this.#depth - 1));
    return this.#unescaped.take(this.#recent + piece, isKept);
  }

  #takePlain(plain: string, isKept: boolean): Leak | undefined {
    const { tokens, prompt } = this.#secrets;
    const text = this.#plainTail + plain;
    if (tokens.some((token) => text.includes(token))) return "canary";
    if (isKept) this.#plainTail = text.slice(-TAIL);
    if (prompt === undefined || this.#plainRuns === undefined) return undefined;
    return this.#plainRuns.take(plain, isKept) ? "prompt" : undefined;
  }

  #takeLetters(letters: string, isKept: boolean): Leak | undefined {
    const text = this.#letterTail + letters;
    if (this.#secrets.letters.some((form) => text.includes(form))) return "canary";
    if (isKept) this.#letterTail = text.slice(-TAIL);
    return this.#letterRuns?.take(letters, isKept) === true ? "prompt" : undefined;
  }
}
