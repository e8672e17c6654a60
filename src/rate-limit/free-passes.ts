/**
 * Requests that are not charged to a client's own limit: CORS preflights, and requests that our own
 * health and metrics routes answer. They have a separate limit, counted per client address in this
 * process.
 *
 * @module
 */
import { requestTime } from "../core/clock.ts";
import type { Clock } from "../core/clock.ts";
import type { WayToOwnRoute } from "../core/request/exempt.ts";
import { facts } from "../core/request/facts.ts";
import type { Handled } from "../core/request/compose.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import type { MaybePromise } from "../core/thenable.ts";
import { TokenBucketLimiter } from "./limiter.ts";
import type { TakenDecision } from "./result.ts";

/** Maximum number of preflights of one address per minute. */
const LIMIT = 600;
/**
 * Tokens taken while a middleware of the app may answer instead of our route, and given back when
 * our route did. At most 60 passwords a minute can therefore be tried in front of `/metrics`.
 */
const DETOUR_COST = 10;

/** The free passes of one guard. */
export class FreePasses {
  /** The limiter of the passes. */
  readonly limiter: TokenBucketLimiter;
  readonly #addressOf: (c: EdgeContext) => string;

  constructor(
    clock: Clock,
    maxKeys: number | undefined,
    addressOf: (c: EdgeContext) => string,
  ) {
    this.#addressOf = addressOf;
    const policy = { name: "preflight", limit: LIMIT, maxKeys, clock };
    this.limiter = new TokenBucketLimiter(policy, { factory: "rateLimit", kind: "ip" });
  }

  /** Takes the pass of a preflight. */
  take(c: EdgeContext, tokens = 1): MaybePromise<TakenDecision> {
    const { clock } = this.limiter;
    return this.limiter.takeAt(requestTime(c, clock), "ip", this.#addressOf(c), tokens, c);
  }

  /** Lets a request through to our own route; calls `otherwise` if its address has no pass left. */
  use(
    c: EdgeContext,
    next: Next,
    { route, isDirect }: WayToOwnRoute,
    otherwise: () => Handled,
  ): Handled {
    if (isDirect && route.cost === 0) return next();
    return this.#pay(c, next, isDirect ? route.cost : DETOUR_COST, route.cost, otherwise);
  }

  /** Takes tokens, and refunds those beyond `cost` if our own route has answered. */
  async #pay(
    c: EdgeContext,
    next: Next,
    tokens: number,
    cost: number,
    otherwise: () => Handled,
  ): Promise<Response | void> {
    const { allowed } = await this.take(c, tokens);
    if (!allowed) return otherwise();
    if (tokens === cost) return next();
    try {
      await next();
    } finally {
      if (facts(c).ownAnswer) await this.limiter.refund(this.#addressOf(c), tokens - cost, c);
    }
  }
}
