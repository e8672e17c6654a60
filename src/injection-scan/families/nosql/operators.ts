/**
 * Query operators where a value was expected: as keys of objects (`{"$ne": null}`), as names of
 * parameters (`user[$ne]=`), or as a key alone.
 *
 * @module
 */
import { lazy } from "../../prefilter/lazy.ts";
import type { Hit } from "../structure.ts";

/** Operators that are nothing else. */
const CLEAR =
  `ne gt gte lt lte nin regex where exists elemmatch expr function accumulator jsonschema nor mod
  bitsallset bitsanyset bitsallclear bitsanyclear geowithin geointersects near nearsphere lookup
  unionwith graphlookup merge mapreduce addfields replaceroot listsessions listlocalsessions
  currentop collstats indexstats facet bucket`;

/** Operators whose names are words: only as keys in quotes, in braces, or in brackets after a name. */
const WORDS =
  `eq in or and not all size set unset inc push pull pop rename match group project out limit sort
  slice options regexmatch cond sum first last setoninsert addtoset pushall pullall bit max min mul
  unwind sample redact text meta func
  jsfunction eval like ilike notlike notin iregexp overlap contained`;

/** Aliases of Mongoose and of query languages over HTTP. */
const ALIAS = "&exists &ne &gt &regex";

interface Operators {
  readonly clear: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

const operators = /* @__PURE__ */ lazy((): Operators => ({
  clear: new Set(CLEAR.split(/\s+/)),
  words: new Set(WORDS.split(/\s+/)),
}));

/** The first operator as a key in a stretch of text. */
export function findOperator(text: string, from: number, to: number): Hit | undefined {
  let best: Hit | undefined;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== DOLLAR && !(code === AMPERSAND && isAlias(text, at))) continue;
    let end = at + 1;
    while (end < to && end < at + 24 && isLetter(text.charCodeAt(end))) end++;
    const name = text.slice(at + 1, end);
    const isClear = operators().clear.has(name);
    if (!isClear && !operators().words.has(name)) continue;
    const score = RANGE.test(name) && isRange(text, at, end)
      ? Math.min(DUAL, scoreOf(text, at, end, isClear))
      : scoreOf(text, at, end, isClear);
    if (score > (best?.score ?? 0)) best = { rule: "query-operator", score, start: at, end };
    at = end - 1;
  }
  return best;
}

/** Comparisons that public query languages have too. */
const RANGE = /^[gl]te?$/;
/** What they score with a number: dual use. */
const DUAL = 0.6;
/** Fields that nobody asks for a range of. */
const CREDENTIAL = /pass|pwd|user|login|mail|token|secret|auth|name|key|pin\b|otp|code|\bid\b/;

/** A range of numbers over an ordinary field: `{"age":{"$gte":18}}`, `price[$lt]=10`, `price[$lt]`. */
function isRange(text: string, at: number, end: number): boolean {
  if (CREDENTIAL.test(text.slice(Math.max(0, at - 24), at))) return false;
  const behind = text.slice(end, end + 32);
  if (text.charCodeAt(at - 1) === 91 && at > 1) {
    return /^\](?:=-?\d[\d.:tz-]*(?:&|$)|$)/.test(behind);
  }
  return isQuote(text, end) &&
    /[:,]\s{0,4}\{?\s{0,4}.$/.test(text.slice(Math.max(0, at - 16), at)) &&
    /^.\s{0,4}:\s{0,4}-?\d[\d.]*\s{0,4}[,}]/.test(behind);
}

const DOLLAR = 36;
const AMPERSAND = 38;

function isAlias(text: string, at: number): boolean {
  return ALIAS.split(" ").some((alias) => text.startsWith(alias, at)) && isQuote(text, at - 1);
}

/** How sure it is that an operator is a key, by what is around it; 0 when it is none. */
function scoreOf(text: string, at: number, end: number, isClear: boolean): number {
  const quoted = isQuote(text, at - 1) && isQuote(text, end);
  const before = skipBack(text, isQuote(text, at - 1) ? at - 2 : at - 1);
  const after = skip(text, isQuote(text, end) ? end + 1 : end);
  const opens = text.charAt(before);
  const closes = text.charAt(after);
  if (closes === "]" && opens === "[") return inBrackets(text, before, after, isClear);
  if (closes === ":") {
    const value = text.charAt(skip(text, after + 1));
    const isList = value === "[" || value === "{";
    if (opens === "{" || (opens === "," && (quoted || isClear || isList))) {
      return quoted || isClear ? 0.93 : 0.9;
    }
    return isClear && (before < 0 || opens === "(" || opens === "[") ? 0.85 : 0;
  }
  if (closes === "=" && isClear) return before < 0 || opens === "&" || opens === "?" ? 0.85 : 0;
  // A key by itself, or the last part of one.
  if (!isClear || after < text.length) return 0;
  if (before < 0) return 0.8;
  return opens === "." && before > 0 && text.length <= MAX_KEY ? 0.8 : 0;
}

const MAX_KEY = 64;

/** `user[$ne]`. An index of that name (`$list[$in]`) is code. */
function inBrackets(text: string, open: number, close: number, isClear: boolean): number {
  let start = open;
  while (start > 0 && start > open - MAX_KEY && isNamePart(text.charCodeAt(start - 1))) start--;
  const sign = text.charAt(start - 1);
  if (sign === "$" || sign === "{" || sign === "@") return 0;
  if (isClear) return 0.95;
  const next = text.charAt(close + 1);
  return next === "=" || next === "[" || (next === "" && open > 0) ? 0.9 : 0;
}

function isNamePart(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 95 || code === 91 ||
    code === 93 ||
    code === 46 || code === 45;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isQuote(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 34 || code === 39 || code === 96;
}

/** Over white space and backslashes: JSON within JSON escapes its quotes. */
function skip(text: string, from: number): number {
  let at = from;
  while (at < text.length && at < from + 8 && isBlank(text.charCodeAt(at))) at++;
  return isQuote(text, at) && text.charCodeAt(at - 1) === 92 ? at + 1 : at;
}

function skipBack(text: string, from: number): number {
  let at = from;
  while (at >= 0 && at > from - 16 && isBlank(text.charCodeAt(at))) at--;
  return at;
}

function isBlank(code: number): boolean {
  return code <= 32 || code === 92;
}
