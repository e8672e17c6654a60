/**
 * Policies: what the options say, checked and completed once, with everything that does not change
 * from request to request computed ahead.
 *
 * @module
 */
import { Callback } from "../core/callback.ts";
import { isSfString, sfString } from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { didYouMean, show } from "../core/options.ts";
import type { Duration, OptionChecks } from "../core/options.ts";
import type { Charge } from "../core/store/store.ts";
import type { ClientKind } from "./keys.ts";
import type { MaybePromise } from "./types.ts";

/** One limit: `limit` tokens per `window`, of which `limit + burst` can be saved up. */
export interface PolicyOptions {
  /**
   * What it is called in headers, problems and store keys.
   * @default "default"
   */
  name?: string;
  /**
   * Tokens that flow back per window: above 0. A function makes it vary (plans, tenants), and may be
   * async: 0 blocks, Infinity does not limit, and 100 counts when it throws, takes longer than a
   * second or gives anything else. Outside a request it is given undefined.
   */
  limit: number | ((c: any) => number | Promise<number>);
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
  /** What store keys begin with: prefix, version, name, limit, window, burst. */
  readonly prefix: string;
  /** The charge of one token for each kind of client, whose key the client's own follows. */
  readonly charges: Readonly<Record<ClientKind, Charge>>;
}

/** A policy, or the way to the policy of a request. */
export interface PolicySource {
  readonly name: string;
  /** The policy when it is the same for all requests. */
  readonly fixed: Policy | undefined;
  /** The policy of this request; undefined when it is not limited. */
  of(c: EdgeContext | undefined): MaybePromise<Policy | undefined>;
  /** A policy to look with, outside any request. */
  readonly sample: Policy;
  /** How often its function failed. */
  failures(): number;
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
  if (typeof options.limit === "function") {
    const limit = limitCallback(options.limit, burst, check);
    return new VaryingPolicy(name, limit, window, burst);
  }
  const limit = check.positive("limit", options.limit);
  if (!isSize(limit + burst)) {
    throw check.error("limit", `from 1 to ${MAX_SIZE} together with burst`, limit + burst);
  }
  const fixed = makePolicy(name, limit, window, burst);
  return { name, fixed, of: () => fixed, sample: fixed, failures: () => 0 };
}

/** Whether a bucket can have this size. */
function isSize(capacity: number): boolean {
  return capacity >= 1 && capacity <= MAX_SIZE;
}

function limitCallback(
  limitOf: (c: any) => number | Promise<number>,
  burst: number,
  check: OptionChecks,
): LimitCallback {
  // A text such as "60" compares like a number, and adds up like a text.
  const accept = (limit: unknown): number | undefined =>
    typeof limit === "number" && isLimit(limit, burst) ? limit : undefined;
  return new Callback(limitOf, {
    option: `${check.factory}: limit`,
    otherwise: `a limit of ${FALLBACK_LIMIT}`,
    expects: "a number: 0 blocks, Infinity does not limit",
    accept,
  });
}

function isLimit(limit: number, burst: number): boolean {
  return limit === 0 || limit === Infinity || (limit > 0 && isSize(limit + burst));
}

type LimitCallback = Callback<[c: EdgeContext | undefined], number>;

/** A policy whose limit is what a function says of each request. */
class VaryingPolicy implements PolicySource {
  readonly fixed = undefined;
  readonly name: string;
  readonly sample: Policy;
  readonly #limit: LimitCallback;
  readonly #make: (limit: number) => Policy;
  readonly #variants = new Map<number, Policy>();

  constructor(name: string, limit: LimitCallback, window: number, burst: number) {
    this.name = name;
    this.#limit = limit;
    this.#make = (tokens) => makePolicy(name, tokens, window, burst);
    this.sample = this.#make(FALLBACK_LIMIT);
  }

  of(c: EdgeContext | undefined): MaybePromise<Policy | undefined> {
    const limit = this.#limit.ask(c);
    return limit instanceof Promise
      ? limit.then((late) => this.#variant(late))
      : this.#variant(limit);
  }

  failures(): number {
    return this.#limit.failures;
  }

  #variant(limit: number = FALLBACK_LIMIT): Policy | undefined {
    if (limit === Infinity) return undefined;
    let policy = this.#variants.get(limit);
    if (policy === undefined) {
      policy = this.#make(limit);
      if (this.#variants.size < MAX_VARIANTS) this.#variants.set(limit, policy);
    }
    return policy;
  }
}

/** A limit of 0 blocks, whatever the burst. */
function makePolicy(name: string, limit: number, window: number, burst: number): Policy {
  const capacity = limit === 0 ? 0 : limit + burst;
  const prefix = ["djed", VERSION, encodeURIComponent(name), limit, window, burst, ""].join(":");
  const charge = (kind: ClientKind): Charge => (
    { key: `${prefix}${kind}:`, limit, window, capacity, cost: 1 }
  );
  const charges = { ip: charge("ip"), key: charge("key") };
  return { name, limit, window, burst, capacity, prefix, charges };
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
