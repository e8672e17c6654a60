/**
 * The options of validate(), checked and completed once.
 *
 * @module
 */
import { bodyTimeoutOption } from "../core/body/body-timeout.ts";
import { didYouMean, optionChecks, show } from "../core/options.ts";
import type { Schemas, Target, ValidateOptions } from "./types.ts";

/** The options, complete. */
export interface ValidateSettings
  extends Required<Omit<ValidateOptions, "onDecision" | "maxBytes" | "bodyTimeout">> {
  readonly maxBytes: number;
  readonly bodyTimeoutMs: number;
  readonly onDecision: ValidateOptions["onDecision"];
}

const NAMES: readonly (keyof ValidateOptions)[] = [
  "maxBytes",
  "bodyTimeout",
  "maxDepth",
  "maxIssues",
  "unknownKeys",
  "duplicateKeys",
  "contentType",
  "arrays",
  "copy",
  "mode",
  "onDecision",
];

/** Checks the options and fills in the defaults. */
export function resolveOptions(given: ValidateOptions = {}): ValidateSettings {
  const check = optionChecks("validate");
  check.known(given, NAMES);
  check.optionalFunction("onDecision", given.onDecision);
  const {
    maxBytes = "100kb",
    maxDepth = 32,
    maxIssues = 16,
    unknownKeys = "schema",
    duplicateKeys = "last",
    contentType = "strict",
    arrays = "repeated",
    copy = false,
    mode = "enforce",
  } = given;
  return {
    maxBytes: check.size("maxBytes", maxBytes),
    bodyTimeoutMs: bodyTimeoutOption(check, given.bodyTimeout),
    maxDepth: check.integer("maxDepth", maxDepth, 1, 512),
    maxIssues: check.integer("maxIssues", maxIssues, 1, 100),
    unknownKeys: check.oneOf("unknownKeys", unknownKeys, ["schema", "strip", "reject"]),
    duplicateKeys: check.oneOf("duplicateKeys", duplicateKeys, ["last", "reject"]),
    contentType: check.oneOf("contentType", contentType, ["strict", "any"]),
    arrays: check.oneOf("arrays", arrays, ["repeated", "csv"]),
    copy: check.oneOf("copy", copy, [true, false]),
    mode: check.oneOf("mode", mode, ["enforce", "report"]),
    onDecision: given.onDecision,
  };
}

const TARGETS: readonly Target[] = ["param", "query", "header", "cookie", "form", "json", "text"];
const SCHEMAS: readonly (keyof Schemas)[] = [...TARGETS, "responses"];

/** Refuses targets that are none. */
export function checkTargets(schemas: Schemas): void {
  if (schemas === null || typeof schemas !== "object") {
    throw new TypeError(`validate: the first argument must be a target or schemas by target`);
  }
  const names = Object.keys(schemas);
  const stranger = names.find((name) => !(SCHEMAS as readonly string[]).includes(name));
  if (stranger !== undefined) {
    throw new TypeError(
      `validate: unknown target ${show(stranger)}${didYouMean(stranger, SCHEMAS)}; allowed: ${
        SCHEMAS.join(", ")
      }`,
    );
  }
  if (names.length === 0) throw new TypeError("validate: there is nothing to validate");
}
