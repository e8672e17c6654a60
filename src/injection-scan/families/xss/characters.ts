/**
 * Characters, as the tokeniser tells them apart.
 *
 * @module
 */

/** A character's code. */
export const TAB = 9;
/** A character's code. */
export const SPACE = 32;
/** A character's code. */
export const QUOTE = 34;
/** A character's code. */
export const APOSTROPHE = 39;
/** A character's code. */
export const PLUS = 43;
/** A character's code. */
export const SLASH = 47;
/** A character's code. */
export const LESS = 60;
/** A character's code. */
export const EQUALS = 61;
/** A character's code. */
export const GREATER = 62;
/** A character's code. */
export const BACKSLASH = 92;
/** A character's code. */
export const BACKTICK = 96;

// deno-lint-ignore no-control-regex
const CONTROLS = /[\x00-\x1f]|\\0/g;

/** A name without the control characters that some parsers drop, `\0` written out among them. */
export function cleanName(name: string): string {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code < SPACE || code === BACKSLASH) return name.replace(CONTROLS, "");
  }
  return name;
}

/** Whitespace. */
export function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= 13);
}

/** A quote, or a back-tick. */
export function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE || code === BACKTICK;
}

/** What separates where quotes enclose nothing: quotes, their escapes, and the space of a form. */
export function separates(code: number): boolean {
  return isQuote(code) || code === BACKSLASH || code === PLUS;
}

/** A lower-case letter. */
export function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
