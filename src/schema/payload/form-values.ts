/**
 * The values of a form by name. A file input in which nothing was chosen is sent as an empty part
 * with an empty file name (HTML §4.10.21.4): it has no value, on every runtime. Some make an empty
 * file of it, Workers an empty text.
 *
 * @module
 */
import { boundaryOf } from "../../core/body/form-bytes.ts";

/** Returns all values of each name, in order; an empty list for an empty file input. */
export function formValues(
  form: FormData,
  bytes: Uint8Array,
  type: string,
): Record<string, unknown[]> {
  const entries: [name: string, value: unknown][] = [];
  let hasEmptyText = false;
  form.forEach((value, name) => {
    entries.push([name, value]);
    hasEmptyText ||= value as unknown === "";
  });
  const unnamed = hasEmptyText ? emptyFiles(bytes, type, entries.length) : undefined;
  const multi: Record<string, unknown[]> = Object.create(null);
  entries.forEach(([name, value], i) => {
    const values = multi[name] ??= [];
    const isNothing = value === "" ? unnamed?.[i] : isEmptyFile(value);
    if (!isNothing) values.push(value);
  });
  return multi;
}

/** Bun gives such a file no name at all. */
function isEmptyFile(value: unknown): boolean {
  return typeof value === "object" && (value as File).size === 0 && !(value as File).name;
}

const EMPTY_NAME = /^content-disposition:[^\r\n]*;[ \t]*filename[ \t]*=[ \t]*""/im;

/** Tells for each part whether it is an empty file; undefined for a body of other parts. */
function emptyFiles(bytes: Uint8Array, type: string, count: number): boolean[] | undefined {
  const boundary = boundaryOf(type);
  if (boundary === undefined) return undefined;
  // Each byte becomes one character.
  const text = "\r\n" + new TextDecoder("latin1").decode(bytes);
  if (!text.includes("filename")) return undefined;
  const parts = text.split(`\r\n--${boundary}`).slice(1, -1);
  if (parts.length !== count) return undefined;
  return parts.map((part) => {
    const head = part.indexOf("\r\n\r\n");
    return head !== -1 && head + 4 >= part.length && EMPTY_NAME.test(part);
  });
}
