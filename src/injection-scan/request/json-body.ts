/**
 * JSON bodies: one document, lines of documents, or the beginning of a document.
 *
 * @module
 */
import type { RequestBody } from "../../core/body/body.ts";
import { readJson } from "./json-reader.ts";
import { STOPPED, visitJson, type WalkOptions } from "./json-walk.ts";
import type { Visit } from "./locations.ts";

const QUOTE = 34;
const BACKSLASH = 92;

/** Visits a document, and the values that later ones with the same key replaced. */
export function visitJsonBody(
  body: RequestBody,
  value: unknown,
  options: WalkOptions,
  visit: Visit,
): void {
  const strings = visitJson(value, visit, options);
  if (strings === STOPPED || strings * 2 === countQuotes(body.bytes)) return;
  const document = readJson(body.text() ?? new TextDecoder().decode(body.bytes));
  if (document === undefined) return;
  const { shadowed } = document;
  visitJson(document.value, visit, {
    recognise: options.recognise,
    shadowed,
    onlyShadowed: true,
  });
}

/** Counts the quotes around strings and keys. */
function countQuotes(bytes: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) count++;
    else if (byte === BACKSLASH) i++;
  }
  return count;
}

/**
 * Visits a document, or the beginning of one. Returns false if the text is not JSON.
 */
export function visitJsonText(text: string, recognise: boolean, visit: Visit): boolean {
  const document = readJson(text, true);
  if (typeof document?.value !== "object") return false;
  const { value, shadowed } = document;
  visitJson(value, visit, { recognise, shadowed });
  return true;
}

/**
 * Visits documents that are one line each, as a list of them. Returns false if a line is not an
 * object or a list.
 */
export function visitJsonLines(bytes: Uint8Array, recognise: boolean, visit: Visit): boolean {
  const lines = new TextDecoder().decode(bytes).split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 2 || !lines.every(mayBeDocument)) return false;
  const values: unknown[] = [];
  const shadowed = new Map();
  for (const line of lines) {
    const document = readJson(line);
    if (document === undefined) return false;
    values.push(document.value);
    for (const [object, replaced] of document.shadowed) shadowed.set(object, replaced);
  }
  visitJson(values, visit, { recognise, shadowed });
  return true;
}

function mayBeDocument(line: string): boolean {
  return /^\s*[{[]/.test(line);
}
