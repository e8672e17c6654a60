/**
 * The options of stale answers.
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";
import { optionChecks } from "../../core/options.ts";
import type { Duration, Size } from "../../core/options.ts";
import { STALE_THEIRS } from "./their-names.ts";

/** Options of `stale`. */
export interface StaleOptions {
  /**
   * Maximum age of an answer.
   *
   * @default "5m"
   */
  readonly maxAge?: Duration | undefined;
  /**
   * Maximum number of answers to keep; the least recently used is evicted.
   *
   * @default 100
   */
  readonly maxEntries?: number | undefined;
  /**
   * Maximum size of a response body. Larger ones are not kept.
   *
   * @default "64kb"
   */
  readonly maxBytes?: Size | undefined;
  /**
   * Returns a key that stands for the credentials of a `fetch`. Requests with the same key, URL and
   * other headers may receive the same answer. If it is undefined or empty, or the function fails,
   * the answer is not kept.
   *
   * @default not set: answers to requests with credentials are not kept
   */
  readonly key?:
    | { of(request: { readonly url: string; readonly headers: Headers }): string | undefined }["of"]
    | undefined;
}

/** Completed {@link StaleOptions}. */
export interface StaleSettings {
  readonly maxAgeMs: number;
  readonly maxEntries: number;
  readonly maxBytes: number;
  readonly key: Callback<[{ readonly url: string; readonly headers: Headers }], string> | undefined;
}

const NAMES = {
  maxAge: 1,
  maxEntries: 1,
  maxBytes: 1,
  key: 1,
} satisfies Record<keyof StaleOptions, 1>;

/** Checks and completes stale options. `factory` is the function that has them. */
export function resolveStaleOptions(factory: string, options: StaleOptions): StaleSettings {
  const checks = optionChecks(factory);
  checks.known(options, NAMES, STALE_THEIRS);
  checks.optionalFunction("key", options.key);
  return {
    maxAgeMs: checks.duration("maxAge", options.maxAge ?? "5m", 1, Infinity, 1_000),
    maxEntries: checks.integer("maxEntries", options.maxEntries ?? 100, 1, 1_000_000),
    maxBytes: checks.size("maxBytes", options.maxBytes ?? "64kb"),
    key: options.key && new Callback((request) => options.key!(request), {
      option: `${factory}: key`,
      otherwise: "no key: the answer is not kept",
      accept: (answer) =>
        answer === undefined ? "" : typeof answer === "string" ? answer : undefined,
    }),
  };
}
