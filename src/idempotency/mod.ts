/**
 * Idempotency keys: a request that a client sends again, because it got no answer, does not run
 * again. It gets the answer of the first one.
 *
 * Follows draft-ietf-httpapi-idempotency-key-header-07, with the rules of Stripe where the draft
 * leaves them open.
 *
 * Limitation: at least once after a crash. A process that dies while a handler runs, or before the
 * answer was kept, leaves a key that is free when its lease ends; the handler then runs again. So
 * does a handler that outlives a lease that could not be renewed.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { idempotency } from "@djed/edge/idempotency";
 *
 * const app = new Hono<{ Variables: { userId: string } }>();
 * app.post("/payments", idempotency({ key: (c) => c.get("userId") }), (c) => c.json({}, 201));
 * ```
 *
 * @module
 */
import { defineMiddleware } from "../core/request/middleware.ts";
import { markOwnRoute, PASSES_ON } from "../core/request/exempt.ts";
import type { Observable } from "../core/observable.ts";
import type { EdgeContext, EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import { IdempotencyGuard } from "./guard.ts";
import { resolveIdempotencyOptions } from "./options.ts";
import type { IdempotencyOptions } from "./options.ts";

export type { Clock } from "../core/clock.ts";
export type * from "../core/request/context.ts";
export type { Decision, DecisionDetail } from "../core/request/decision.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration, Size } from "../core/options.ts";
export type * from "../core/store/store.ts";
export { memoryStore } from "../stores/memory.ts";
export type { MemoryStore, MemoryStoreOptions } from "../stores/memory.ts";
export type { IdempotencyOptions, Principal } from "./options.ts";

/** The variables that `idempotency()` sets, for a request with a valid key. */
export type IdempotencyVariables = {
  /** The key of the request. */
  idempotency: {
    /** The client's key, to pass on to a service that knows idempotency keys too. */
    readonly key: string;
    /** False if the request runs without protection: in report mode, or with `failMode: "open"`. */
    readonly claimed: boolean;
  };
};

/** The middleware; an {@link Observable}. */
export type IdempotencyMiddleware = EdgeMiddleware<IdempotencyVariables> & Observable & {
  readonly kind: "idempotency";
};

/**
 * Runs a request once, however often its client sends it, by the header `Idempotency-Key`.
 *
 * A key belongs to a route and a principal (`key`). The first request runs the handler, and its
 * answer (the status, headers that describe the content, and up to `maxStored` of the body) is kept
 * for `ttl`, also if it is an error. A further one gets that answer, with
 * `Idempotency-Replayed: true`. Refusals: 400 for a missing or invalid key; 422 for a key of
 * another request (method, path, query, content type and body are compared); 409 with `Retry-After`
 * while the first one is running, and 409 if its answer was not kept; 503 if the store fails.
 *
 * Register it after authentication and limits: what refuses before it costs no key. A refusal of
 * another guard of this library behind it, a 401 and a 429 release the key.
 *
 * One round trip to the store before the handler, and one after it that the response does not wait
 * for. In memory: at most 65 536 keys, and 16 Mi UTF-16 units of answers.
 *
 * @param options See {@link IdempotencyOptions}.
 * @throws {RangeError | TypeError} For an invalid option; the message names it and what is allowed.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { idempotency, memoryStore } from "@djed/edge/idempotency";
 *
 * const app = new Hono();
 * app.use("/orders/*", idempotency({ store: memoryStore(), ttl: "24h", required: false }));
 * app.post("/orders/new", (c) => c.json({ id: crypto.randomUUID() }, 201));
 * ```
 */
export function idempotency<E extends EdgeEnv = EdgeEnv>(
  options?: IdempotencyOptions<E>,
): IdempotencyMiddleware;
export function idempotency(options: IdempotencyOptions = {}): IdempotencyMiddleware {
  const settings = resolveIdempotencyOptions(options);
  const guard = new IdempotencyGuard(settings);
  const middleware = defineMiddleware<IdempotencyVariables>(
    "idempotency",
    (c, next) => guard.handle(c, next),
  );
  return Object.assign(markOwnRoute(middleware, PASSES_ON), {
    kind: "idempotency" as const,
    critical: !settings.failsOpen,
    ping: (options?: { c?: EdgeContext | undefined }) => guard.attempts.ping(options?.c),
    stats: () => guard.stats(),
  }) as IdempotencyMiddleware;
}
