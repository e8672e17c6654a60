/**
 * The `propagateTo` option: further origins that the trace context is sent to.
 *
 * @module
 */
import type { OptionChecks } from "../core/options.ts";
import { originOf } from "../core/trace/redirect.ts";

/** Checks the origins, and converts them to their canonical form. */
export function checkedOrigins(checks: OptionChecks, given: unknown): ReadonlySet<string> {
  if (!Array.isArray(given)) {
    throw checks.error(
      "propagateTo",
      'an array of origins such as "https://api.example.com"',
      given,
    );
  }
  return new Set(given.map((one) => canonical(checks, one)));
}

function canonical(checks: OptionChecks, given: unknown): string {
  const origin = typeof given === "string" ? originOf(given) : undefined;
  // A path or a wildcard would have no effect, so it is an error.
  const isWhole = origin !== undefined && new URL(given as string).href === `${origin}/` &&
    !origin.includes("*");
  if (isWhole) return origin;
  throw checks.error(
    "propagateTo",
    'origins such as "https://api.example.com", without a path or a wildcard',
    given,
  );
}
