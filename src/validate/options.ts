/**
 * Checks the options of validate() and fills in the defaults, once, at construction.
 *
 * @module
 */
import { bodyTimeoutOption } from "../core/body/body-timeout.ts";
import { nameHere, show } from "../core/option-hints.ts";
import { didYouMean, optionChecks, throwIfUncalled } from "../core/options.ts";
import type { OptionChecks } from "../core/options.ts";
import { fileTypesOption } from "../core/files/file-types.ts";
import type { FileLimits } from "../schema/payload/file-parts.ts";
import { DEFAULT_MAX_DEPTH, DEFAULT_MAX_ISSUES } from "../schema/check.ts";
import { isStandardSchema } from "../schema/schema.ts";
import type { FileSettings } from "./form-files.ts";
import type { NameNester } from "./nested-names.ts";
import type { FormFilesOptions, Schemas, ValidateOptions } from "./types.ts";
import { FILES_THEIRS, TARGET_THEIRS, VALIDATE_THEIRS } from "./their-names.ts";

/** The complete options. */
export interface ValidateSettings extends
  Required<
    Omit<ValidateOptions, "onDecision" | "maxBytes" | "bodyTimeout" | "nested" | "files">
  > {
  readonly maxBytes: number;
  readonly bodyTimeoutMs: number;
  readonly nested: NameNester | undefined;
  /** Undefined when files are not checked. */
  readonly files: FileSettings | undefined;
  /** The limits of files that are enforced while reading; not in report mode. */
  readonly fileLimits: FileLimits | undefined;
  readonly onDecision: ValidateOptions["onDecision"];
}

const NAMES = {
  maxBytes: 1,
  bodyTimeout: 1,
  maxDepth: 1,
  maxIssues: 1,
  unknownKeys: 1,
  duplicateKeys: 1,
  contentType: 1,
  arrays: 1,
  emptyFields: 1,
  nested: 1,
  files: 1,
  copy: 1,
  mode: 1,
  onDecision: 1,
} satisfies Record<keyof ValidateOptions, 1>;

/** Checks the options and fills in the defaults. */
export function resolveValidateOptions(given: ValidateOptions = {}): ValidateSettings {
  const checks = optionChecks("validate");
  checks.known(given, NAMES, VALIDATE_THEIRS);
  checks.optionalFunction("onDecision", given.onDecision);
  const {
    maxBytes = "100kb",
    maxDepth = DEFAULT_MAX_DEPTH,
    maxIssues = DEFAULT_MAX_ISSUES,
    unknownKeys = "schema",
    duplicateKeys = "last",
    contentType = "strict",
    arrays = "repeated",
    emptyFields = "keep",
    copy = false,
    mode = "enforce",
  } = given;
  const files = filesOption(given.files);
  return {
    maxBytes: checks.size("maxBytes", maxBytes),
    bodyTimeoutMs: bodyTimeoutOption(checks, given.bodyTimeout),
    maxDepth: checks.integer("maxDepth", maxDepth, 1, 512),
    maxIssues: checks.integer("maxIssues", maxIssues, 1, 100),
    unknownKeys: checks.oneOf("unknownKeys", unknownKeys, ["schema", "strip", "reject"]),
    duplicateKeys: checks.oneOf("duplicateKeys", duplicateKeys, ["last", "reject"]),
    contentType: checks.oneOf("contentType", contentType, ["strict", "any"]),
    arrays: checks.oneOf("arrays", arrays, ["repeated", "csv"]),
    emptyFields: checks.oneOf("emptyFields", emptyFields, ["keep", "absent"]),
    nested: nestedOption(checks, given.nested),
    files,
    fileLimits: mode === "enforce" ? files : undefined,
    copy: checks.oneOf("copy", copy, [true, false]),
    mode: checks.oneOf("mode", mode, ["enforce", "report"]),
    onDecision: given.onDecision,
  };
}

function nestedOption(checks: OptionChecks, given: unknown): NameNester | undefined {
  if (given === undefined || typeof (given as NameNester | null)?.nest === "function") {
    return given as NameNester | undefined;
  }
  throw checks.error("nested", "nestedNames()", given);
}

const FILE_NAMES = {
  types: 1,
  maxBytes: 1,
  maxTotalBytes: 1,
  maxCount: 1,
} satisfies Record<keyof FormFilesOptions, 1>;

function filesOption(given: FormFilesOptions | false = {}): FileSettings | undefined {
  if (given === false) return undefined;
  const checks = optionChecks("validate: files");
  checks.known(given, FILE_NAMES, FILES_THEIRS);
  const { types, maxBytes, maxTotalBytes, maxCount = 100 } = given;
  return {
    types: fileTypesOption(checks, "types", types),
    maxBytes: maxBytes === undefined ? Infinity : checks.size("maxBytes", maxBytes),
    maxTotalBytes: maxTotalBytes === undefined
      ? Infinity
      : checks.size("maxTotalBytes", maxTotalBytes),
    maxCount: checks.integer("maxCount", maxCount, 1, 10_000),
  };
}

const TARGETS = {
  param: 1,
  query: 1,
  header: 1,
  cookie: 1,
  form: 1,
  json: 1,
  text: 1,
  responses: 1,
} satisfies Record<keyof Schemas, 1>;

/** Throws for a schema without its target, and for a `validate` that was not called. */
export function checkFirst(first: unknown): void {
  throwIfUncalled("validate", first, 'validate("json", schema)');
  if (!isStandardSchema(first)) return;
  throw new TypeError('validate: the target is missing; write validate("json", schema)');
}

/** Throws for an unknown target, and when there is none. */
export function checkTargets(schemas: Schemas): void {
  if (schemas === null || typeof schemas !== "object") {
    throw new TypeError(`validate: the first argument must be a target or schemas by target`);
  }
  const known = Object.keys(TARGETS);
  const names = Object.keys(schemas);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(
      `validate: unknown target ${show(unknown)}${
        nameHere(TARGET_THEIRS, unknown) || didYouMean(unknown, known)
      }; allowed: ${known.join(", ")}`,
    );
  }
  if (names.length === 0) throw new TypeError("validate: there is nothing to validate");
}
