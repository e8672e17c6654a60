/**
 * GraphQL documents: the literals in them are values, the rest is not written language.
 *
 * @module
 */

const STARTS = /^\s*(?:(?:query|mutation|subscription)\b[^{]{0,1000}\{|fragment\s+\w+\s+on\s|\{)/;
/** Names and punctuation. */
const SYNTAX = /^[\w\s{}():,!$@.=|&[\]-]*$/;
const MARKS = /["#]/g;

/** A document, taken apart. */
interface Parts {
  /** The text without literals and comments. */
  readonly bare: string;
  /** Literals and comments. */
  readonly literals: readonly string[];
}

/** Whether a text is a GraphQL document with a nested selection, an argument, or a keyword. */
export function isGraphql(text: string): boolean {
  if (!STARTS.test(text)) return false;
  const bare = partsOf(text).bare.trim();
  if (!bare.endsWith("}") || !SYNTAX.test(bare)) return false;
  return !bare.startsWith("{") || /[({]/.test(bare.slice(1));
}

/** Returns the literals and comments of a document. */
export function graphqlLiterals(text: string): readonly string[] {
  return partsOf(text).literals;
}

function partsOf(text: string): Parts {
  const literals: string[] = [];
  let bare = "";
  let at = 0;
  while (at < text.length) {
    MARKS.lastIndex = at;
    const mark = MARKS.exec(text)?.index ?? text.length;
    bare += text.slice(at, mark);
    if (mark === text.length) break;
    const quotes = text.startsWith('"""', mark) ? 3 : 1;
    const end = text[mark] === "#"
      ? endOf(text, "\n", mark + 1)
      : quotes === 3
      ? endOf(text, '"""', mark + 3)
      : endOfString(text, mark + 1);
    const literal = text.slice(mark + quotes, end);
    if (literal !== "") literals.push(literal);
    at = end + quotes;
  }
  return { bare, literals };
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end;
}

function endOfString(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34 || code === 10) return i;
    if (code === 92) i++;
  }
  return text.length;
}
