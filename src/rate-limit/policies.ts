/**
 * Policies: what the options say, checked and completed once, with everything that does not change
 * from request to request computed ahead.
 *
 * @module
 */
import { isSfString, sfString } from "../core/headers.ts";
import type { EdgeContext } from "../core/middleware.ts";
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
  /**
   * Tokens that flow back per window: above 0. A function makes it vary (plans, tenants); when it
   * throws or gives no positive number, 100 counts. Outside a request it is given undefined.
   */
  limit: number | ((c: any) => number);
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
  /** What it is called in headers, problems and store keys. */
  readonly name: string;
  /** Tokens that flow back per window. */
  readonly limit: number;
  /** In ms. */
  readonly window: number;
  /** Tokens that may be saved up beyond the limit. */
  readonly burst: number;
  /** limit + burst: the size of the bucket. */
  readonly capacity: number;
  /** The charge of one token, whose key is the prefix that the client's key follows. */
  readonly charge: Charge;
}

/** A policy, or the way to the policy of a request. */
export interface PolicySource {
  readonly name: string;
  /** The policy when it is the same for all requests. */
  readonly fixed: Policy | undefined;
  /** The policy of this request. */
  of(c: EdgeContext | undefined): Policy;
}

const VERSION = 1;
/** What counts when a varying limit cannot be had. */
export const FALLBACK_LIMIT = 100;
/** Varying limits whose policies are remembered; past that they are made anew. */
const MAX_VARIANTS = 1_000;
const TEN_YEARS_MS = 3_653 * 86_400_000;
const MAX_NAME = 64;
/** The largest integer of a structured field (RFC 9651 §3.3.1): sizes are told in headers. */
const MAX_SIZE = 999_999_999_999_999;

/** Checks and completes one policy. */
export function resolvePolicy(options: PolicyOptions, check: OptionChecks): PolicySource {
  check.known(options, ["name", "limit", "window", "burst"]);
  const name = options.name ?? "default";
  if (typeof name !== "string" || !isSfString(name) || name.length > MAX_NAME) {
    throw check.error("name", `1 to ${MAX_NAME} printable ASCII characters`, name);
  }
  const window = check.duration("window", options.window ?? "1m", 1, TEN_YEARS_MS);
  const burst = check.number("burst", options.burst ?? 0, 0);
  if (typeof options.limit === "function") return varying(name, options.limit, window, burst);
  const limit = check.positive("limit", options.limit);
  if (!isSize(limit + burst)) {
    throw check.error("limit", `from 1 to ${MAX_SIZE} together with burst`, limit + burst);
  }
  const fixed = makePolicy(name, limit, window, burst);
  return { name, fixed, of: () => fixed };
}

/** Whether a bucket can have this size. */
function isSize(capacity: number): boolean {
  return capacity >= 1 && capacity <= MAX_SIZE;
}

function varying(
  name: string,
  limitOf: (c: any) => number,
  window: number,
  burst: number,
): PolicySource {
  const variants = new Map<number, Policy>();
  return {
    name,
    fixed: undefined,
    of(c) {
      const limit = numberFrom(limitOf, c, burst);
      let policy = variants.get(limit);
      if (policy === undefined) {
        policy = makePolicy(name, limit, window, burst);
        if (variants.size < MAX_VARIANTS) variants.set(limit, policy);
      }
      return policy;
    },
  };
}

function numberFrom(limitOf: (c: any) => number, c: unknown, burst: number): number {
  try {
    const limit = limitOf(c);
    // A text such as "60" compares like a number, and adds up like a text.
    if (typeof limit === "number" && limit > 0 && isSize(limit + burst)) return limit;
  } catch {
    // the fallback below
  }
  return FALLBACK_LIMIT;
}

function makePolicy(name: string, limit: number, window: number, burst: number): Policy {
  const capacity = limit + burst;
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
export function resolvePolicies(
  list: readonly PolicyOptions[],
  check: OptionChecks,
): PolicySource[] {
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
export function policyItem(name: string, capacity: number, windowMs: number): string {
  const seconds = Math.max(1, Math.ceil(windowMs / 1_000));
  return `${sfString(name)};q=${Math.floor(capacity)};w=${seconds}`;
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
