/**
 * The handler: request → key and cost → limiter → decision → next or refusal → headers.
 *
 * @module
 */
import { requestTime } from "../core/clock.ts";
import { Hook } from "../core/hook.ts";
import { record } from "../core/request/decision.ts";
import { warnOnce } from "../core/once.ts";
import { isPreflight } from "../core/body/preflight.ts";
import { wayToOwnRoute, wayToUsualRoute } from "../core/request/exempt.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { isThenable } from "../core/thenable.ts";
import type { MaybePromise } from "../core/thenable.ts";
import { addressAdvice } from "../runtime/adapters.ts";
import { defer } from "../runtime/defer.ts";
import { outerContext } from "../runtime/outer-request.ts";
import { FreePasses } from "./free-passes.ts";
import type { Handled } from "./free-passes.ts";
import type { RateLimitSettings } from "./guard-options.ts";
import { NO_ADDRESS } from "./keys.ts";
import { refusal } from "./refusal.ts";
import { TakenDecision } from "./result.ts";
import type { RateLimitDecision } from "./result.ts";

/**
 * The handler of one `rateLimit()`. Its methods stand in the order of a request's way through them.
 * Each continues at once unless it has to wait for a promise: of a callback, or of a shared store.
 */
export class RateLimitGuard {
  readonly #settings: RateLimitSettings;
  readonly #passes: FreePasses;
  readonly #observer: Hook<[EdgeContext, RateLimitDecision]> | undefined;
  #keyless = 0;
  #warned = false;

  constructor(settings: RateLimitSettings) {
    const { limiter, maxKeys, onDecision } = settings;
    this.#settings = settings;
    this.#passes = new FreePasses(limiter.clock, maxKeys, (c) => this.#addressOf(c));
    this.#observer = onDecision && new Hook(onDecision, "rateLimit: onDecision");
  }

  /**
   * The middleware. Our own health and metrics routes are not charged, nor is a request that comes
   * here again, because two paths that the guard is registered on overlap.
   */
  readonly handle = (c: EdgeContext, next: Next): Handled => {
    if (this.#hasDecided(c)) return next();
    const way = wayToUsualRoute(c);
    return way === undefined
      ? this.#limit(c, next)
      : this.#passes.use(c, next, way, () => this.#limit(c, next));
  };

  /** Whether it has decided on this request, or on the one that was passed on as this one. */
  #hasDecided(c: EdgeContext): boolean {
    if (this.#decisionOf(c) !== undefined) return true;
    const outer = outerContext(c);
    const earlier = outer && this.#decisionOf(outer);
    if (earlier === undefined) return false;
    c.set("rateLimit", earlier);
    return true;
  }

  #decisionOf(c: EdgeContext): TakenDecision | undefined {
    const earlier = facts(c).decisions;
    if (earlier === undefined) return undefined;
    const { limiter } = this.#settings;
    for (const decision of earlier) {
      if (!(decision instanceof TakenDecision)) continue;
      if (decision.isOf(limiter) || decision.isOf(this.#passes.limiter)) return decision;
    }
    return undefined;
  }

  #limit(c: EdgeContext, next: Next): Handled {
    const { skip, key, cost } = this.#settings.callbacks;
    const isSkipped = skip?.ask(c);
    if (isSkipped === true) return next();
    if (isThenable(isSkipped) || c.req.method === "OPTIONS") {
      return this.#limitLater(c, next, isSkipped);
    }
    const client = key?.ask(c);
    const tokens = typeof cost === "number" ? cost : cost.ask(c);
    return isThenable(client) || isThenable(tokens)
      ? this.#takeLater(c, next, client, tokens)
      : this.#take(c, next, client, tokens);
  }

  /** {@link #limit} for an async `skip`, and for OPTIONS, which may be a CORS preflight. */
  async #limitLater(
    c: EdgeContext,
    next: Next,
    isSkipped: MaybePromise<boolean | undefined>,
  ): Promise<Response | void> {
    if (await isSkipped === true) return next();
    if (await isPreflight(c)) {
      const startedMs = startTime(c);
      return this.#conclude(c, next, this.#passes.take(c), startedMs, false);
    }
    const { key, cost } = this.#settings.callbacks;
    return this.#takeLater(c, next, key?.ask(c), typeof cost === "number" ? cost : cost.ask(c));
  }

  async #takeLater(
    c: EdgeContext,
    next: Next,
    client: MaybePromise<string | undefined>,
    tokens: MaybePromise<number | undefined>,
  ): Promise<Response | void> {
    return this.#take(c, next, await client, await tokens);
  }

  /** Takes tokens of a client: by its key, or by its address if it has none. */
  #take(c: EdgeContext, next: Next, client: string | undefined, tokens: number = 1): Handled {
    const { limiter, callbacks } = this.#settings;
    if (client === "") this.#keyless++;
    const kind = client ? "key" : "ip";
    const name = client || this.#addressOf(c);
    const startedMs = startTime(c);
    const now = requestTime(c, limiter.clock);
    const taken = limiter.takeAt(now, kind, name, tokens, c);
    return this.#conclude(c, next, taken, startedMs, callbacks.countWhen !== undefined);
  }

  /** @param mayGiveBack Whether `countWhen` decides if the tokens are given back. */
  #conclude(
    c: EdgeContext,
    next: Next,
    taken: MaybePromise<TakenDecision>,
    startedMs: number | undefined,
    mayGiveBack: boolean,
  ): Handled {
    if (isThenable(taken)) {
      return taken.then((late) => this.#conclude(c, next, late, startedMs, mayGiveBack));
    }
    if (!taken.allowed && !this.#settings.report) {
      // The app may serve our own routes on other paths: they answer even when others are refused.
      const way = wayToOwnRoute(c);
      if (way !== undefined) {
        const otherwise = () => this.#respond(c, next, taken, startedMs, mayGiveBack);
        return this.#passes.use(c, next, way, otherwise);
      }
    }
    return this.#respond(c, next, taken, startedMs, mayGiveBack);
  }

  #respond(
    c: EdgeContext,
    next: Next,
    decision: TakenDecision,
    startedMs: number | undefined,
    mayGiveBack: boolean,
  ): Handled {
    const { report, headers } = this.#settings;
    if (startedMs !== undefined) decision.costMs = performance.now() - startedMs;
    if (report && !decision.allowed) decision.action = "report";
    if (facts(c).decisions !== undefined) warnOfTwin(c, decision);
    record(c, decision);
    c.set("rateLimit", decision);
    this.#observer?.call(c, decision);
    const announced = report ? -1 : headers.announce(c, decision);
    if (!decision.allowed) return report ? next() : refusal(c, decision, headers);
    if (mayGiveBack) return this.#passCounting(c, next, decision, announced);
    return report ? next() : next().then(() => headers.write(c, decision));
  }

  /** Lets a request run, and gives its tokens back if `countWhen` then returns false. */
  async #passCounting(
    c: EdgeContext,
    next: Next,
    decision: TakenDecision,
    announced: number,
  ): Promise<void> {
    await next();
    const { callbacks, headers, report } = this.#settings;
    // Undefined if the callback failed: the request counts.
    const isFree = await callbacks.countWhen!.ask(c) === false;
    const after = isFree ? await giveBack(c, decision) : undefined;
    if (after !== undefined) {
      c.set("rateLimit", after);
      headers.amend(c, announced, decision, after);
    }
    if (!report) headers.write(c, after ?? decision);
  }

  stats(): Readonly<Record<string, number>> {
    const { skip, key, cost, countWhen } = this.#settings.callbacks;
    return {
      key_errors_total: this.#keyless + (key?.failures ?? 0),
      cost_errors_total: typeof cost === "number" ? 0 : cost.failures,
      skip_errors_total: skip?.failures ?? 0,
      hook_errors_total: (this.#observer?.failures ?? 0) + (countWhen?.failures ?? 0),
    };
  }

  #addressOf(c: EdgeContext): string {
    const client = this.#settings.address(c);
    if (client !== undefined) return client;
    if (!this.#warned) {
      this.#warned = true;
      warnOnce(
        "rateLimit: a request has no client address; all such requests share one limit. " +
          addressAdvice(c),
      );
    }
    return NO_ADDRESS;
  }
}

function giveBack(
  c: EdgeContext,
  decision: TakenDecision,
): MaybePromise<RateLimitDecision | undefined> {
  const after = decision.giveBack();
  // On Workers it continues even if the client has left.
  if (isThenable(after)) defer(c, after);
  return after;
}

/** Warns of a second guard with the same limit: nothing else shows that both count. */
function warnOfTwin(c: EdgeContext, decision: TakenDecision): void {
  const isTwin = facts(c).decisions!.some((one) =>
    one instanceof TakenDecision && decision.isTwinOf(one)
  );
  if (!isTwin) return;
  warnOnce(
    "rateLimit: two guards with the same limit count one request (protect() has one too): remove " +
      "one, or give each a `name`",
  );
}

/** Start of the decision, if an observer measures it. */
function startTime(c: EdgeContext): number | undefined {
  return facts(c).timed ? performance.now() : undefined;
}
