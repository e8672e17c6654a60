/**
 * Checks the options of uploads() and fills in the defaults, once, at construction.
 *
 * @module
 */
import { bodyTimeoutOption } from "../core/body/body-timeout.ts";
import { fileTypesOption } from "../core/files/file-types.ts";
import type { FileTypes } from "../core/files/file-types.ts";
import { optionChecks, throwIfUncalled } from "../core/options.ts";
import { UPLOADS_THEIRS } from "./their-names.ts";
import type { UploadsOptions } from "./types.ts";

/** The complete options. */
export interface UploadsSettings {
  readonly onFile: UploadsOptions["onFile"];
  readonly onDiscard: UploadsOptions["onDiscard"];
  readonly types: FileTypes;
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  readonly maxBytes: number;
  readonly maxFields: number;
  readonly maxFieldBytes: number;
  readonly bodyTimeoutMs: number;
  readonly onDecision: UploadsOptions["onDecision"];
}

const NAMES = {
  onFile: 1,
  onDiscard: 1,
  types: 1,
  maxFiles: 1,
  maxFileBytes: 1,
  maxBytes: 1,
  maxFields: 1,
  maxFieldBytes: 1,
  bodyTimeout: 1,
  onDecision: 1,
} satisfies Record<keyof UploadsOptions, 1>;

/** Checks the options and fills in the defaults. */
export function resolveUploadsOptions(options: UploadsOptions): UploadsSettings {
  const checks = optionChecks("uploads");
  throwIfUncalled("uploads", options, "uploads({ onFile })");
  checks.known(options, NAMES, UPLOADS_THEIRS);
  const { onFile, onDiscard, onDecision, maxBytes: given = "100mb" } = options;
  if (typeof onFile !== "function") {
    throw checks.error("onFile", "a function that stores a file", onFile);
  }
  checks.optionalFunction("onDiscard", onDiscard);
  checks.optionalFunction("onDecision", onDecision);
  const maxBytes = checks.size("maxBytes", given);
  const maxFileBytes = checks.size("maxFileBytes", options.maxFileBytes ?? maxBytes);
  if (maxFileBytes > maxBytes) {
    throw checks.error("maxFileBytes", "at most maxBytes", options.maxFileBytes);
  }
  return {
    onFile,
    onDiscard,
    types: fileTypesOption(checks, "types", options.types),
    maxFiles: checks.integer("maxFiles", options.maxFiles ?? 10, 1),
    maxFileBytes,
    maxBytes,
    maxFields: checks.integer("maxFields", options.maxFields ?? 100, 0),
    maxFieldBytes: checks.size("maxFieldBytes", options.maxFieldBytes ?? "100kb"),
    bodyTimeoutMs: bodyTimeoutOption(checks, options.bodyTimeout),
    onDecision,
  };
}
