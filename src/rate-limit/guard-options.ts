/**
 * The options of `rateLimit()`.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { OptionNames } from "../core/options.ts";
import type { AppContext, EdgeEnv } from "../core/request/middleware.ts";
import type { StoreNeed } from "../core/store/store.ts";
import { clientAddressReader } from "../runtime/client.ts";
import type { ReadClientAddress, TrustedProxies } from "../runtime/client.ts";
import { checkedProxies } from "../runtime/proxies.ts";
import { resolveCallbacks } from "./callbacks.ts";
import type { GuardCallbacks } from "./callbacks.ts";
import { QuotaHeaders } from "./headers.ts";
import type { HeaderStyle } from "./headers.ts";
import { checkStore, LIMITER_OPTIONS } from "./limiter-options.ts";
import type { LimiterOptions } from "./limiter-options.ts";
import { TokenBucketLimiter } from "./limiter.ts";
import { lookUp } from "./policies.ts";
import type { NumberByRequest } from "./policies.ts";
import { presets } from "./presets.ts";
import type { RateLimitDecision } from "./result.ts";
import { LIMITER_THEIRS, POLICY_THEIRS, RATE_LIMIT_THEIRS } from "./their-names.ts";

/** A client's key, as the option `key` returns it. */
export type ClientKey = string | number | bigint | boolean | null | undefined;

/** Options of `rateLimit()`: those of `createLimiter()` and the following. All have defaults. */
export interface RateLimitOptions<E extends EdgeEnv = EdgeEnv> extends LimiterOptions<E> {
  /**
   * Returns the client's key; numbers, bigints and booleans count as text. May be async. If it
   * returns null, the client is identified by its address; also if it returns undefined, an empty
   * text, an object or NaN, or fails, which is shown on the console once.
   * @default the client address
   */
  readonly key?: { of(c: AppContext<E>): ClientKey | Promise<ClientKey> }["of"] | undefined;
  /**
   * Cost of a request, in tokens; 0 only looks. May be async. An invalid answer counts as 1.
   * @default 1
   */
  readonly cost?: number | NumberByRequest<E> | undefined;
  /**
   * Whether a request counts, decided from its response (failed logins, for example). May be async.
   * The cost is taken before the request runs and given back if this returns false; if it fails,
   * the request counts.
   * @default every request counts
   */
  readonly countWhen?: { of(c: AppContext<E>): boolean | Promise<boolean> }["of"] | undefined;
  /**
   * Whether to exempt a request from the limit. May be async. If it throws, the request is limited.
   */
  readonly skip?: { of(c: AppContext<E>): boolean | Promise<boolean> }["of"] | undefined;
  /**
   * `"report"` decides and records, but changes no request and no response.
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
  /**
   * `"standard"`: `RateLimit` and `RateLimit-Policy`. `"legacy"`: `X-RateLimit-*`.
   * @default "standard"
   */
  readonly headers?: HeaderStyle | undefined;
  /**
   * `"near-limit"` sends the headers only if less than a fifth of a bucket is left.
   * @default "always"
   */
  readonly headersWhen?: "always" | "near-limit" | undefined;
  /** Called with every decision. Only observes: what it returns or throws changes nothing. */
  readonly onDecision?:
    | { of(c: AppContext<E>, decision: RateLimitDecision): unknown }["of"]
    | undefined;
  /**
   * Proxies whose `X-Forwarded-For` is trusted: their number, or their address blocks.
   * @default none
   */
  readonly trustedProxies?: TrustedProxies | undefined;
  /**
   * Number of leading bits of an IPv6 address that identify a client, 16 to 128.
   * @default 64
   */
  readonly ipv6Prefix?: number | undefined;
}

/** The names of {@link RateLimitOptions}, besides those of {@link LimiterOptions}. */
export const RATE_LIMIT_OPTIONS: OptionNames = {
  key: 1,
  cost: 1,
  countWhen: 1,
  skip: 1,
  mode: 1,
  headers: 1,
  headersWhen: 1,
  onDecision: 1,
  trustedProxies: 1,
  ipv6Prefix: 1,
} satisfies Record<Exclude<keyof RateLimitOptions, keyof LimiterOptions>, 1>;

/** Complete options of a guard. */
export interface RateLimitSettings {
  readonly limiter: TokenBucketLimiter;
  readonly headers: QuotaHeaders;
  readonly address: ReadClientAddress;
  readonly maxKeys: number | undefined;
  readonly callbacks: GuardCallbacks;
  readonly report: boolean;
  readonly onDecision: RateLimitOptions["onDecision"];
}

const STYLES = ["standard", "legacy", "both", false] as const;
const DEFAULT_LIMIT = 100;
const DEFAULT_BURST = 20;

/** Checks and completes the options. */
export function resolveRateLimitOptions(
  presetOrOptions: string | RateLimitOptions | undefined,
  tuning: RateLimitOptions | undefined,
): RateLimitSettings {
  const checks = optionChecks("rateLimit");
  const preset = typeof presetOrOptions === "string" ? presetOrOptions : undefined;
  const options = (typeof presetOrOptions === "string" ? tuning : presetOrOptions) ?? {};
  const theirs = POLICY_THEIRS + LIMITER_THEIRS + RATE_LIMIT_THEIRS;
  checks.known(options, { ...LIMITER_OPTIONS, ...RATE_LIMIT_OPTIONS }, theirs);
  const callbacks = resolveCallbacks(options, checks);
  if (options.policies !== undefined) {
    for (const option of ["limit", "window", "burst", "name"] as const) {
      if (options[option] === undefined && preset === undefined) continue;
      throw new TypeError(`rateLimit: ${option} and policies exclude each other`);
    }
  }
  const style = checks.oneOf("headers", options.headers ?? "standard", STYLES);
  const when = checks.oneOf("headersWhen", options.headersWhen ?? "always", [
    "always",
    "near-limit",
  ]);
  const givesBack = options.countWhen !== undefined;
  const limiter = new TokenBucketLimiter(withDefaults(options, preset), {
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
      checkedProxies(options.trustedProxies, checks),
      checks.integer("ipv6Prefix", options.ipv6Prefix ?? 64, 16, 128),
    ),
    maxKeys: options.maxKeys,
    callbacks,
    report: checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]) === "report",
    onDecision: options.onDecision,
  };
}

/** The limiter's options, with the numbers of the preset or the default ones. */
function withDefaults(options: RateLimitOptions, presetName: string | undefined): LimiterOptions {
  if (options.policies !== undefined) return options;
  const preset = presetName === undefined ? undefined : lookUp(presetName, presets, "rateLimit");
  return {
    ...options,
    limit: options.limit ?? preset?.limit ?? DEFAULT_LIMIT,
    window: options.window ?? preset?.window,
    burst: options.burst ?? preset?.burst ?? (options.limit === undefined ? DEFAULT_BURST : 0),
    name: options.name ?? presetName,
  };
}
