/**
 * Reads one expression of a template, token by token, and hands the tokens to what judges them. One
 * pass, bounded state: each character is read once.
 *
 * @module
 */
import { closeAt, type Opening, openingAt, OPENS } from "./delimiters.ts";
import * as Kind from "./kinds.ts";
import type { Evidence } from "./evidence.ts";

/** An expression is read for this many characters. */
const MAX_EXPRESSION = 2_048;
/** A text in quotes within an expression is read for this many. */
const MAX_TEXT = 256;

const BACKSLASH = 92;

const WORD = 1;
const DIGIT = 2;
const QUOTE = 3;
const OPEN = 4;
const CLOSE = 5;

/** What a character is to the reader. */
const CLASS = /* @__PURE__ */ classes();

function classes(): Uint8Array {
  const table = new Uint8Array(128);
  const set = (chars: string, cls: number) => {
    for (const char of chars) table[char.charCodeAt(0)] = cls;
  };
  set("abcdefghijklmnopqrstuvwxyz_", WORD);
  set("0123456789", DIGIT);
  set("\"'`", QUOTE);
  set("([{", OPEN);
  set(")]}", CLOSE);
  return table;
}

/** The class of a character; 0 for signs, spaces and all that is not ASCII. */
function classOf(code: number): number {
  return code < 128 ? CLASS[code] : 0;
}

/**
 * Reads from after an opening on. Returns where reading went to: past the close, or a new opening,
 * which is then in `opening` and noted in the evidence.
 */
export function readExpression(
  text: string,
  from: number,
  opening: Opening,
  evidence: Evidence,
): number {
  const { kind, sign } = opening;
  const last = Math.min(text.length, from + MAX_EXPRESSION);
  let depth = 0;
  for (let i = from; i < last;) {
    const code = text.charCodeAt(i);
    const cls = classOf(code);
    if (cls === WORD || cls === DIGIT) {
      const end = endOfWord(text, i + 1, last);
      if (cls === WORD) evidence.name(text.slice(i, end), text, end);
      else evidence.number(end - i);
      i = end;
      continue;
    }
    if (cls === QUOTE) {
      const end = endOfText(text, i, last);
      if (end > 0) {
        evidence.text(text.slice(i + 1, end), code);
        i = end + 1;
        continue;
      }
    }
    const close = closeAt(text, i, kind, sign, depth);
    if (close > 0) {
      evidence.closed = kind !== Kind.reference;
      return i + close;
    }
    if (code < 128 && OPENS[code] === 1 && !isList(text, i) && openingAt(text, i, opening)) {
      evidence.interrupted = true;
      return i;
    }
    if (cls === OPEN) depth++;
    else if (cls === CLOSE) depth--;
    if (code > 32) evidence.sign(code);
    i++;
  }
  return last;
}

/** `[[1, 2]]` inside an expression is a list of lists. */
function isList(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 91 && (next === 91 || next === 61);
}

function endOfWord(text: string, from: number, last: number): number {
  let end = from;
  for (; end < last; end++) {
    const cls = classOf(text.charCodeAt(end));
    if (cls !== WORD && cls !== DIGIT) break;
  }
  return end;
}

/**
 * Where the text that a quote opens ends; 0 when the quote is none. A quote behind a backslash (JSON
 * in JSON) is closed by the next of its kind.
 */
function endOfText(text: string, at: number, last: number): number {
  const quote = text.charCodeAt(at);
  const escaped = at > 0 && text.charCodeAt(at - 1) === BACKSLASH;
  const end = Math.min(last, at + MAX_TEXT);
  for (let i = at + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i;
    if (code === BACKSLASH && !escaped) i++;
    else if (code === 10) return 0;
  }
  return 0;
}
