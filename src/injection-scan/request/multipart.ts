/**
 * The texts of a multipart body, whatever its parser makes of it: parsers differ about parts with
 * an empty file name, text before and after the parts, and odd headers.
 *
 * @module
 */
import { isPlainName, pointerTo, type Visit } from "./locations.ts";

/** One part. */
interface Part {
  readonly headers: string;
  readonly content: string;
}

/** Longer headers are read as text. */
const MAX_HEADERS = 4_096;
/** Parts in parts in parts are read, and no deeper. */
const MAX_DEPTH = 3;

/** Returns the boundary that a content type names, or that a body begins with. */
export function boundaryOf(contentType: string, text: string = ""): string | undefined {
  const named = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^;,\s]{1,200}))/i.exec(contentType);
  return named?.[1] ?? named?.[2] ?? /^--([^\r\n]{1,200})\r?\n/.exec(text)?.[1];
}

/**
 * Visits fields, names, file names and odd headers, and what is before, between and after the
 * parts. The content of files is not visited.
 *
 * @param seen Texts that were visited before.
 */
export function visitMultipart(
  text: string,
  boundary: string,
  seen: ReadonlySet<string>,
  visit: Visit,
): void {
  new Multipart(seen, visit).visit(text, boundary, 0);
}

class Multipart {
  readonly #seen: ReadonlySet<string>;
  readonly #visit: Visit;

  constructor(seen: ReadonlySet<string>, visit: Visit) {
    this.#seen = seen;
    this.#visit = visit;
  }

  visit(text: string, boundary: string, depth: number): boolean {
    return text.split(`--${boundary}`).every((piece, i) => this.#visitPiece(piece, i, depth));
  }

  #visitPiece(piece: string, index: number, depth: number): boolean {
    const isAfter = piece.startsWith("--");
    const part = index === 0 || isAfter ? undefined : partOf(piece);
    if (part === undefined) return this.#text(isAfter ? piece.slice(2) : piece, "", false);
    const disposition = headerOf(part.headers, "content-disposition");
    const name = parametersOf(disposition).find(({ name }) => name === "name")?.value ?? "";
    const pointer = name === "" ? "" : pointerTo("", name);
    if (!isPlainName(name) && !this.#text(name, "", true)) return false;
    const others = parametersOf(disposition).filter((parameter) =>
      parameter.name !== "name" || parameter.value !== name
    );
    if (!others.every(({ value }) => this.#text(value, pointer, true))) return false;
    if (!this.#text(oddHeaders(part.headers), "", true)) return false;
    return this.#visitContent(part, pointer, depth, isFile(others));
  }

  #visitContent(part: Part, pointer: string, depth: number, isFile: boolean): boolean {
    const type = headerOf(part.headers, "content-type");
    const inner = /^multipart\//i.test(type) && depth < MAX_DEPTH ? boundaryOf(type) : undefined;
    if (inner !== undefined) return this.visit(part.content, inner, depth + 1);
    return isFile || this.#text(part.content, pointer, false);
  }

  #text(text: string, pointer: string, isKey: boolean): boolean {
    const isBlank = text.trim() === "";
    return isBlank || this.#seen.has(text) ||
      this.#visit(text, { in: "form", pointer, isKey });
  }
}

/** Takes a part apart; undefined if it has no headers. */
function partOf(piece: string): Part | undefined {
  const start = /^[ \t]*\r?\n/.exec(piece)?.[0].length;
  if (start === undefined) return undefined;
  const blank = /\r?\n\r?\n/g;
  blank.lastIndex = Math.max(0, start - 2);
  const found = blank.exec(piece);
  if (found === null || found.index > MAX_HEADERS) return undefined;
  const content = piece.slice(found.index + found[0].length).replace(/\r?\n$/, "");
  return { headers: piece.slice(start, Math.max(start, found.index)), content };
}

function headerOf(headers: string, name: string): string {
  return new RegExp(`^${name}[ \\t]*:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, "im").exec(headers)?.[1] ??
    "";
}

interface Parameter {
  readonly name: string;
  readonly value: string;
}

const PARAMETER = /([\w*-]{1,40})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\r\n]*))/g;

/** Returns the parameters of a header, quoted or not. Names are in lower case. */
function parametersOf(header: string): Parameter[] {
  return [...header.matchAll(PARAMETER)].map(([, key, quoted, bare]) => {
    const value = quoted ?? bare.trim();
    return { name: key.toLowerCase(), value: key.endsWith("*") ? decoded(value) : value };
  });
}

/** Whether a part has a file name that is not empty. */
function isFile(parameters: readonly Parameter[]): boolean {
  return parameters.some(({ name, value }) => name.startsWith("filename") && value !== "");
}

/** A file name of RFC 8187: `UTF-8''na%20me`. */
function decoded(value: string): string {
  const text = value.replace(/^[\w-]*'[\w-]*'/, "");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the lines of headers that every form has none of. */
function oddHeaders(headers: string): string {
  return headers.split(/\r?\n/)
    .filter((line) =>
      !/^(?:content-(?:disposition|type|length|transfer-encoding)|[ \t])/i.test(line)
    )
    .join("\n");
}
