/**
 * The smallest parts of the tokeniser: classes of characters, and where words, strings, white space
 * and comments end.
 *
 * @module
 */
import * as Kind from "./kinds.ts";

/** White space, and what databases read as such. */
export function isBlank(code: number): boolean {
  return code <= 32 || code === 0x85 || code === 0xa0 || code === 0x3000;
}

/** A decimal digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** What words are made of: letters in lower case, digits, `_`, `$`, and all beyond ASCII. */
export function isWordPart(code: number): boolean {
  return (code >= 97 && code <= 122) || isDigit(code) || code === 95 || code === 36 ||
    (code > 127 && !isBlank(code) && code !== 0x2032);
}

/** Longer words are cut: nothing is looked up that long. */
const MAX_WORD = 64;

/** Where a word ends. Dots inside belong to it: `information_schema.tables`, `master..xp_cmdshell`. */
export function wordEnd(text: string, from: number, to: number): number {
  const last = Math.min(to, from + MAX_WORD);
  let at = from;
  for (; at < last; at++) {
    const code = text.charCodeAt(at);
    if (isWordPart(code)) continue;
    if (code !== 46 || at === from) break;
    const next = text.charCodeAt(at + 1);
    if (
      at + 1 >= to || !(isWordPart(next) || (next === 46 && isWordPart(text.charCodeAt(at + 2))))
    ) {
      break;
    }
  }
  return at;
}

/** Where white space ends. */
export function readBlank(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Where white space and comments in a row end: no more than a few comments. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  for (let parts = 0; parts < 8; parts++) {
    at = readBlank(text, at, to);
    const comment = at < to ? readComment(text, at, to) : undefined;
    if (comment === undefined || comment.kind !== Kind.blank) break;
    at = comment.end;
  }
  return at;
}

/** The end of a quoted string after its last quote, or 0. Quotes twice and backslashes escape. */
export function quotedEnd(text: string, from: number, to: number, quote: number): number {
  for (let at = from + 1; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === quote) {
      if (at + 1 < to && text.charCodeAt(at + 1) === quote) at++;
      else return at + 1;
    }
  }
  return 0;
}

/** A comment: what it counts as, and where it ends. */
interface Comment {
  readonly kind: number;
  readonly end: number;
}

/** Comments longer than this are looked into. */
const MAX_COMMENT = 64;
/** How far back the beginning of a conditional comment is looked for. */
const MAX_CONDITIONAL = 64;

/**
 * The comment that starts here, if any. One with more after it is white space; that includes the
 * brackets of MySQL's conditional comments, which the server reads: what is in them counts.
 */
export function readComment(text: string, at: number, to: number): Comment | undefined {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (code === 47 && next === 42) return bracketComment(text, at, to);
  if (code === 42 && next === 47 && closes(text, at)) return { kind: Kind.blank, end: at + 2 };
  if (code === 45 && next === 45) return lineComment(text, at, at + 2, to);
  if (code === 35) return lineComment(text, at, at + 1, to);
  return undefined;
}

/** The end of a conditional comment, or of one that began before the text. */
function closes(text: string, at: number): boolean {
  const first = Math.max(0, at - MAX_CONDITIONAL);
  const before = text.slice(first, at).lastIndexOf("/*");
  return before < 0 ? readBlank(text, 0, at) === at : text.charCodeAt(first + before + 2) === 33;
}

function bracketComment(text: string, at: number, to: number): Comment {
  if (text.charCodeAt(at + 2) === 33) {
    let end = at + 3;
    while (end < to && end < at + 9 && isDigit(text.charCodeAt(end))) end++;
    return { kind: Kind.blank, end };
  }
  const last = Math.min(to, at + MAX_COMMENT);
  const close = text.slice(at + 2, last).indexOf("*/");
  if (close >= 0) return { kind: Kind.blank, end: at + 2 + close + 2 };
  return last === to ? rest(text, at + 2, to) : { kind: Kind.blank, end: at + 2 };
}

function lineComment(text: string, at: number, inside: number, to: number): Comment {
  const last = Math.min(to, at + MAX_COMMENT);
  const line = text.slice(inside, last).search(/[\n\r]/);
  if (line >= 0 && readBlank(text, inside + line, to) < to) {
    return { kind: Kind.blank, end: inside + line };
  }
  if (line < 0 && last < to) return { kind: Kind.blank, end: inside };
  // `#1` and `#tag` are no comments of attackers.
  if (text.charCodeAt(at) === 35 && isWordPart(text.charCodeAt(inside))) {
    return { kind: Kind.commentProse, end: to };
  }
  return rest(text, inside, to);
}

function rest(text: string, from: number, to: number): Comment {
  const isProse = /[a-z\u0080-\uffff][\s.,!?]+[a-z\u0080-\uffff]/.test(text.slice(from, to));
  return { kind: isProse ? Kind.commentProse : Kind.comment, end: to };
}
