/**
 * The values of a form by name. A file input in which nothing was chosen is sent as an empty part
 * with an empty file name (HTML §4.10.21.4): it has no value, on every runtime. Some make an empty
 * file of it, Workers an empty text.
 *
 * @module
 */
import { boundaryOf } from "../../core/body/form-bytes.ts";
import { FileParts } from "./file-parts.ts";
import type { FileLimits } from "./file-parts.ts";

/** The values of a form. */
export interface FormValues {
  /** All values of each name, in order; an empty list for an empty file input. */
  readonly values: Record<string, unknown[]>;
  /** The declared types by file; undefined without files, or if their parts are not known. */
  readonly declaredTypes: ReadonlyMap<unknown, string> | undefined;
}

/** Reads the values of a form. Bun makes other files in each iteration, so there is only one. */
export function formValues(
  form: FormData,
  bytes: Uint8Array,
  type: string,
): FormValues {
  const entries: [name: string, value: unknown][] = [];
  let hasEmptyText = false;
  let hasFiles = false;
  form.forEach((value, name) => {
    entries.push([name, value]);
    hasEmptyText ||= value as unknown === "";
    hasFiles ||= typeof value === "object";
  });
  const parts = hasEmptyText || hasFiles ? partsOf(bytes, type, entries.length) : undefined;
  const multi: Record<string, unknown[]> = Object.create(null);
  entries.forEach(([name, value], i) => {
    const values = multi[name] ??= [];
    const isNothing = value === "" ? parts?.nothing.has(i) : isEmptyFile(value);
    if (!isNothing) values.push(value);
  });
  const types = hasFiles ? parts?.types : undefined;
  return {
    values: multi,
    declaredTypes: types && new Map(entries.map(([, value], i) => [value, types[i] ?? ""])),
  };
}

const NO_LIMITS: FileLimits = { maxBytes: Infinity, maxTotalBytes: Infinity, maxCount: Infinity };

/** The parts of a body; undefined for other parts than those of the form. */
function partsOf(bytes: Uint8Array, type: string, count: number): FileParts | undefined {
  const boundary = boundaryOf(type);
  if (boundary === undefined) return undefined;
  const parts = new FileParts(boundary, NO_LIMITS);
  parts.read(bytes);
  return parts.types.length === count ? parts : undefined;
}

/** Bun gives such a file no name at all. */
function isEmptyFile(value: unknown): boolean {
  return typeof value === "object" && (value as File).size === 0 && !(value as File).name;
}
