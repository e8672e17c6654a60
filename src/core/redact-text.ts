/**
 * Removes secrets from free text: user info and parameters of URLs, `name=value`, headers, and JSON
 * or other literals within the text. One pass, linear in the length of the text.
 *
 * @module
 */
import { mayHoldSecret, parameterName } from "./secrets.ts";
import type { Secrecy } from "./secrets.ts";

/** The secrets to remove, and their replacement. */
export interface TextRules {
  /** Decides when the value under a name is a secret. */
  secrecyOf(name: string): Secrecy;
  /** The replacement of a secret. */
  readonly mark: string;
  /** Whether names are also secret that `secrets.ts` does not know. */
  readonly hasOwnNames: boolean;
}

const USER_INFO = /\b([a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#"'<>\\]{1,512}@/gi;
/** `name=value` after `?`, `&` or `#`, as in a URL. */
const PARAMETER = /([?&#])([^=&#?\s]{1,100})=([^&#\s"'<>]*)/g;
const CREDENTIALS = /\b(Bearer|Basic|Digest)\s+[\w.~+/=-]{6,}/gi;
/** A name, perhaps in (escaped) quotes, and `=` or `:` after it. */
const NAME = /(?<![\w.$-])([A-Za-z_][\w.$-]{0,99})(\\*["'])?[ \t]{0,2}([=:])[ \t]{0,2}/g;
const UNQUOTED = /[^\s,;&"'<>{}()\]\\]*/y;
/** Headers whose whole line is secret. */
const SECRET_LINE = /^(?:(?:proxy-)?authorization|(?:set-)?cookie)$/i;
const LINE = /(?:(?:[A-Za-z][\w-]*) (?=\S))?([^\r\n"]*)/y;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const NOT_SECRET = /^(?:true|false|null|undefined|)$/;

/** Returns the text without secrets. */
export function redactText(text: string, rules: TextRules): string {
  const { mark } = rules;
  let shown = text;
  if (shown.includes("://")) shown = shown.replace(USER_INFO, `$1${mark}@`);
  const pairs = shown.includes("=") || shown.includes(":");
  if (pairs && (rules.hasOwnNames || mayHoldSecret(shown))) {
    shown = withoutPairs(withoutParameters(shown, rules), rules);
  }
  return shown.includes(" ") ? shown.replace(CREDENTIALS, `$1 ${mark}`) : shown;
}

function withoutParameters(text: string, rules: TextRules): string {
  if (!text.includes("=")) return text;
  return text.replace(
    PARAMETER,
    (all, before: string, name: string, value: string) =>
      isSecretParameter(name, value, rules) ? `${before}${name}=${rules.mark}` : all,
  );
}

/** Whether a query parameter is a secret by its name, or has an encoded URL or JSON with one. */
export function isSecretParameter(name: string, value: string, rules: TextRules): boolean {
  if (value === "") return false;
  const secrecy = rules.secrecyOf(parameterName(name));
  if (secrecy !== "never") return !(secrecy === "unless-count" && NUMBER.test(value));
  if (!value.includes("%")) return false;
  const inner = parameterName(value);
  return inner !== value && redactText(inner, rules) !== inner;
}

function withoutPairs(text: string, rules: TextRules): string {
  let shown = "";
  let from = 0;
  NAME.lastIndex = 0;
  for (let found = NAME.exec(text); found !== null; found = NAME.exec(text)) {
    const [, name, quote, sign] = found;
    const secrecy = rules.secrecyOf(name);
    if (secrecy === "never" || secrecy === "in-query") continue;
    const start = NAME.lastIndex;
    const [at, end] = valueAt(text, start, name, quote !== undefined || sign === "=", secrecy);
    if (end <= at || text.startsWith(rules.mark, at)) continue;
    shown += text.slice(from, at) + rules.mark;
    from = NAME.lastIndex = end;
  }
  NAME.lastIndex = 0;
  return from === 0 ? text : shown + text.slice(from);
}

/** Finds the secret value that begins at a place; the range is empty if there is none. */
function valueAt(
  text: string,
  start: number,
  name: string,
  isPair: boolean,
  secrecy: Secrecy,
): readonly [at: number, end: number] {
  const opened = openedAt(text, start);
  if (opened !== undefined) {
    const value = text.slice(...opened);
    return secrecy === "unless-count" && NUMBER.test(value) ? [start, start] : opened;
  }
  if (isPair && (text[start] === "{" || text[start] === "[")) {
    return [start, closedAt(text, start)];
  }
  if (!isPair && SECRET_LINE.test(name)) return lineAt(text, start);
  // In prose a colon says nothing: "token: expired". A name with a hyphen is that of a header.
  if (!isPair && !name.includes("-")) return [start, start];
  UNQUOTED.lastIndex = start;
  const value = UNQUOTED.exec(text)![0];
  const isShown = NOT_SECRET.test(value) || (secrecy !== "always" && NUMBER.test(value));
  return [start, isShown ? start : start + value.length];
}

/** The content of a quoted value, whose quotes may be escaped; to the end of a cut text. */
function openedAt(text: string, start: number): readonly [number, number] | undefined {
  let at = start;
  while (text[at] === "\\") at++;
  if (text[at] !== '"' && text[at] !== "'") return undefined;
  const quote = text.slice(start, at + 1);
  for (let end = text.indexOf(quote, at + 1); end >= 0; end = text.indexOf(quote, end + 1)) {
    if (text[end - 1] !== "\\" || isEscapedBackslash(text, end, quote)) return [at + 1, end];
  }
  return [at + 1, text.length];
}

/** Whether the backslash before a plain quote is escaped itself: `"a\\"` ends there. */
function isEscapedBackslash(text: string, end: number, quote: string): boolean {
  let slashes = 0;
  while (text[end - 1 - slashes] === "\\") slashes++;
  return quote.length === 1 && slashes % 2 === 0;
}

/** The end of an object or array, to the end of a cut text. Brackets in strings count too. */
function closedAt(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "{" || text[at] === "[") depth++;
    else if ((text[at] === "}" || text[at] === "]") && --depth === 0) return at + 1;
  }
  return text.length;
}

/** The rest of a header's line, without the scheme of credentials. */
function lineAt(text: string, start: number): readonly [number, number] {
  LINE.lastIndex = start;
  const [all, value] = LINE.exec(text)!;
  return [start + all.length - value.length, start + all.length];
}
