/**
 * The media types that a route accepts for files.
 *
 * @module
 */
import type { OptionChecks } from "../options.ts";
import { isActiveType, mediaType } from "./media-type.ts";

/** A list of accepted types. */
export interface FileTypes {
  /** Whether a type is accepted. */
  accepts(type: string): boolean;
  /** The types as listed, for the detail of a refusal. */
  readonly listed: string;
}

const NAMED = /^[a-z\d][\w.+-]*\/(?:\*|[a-z\d][\w.+-]*)$|^\*\/\*$/;

/**
 * Checks an option that lists media types, such as `["image/*", "application/pdf"]`. Active types
 * are only accepted when they are listed themselves: a `*` does not include them.
 *
 * @param given Undefined for every type that is not active.
 */
export function fileTypesOption(
  checks: OptionChecks,
  option: string,
  given: readonly string[] | undefined,
): FileTypes {
  const list: readonly unknown[] = given === undefined ? ["*/*"] : given;
  const expected = 'a list of media types, like ["image/*", "application/pdf"]';
  if (!Array.isArray(list) || list.length === 0) throw checks.error(option, expected, given);
  const names = list.map((name) => {
    const type = typeof name === "string" ? mediaType(name) : "";
    if (!NAMED.test(type)) throw checks.error(option, expected, name);
    return type;
  });
  const exact = new Set(names);
  return {
    listed: names.join(", "),
    accepts(type) {
      if (exact.has(type)) return true;
      if (isActiveType(type)) return false;
      return exact.has("*/*") || exact.has(`${type.slice(0, type.indexOf("/"))}/*`);
    },
  };
}
