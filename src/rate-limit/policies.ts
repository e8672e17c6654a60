/**
 * Policies: their options, checked and completed once, and everything computed in advance that does
 * not change from request to request.
 *
 * @module
 */
import { Callback } from "../core/callback.ts";
import { isSfString, sfString } from "../core/request/headers.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { show } from "../core/option-hints.ts";
import { didYouMean } from "../core/options.ts";
import type { Duration, OptionChecks } from "../core/options.ts";
import type { Charge } from "../core/store/store.ts";
import { isThenable } from "../core/thenable.ts";
import type { MaybePromise } from "../core/thenable.ts";
import type { ClientKind } from "./keys.ts";
import { POLICY_THEIRS } from "./their-names.ts";

/** Returns a number for a request, such as the limit of the client's plan. May be async. */
export type NumberByRequest<E extends EdgeEnv = EdgeEnv> = {
  of(c: AppContext<E>): number | Promise<number>;
}["of"];

/** One limit: `limit` tokens flow back per `window`, into a bucket of `limit + burst`. */
export interface PolicyOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * Name in headers, problems and store keys.
   * @default "default"
   */
  readonly name?: string | undefined;
  /**
   * Number of tokens that flow back per window, above 0. A function makes the limit vary by request
   * (plans, tenants) and may be async: 0 blocks, Infinity does not limit, and the limit is 100 if
   * the function throws, takes longer than a second or returns anything else. Outside a request it
   * is called with undefined.
   */
  readonly limit: number | NumberByRequest<E>;
  /**
   * The window, from 1 ms to 10 years.
   * @default "1m"
   */
  readonly window?: Duration | undefined;
  /**
   * Number of tokens that can be saved up beyond the limit.
   * @default 0
   */
  readonly burst?: number | undefined;
}

/** A complete policy. */
export interface LimitPolicy {
  /** Name in headers, problems and store keys. */
  readonly name: string;
  /** Number of tokens that flow back per window. */
  readonly limit: number;
  /** In ms. */
  readonly window: number;
  /** Number of tokens that can be saved up beyond the limit. */
  readonly burst: number;
  /** Size of the bucket: limit + burst. */
  readonly capacity: number;
  /** Whether the limit varies by request. */
  readonly varies: boolean;
  /** Start of its store keys: prefix, version, name, limit or `~`, window, burst. */
  readonly prefix: string;
  /** A charge of one token for each kind of client; the client's key is appended to its key. */
  readonly charges: Readonly<Record<ClientKind, Charge>>;
}

/** A policy that is the same for all requests, or one whose limit varies by request. */
export interface PolicySource {
  readonly name: string;
  /** The policy, if it is the same for all requests. */
  readonly fixed: LimitPolicy | undefined;
  /** The policy of a request; undefined if the request is not limited. */
  of(c: EdgeContext | undefined): MaybePromise<LimitPolicy | undefined>;
  /** A policy for looking at buckets outside of any request. */
  readonly sample: LimitPolicy;
  /** Number of failed calls of its `limit` function. */
  failures(): number;
}

const VERSION = 1;
/** The limit if the `limit` function fails. */
const FALLBACK_LIMIT = 100;
/** Maximum number of cached policies of a varying limit; others are created on each request. */
const MAX_VARIANTS = 1_000;
const TEN_YEARS_MS = 315_619_200_000;
const MAX_NAME = 64;
/** The largest integer of a structured field (RFC 9651 §3.3.1): headers contain the size. */
const MAX_SIZE = 999_999_999_999_999;

const NAMES = { name: 1, limit: 1, window: 1, burst: 1 } satisfies Record<keyof PolicyOptions, 1>;

/** Checks and completes one policy. */
export function resolvePolicy(options: PolicyOptions, checks: OptionChecks): PolicySource {
  checks.known(options, NAMES, POLICY_THEIRS);
  const name = options.name ?? "default";
  if (typeof name !== "string" || !isSfString(name) || name.length > MAX_NAME) {
    throw checks.error("name", `1 to ${MAX_NAME} printable ASCII characters`, name);
  }
  const window = checks.duration("window", options.window ?? "1m", 1, TEN_YEARS_MS, 1_000);
  const burst = checks.number("burst", options.burst ?? 0, 0);
  if (typeof options.limit === "function") {
    const limit = limitCallback(options.limit, burst, checks);
    return new VaryingPolicy(name, limit, window, burst);
  }
  const limit = checks.positive("limit", options.limit);
  if (!isSize(limit + burst)) {
    throw checks.error("limit + burst", `from 1 to ${MAX_SIZE}`, limit + burst);
  }
  const fixed = makePolicy(name, limit, window, burst);
  return { name, fixed, of: () => fixed, sample: fixed, failures: () => 0 };
}

function isSize(capacity: number): boolean {
  return capacity >= 1 && capacity <= MAX_SIZE;
}

function limitCallback(
  limitOf: NumberByRequest,
  burst: number,
  checks: OptionChecks,
): LimitCallback {
  // The text "60" would compare like a number, but add up like text.
  const accept = (limit: unknown): number | undefined =>
    typeof limit === "number" && isLimit(limit, burst) ? limit : undefined;
  return new Callback(limitOf as (c: EdgeContext | undefined) => unknown, {
    option: `${checks.factory}: limit`,
    otherwise: `a limit of ${FALLBACK_LIMIT}`,
    expects: "a number: 0 blocks, Infinity does not limit",
    accept,
  });
}

function isLimit(limit: number, burst: number): boolean {
  return limit === 0 || limit === Infinity || (limit > 0 && isSize(limit + burst));
}

type LimitCallback = Callback<[c: EdgeContext | undefined], number>;

/** A policy whose limit is computed for each request. */
class VaryingPolicy implements PolicySource {
  readonly fixed = undefined;
  readonly name: string;
  readonly sample: LimitPolicy;
  readonly #limit: LimitCallback;
  readonly #make: (limit: number) => LimitPolicy;
  readonly #variants = new Map<number, LimitPolicy>();

  constructor(name: string, limit: LimitCallback, window: number, burst: number) {
    this.name = name;
    this.#limit = limit;
    this.#make = (tokens) => makePolicy(name, tokens, window, burst, true);
    this.sample = this.#make(FALLBACK_LIMIT);
  }

  of(c: EdgeContext | undefined): MaybePromise<LimitPolicy | undefined> {
    const limit = this.#limit.ask(c);
    return isThenable(limit) ? limit.then((late) => this.#variant(late)) : this.#variant(limit);
  }

  failures(): number {
    return this.#limit.failures;
  }

  #variant(limit: number = FALLBACK_LIMIT): LimitPolicy | undefined {
    if (limit === Infinity) return undefined;
    let policy = this.#variants.get(limit);
    if (policy === undefined) {
      policy = this.#make(limit);
      if (this.#variants.size < MAX_VARIANTS) this.#variants.set(limit, policy);
    }
    return policy;
  }
}

/** A limit of 0 blocks, regardless of the burst. */
function makePolicy(
  name: string,
  limit: number,
  window: number,
  burst: number,
  varies = false,
): LimitPolicy {
  const capacity = limit === 0 ? 0 : limit + burst;
  // One key for all limits of a client, so that a new one is not a full bucket.
  const shown = varies ? "~" : limit;
  const prefix = ["djed", VERSION, encodeURIComponent(name), shown, window, burst, ""].join(":");
  const charge = (kind: ClientKind): Charge => ({
    ...{ key: `${prefix}${kind}:`, limit, window, capacity, cost: 1 },
    ...(varies && { varies }),
  });
  const charges = { ip: charge("ip"), key: charge("key") };
  return { name, limit, window, burst, capacity, varies, prefix, charges };
}

/** Checks and completes several policies; their names must differ. */
export function resolvePolicies(
  list: readonly PolicyOptions[],
  checks: OptionChecks,
): PolicySource[] {
  if (!Array.isArray(list) || list.length === 0 || list.length > 16) {
    throw checks.error("policies", "an array of 1 to 16 policies", list);
  }
  const policies = list.map((options) => resolvePolicy(options, checks));
  const names = policies.map((policy) => policy.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw checks.error("policies", "policies with names that differ", twice, "; give each a name");
  }
  return policies;
}

/** The item of a policy in the `RateLimit-Policy` list: `"default";q=120;w=60`. */
export function policyItem(name: string, capacity: number, windowMs: number): string {
  const seconds = Math.max(1, Math.ceil(windowMs / 1_000));
  return `${sfString(name)};q=${Math.floor(capacity)};w=${seconds}`;
}

/** Returns a preset by its name. */
export function lookUp<T>(name: string, among: Readonly<Record<string, T>>, factory: string): T {
  if (Object.hasOwn(among, name)) return among[name];
  const names = Object.keys(among);
  throw new TypeError(
    `${factory}: unknown preset ${show(name)}${didYouMean(name, names)}; presets: ${
      names.join(", ")
    }`,
  );
}
