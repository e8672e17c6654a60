/**
 * Operators, of every dialect.
 *
 * @module
 */
import { isWordPart } from "./characters.ts";
import * as Kind from "./kinds.ts";

/** An operator. */
export interface Operator {
  /** Its kind. */
  readonly kind: number;
  /** How many units it takes. */
  readonly length: number;
}

function sign(kind: number, length: number): Operator {
  return { kind, length };
}

/** The operator that starts here: its kind, and its length. Anything unknown is one sign. */
export function readOperator(text: string, at: number): Operator {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  switch (code) {
    case 60: // <
      // Markup is no comparison; `108<ascii(1)` is.
      if (
        ((next >= 97 && next <= 122) || next === 47 || next === 63) &&
        !isWordPart(text.charCodeAt(at - 1))
      ) {
        return sign(Kind.other, 1);
      }
      if (next === 60) return sign(Kind.arithmetic, 2);
    // fall through
    case 61: // =
    case 62: { // >
      let end = at + 1;
      if (next === 62 && code !== 60) {
        return sign(code === 61 ? Kind.other : Kind.arithmetic, 2);
      }
      // `===` is JavaScript.
      if (code === 61 && next === 61 && text.charCodeAt(at + 2) === 61) {
        return sign(Kind.other, 3);
      }
      while (end < at + 3 && isComparison(text.charCodeAt(end))) end++;
      return sign(Kind.compare, end - at);
    }
    case 33: // !
      if (next === 61 && text.charCodeAt(at + 2) === 61) return sign(Kind.other, 3);
      return next === 61 || next === 60 || next === 62
        ? sign(Kind.compare, 2)
        : sign(Kind.unary, 1);
    case 126: // ~
      return sign(Kind.unary, 1);
    case 38: // &
      return next === 38 ? sign(Kind.logical, 2) : sign(Kind.arithmetic, 1);
    case 124: // |
      return next === 124 ? sign(Kind.logical, 2) : sign(Kind.arithmetic, 1);
    case 58: // :
      if (next === 61) return sign(Kind.compare, 2);
      return next === 58 ? sign(Kind.arithmetic, 2) : sign(Kind.other, 1);
    case 37: // %
    case 42: // *
    case 43: // +
    case 45: // -
    case 47: // /
    case 94: // ^
      return sign(Kind.arithmetic, 1);
    case 92: // \
      return sign(Kind.blank, 1);
  }
  return sign(Kind.other, 1);
}

/** `<`, `=`, `>`, `@`: `<=>`, `@>`. */
function isComparison(code: number): boolean {
  return (code >= 60 && code <= 62) || code === 64;
}
