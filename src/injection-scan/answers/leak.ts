/**
 * Finds a canary, or a prompt's own words, in an answer that comes in pieces.
 *
 * @module
 */
import { squeeze } from "./canary.ts";

/** The kind of secret that leaked. */
export type Leak = "canary" | "prompt";

/** This many words in a row of the prompt are a leak, not a coincidence. */
export const RUN_OF_WORDS = 12;
/** A word is cut here. */
const MAX_WORD = 48;

/** The words of a secret prompt, as hashes of every run of twelve of them. */
export class PromptWords {
  readonly #runs = new Set<string>();

  constructor(prompt: string) {
    const words = wordsOf(prompt);
    for (let i = 0; i + RUN_OF_WORDS <= words.length; i++) {
      this.#runs.add(words.slice(i, i + RUN_OF_WORDS).join(" "));
    }
  }

  /** True for a prompt of fewer words than a leak has: it would never be found. */
  get isEmpty(): boolean {
    return this.#runs.size === 0;
  }

  /** Whether these twelve words are consecutive words of the prompt. */
  has(lastWords: readonly string[]): boolean {
    return lastWords.length === RUN_OF_WORDS && this.#runs.has(lastWords.join(" "));
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{1,48}/gu) ?? [];
}

/** Looks for leaks in one text that comes in pieces. Memory: one token and twelve words. */
export class LeakFinder {
  readonly #tokens: readonly string[];
  readonly #prompt: PromptWords | undefined;
  #squeezed = "";
  #word = "";
  #words: string[] = [];

  constructor(tokens: readonly string[], prompt: PromptWords | undefined) {
    this.#tokens = tokens;
    this.#prompt = prompt;
  }

  /** Takes the next piece; says what leaked, once it did. */
  take(piece: string): Leak | undefined {
    this.#squeezed += squeeze(piece);
    if (this.#tokens.some((token) => this.#squeezed.includes(token))) return "canary";
    const longest = Math.max(0, ...this.#tokens.map((token) => token.length));
    this.#squeezed = longest > 1 ? this.#squeezed.slice(1 - longest) : "";
    return this.#prompt !== undefined && this.#takeWords(piece, this.#prompt)
      ? "prompt"
      : undefined;
  }

  #takeWords(piece: string, prompt: PromptWords): boolean {
    for (const char of piece.toLowerCase()) {
      if (/[\p{L}\p{N}]/u.test(char)) {
        if (this.#word.length < MAX_WORD) this.#word += char;
      } else if (this.#word !== "") {
        this.#words.push(this.#word);
        if (this.#words.length > RUN_OF_WORDS) this.#words.shift();
        this.#word = "";
        if (prompt.has(this.#words)) return true;
      }
    }
    // The last word may end with this piece, and the answer with it.
    return prompt.has([...this.#words, this.#word].slice(-RUN_OF_WORDS));
  }
}
