/**
 * Rate limiting: token buckets per client, in memory or in a shared store.
 *
 * Limitation: in memory, each process counts separately (on Workers each isolate, on Deno Deploy
 * each instance), and decisions have the scope `"isolate"`. Use a shared store to count across
 * instances.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { rateLimit } from "@djed/edge/rate-limit";
 *
 * const app = new Hono();
 * app.use(rateLimit());                                       // 100 per minute + burst 20
 * app.use("/chat/*", rateLimit("chat", { key: (c) => c.get("userId") }));
 * ```
 *
 * @module
 */
import { markOwnRoute, PASSES_ON } from "../core/request/exempt.ts";
import { definePart } from "../core/request/compose.ts";
import type { EdgeContext, EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { RateLimitGuard } from "./guard.ts";
import { resolveRateLimitOptions } from "./guard-options.ts";
import type { RateLimitOptions } from "./guard-options.ts";
import type { PresetName } from "./presets.ts";
import type { RateLimitDecision, TakenDecision } from "./result.ts";
import type { Limiter } from "./types.ts";

export type { Clock } from "../core/clock.ts";
export type * from "../core/request/context.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration } from "../core/options.ts";
export type * from "../core/store/store.ts";
export type { MaybePromise } from "../core/thenable.ts";
export type { TrustedProxies } from "../runtime/client.ts";
export { memoryStore } from "../stores/memory.ts";
export type { MemoryStore, MemoryStoreOptions } from "../stores/memory.ts";
export type { StoreFailure } from "./fallback.ts";
export type { HeaderStyle } from "./headers.ts";
export { createLimiter } from "./limiter.ts";
export type { ClientKey, RateLimitOptions } from "./guard-options.ts";
export type { Hold, ReserveOptions } from "./hold.ts";
export type { FailMode, LimiterOptions } from "./limiter-options.ts";
export type { NumberByRequest, PolicyOptions } from "./policies.ts";
export { presets } from "./presets.ts";
export type { Preset, PresetName } from "./presets.ts";
export type { PolicyState, RateLimitDecision } from "./result.ts";
export type { Limiter } from "./types.ts";

/**
 * The variables that `rateLimit()` sets. A type, not an interface: older versions of Hono require
 * an index signature, which interfaces lack.
 */
export type RateLimitVariables = {
  /** The decision on this request; with several limiters, that of the last one. */
  rateLimit: RateLimitDecision;
};

/** The middleware. It is also an {@link Observable} and exposes its limiter. */
export type RateLimitMiddleware =
  & EdgeMiddleware<RateLimitVariables>
  & Observable
  & {
    /** The limiter behind it, for taking, peeking, refunding and resetting by hand. */
    readonly limiter: Limiter;
  };

/**
 * Limits the number of requests per client.
 *
 * The algorithm is GCRA, equivalent to a token bucket that refills continuously: it holds at most
 * `limit + burst` tokens, and `limit` tokens flow back per `window`. A refused request consumes
 * nothing. Refusals are 429 problem+json with `Retry-After`; every response reports the tokens left
 * in `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers). GET and HEAD
 * requests that our own health and metrics routes answer are not limited; CORS preflights (without
 * a body) have a separate limit, 600 a minute per client address, counted in this process.
 *
 * If a shared store fails, the first request waits at most `storeTimeout`; then `failMode` decides
 * at once until the store works again. A failing store never causes a 500. Memory: at most
 * `maxKeys` × 16 bytes.
 *
 * @param preset The named limit to start from: `"chat"`, `"execute"`, `"webhook"` or `"api"`.
 * @param options See {@link RateLimitOptions}.
 * @throws {RangeError | TypeError} For an invalid option; the message names it and what is allowed.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono<{ Variables: djed.RateLimitVariables }>();
 * app.use(djed.rateLimit({ limit: 60, window: "1m", burst: 10 }));
 * app.get("/", (c) => c.text(`${c.var.rateLimit.remaining} left`));
 * ```
 */
export function rateLimit<E extends EdgeEnv = EdgeEnv>(
  presetOrOptions?: PresetName | RateLimitOptions<E>,
): RateLimitMiddleware;
/** Limits by a preset, adjusted by the options. */
export function rateLimit<E extends EdgeEnv = EdgeEnv>(
  preset: PresetName,
  options: RateLimitOptions<E> | undefined,
): RateLimitMiddleware;
// The overloads differ in their number of arguments, so that a compiler names the wrong option.
export function rateLimit(
  presetOrOptions?: PresetName | RateLimitOptions,
  options?: RateLimitOptions,
): RateLimitMiddleware {
  const settings = resolveRateLimitOptions(presetOrOptions, options);
  const { limiter } = settings;
  const guard = new RateLimitGuard(settings);
  const middleware = definePart<RateLimitVariables, TakenDecision>("rateLimit", guard);
  return Object.assign(markOwnRoute(middleware, PASSES_ON), {
    limiter,
    kind: limiter.kind,
    critical: limiter.critical,
    ping: (options?: { c?: EdgeContext | undefined }) => limiter.ping(options),
    stats: () => ({ ...limiter.stats(), ...guard.stats() }),
  });
}
