/**
 * Policies: what the options say, checked and completed once, with everything that does not change
 * from request to request computed ahead.
 *
 * @module
 */
import { isSfString, sfString } from "../core/headers.ts";
import { didYouMean, show } from "../core/options.ts";
import type { Duration, OptionChecks } from "../core/options.ts";
import type { Charge } from "../core/store.ts";

/** One limit: `limit` tokens per `window`, of which `limit + burst` can be saved up. */
export interface PolicyOptions {
  /**
   * What it is called in headers, problems and store keys.
   * @default "default"
   */
  name?: string;
  /** Tokens that flow back per window: above 0. */
  limit: number;
  /**
   * The window, from 1 ms to 10 years.
   * @default "1m"
   */
  window?: Duration;
  /**
   * Tokens that may be saved up beyond the limit.
   * @default 0
   */
  burst?: number;
}

/** A complete policy. */
export interface Policy {
  readonly name: string;
  readonly limit: number;
  /** In ms. */
  readonly window: number;
  readonly burst: number;
  /** limit + burst: the size of the bucket. */
  readonly capacity: number;
  /** The charge of one token, whose key is the prefix that the client's key follows. */
  readonly charge: Charge;
}

const VERSION = 1;
const TEN_YEARS_MS = 3_653 * 86_400_000;
const MAX_NAME = 64;

/** Checks and completes one policy. */
export function resolvePolicy(options: PolicyOptions, check: OptionChecks): Policy {
  check.known(options, ["name", "limit", "window", "burst"]);
  const name = options.name ?? "default";
  if (typeof name !== "string" || !isSfString(name) || name.length > MAX_NAME) {
    throw check.error("name", `1 to ${MAX_NAME} printable ASCII characters`, name);
  }
  const limit = check.positive("limit", options.limit);
  const window = check.duration("window", options.window ?? "1m", 1, TEN_YEARS_MS);
  const burst = check.number("burst", options.burst ?? 0, 0);
  const capacity = limit + burst;
  if (capacity < 1) throw check.error("limit", "at least 1 together with burst", capacity);
  const key = ["djed", VERSION, encodeURIComponent(name), limit, window, burst, ""].join(":");
  return {
    name,
    limit,
    window,
    burst,
    capacity,
    charge: { key, limit, window, capacity, cost: 1 },
  };
}

/** Checks and completes several policies, whose names must differ. */
export function resolvePolicies(list: readonly PolicyOptions[], check: OptionChecks): Policy[] {
  if (!Array.isArray(list) || list.length === 0 || list.length > 16) {
    throw check.error("policies", "an array of 1 to 16 policies", list);
  }
  const policies = list.map((options) => resolvePolicy(options, check));
  const names = policies.map((policy) => policy.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw check.error("policies", "policies with names that differ", twice);
  }
  return policies;
}

/** The item of a policy in the `RateLimit-Policy` list: `"default";q=120;w=60`. */
export function policyItem(policy: Policy, name: string): string {
  const seconds = Math.max(1, Math.ceil(policy.window / 1_000));
  return `${sfString(name)};q=${Math.floor(policy.capacity)};w=${seconds}`;
}

/** A preset by its name. */
export function lookUp<T>(name: string, among: Readonly<Record<string, T>>, factory: string): T {
  if (Object.hasOwn(among, name)) return among[name];
  const names = Object.keys(among);
  throw new TypeError(
    `${factory}: unknown preset ${show(name)}${didYouMean(name, names)}; presets: ${
      names.join(", ")
    }`,
  );
}
