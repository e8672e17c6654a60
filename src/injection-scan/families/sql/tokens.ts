/**
 * The tokeniser: reads SQL of any dialect from any place of a text on, one token at a time, in one
 * pass. It has no grammar and refuses nothing: what is no SQL becomes names and other signs.
 *
 * What libinjection showed: attacks are told from text by the kinds of their tokens, in the context
 * in which the query would read them. A context here is just where reading begins.
 *
 * @module
 */
import {
  isBlank,
  isDigit,
  isWordPart,
  quotedEnd,
  readBlank,
  readComment,
  skipBlanks,
  wordEnd,
} from "./characters.ts";
import * as Kind from "./kinds.ts";
import { readOperator } from "./operators.ts";
import { IN_PROSE, kindOfCall, kindOfName, kindOfWord, lookUp, PARTS, type Word } from "./words.ts";

/** Strings longer than this are text in quotes. */
const MAX_STRING = 64;
/** What a query's own quote ends is no longer than this. */
const MAX_TAIL = 24;
/** Prefixes of strings: `n'…'`, `x'…'`, `b'…'`, `e'…'`, `_utf8'…'`. */
const STRING_PREFIX = /^(?:[nxbeqr]|nq|u&|_\w{1,12})$/;

/** What PostgreSQL's `copy` goes on with. */
const COPY = /^(?:\(|[\w."]{1,40}\s{1,4}(?:from|to)\s{1,4}(?:program\b|'))/;

/** Reads tokens: `next()` until it says false. Every unit belongs to exactly one token. */
export class SqlReader {
  /** The kind of the token. */
  kind: number = Kind.blank;
  /** Where the token starts. */
  start: number;
  /** Where it ends. */
  end: number;

  readonly text: string;
  private readonly to: number;

  /** Reads `text` from `from` to `to`. The text is in lower case. */
  constructor(text: string, from: number, to: number) {
    this.text = text;
    this.start = this.end = from;
    this.to = to;
  }

  /** Reads the next token; false at the end. */
  next(): boolean {
    const { text, to } = this;
    const at = this.start = this.end;
    if (at >= to) return false;
    const code = text.charCodeAt(at);
    if (isBlank(code)) return this.take(Kind.blank, readBlank(text, at, to));
    if (isDigit(code)) return this.number(at);
    if (isWordPart(code)) return this.word(at);
    switch (code) {
      case 34: // "
      case 39: // '
      case 0x2032: // ′
        return this.string(at, code);
      case 96: // `
        return this.quotedName(at, 96);
      case 91: // [
        return this.quotedName(at, 93);
      case 64: // @
        return this.variable(at);
      case 40:
      case 41:
      case 44:
      case 59:
        return this.take(code, at + 1);
      case 46: // .
        return isDigit(text.charCodeAt(at + 1)) ? this.number(at) : this.take(Kind.other, at + 1);
    }
    const comment = readComment(text, at, to);
    if (comment !== undefined) return this.take(comment.kind, comment.end);
    const { kind, length } = readOperator(text, at);
    return this.take(kind, at + length);
  }

  private take(kind: number, end: number): true {
    this.kind = kind;
    this.end = Math.min(end, this.to);
    return true;
  }

  /** `1`, `1.5`, `1e5`, `0x41`. Letters after it are a word of their own if they are SQL: `1or`. */
  private number(at: number): true {
    const { text, to } = this;
    const second = text.charCodeAt(at + 1);
    if (text.charCodeAt(at) === 48 && (second === 120 || second === 98)) {
      return this.take(Kind.number, wordEnd(text, at, to));
    }
    let end = at;
    while (end < to && (isDigit(text.charCodeAt(end)) || text.charCodeAt(end) === 46)) end++;
    if (text.charCodeAt(end) === 101) {
      // `1.e` and no digit: MySQL reads over it.
      const sign = text.charCodeAt(end + 1);
      let exponent = sign === 43 || sign === 45 ? end + 2 : end + 1;
      const digits = exponent;
      while (exponent < to && isDigit(text.charCodeAt(exponent))) exponent++;
      if (exponent > digits) end = exponent;
      else if (text.charCodeAt(end - 1) === 46 && !isWordPart(sign)) {
        return this.take(Kind.blank, end + 1);
      }
    }
    if (end >= to || !isWordPart(text.charCodeAt(end))) return this.take(Kind.number, end);
    const last = wordEnd(text, end, to);
    const kind = kindOfWord(text.slice(end, last).replace(/\d.*/, ""));
    return kind === Kind.name ? this.take(Kind.name, last) : this.take(Kind.number, end);
  }

  private word(at: number): true {
    const { text, to } = this;
    let end = wordEnd(text, at, to);
    // `1or1=1`
    if (at > 0 && isDigit(text.charCodeAt(at - 1))) {
      const letters = text.slice(at, end).search(/\d/);
      if (letters > 0) end = at + letters;
    }
    const word = text.slice(at, end);
    const next = text.charCodeAt(end);
    // `person(s)`
    if (next === 40 && text.startsWith("(s)", end)) return this.take(Kind.name, end + 3);
    if (next === 39 && end < to && STRING_PREFIX.test(word)) return this.string(end, 39);
    if (text.charCodeAt(at) === 36) return this.dollarString(at, end);
    const known = lookUp(word);
    if (known === undefined) {
      return this.name(word, end, next === 40 && end < to);
    }
    if (known.called === 0 && known.next === undefined && !known.phrase) {
      const isCall = next === 40 && (known.kind === Kind.name || known.kind === Kind.danger);
      return this.take(isCall ? Kind.call : known.kind, end);
    }
    const after = skipBlanks(text, end, to);
    if (known.called !== 0 && after < to && text.charCodeAt(after) === 40) {
      // Other languages have an `exec()` too.
      if (known.called === Kind.statement && at === 0 && text.charCodeAt(after + 1) !== 64) {
        return this.take(Kind.call, end);
      }
      return this.take(known.called, end);
    }
    return this.phrase(word, known, end, after);
  }

  /** A name; a word that SQL does not know is called only if its parenthesis follows at once. */
  private name(word: string, end: number, called: boolean): true {
    const { text } = this;
    // `sleep (5)`
    const isApart = text.charCodeAt(end) === 32 && text.charCodeAt(end + 1) === 40;
    let kind = called || isApart || PARTS.test(word) ? kindOfName(word) : Kind.name;
    if (kind === Kind.name) {
      if (called || isApart) kind = kindOfCall(word);
      // `person (s)`
      if (isApart && kind === Kind.call) kind = Kind.name;
    }
    return this.take(kind, end);
  }

  /** Words that mean something together: `order by`, `drop table`. */
  private phrase(word: string, known: Word, end: number, after: number): true {
    const { text, to } = this;
    const last = wordEnd(text, after, to);
    const next = text.slice(after, last);
    const code = text.charCodeAt(after);
    if (known.next !== undefined) {
      const runs = word.startsWith("exec") &&
        (next === "" ? code === 64 || code === 39 : /_|\.\./.test(next));
      if (runs || (known.next.has(next) && !this.isProseAfter(last))) {
        return this.take(Kind.statement, end);
      }
    }
    switch (word) {
      case "order":
      case "group":
        if (next === "by") return this.take(Kind.by, last);
        break;
      case "into":
        if (next === "outfile" || next === "dumpfile") return this.take(Kind.into, last);
        break;
      case "procedure":
        if (next.startsWith("analy")) return this.take(Kind.into, last);
        break;
      case "top":
        if (isDigit(code)) return this.take(Kind.blank, last);
        break;
      case "case":
        if (next === "when") return this.take(Kind.caseStart, end);
        break;
      case "shutdown":
        if (next === "with" || after >= to || code === 59 || code === 45 || code === 35) {
          return this.take(Kind.statement, last);
        }
        break;
      case "update": {
        const set = skipBlanks(text, last, to);
        if (text.slice(set, wordEnd(text, set, to)) === "set" && !IN_PROSE.test(next)) {
          return this.take(Kind.statement, last);
        }
        break;
      }
      case "copy":
        if (COPY.test(text.slice(after, after + MAX_STRING))) return this.take(Kind.statement, end);
        break;
      case "begin":
      case "call":
      case "do":
        if (kindOfName(next) === Kind.danger) return this.take(Kind.statement, end);
        break;
      case "declare":
      case "set":
        if (code === 64) return this.take(Kind.statement, end);
    }
    return this.take(known.kind, end);
  }

  private isProseAfter(at: number): boolean {
    const { text, to } = this;
    const from = readBlank(text, at, to);
    return IN_PROSE.test(text.slice(from, wordEnd(text, from, to)));
  }

  private string(at: number, quote: number): true {
    const { text, to } = this;
    const end = quotedEnd(text, at, Math.min(to, at + MAX_STRING + 2), quote);
    if (end > 0) return this.take(Kind.string, end);
    if (to - at > MAX_STRING) return this.take(Kind.quote, at + 1);
    return this.take(isProse(text, at + 1, to) ? Kind.openProse : Kind.open, to);
  }

  /** PostgreSQL's `$$…$$` and `$tag$…$tag$`. */
  private dollarString(at: number, end: number): true {
    const { text, to } = this;
    const open = at + text.slice(at, end).indexOf("$", 1) + 1;
    if (open === at) return this.take(Kind.name, end);
    const inside = text.slice(open, Math.min(to, open + MAX_STRING));
    const close = inside.indexOf(text.slice(at, open));
    return close < 0
      ? this.take(Kind.other, open)
      : this.take(Kind.string, open + close + open - at);
  }

  /** `` `name` `` and `[name]`. */
  private quotedName(at: number, quote: number): true {
    const { text, to } = this;
    const end = text.slice(at + 1, Math.min(to, at + MAX_STRING)).indexOf(
      String.fromCharCode(quote),
    );
    if (end < 0) return this.take(Kind.other, at + 1);
    const kind = kindOfWord(text.slice(at + 1, at + 1 + end));
    return this.take(kind === Kind.system ? kind : Kind.name, at + end + 2);
  }

  private variable(at: number): true {
    const { text, to } = this;
    let start = at + 1;
    const next = text.charCodeAt(start);
    // `@ @version`
    if (next === 32 && text.charCodeAt(start + 1) === 64) start++;
    if (next === 62 || next === 63) return this.take(Kind.compare, at + 2);
    if (text.charCodeAt(start) === 64) start++;
    const end = wordEnd(text, start, to);
    if (start === at + 1) return this.take(end > start ? Kind.name : Kind.other, end);
    return this.take(Kind.variable, end);
  }
}

/** True when there are several words, or a long one, or what follows a string in code. */
function isProse(text: string, from: number, to: number): boolean {
  return to - from > MAX_TAIL ||
    /^\s*(?:[,:;)\]}<>]|\.[\w\s]|\.$|\^[\d{])/.test(text.slice(from, to)) ||
    /[^\s\d]\s+[^\s\d]|^\s[a-z]{3}/.test(text.slice(from, to));
}
