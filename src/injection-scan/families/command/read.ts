/**
 * A shell's words, read as a shell reads them: quotes and escapes removed, empty expansions gone,
 * `$IFS` a space, `{a,b}` two words.
 *
 * Quotes do not hide separators here: whether a value starts inside or outside of quotes is not
 * known, and what is an argument in one case is a command in the other.
 *
 * @module
 */
import { baseName, kindOf, Name } from "./names.ts";

/** A word as read. The same object is reused. */
export interface Word {
  /** The word, with quotes and escapes removed. */
  text: string;
  /** Where it ends in the text. */
  end: number;
  /** How often something was written that a shell removes again from within the word. */
  tricks: number;
}

/** What a simple command is. */
export interface Command {
  /** Its words; the first is its name. */
  readonly words: string[];
  /** Where it starts. */
  start: number;
  /** Where it ends: at a separator, a bracket, the end. */
  end: number;
  /** How often its name was disguised. */
  tricks: number;
  /** How often its arguments were. */
  inner: number;
  /** True when it is a list in braces. */
  braced: boolean;
  /** True when a redirection was seen. */
  redirects: boolean;
}

/** Words longer than this are cut. */
const MAX_WORD = 96;
/** More words than this are not kept. */
const MAX_WORDS = 12;

const SPACE = 1;
const END = 2;
const SPECIAL = 4;

const CLASS = /* @__PURE__ */ classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(128);
  table.fill(SPACE, 0, 33);
  table[10] = table[13] = END;
  for (const c of ";|&)(`") table[c.charCodeAt(0)] = END;
  for (const c of "'\"\\^$%<>") table[c.charCodeAt(0)] = SPECIAL;
  return table;
}

const word: Word = { text: "", end: 0, tricks: 0 };

/** Reads the simple command at a place. `plus`: plus signs are spaces; `strict`: of known names only. */
export function readCommand(
  text: string,
  from: number,
  to: number,
  plus: boolean,
  strict: boolean,
  command: Command,
): void {
  const { words } = command;
  words.length = 0;
  command.start = from;
  command.tricks = command.inner = 0;
  command.redirects = command.braced = false;
  let i = from;
  let brace = false;
  while (i < to && words.length < MAX_WORDS) {
    const unit = text.charCodeAt(i);
    const kind = unit < 128 ? CLASS[unit] : 0;
    if (kind === SPACE || (plus && unit === PLUS)) i++;
    else if ((kind === END && !isEmptyTicks(text, i)) || isWrittenBreak(text, i)) break;
    else if (unit === BRACE && words.length === 0 && isBraceList(text, i, to)) {
      brace = command.braced = true;
      if (text.charCodeAt(i + 1) === COMMA) command.tricks++;
      i++;
    } else if (brace && (unit === COMMA || unit === CLOSING)) {
      if (unit === CLOSING) brace = false;
      i++;
    } else if ((unit === LESS || unit === GREATER) && text.charCodeAt(i + 1) !== PAREN) {
      if (words.length === 0) break;
      command.redirects = true;
      i++;
    } else if ((unit === LESS || unit === GREATER || unit === DOLLAR) && isOpen(text, i)) break;
    else {
      readWord(text, i, to, plus, brace);
      if (words.length === 0) command.tricks += word.tricks;
      else command.inner += word.tricks;
      i = Math.max(i + 1, word.end);
      if (word.text === "") continue;
      words.push(word.text);
      // Most words behind a separator are none: their arguments need not be read.
      if (strict && words.length === 1 && kindOf(baseName(word.text)) === Name.none) break;
    }
  }
  command.end = i;
}

const PLUS = 43;
const BRACE = 123;
const CLOSING = 125;
const COMMA = 44;
const LESS = 60;
const GREATER = 62;
const PAREN = 40;
const DOLLAR = 36;
const BACKTICK = 96;

/** An empty pair of backticks is nothing. */
function isEmptyTicks(text: string, at: number): boolean {
  return text.charCodeAt(at) === BACKTICK && text.charCodeAt(at + 1) === BACKTICK;
}

function isPlain(unit: number, plus: boolean, brace: boolean): boolean {
  if (unit > 127) return true;
  if (CLASS[unit] !== 0 || (plus && unit === PLUS)) return false;
  return !brace || (unit !== COMMA && unit !== CLOSING);
}

/** `%0a`, `\\n`: a line break as written, that something behind this will make one. */
export function isWrittenBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (unit === 92) return (next === 110 || next === 114) && !isLetter(text.charCodeAt(at + 2));
  if (unit !== 37 || next !== 48) return false;
  const digit = text.charCodeAt(at + 2);
  return digit === 97 || digit === 100;
}

/** The start of a substitution that holds something. */
function isOpen(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === PAREN && text.charCodeAt(at + 2) !== 41;
}

/** `{a,b}`: a list without spaces. */
function isBraceList(text: string, at: number, to: number): boolean {
  let commas = 0;
  for (let i = at + 1; i < Math.min(to, at + 64); i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 32 || unit === 58) return false;
    if (unit === COMMA) commas++;
    if (unit === CLOSING) return commas > 0;
  }
  return false;
}

/** Reads one word. */
function readWord(
  text: string,
  from: number,
  to: number,
  plus: boolean,
  brace: boolean,
): void {
  const last = Math.min(to, from + MAX_WORD);
  let out = "";
  let quotes = 0;
  let inner = 0;
  word.tricks = 0;
  let i = from;
  while (i < last) {
    const unit = text.charCodeAt(i);
    const kind = unit < 128 ? CLASS[unit] : 0;
    if (kind === 0) {
      if (plus && unit === PLUS) break;
      if (brace && (unit === COMMA || unit === CLOSING)) break;
      const start = i;
      while (++i < last && isPlain(text.charCodeAt(i), plus, brace));
      out += text.slice(start, i);
      continue;
    }
    if (isWrittenBreak(text, i)) break;
    if (unit === 34 || unit === 39) {
      quotes++;
      // A quote between two characters of a word: nobody writes that to quote it.
      if (out !== "" && isWordAt(text, i + 1)) inner++;
      i++;
      continue;
    }
    const skipped = kind === SPECIAL || kind === END ? skipNothing(text, i, out) : 0;
    if (skipped > 0) {
      if (out !== "" && text.charCodeAt(i) !== 92 || isLetter(text.charCodeAt(i - 1))) {
        word.tricks++;
      }
      i += skipped;
      continue;
    }
    if (skipped < 0) {
      word.tricks += 2;
      i -= skipped;
      break;
    }
    if (kind !== SPECIAL || unit === LESS || unit === GREATER) break;
    if (unit === DOLLAR && isOpen(text, i)) break;
    out += text[i++];
  }
  if (quotes % 2 === 0) word.tricks += inner;
  word.text = out;
  word.end = i;
}

/**
 * How many units a shell removes from within a word: an escape, a caret of cmd.exe, an expansion that
 * gives nothing. Negative for what it makes a space of.
 */
function skipNothing(text: string, at: number, out: string): number {
  const unit = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  switch (unit) {
    case 92:
      if (next === 10) return 2;
      // Backslashes of a Windows path stay.
      return isLetter(next) && /^[\w-]*$/.test(out) ? 1 : 0;
    case 94:
      return isLetter(next) || next === 34 ? 1 : 0;
    case BACKTICK:
      return next === BACKTICK ? 2 : 0;
    case LESS:
    case GREATER:
      return next === PAREN && text.charCodeAt(at + 2) === 41 ? 3 : 0;
    case 37: {
      const cut = /^%\w{1,24}:~-?\d{1,3}(?:,-?\d{1,3})?%/.exec(text.slice(at, at + 40));
      return cut === null ? 0 : -cut[0].length;
    }
    case DOLLAR:
      return skipExpansion(text, at, next, out);
    default:
      return 0;
  }
}

function skipExpansion(text: string, at: number, next: number, out: string): number {
  if (next === PAREN) return text.charCodeAt(at + 2) === 41 ? 3 : 0;
  if (next === 39 || next === 34) return 1;
  const after = text.slice(at, at + 24);
  const spaces = /^(?:\$ifs(?:\$?\d|\$@)?(?![a-z_])|\$\{ifs[^}]{0,12}\})/.exec(after);
  if (spaces !== null) return -spaces[0].length;
  if (out === "" && !/^\$(?:[@*!#?\d-]|\{[\w!@#*]{1,12}\})[\w/]/.test(after)) return 0;
  const empty = /^\$(?:[@*!#?\d-]|\{[\w!@#*]{1,16}\}|[a-z_]\w{0,8}(?=[\\'"$,\s]|$))/.exec(after);
  return empty === null ? 0 : empty[0].length;
}

function isWordAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 34 || unit === 39) return isLetter(text.charCodeAt(at + 1));
  return isLetter(unit);
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}
