/**
 * The options of `rateLimit()`, checked and completed once.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import type { Store, StoreNeed } from "../core/store/store.ts";
import { clientAddressReader } from "../runtime/client.ts";
import type { ReadClientAddress, TrustedProxies } from "../runtime/client.ts";
import { resolveCallbacks } from "./callbacks.ts";
import type { GuardCallbacks } from "./callbacks.ts";
import { QuotaHeaders } from "./headers.ts";
import type { HeaderStyle } from "./headers.ts";
import { TokenBucketLimiter } from "./limiter.ts";
import { lookUp } from "./policies.ts";
import type { PolicyOptions } from "./policies.ts";
import { presets } from "./presets.ts";
import { checkedProxies } from "./proxies.ts";
import type { RateLimitDecision } from "./result.ts";
import { checkStore } from "./limiter-options.ts";
import type { FailMode, LimiterOptions } from "./types.ts";

/** Whose request it is, as `key` says it. */
export type ClientKey = string | number | bigint | boolean | null | undefined;

/** Options of `rateLimit()`; all have defaults. */
export interface RateLimitOptions {
  /**
   * Tokens that flow back per window: above 0. A function makes it vary (plans, tenants), and may be
   * async; 0 blocks then, and Infinity does not limit.
   * @default 100
   */
  limit?: number | ((c: any) => number | Promise<number>);
  /**
   * The window, from 1 ms to 10 years.
   * @default "1m"
   */
  window?: Duration;
  /**
   * Tokens that may be saved up beyond the limit.
   * @default 20 when `limit` is not given, else 0
   */
  burst?: number;
  /** Several policies instead of one, taken together: when one refuses, none consumes. */
  policies?: readonly PolicyOptions[];
  /**
   * Who is calling; numbers, bigints and booleans count as text. May be async. When it gives nothing,
   * an object or NaN, or fails, the client address counts.
   * @default the client address
   */
  key?(c: EdgeContext): ClientKey | Promise<ClientKey>;
  /**
   * What a request costs, in tokens; 0 only looks. May be async. A wrong answer counts as 1.
   * @default 1
   */
  cost?: number | ((c: any) => number | Promise<number>);
  /**
   * Which requests count, seen from their response (failed logins, say). May be async. The cost is
   * taken before the request runs, so that no more than the limit are under way, and given back when
   * this says false; when it fails, the request counts.
   * @default every request
   */
  countWhen?(c: EdgeContext): boolean | Promise<boolean>;
  /** Requests that are not limited. May be async; a throw means no. */
  skip?(c: EdgeContext): boolean | Promise<boolean>;
  /**
   * Where buckets are kept. In memory each process (on Workers: each isolate) counts for itself.
   * @default memoryStore()
   */
  store?: Store;
  /**
   * What happens when the store fails: `"local"` goes on counting in this process, `"open"` admits,
   * `"closed"` answers 503.
   * @default "local"
   */
  failMode?: FailMode;
  /**
   * How long one call of the store may take.
   * @default "100ms"
   */
  storeTimeout?: Duration;
  /**
   * `"lease"` spends tokens of a shared store in advance: far fewer round trips, a looser bound.
   * @default "exact"
   */
  consistency?: "exact" | "lease";
  /**
   * `"report"` decides and records, and changes no request and no response.
   * @default "enforce"
   */
  mode?: "enforce" | "report";
  /**
   * `"standard"`: `RateLimit` and `RateLimit-Policy`. `"legacy"`: `X-RateLimit-*`.
   * @default "standard"
   */
  headers?: HeaderStyle;
  /**
   * `"near-limit"` sends them only when less than a fifth is left.
   * @default "always"
   */
  headersWhen?: "always" | "near-limit";
  /**
   * What the policy is called in headers, problems and store keys.
   * @default the preset's name, or "default"
   */
  name?: string;
  /** Called with every decision. Only observes: what it returns or throws changes nothing. */
  onDecision?(c: EdgeContext, decision: RateLimitDecision): unknown;
  /**
   * Proxies whose `X-Forwarded-For` is believed: how many, or their address blocks.
   * @default none
   */
  trustedProxies?: TrustedProxies;
  /**
   * Leading bits of an IPv6 address that tell clients apart, 16 to 128.
   * @default 64
   */
  ipv6Prefix?: number;
  /**
   * The most clients remembered in this process.
   * @default 65536
   */
  maxKeys?: number;
  /**
   * Where the time comes from; for tests.
   * @default Date.now
   */
  clock?: Clock;
}

/** Complete options: what the request path sees. */
export interface RateLimitSettings {
  readonly limiter: TokenBucketLimiter;
  readonly headers: QuotaHeaders;
  readonly address: ReadClientAddress;
  readonly maxKeys: number | undefined;
  readonly callbacks: GuardCallbacks;
  readonly report: boolean;
  readonly onDecision: RateLimitOptions["onDecision"];
}

const OPTION_NAMES = [
  "limit",
  "window",
  "burst",
  "policies",
  "key",
  "cost",
  "countWhen",
  "skip",
  "store",
  "failMode",
  "storeTimeout",
  "consistency",
  "mode",
  "headers",
  "headersWhen",
  "name",
  "onDecision",
  "trustedProxies",
  "ipv6Prefix",
  "maxKeys",
  "clock",
] as const;

const STYLES = ["standard", "legacy", "both", false] as const;
const DEFAULT_LIMIT = 100;
const DEFAULT_BURST = 20;

/** Checks what was given, and completes it. */
export function resolveOptions(
  presetOrOptions: string | RateLimitOptions | undefined,
  tuning: RateLimitOptions | undefined,
): RateLimitSettings {
  const check = optionChecks("rateLimit");
  const options = (typeof presetOrOptions === "string" ? tuning : presetOrOptions) ?? {};
  check.known(options, OPTION_NAMES);
  const callbacks = resolveCallbacks(options);
  if (options.policies !== undefined) {
    for (const option of ["limit", "window", "burst", "name"] as const) {
      if (options[option] === undefined && typeof presetOrOptions !== "string") continue;
      throw new TypeError(`rateLimit: ${option} and policies exclude each other`);
    }
  }
  const style = check.oneOf("headers", options.headers ?? "standard", STYLES);
  const when = check.oneOf("headersWhen", options.headersWhen ?? "always", [
    "always",
    "near-limit",
  ]);
  const givesBack = options.countWhen !== undefined;
  const limiter = new TokenBucketLimiter(limiterOptions(presetOrOptions, options), {
    factory: "rateLimit",
    kind: options.key === undefined ? undefined : "key",
    givesBack,
    isNamed: options.name !== undefined,
  });
  if (options.store !== undefined) {
    const needs: StoreNeed[] = style === false ? [] : ["remaining"];
    if (callbacks.cost !== 1 || givesBack) needs.push("cost");
    checkStore("rateLimit", options.store, { buckets: [], needs });
  }
  return {
    limiter,
    headers: new QuotaHeaders(style, when === "near-limit"),
    address: clientAddressReader(
      checkedProxies(options.trustedProxies),
      check.integer("ipv6Prefix", options.ipv6Prefix ?? 64, 16, 128),
    ),
    maxKeys: options.maxKeys,
    callbacks,
    report: check.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]) === "report",
    onDecision: options.onDecision,
  };
}

function limiterOptions(
  presetOrOptions: string | RateLimitOptions | undefined,
  options: RateLimitOptions,
): LimiterOptions {
  const { policies, store, failMode, storeTimeout, consistency, maxKeys, clock } = options;
  const shared = { store, failMode, storeTimeout, consistency, maxKeys, clock };
  if (policies !== undefined) return { ...shared, policies };
  const isPreset = typeof presetOrOptions === "string";
  const preset = isPreset ? lookUp(presetOrOptions, presets, "rateLimit") : undefined;
  const burst = preset?.burst ?? (options.limit === undefined ? DEFAULT_BURST : 0);
  return {
    ...shared,
    limit: options.limit ?? preset?.limit ?? DEFAULT_LIMIT,
    window: options.window ?? preset?.window,
    burst: options.burst ?? burst,
    name: options.name ?? (isPreset ? presetOrOptions : undefined),
  };
}
