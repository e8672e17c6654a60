/**
 * What is not charged to a client's own limit, and is bounded all the same: CORS preflights, and
 * requests on their way to our own health and metrics routes. Counted per client address, in this
 * process.
 *
 * @module
 */
import { requestTime } from "../core/clock.ts";
import type { Clock } from "../core/clock.ts";
import type { WayToOwnRoute } from "../core/request/exempt.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { TokenBucketLimiter } from "./limiter.ts";
import type { TakenDecision } from "./result.ts";
import type { MaybePromise } from "./types.ts";

type Answer = Promise<Response | void> | Response;

/** Preflights of one address per minute. */
const LIMIT = 600;
/**
 * What a request takes while a middleware may answer it instead of our route: it is given back when
 * our route did. So that 60 passwords a minute can be tried in front of `/metrics`, and no more.
 */
const DETOUR_COST = 10;

/** The free passes of one guard. */
export class FreePasses {
  readonly #limiter: TokenBucketLimiter;
  readonly #addressOf: (c: EdgeContext) => string;

  constructor(
    clock: Clock,
    maxKeys: number | undefined,
    addressOf: (c: EdgeContext) => string,
  ) {
    this.#addressOf = addressOf;
    const policy = { name: "preflight", limit: LIMIT, maxKeys, clock };
    this.#limiter = new TokenBucketLimiter(policy, { factory: "rateLimit", kind: "ip" });
  }

  /** Takes the pass of a preflight. */
  take(c: EdgeContext, tokens = 1): MaybePromise<TakenDecision> {
    const { clock } = this.#limiter;
    return this.#limiter.takeAt(requestTime(c, clock), "ip", this.#addressOf(c), tokens, c);
  }

  /** Lets a request go to a route of ours, or, when its address has no pass left, `otherwise`. */
  use(
    c: EdgeContext,
    next: Next,
    { route, isDirect }: WayToOwnRoute,
    otherwise: () => Answer,
  ): Answer {
    if (isDirect && route.cost === 0) return next();
    return this.#pay(c, next, isDirect ? route.cost : DETOUR_COST, route.cost, otherwise);
  }

  /** Takes tokens, and gives back what is above `cost` when our own route has answered. */
  async #pay(
    c: EdgeContext,
    next: Next,
    tokens: number,
    cost: number,
    otherwise: () => Answer,
  ): Promise<Response | void> {
    const { allowed } = await this.take(c, tokens);
    if (!allowed) return otherwise();
    if (tokens === cost) return next();
    try {
      await next();
    } finally {
      if (facts(c).ownAnswer) await this.#limiter.refund(this.#addressOf(c), tokens - cost, c);
    }
  }
}
