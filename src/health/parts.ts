/**
 * Ready-made checks.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { Size } from "../core/options.ts";
import { residentMemory } from "../runtime/platform.ts";
import type { CheckFunction } from "./checks.ts";

/**
 * Makes a check that a URL answers with a success status (2xx). Redirects are followed; the body is
 * not read.
 *
 * @param url The URL to request.
 * @param options `fetch`: the `fetch` function to use.
 * @throws {RangeError} When `url` is not a URL.
 *
 * @example
 * ```ts
 * import { fetchCheck, health } from "@djed/edge/health";
 *
 * const healthy = health({
 *   checks: { billing: fetchCheck("https://billing.example.com/health") },
 * });
 * ```
 */
export function fetchCheck(
  url: string | URL,
  options: { readonly fetch?: typeof fetch | undefined } = {},
): CheckFunction {
  const checks = optionChecks("fetchCheck");
  checks.known(options, { fetch: 1 } satisfies Record<keyof typeof options, 1>);
  if (!URL.canParse(String(url))) throw checks.error("url", "a URL", url);
  return async ({ signal }) => {
    const response = await (options.fetch ?? fetch)(String(url), { signal });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered ${response.status}`);
  };
}

/** The share of the limit from which memory is a warning. */
const WARN_AT = 0.9;

/**
 * Makes a check of the resident memory of this process: a warning from 90 % of the limit, a failure
 * from the limit itself. Passes, and says so, where memory cannot be measured (Workers).
 *
 * @param limit The limit, such as `"512mb"`.
 * @throws {RangeError} When `limit` is not a size.
 *
 * @example
 * ```ts
 * import { health, memoryCheck } from "@djed/edge/health";
 *
 * const healthy = health({ checks: { "memory:rss": memoryCheck("512mb") } });
 * ```
 */
export function memoryCheck(limit: Size): CheckFunction {
  const max = optionChecks("memoryCheck").size("limit", limit);
  return () => {
    const bytes = residentMemory();
    if (bytes === undefined) return { status: "pass", observedValue: "not measurable here" };
    const status = bytes >= max ? "fail" : bytes >= max * WARN_AT ? "warn" : "pass";
    const output = `${bytes} of ${max} bytes`;
    return { status, observedValue: bytes, observedUnit: "bytes", output };
  };
}
