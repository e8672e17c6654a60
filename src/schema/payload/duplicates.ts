/**
 * Duplicate keys in JSON text. Parsers differ in which one wins, so a body that is forwarded to
 * another parser may mean something else there (RFC 8259 §4).
 *
 * @module
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** True when an object in this valid JSON text names a key twice, however it is spelled. */
export function hasDuplicateKeys(text: string): boolean {
  /** The keys of every open object; undefined for an open array. */
  const open: (Set<string> | undefined)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case "{":
        open.push(new Set());
        isKey = true;
        break;
      case "[":
        open.push(undefined);
        isKey = false;
        break;
      case "}":
      case "]":
        open.pop();
        break;
      case ",":
        isKey = open.at(-1) !== undefined;
        break;
      case ":":
        isKey = false;
        break;
      case '"': {
        const end = endOfString(text, at);
        const keys = open.at(-1);
        if (isKey && keys !== undefined) {
          const size = keys.size;
          if (keys.add(unescaped(text.slice(at, end + 1))).size === size) return true;
        }
        at = end;
      }
    }
  }
  return false;
}

/** The place of the quote that ends the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return text.length;
}

function unescaped(literal: string): string {
  return literal.includes("\\") ? JSON.parse(literal) : literal.slice(1, -1);
}
