/**
 * Checks the files of a form: their number and size, and their type by their bytes; and gives them
 * safe names.
 *
 * @module
 */
import type { FileTypes } from "../core/files/file-types.ts";
import { inspectFile } from "../core/files/inspect.ts";
import type { FileFault, InspectedFile } from "../core/files/inspect.ts";
import { HEAD_BYTES } from "../core/files/sniff.ts";
import type { ProblemError } from "../core/problem.ts";
import type { Refusal } from "../core/refusal.ts";
import { fileExcess } from "../schema/payload/file-parts.ts";
import type { FileLimits } from "../schema/payload/file-parts.ts";
import { invalid } from "../schema/check.ts";
import { pointerOf } from "../schema/report.ts";
import type { Multi, Values } from "./coerce.ts";
import { pathOf } from "./name-path.ts";
import type { FormFile } from "./types.ts";

/** The complete options of files. */
export interface FileSettings extends FileLimits {
  readonly types: FileTypes;
}

/** The values of a form whose files were checked. */
export interface CheckedFiles {
  /** The values, with files that have safe names. */
  readonly sent: Multi;
  readonly files: readonly FormFile[];
  readonly refusal?: Refusal;
}

/** How the errors of files are reported. */
export interface FileReport {
  readonly maxIssues: number;
  /** The names in the schema. */
  readonly names: readonly string[];
}

/**
 * Checks the files of a form; undefined when it has none.
 *
 * @param sent The values of each name.
 * @param declaredTypes The media types that the client has declared, by file.
 */
export function checkFiles(
  sent: Multi,
  declaredTypes: ReadonlyMap<unknown, string> | undefined,
  settings: FileSettings,
  report: FileReport,
): CheckedFiles | Promise<CheckedFiles> | undefined {
  const all = Object.keys(sent).flatMap((field) =>
    (sent[field] as readonly unknown[]).filter(isFile).map((file) => ({ field, file }))
  );
  if (all.length === 0) return undefined;
  const sizes = all.map(({ file }) => file.size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const refusal = fileExcess(all.length, Math.max(...sizes), total, settings);
  if (refusal !== undefined) return { sent, files: [], refusal };
  return inspectAll(sent, all, (file) => declaredTypes?.get(file) ?? file.type, settings, report);
}

async function inspectAll(
  sent: Multi,
  all: readonly { readonly field: string; readonly file: File }[],
  declaredType: (file: File) => string,
  { types }: FileSettings,
  { names, maxIssues }: FileReport,
): Promise<CheckedFiles> {
  const safe = new Map<unknown, File>();
  const files: FormFile[] = [];
  const errors: ProblemError[] = [];
  for (const { field, file } of all) {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const { fault, ...info } = inspectFile(file.name ?? "", declaredType(file), head, types);
    if (fault !== undefined) errors.push(errorOf(field, fault, types, names));
    const made = withName(file, info);
    safe.set(file, made);
    files.push({ field, file: made, ...info });
  }
  if (errors.length > 0) {
    const truncated = errors.length > maxIssues;
    const refusal = invalid("form", { errors: errors.slice(0, maxIssues), truncated });
    return { sent, files, refusal };
  }
  const values: Record<string, Values> = Object.create(null);
  for (const field of Object.keys(sent)) {
    const given = sent[field] as readonly unknown[];
    values[field] = given.map((value) => safe.get(value) ?? value);
  }
  return { sent: values, files };
}

/** Bun makes a Blob with a name of a file. */
function isFile(value: unknown): value is File {
  return typeof value === "object" && typeof (value as Blob | null)?.slice === "function";
}

/** The file with its safe name and the type of its bytes. */
function withName(file: File, { name, type }: Pick<InspectedFile, "name" | "type">): File {
  if (file.name === name && file.type === type) return file;
  return new File([file], name, { type, lastModified: file.lastModified });
}

/** The error of a file; names that the client chose are not in it. */
function errorOf(
  field: string,
  code: FileFault,
  { listed }: FileTypes,
  names: readonly string[],
): ProblemError {
  const [first] = pathOf(field, true).parts;
  const known = names.includes(field) ? [field] : names.includes(first) ? [first] : [];
  const detail = code === "file-mismatch"
    ? "Expected a file of the type that it declares"
    : code === "file-active"
    ? "Expected a file without active content, such as HTML, SVG or XML"
    : `Expected ${listed}`;
  return { in: "form", pointer: pointerOf(known), code, detail };
}
