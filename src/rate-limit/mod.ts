/**
 * Rate limiting: token buckets per client, in memory or in a shared store.
 *
 * It protects what is behind it from more requests than you decided. Its honest limit: in memory it
 * counts per process (on Workers per isolate, on Deno Deploy per instance), and says so: `scope` is
 * `"isolate"`. Give it a shared store to count once for all.
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
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeMiddleware } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { makeGuard } from "./guard.ts";
import { resolveOptions } from "./guard-options.ts";
import type { RateLimitOptions } from "./guard-options.ts";
import type { PresetName } from "./presets.ts";
import type { RateLimitDecision } from "./result.ts";
import type { Limiter } from "./types.ts";

export type { Clock } from "../core/clock.ts";
export type { EdgeContext, EdgeMiddleware, EdgeRequest, Next } from "../core/request/middleware.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration } from "../core/options.ts";
export type {
  Charge,
  Store,
  StoreDemand,
  StoreNeed,
  Take,
  TakeContext,
  TakeResult,
} from "../core/store/store.ts";
export type { TrustedProxies } from "../runtime/client.ts";
export { memoryStore } from "../stores/memory.ts";
export type { MemoryStore, MemoryStoreOptions } from "../stores/memory.ts";
export type { StoreFailure } from "./fallback.ts";
export type { HeaderStyle } from "./headers.ts";
export { createLimiter } from "./limiter.ts";
export type { ClientKey, RateLimitOptions } from "./guard-options.ts";
export type { Hold } from "./hold.ts";
export type { PolicyOptions } from "./policies.ts";
export { presets } from "./presets.ts";
export type { Preset, PresetName } from "./presets.ts";
export type { PolicyState, RateLimitDecision } from "./result.ts";
export type { FailMode, Limiter, LimiterOptions, MaybePromise, ReserveOptions } from "./types.ts";

/**
 * The variables that `rateLimit()` sets. A type, not an interface: older Honos want variables with an
 * index signature, which interfaces lack.
 */
export type RateLimitVariables = {
  /** What was decided on this request; of several limiters, by the last. */
  rateLimit: RateLimitDecision;
};

/** The middleware, which is also an {@link Observable}, and carries its limiter. */
export type RateLimitMiddleware =
  & EdgeMiddleware<RateLimitVariables>
  & Observable
  & {
    /** The limiter behind it: take, peek, refund and reset by hand. */
    readonly limiter: Limiter;
  };

/**
 * Limits how often a client may call.
 *
 * The algorithm is GCRA, equal to a token bucket that refills continuously: `limit + burst` tokens
 * at most, `limit` of them flow back per `window`. A refused request consumes nothing. Refusals are
 * 429 problem+json with `Retry-After`; every response tells what is left in `RateLimit` and
 * `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers). GET and HEAD that our own health and
 * metrics routes answer are not limited; CORS preflights (without a body) have a limit of their own,
 * 600 a minute per client address, counted in this process.
 *
 * When a shared store fails, the first request waits at most `storeTimeout`; then `failMode` decides
 * at once until the store heals. It is never a 500. Memory: at most `maxKeys` × 16 bytes.
 *
 * @param preset A named limit to start from: `"chat"`, `"execute"`, `"webhook"` or `"api"`.
 * @param options See {@link RateLimitOptions}.
 * @throws {RangeError | TypeError} For a wrong option; the message names it and what is allowed.
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
export function rateLimit(options?: RateLimitOptions): RateLimitMiddleware;
/** Limits by a preset, tuned by the options. */
export function rateLimit(preset: PresetName, options?: RateLimitOptions): RateLimitMiddleware;
export function rateLimit(
  presetOrOptions?: PresetName | RateLimitOptions,
  options?: RateLimitOptions,
): RateLimitMiddleware {
  const settings = resolveOptions(presetOrOptions, options);
  const { limiter } = settings;
  const { handle, stats } = makeGuard(settings);
  const middleware = defineMiddleware<RateLimitVariables>(function rateLimit(c, next) {
    return handle(c, next);
  });
  return Object.assign(markOwnRoute(middleware, PASSES_ON), {
    limiter,
    kind: limiter.kind,
    ping: () => limiter.ping(),
    stats: () => ({ ...limiter.stats(), ...stats() }),
  });
}
