/**
 * Reads the declarations of document types: `<!DOCTYPE`, `<!ENTITY`, `<!NOTATION` (XML 1.0, 2.8 and
 * 4.2), one after the other in one pass.
 *
 * @module
 */

/** One declaration. */
export interface Declaration {
  /** `doctype`, `entity` or `notation`. */
  readonly kind: string;
  /** What it declares. */
  readonly name: string;
  /** True for a parameter entity: `%`. */
  readonly parameter: boolean;
  /** `system`, `public`, or empty. */
  readonly keyword: string;
  /** The quoted parts: identifiers, or an entity's value. */
  readonly literals: readonly string[];
  /** True when an internal subset follows. */
  readonly subset: boolean;
  /** Where it starts. */
  readonly start: number;
  /** Where reading stopped. */
  readonly end: number;
}

const KINDS = ["doctype", "entity", "notation"];

/** Parts of a declaration that are read: a name, a keyword and two literals, with room for tricks. */
const MAX_PARTS = 8;
/** The longest part. */
const MAX_PART = 512;

/** Reads declarations from a text. */
export class Declarations {
  private readonly text: string;
  private at = 0;
  /** Quotes that are not ahead any more. */
  private absent = "";

  constructor(text: string) {
    this.text = text;
  }

  /** The next declaration, or undefined. */
  next(): Declaration | undefined {
    const { text } = this;
    for (;;) {
      const start = text.indexOf("<!", this.at);
      if (start < 0) return undefined;
      this.at = start + 2;
      const kind = KINDS.find((name) => text.startsWith(name, start + 2));
      if (kind === undefined) continue;
      this.at += kind.length;
      const declaration = this.read(kind, start);
      if (declaration !== undefined) return declaration;
    }
  }

  private read(kind: string, start: number): Declaration | undefined {
    const { text } = this;
    const words: string[] = [];
    const literals: string[] = [];
    let parameter = false;
    let subset = false;
    for (let part = 0; part < MAX_PARTS; part++) {
      this.skipSpace();
      const char = text[this.at];
      if (char === undefined || char === ">" || char === "<") break;
      if (char === "[") {
        subset = true;
        this.at++;
        break;
      }
      if (char === "%" && words.length === 0) {
        parameter = true;
        this.at++;
      } else if (char === '"' || char === "'") {
        const literal = this.literal(char);
        literals.push(literal ?? text.slice(this.at + 1, this.at + MAX_PART));
        // The text ends within it: what it holds is read again.
        if (literal === undefined) break;
      } else words.push(this.word());
    }
    const [name, keyword = ""] = words;
    if (name === undefined) return undefined;
    const external = /^s[a-z]{3,5}$|^p[a-z]{4,6}$/.test(keyword);
    return {
      kind,
      name,
      parameter,
      keyword: external ? (keyword.startsWith("p") ? "public" : "system") : "",
      literals,
      subset,
      start,
      end: this.at,
    };
  }

  private word(): string {
    const { text } = this;
    const from = this.at;
    const last = Math.min(text.length, from + MAX_PART);
    while (this.at < last && !/[\s"'[<>]/.test(text[this.at])) this.at++;
    return text.slice(from, this.at);
  }

  private literal(quote: string): string | undefined {
    const from = this.at + 1;
    const end = this.absent.includes(quote) ? -1 : this.text.indexOf(quote, from);
    if (end < 0) {
      this.absent += quote;
      return undefined;
    }
    this.at = end + 1;
    return this.text.slice(from, Math.min(end, from + MAX_PART));
  }

  /** Whitespace, and what some parsers take for it. */
  private skipSpace(): void {
    while (this.text.charCodeAt(this.at) <= 32) this.at++;
  }
}
