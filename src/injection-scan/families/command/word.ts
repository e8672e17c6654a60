/**
 * One word of a shell, read as a shell reads it: quotes and escapes removed, empty expansions gone,
 * `$IFS` a space.
 *
 * Quotes do not hide separators here: whether a value starts inside or outside of quotes is not
 * known, and what is an argument in one case is a command in the other.
 *
 * @module
 */

/** A word as read. The same object is reused. */
export interface Word {
  /** The word, with quotes and escapes removed. */
  text: string;
  /** Where it ends in the text. */
  end: number;
  /** How often something was written that a shell removes again from within the word. */
  tricks: number;
}

/** Words longer than this are cut. */
const MAX_WORD = 96;
/** What a character is to a shell. */
export const Kind = { plain: 0, space: 1, end: 2, special: 4 } as const;

const KINDS = /* @__PURE__ */ kindTable();

function kindTable(): Uint8Array {
  const table = new Uint8Array(128);
  table.fill(Kind.space, 0, 33);
  table[10] = table[13] = Kind.end;
  for (const c of ";|&)(`") table[c.charCodeAt(0)] = Kind.end;
  for (const c of "'\"\\^$%<>") table[c.charCodeAt(0)] = Kind.special;
  return table;
}

/** What the character is: one of {@link Kind}. */
export function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 128 ? KINDS[unit] : Kind.plain;
}

/** The signs that are told apart. */
export const Sign = {
  plus: 43,
  comma: 44,
  less: 60,
  greater: 62,
  paren: 40,
  dollar: 36,
  backtick: 96,
  brace: 123,
  closing: 125,
} as const;

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
export function isOpen(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === Sign.paren && text.charCodeAt(at + 2) !== 41;
}

/** Reads one word. */
export function readWord(
  text: string,
  from: number,
  to: number,
  plus: boolean,
  brace: boolean,
  word: Word,
): void {
  const last = Math.min(to, from + MAX_WORD);
  let out = "";
  let quotes = 0;
  let inner = 0;
  word.tricks = 0;
  let i = from;
  while (i < last) {
    const unit = text.charCodeAt(i);
    const kind = kindAt(text, i);
    if (kind === Kind.plain) {
      if (plus && unit === Sign.plus) break;
      if (brace && (unit === Sign.comma || unit === Sign.closing)) break;
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
    const skipped = kind === Kind.special || kind === Kind.end ? skipNothing(text, i, out) : 0;
    if (skipped > 0) {
      // Two backticks at a word's end close a span of code.
      const within = unit !== Sign.backtick || isLetter(text.charCodeAt(i + skipped));
      if (within && (out !== "" && unit !== 92 || isLetter(text.charCodeAt(i - 1)))) word.tricks++;
      i += skipped;
      continue;
    }
    if (skipped < 0) {
      word.tricks += 2;
      i -= skipped;
      break;
    }
    if (kind !== Kind.special || unit === Sign.less || unit === Sign.greater) break;
    if (unit === Sign.dollar && isOpen(text, i)) break;
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
    case Sign.backtick:
      return next === Sign.backtick ? 2 : 0;
    case Sign.less:
    case Sign.greater:
      return next === Sign.paren && text.charCodeAt(at + 2) === 41 ? 3 : 0;
    case 37: {
      const cut = /^%\w{1,24}:~-?\d{1,3}(?:,-?\d{1,3})?%/.exec(text.slice(at, at + 40));
      return cut === null ? 0 : -cut[0].length;
    }
    case Sign.dollar:
      return skipExpansion(text, at, next, out);
    default:
      return 0;
  }
}

function skipExpansion(text: string, at: number, next: number, out: string): number {
  if (next === Sign.paren) return text.charCodeAt(at + 2) === 41 ? 3 : 0;
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

function isPlain(unit: number, plus: boolean, brace: boolean): boolean {
  if (unit > 127) return true;
  if (KINDS[unit] !== Kind.plain || (plus && unit === Sign.plus)) return false;
  return !brace || (unit !== Sign.comma && unit !== Sign.closing);
}
