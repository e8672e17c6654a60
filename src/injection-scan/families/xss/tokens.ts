/**
 * A small HTML tokeniser: tags, attributes, comments and raw text, in one pass over a bounded text.
 *
 * It follows the tokenisation of the HTML Standard (13.2.5) where an attack could tell the
 * difference, and leans towards the attacker where browsers and filters disagree: a `<` before a
 * letter starts a tag wherever it stands, end tags and processing instructions have attributes, and
 * a comment that never ends hides nothing.
 *
 * @module
 */

import {
  BACKTICK,
  cleanName,
  EQUALS,
  GREATER,
  isLetter,
  isQuote,
  isSpace,
  LESS,
  PLUS,
  separates,
  SLASH,
  SPACE,
  TAB,
} from "./characters.ts";
import * as Kind from "./kinds.ts";
import type { TokensOptions } from "./kinds.ts";

/** The tokens of one text, pulled one by one. */
export class Tokens {
  /** What the current token is. */
  kind = 0;
  /** Where the current token starts. */
  start = 0;
  /** Where it ends. */
  end = 0;
  /** Its name: of a tag or an attribute. */
  nameStart = 0;
  /** Where its name ends. */
  nameEnd = 0;
  /** Its value: of an attribute, a comment, raw text. */
  valueStart = 0;
  /** Where its value ends. */
  valueEnd = 0;
  /** True when an attribute has a value, be it an empty one. */
  hasValue = false;

  private readonly text: string;
  private readonly quotes: boolean;
  private at = 0;
  private inTag: boolean;
  private raw = "";
  /** Ends that were looked for once and are not ahead: they are not looked for again. */
  private readonly absent = new Set<string>();

  constructor(text: string, options: TokensOptions) {
    this.text = text;
    this.quotes = options.quotes;
    this.inTag = options.inTag;
  }

  /** Moves to the next token; false at the end of the text. */
  next(): boolean {
    const { text } = this;
    while (this.at < text.length) {
      if (this.inTag) {
        if (this.readInTag()) return true;
      } else if (this.raw !== "") {
        if (this.readRaw()) return true;
      } else {
        const { at } = this;
        const less = text.charCodeAt(at) === LESS ? at : text.indexOf("<", at);
        if (less < 0) this.at = text.length;
        else if (this.readMarkup(less)) return true;
      }
    }
    return false;
  }

  private emit(kind: number, start: number, end: number, valueStart: number, valueEnd: number) {
    this.kind = kind;
    this.start = start;
    this.end = this.at = end;
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
    return true;
  }

  private readMarkup(less: number): boolean {
    const { text } = this;
    let at = less + 1;
    // NUL and its like vanish in some parsers.
    while (text.charCodeAt(at) < TAB) at++;
    const code = text.charCodeAt(at);
    if (code === 33) return this.readDeclaration(less, at + 1);
    if (code === SLASH) return this.openTag(Kind.close, less, at + 1);
    if (isLetter(code) || code === 63) return this.openTag(Kind.open, less, at);
    if (isSpace(code)) {
      const last = at + 4;
      while (at < last && isSpace(text.charCodeAt(at))) at++;
      if (text.startsWith("script", at)) return this.openTag(Kind.open, less, at);
    }
    this.at = less + 1;
    return false;
  }

  private openTag(kind: number, less: number, from: number): boolean {
    const { text } = this;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === SLASH || code === GREATER || isSpace(code)) break;
      if (code === LESS || (!this.quotes && (isQuote(code) || code === PLUS))) break;
    }
    this.nameStart = from;
    this.nameEnd = at;
    this.inTag = true;
    if (kind === Kind.open && this.quotes) this.raw = this.rawKind(from, at);
    return this.emit(kind, less, at, at, at);
  }

  /** Which raw text a tag opens; a prefix does not matter, foreign content has scripts too. */
  private rawKind(from: number, to: number): string {
    // "t" of script, "e" of style: most names are told apart by that.
    const last = this.text.charCodeAt(to - 1);
    if (to - from < 5 || (last !== 116 && last !== 101)) return "";
    const name = cleanName(this.text.slice(Math.max(from, to - 16), to));
    if (name === "script" || name.endsWith(":script")) return "script";
    return name === "style" || name.endsWith(":style") ? "style" : "";
  }

  private readInTag(): boolean {
    const { text } = this;
    let at = this.at;
    let code = text.charCodeAt(at);
    while (code <= SPACE || code === SLASH || (!this.quotes && separates(code))) {
      code = text.charCodeAt(++at);
    }
    this.at = at;
    if (at >= text.length) return false;
    if (code === GREATER || (code === LESS && this.startsMarkup(at))) {
      this.inTag = false;
      return this.emit(Kind.end, at, code === GREATER ? at + 1 : at, at, at);
    }
    return this.readAttribute(at);
  }

  private readAttribute(from: number): boolean {
    const { text } = this;
    let at = from + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === EQUALS || code === GREATER || code === SLASH || isSpace(code)) break;
      if (code === LESS && this.startsMarkup(at)) break;
      if (!this.quotes && separates(code)) break;
    }
    this.nameStart = from;
    this.nameEnd = at;
    let value = this.skipSpace(at);
    this.hasValue = text.charCodeAt(value) === EQUALS;
    if (!this.hasValue) return this.emit(Kind.attribute, from, at, at, at);
    value = this.skipSpace(value + 1);
    const quote = text.charCodeAt(value);
    if (this.quotes && isQuote(quote)) {
      const end = this.find(text[value], value + 1);
      // A back-tick that is never closed is a character like others.
      if (end >= 0) return this.emit(Kind.attribute, from, end + 1, value + 1, end);
      if (quote !== BACKTICK) {
        return this.emit(Kind.attribute, from, text.length, value + 1, text.length);
      }
    }
    if (!this.quotes) { while (separates(text.charCodeAt(value))) value++; }
    const end = this.unquotedEnd(value);
    return this.emit(Kind.attribute, from, end, value, end);
  }

  private unquotedEnd(from: number): number {
    const { text } = this;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === GREATER || isSpace(code)) break;
      if (!this.quotes && code === LESS && this.startsMarkup(at)) break;
    }
    if (!this.quotes) { while (at > from && isQuote(text.charCodeAt(at - 1))) at--; }
    return at;
  }

  private readRaw(): boolean {
    const from = this.at;
    const end = this.find(`</${this.raw}`, from);
    this.raw = "";
    const to = end < 0 ? this.text.length : end;
    if (to === from) return false;
    return this.emit(Kind.raw, from, to, from, to);
  }

  /** After `<!`. */
  private readDeclaration(less: number, from: number): boolean {
    const { text } = this;
    if (text.startsWith("--", from)) return this.readComment(less, from + 2);
    if (text.startsWith("[cdata[", from)) {
      const inside = from + 7;
      const end = this.find("]]>", inside);
      return this.emit(Kind.cdata, less, inside, inside, end < 0 ? text.length : end);
    }
    const end = this.find(">", from);
    if (end < 0) return this.emit(Kind.declaration, less, from, from, text.length);
    return this.emit(Kind.declaration, less, end + 1, from, end);
  }

  private readComment(less: number, from: number): boolean {
    const { text } = this;
    // `<!-->` and `<!--->` are comments, at once closed.
    if (text.charCodeAt(from) === GREATER) {
      return this.emit(Kind.comment, less, from + 1, from, from);
    }
    if (text.startsWith("->", from)) return this.emit(Kind.comment, less, from + 2, from, from);
    const plain = this.find("-->", from);
    const odd = this.find("--!>", from);
    const end = plain < 0 ? odd : odd < 0 ? plain : Math.min(plain, odd);
    // Conditional comments hold markup.
    if (end < 0 || text.startsWith("[if", from)) {
      return this.emit(Kind.comment, less, from, from, from);
    }
    return this.emit(Kind.comment, less, end + (end === odd ? 4 : 3), from, end);
  }

  private find(what: string, from: number): number {
    if (this.absent.has(what)) return -1;
    const at = this.text.indexOf(what, from);
    if (at < 0) this.absent.add(what);
    return at;
  }

  private skipSpace(from: number): number {
    let at = from;
    const { text, quotes } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code > SPACE && (quotes || code !== PLUS) || at >= text.length) return at;
      at++;
    }
  }

  private startsMarkup(less: number): boolean {
    const code = this.text.charCodeAt(less + 1);
    return isLetter(code) || code === SLASH || code === 33;
  }
}
