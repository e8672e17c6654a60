/**
 * Places of texts in a request, and the texts of parameters, forms, headers and cookies. Each value
 * is one text: an attack is in a value, never in a serialised body.
 *
 * @module
 */
import { graphqlLiterals, isGraphql } from "./model/graphql.ts";
import type { TextKind } from "./model/place.ts";

/** The parts of a request that can be scanned. */
export type Surface = "query" | "params" | "json" | "form" | "text" | "headers" | "cookies";

/** All surfaces. */
export const SURFACES: readonly Surface[] = [
  "query",
  "params",
  "json",
  "form",
  "text",
  "headers",
  "cookies",
];

/** The place of a text in a request. */
export interface Location {
  /** The part of the request. */
  readonly in: Surface;
  /**
   * RFC 6901: `/messages/0/content`, `/q`; `""` is the whole part. A place in JSON that is itself
   * in a string has the pointer of the string, followed by its own. After 64 names or 1 024 units
   * of them, `…` stands for the remaining names.
   */
  readonly pointer: string;
  /** Whether it is a name (of a key, a parameter or a file) rather than a value. */
  readonly isKey: boolean;
  /** The kind of text, where the shape of the body says it. */
  readonly kind?: TextKind;
}

/**
 * Takes one text. Returns false when no more are wanted. `isOdd` says that a {@link PlainTaker} did
 * not take it.
 */
export type Visit = (text: string, location: Location, isOdd?: boolean) => boolean;

/** Takes texts of JSON of which a sweep proves that nothing is in them, without their places. */
export interface PlainTaker {
  /** Takes a text whose kind is unknown. Returns false if it has to be visited. */
  takePlain(text: string): boolean;
}

/** Visits names and values of a list of pairs. */
export function visitPairs(
  surface: Surface,
  pairs: Iterable<readonly [string, string | File]>,
  visit: Visit,
): void {
  for (const [name, value] of pairs) {
    const pointer = pointerTo("", name);
    if (!isPlainName(name) && !visit(name, { in: surface, pointer: "", isKey: true })) return;
    // Bun returns a Blob, which has no name, for a file input that was left empty.
    const text = typeof value === "string" ? value : value.name ?? "";
    const isFile = typeof value !== "string";
    if (!isFile && name === "query" && isGraphql(text)) {
      if (!visitGraphql(text, { in: surface, pointer, isKey: false }, visit)) return;
    } else if (!visit(text, { in: surface, pointer, isKey: isFile })) return;
  }
}

/** Visits a GraphQL document, and the literals in it as values. */
export function visitGraphql(text: string, location: Location, visit: Visit): boolean {
  const { in: surface, pointer, isKey } = location;
  return visit(text, { in: surface, pointer, isKey, kind: "opaque" }) &&
    graphqlLiterals(text).every((literal) => visit(literal, { in: surface, pointer, isKey }));
}

/** Appends a name to a pointer, with `~` and `/` escaped (RFC 6901). */
export function pointerTo(parent: string, name: string | number): string {
  const text = String(name);
  if (text.indexOf("~") < 0 && text.indexOf("/") < 0) return `${parent}/${text}`;
  return `${parent}/${text.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/**
 * Whether a name needs no scan: at most 64 letters, digits, dashes and single underscores.
 */
export function isPlainName(name: string): boolean {
  if (name.length > 64) return false;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const letter = code | 32;
    const plain = (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57) || code === 45 ||
      (code === 95 && name.charCodeAt(i + 1) !== 95);
    if (!plain) return false;
  }
  return true;
}
