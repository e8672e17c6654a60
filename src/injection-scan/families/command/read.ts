/**
 * One simple command of a shell: its name and arguments, up to a separator.
 *
 * @module
 */
import { isOpen, isWrittenBreak, Kind, kindAt, readWord, Sign, type Word } from "./word.ts";

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

/** A command that is still to be read. */
export function emptyCommand(): Command {
  return { words: [], start: 0, end: 0, tricks: 0, inner: 0, braced: false, redirects: false };
}

/** More words than this are not kept. */
const MAX_WORDS = 12;

const word: Word = { text: "", end: 0, tricks: 0 };

/** Reads the simple command at a place. `plus`: plus signs are spaces; `isName`: it ends after a word that is none. */
export function readCommand(
  text: string,
  from: number,
  to: number,
  plus: boolean,
  isName: ((word: string) => boolean) | undefined,
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
    const kind = kindAt(text, i);
    if (kind === Kind.space || (plus && unit === Sign.plus)) i++;
    else if ((kind === Kind.end && !isEmptyTicks(text, i)) || isWrittenBreak(text, i)) break;
    else if (unit === Sign.brace && words.length === 0 && isBraceList(text, i, to)) {
      brace = command.braced = true;
      if (text.charCodeAt(i + 1) === Sign.comma) command.tricks++;
      i++;
    } else if (brace && (unit === Sign.comma || unit === Sign.closing)) {
      if (unit === Sign.closing) brace = false;
      i++;
    } else if (
      (unit === Sign.less || unit === Sign.greater) && text.charCodeAt(i + 1) !== Sign.paren
    ) {
      if (words.length === 0) break;
      command.redirects = true;
      i++;
    } else if (
      (unit === Sign.less || unit === Sign.greater || unit === Sign.dollar) && isOpen(text, i)
    ) break;
    else {
      readWord(text, i, to, plus, brace, word);
      if (words.length === 0) command.tricks += word.tricks;
      else command.inner += word.tricks;
      i = Math.max(i + 1, word.end);
      if (word.text === "") continue;
      // `$u cat`: a variable that is not set is nothing.
      if (words.length === 0 && from > 0 && /^\$[a-z_]\w{0,2}$/.test(word.text)) {
        command.tricks++;
        continue;
      }
      words.push(word.text);
      // Most words behind a separator are none: their arguments need not be read.
      if (isName !== undefined && words.length === 1 && !isName(word.text)) break;
    }
  }
  command.end = i;
}

/** An empty pair of backticks is nothing. */
function isEmptyTicks(text: string, at: number): boolean {
  return text.charCodeAt(at) === Sign.backtick && text.charCodeAt(at + 1) === Sign.backtick;
}

/** `{a,b}`: a list without spaces. */
function isBraceList(text: string, at: number, to: number): boolean {
  let commas = 0;
  for (let i = at + 1; i < Math.min(to, at + 64); i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 32 || (unit === 58 && commas === 0)) return false;
    if (unit === Sign.comma) commas++;
    // `{a,b}/**` is a pattern of files.
    if (unit === Sign.closing) return commas > 0 && !/[\w/*.]/.test(text.charAt(i + 1));
  }
  return false;
}
