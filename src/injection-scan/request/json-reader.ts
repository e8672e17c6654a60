/**
 * A parser for JSON that keeps what `JSON.parse` drops: the earlier values of a key that an object
 * has twice. It reads the beginning of a document as well.
 *
 * @module
 */

/** A value that a later one with the same key replaced. */
export interface Shadowed {
  readonly name: string;
  readonly value: unknown;
}

/** The replaced values of each object that has any. */
export type ShadowedValues = Map<object, Shadowed[]>;

/** A parsed document. */
export interface JsonDocument {
  readonly value: unknown;
  readonly shadowed: ShadowedValues;
}

const QUOTE = 34;
const BACKSLASH = 92;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, unknown])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

/** An object or list whose end was not reached. */
interface Container {
  readonly value: Record<string, unknown> | unknown[];
  /** The key whose value follows. */
  key: string;
}

/**
 * Parses a document without recursion. Returns undefined if it is not JSON; with `isPart`, a
 * document that ends early is complete.
 */
export function readJson(text: string, isPart: boolean = false): JsonDocument | undefined {
  return new Reader(text, isPart).read();
}

class Reader {
  readonly #text: string;
  readonly #isPart: boolean;
  readonly #open: Container[] = [];
  readonly #shadowed: ShadowedValues = new Map();
  #at = 0;
  #root: unknown;
  /** The token that is expected. */
  #next: "value" | "first" | "key" | "comma" = "value";

  constructor(text: string, isPart: boolean) {
    this.#text = text;
    this.#isPart = isPart;
  }

  read(): JsonDocument | undefined {
    for (;;) {
      this.#skipBlanks();
      const isDone = this.#next === "comma" && this.#open.length === 0;
      if (this.#at >= this.#text.length) {
        const isWhole = isDone || (this.#isPart && this.#root !== undefined);
        return isWhole ? { value: this.#root, shadowed: this.#shadowed } : undefined;
      }
      if (isDone || !this.#step()) return undefined;
    }
  }

  /** Reads one token. Returns false if it must not stand here. */
  #step(): boolean {
    const char = this.#text[this.#at];
    const top = this.#open.at(-1);
    if (top !== undefined && (char === "}" || char === "]")) return this.#close(top, char);
    if (this.#next === "comma") {
      if (char !== ",") return false;
      this.#at++;
      this.#next = Array.isArray(top!.value) ? "value" : "key";
      return true;
    }
    const isInObject = top !== undefined && !Array.isArray(top.value);
    if (this.#next === "key" || (this.#next === "first" && isInObject)) return this.#key(top!);
    return this.#value(char);
  }

  #close(top: Container, char: string): boolean {
    if (this.#next !== "comma" && this.#next !== "first") return false;
    if (Array.isArray(top.value) !== (char === "]")) return false;
    this.#at++;
    this.#open.pop();
    this.#next = "comma";
    return true;
  }

  #key(top: Container): boolean {
    const key = this.#string();
    if (key === undefined) return false;
    top.key = key;
    this.#skipBlanks();
    if (this.#at >= this.#text.length) return this.#isPart;
    if (this.#text[this.#at++] !== ":") return false;
    this.#next = "value";
    return true;
  }

  #value(char: string): boolean {
    if (char === "{" || char === "[") {
      const value = char === "{" ? {} : [];
      this.#at++;
      this.#put(value);
      this.#open.push({ value, key: "" });
      this.#next = "first";
      return true;
    }
    const value = char === '"' ? this.#string() : this.#scalar();
    if (value === undefined) return false;
    this.#put(value);
    this.#next = "comma";
    return true;
  }

  #put(value: unknown): void {
    const top = this.#open.at(-1);
    if (top === undefined) this.#root = value;
    else if (Array.isArray(top.value)) top.value.push(value);
    else this.#setMember(top.value, top.key, value);
  }

  #setMember(object: Record<string, unknown>, name: string, value: unknown): void {
    if (Object.hasOwn(object, name)) {
      const shadowed = this.#shadowed.get(object);
      const before = { name, value: object[name] };
      if (shadowed === undefined) this.#shadowed.set(object, [before]);
      else shadowed.push(before);
    }
    if (name !== "__proto__") object[name] = value;
    else {
      const own = { value, writable: true, enumerable: true, configurable: true };
      Object.defineProperty(object, name, own);
    }
  }

  /** Reads a string, or its beginning where the document ends. */
  #string(): string | undefined {
    const text = this.#text;
    if (text.charCodeAt(this.#at) !== QUOTE) return undefined;
    const start = this.#at;
    let end = start + 1;
    let hasEscapes = false;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) break;
      if (code < 32) return undefined;
      if (code !== BACKSLASH) continue;
      hasEscapes = true;
      end++;
    }
    if (end >= text.length) {
      this.#at = text.length;
      return this.#isPart ? unescaped(text.slice(start + 1).replace(CUT_ESCAPE, "")) : undefined;
    }
    this.#at = end + 1;
    const inside = text.slice(start + 1, end);
    return hasEscapes ? unescaped(inside) : inside;
  }

  #scalar(): unknown {
    const text = this.#text;
    for (const [word, value] of WORDS) {
      const isCut = this.#isPart && this.#at + word.length > text.length &&
        word.startsWith(text.slice(this.#at));
      if (!isCut && !text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(text)?.[0];
    if (number === undefined) {
      if (!this.#isPart || text.slice(this.#at) !== "-") return undefined;
      this.#at++;
      return 0;
    }
    this.#at += number.length;
    // A cut number may end in a dot or an exponent.
    if (this.#isPart && /^[.eE][+-]?$/.test(text.slice(this.#at, this.#at + 3))) {
      this.#at = text.length;
    }
    return Number(number);
  }

  #skipBlanks(): void {
    const text = this.#text;
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    }
  }
}

/** An escape that the document ends in. */
const CUT_ESCAPE = /\\(?:u[0-9a-fA-F]{0,3})?$/;

function unescaped(inside: string): string | undefined {
  try {
    return JSON.parse(`"${inside}"`);
  } catch {
    return undefined;
  }
}
