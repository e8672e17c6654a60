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
import { composed } from "../core/request/compose.ts";
import type { Opened, OpenedNow, RequestHandler, Thrown } from "../core/request/compose.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { isThenable } from "../core/thenable.ts";
import type { MaybePromise } from "../core/thenable.ts";
import { addressAdvice } from "../runtime/adapters.ts";
import { defer } from "../runtime/defer.ts";
import { outerContext } from "../runtime/outer-request.ts";
import { FreePasses } from "./free-passes.ts";
import type { RateLimitSettings } from "./guard-options.ts";
import { NO_ADDRESS } from "./keys.ts";
import { Refusals } from "./refusal.ts";
import type { RateLimitDecision, TakenDecision } from "./result.ts";
import { takenBy, warnIfTwice } from "./taken.ts";

/**
 * The handler of one `rateLimit()`. Its methods stand in the order of a request's way through them.
 * Each continues at once unless it has to wait for a promise: of a callback, or of a shared store.
 */
export class RateLimitGuard {
  readonly #settings: RateLimitSettings;
  readonly #passes: FreePasses;
  readonly #refusals: Refusals;
  readonly #observer: Hook<[EdgeContext, RateLimitDecision]> | undefined;
  #keyless = 0;
  #warned = false;

  constructor(settings: RateLimitSettings) {
    const { limiter, maxKeys, onDecision } = settings;
    this.#settings = settings;
    this.#refusals = new Refusals(settings.headers);
    this.#passes = new FreePasses(limiter.clock, maxKeys, (c) => this.#addressOf(c));
    this.#observer = onDecision && new Hook(onDecision, "rateLimit: onDecision");
  }

  /**
   * Our own health and metrics routes are not charged, nor is a request that comes here again,
   * because two paths that the guard is registered on overlap.
   */
  open(c: EdgeContext, states: TakenDecision[], at: number): Opened {
    if (this.#hasDecided(c)) return;
    const way = wayToUsualRoute(c);
    if (way !== undefined) {
      return (rest) => this.#passes.use(c, rest, way, () => this.#limited(c, rest));
    }
    return this.#openLimit(c, states, at);
  }

  /** Writes the headers, unless something was thrown. */
  close(c: EdgeContext, decision: TakenDecision, thrown: Thrown | undefined): void {
    if (thrown === undefined) this.#settings.headers.write(c, decision);
  }

  /** The middleware of a request to our own route whose free passes are used up. */
  readonly #limited: RequestHandler = composed([{
    open: (c, states, at) => this.#openLimit(c, states as TakenDecision[], at),
    close: (c, decision, thrown) => this.close(c, decision as TakenDecision, thrown),
  }]);

  #openLimit(c: EdgeContext, states: TakenDecision[], at: number): Opened {
    const opened = this.#limit(c);
    return isThenable(opened)
      ? opened.then((late) => late ?? this.#keep(c, states, at))
      : opened ?? this.#keep(c, states, at);
  }

  /** Keeps the decision whose headers are written later; a skipped request has none. */
  #keep(c: EdgeContext, states: (TakenDecision | undefined)[], at: number): void {
    if (!this.#settings.report) states[at] = this.#decisionOf(c);
  }

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
    return takenBy(c, this.#settings.limiter) ?? takenBy(c, this.#passes.limiter);
  }

  #limit(c: EdgeContext): Opened {
    const { skip, key, cost } = this.#settings.callbacks;
    const isSkipped = skip?.ask(c);
    if (isSkipped === true) return;
    if (isThenable(isSkipped) || c.req.method === "OPTIONS") {
      return this.#limitLater(c, isSkipped);
    }
    const client = key?.ask(c);
    const tokens = typeof cost === "number" ? cost : cost.ask(c);
    return isThenable(client) || isThenable(tokens)
      ? this.#takeLater(c, client, tokens)
      : this.#take(c, client, tokens);
  }

  /** {@link #limit} for an async `skip`, and for OPTIONS, which may be a CORS preflight. */
  async #limitLater(
    c: EdgeContext,
    isSkipped: MaybePromise<boolean | undefined>,
  ): Promise<OpenedNow> {
    if (await isSkipped === true) return;
    if (await isPreflight(c)) {
      const startedMs = startTime(c);
      return this.#conclude(c, this.#passes.take(c), startedMs, false);
    }
    const { key, cost } = this.#settings.callbacks;
    return this.#takeLater(c, key?.ask(c), typeof cost === "number" ? cost : cost.ask(c));
  }

  async #takeLater(
    c: EdgeContext,
    client: MaybePromise<string | undefined>,
    tokens: MaybePromise<number | undefined>,
  ): Promise<OpenedNow> {
    return this.#take(c, await client, await tokens);
  }

  /** Takes tokens of a client: by its key, or by its address if it has none. */
  #take(c: EdgeContext, client: string | undefined, tokens: number = 1): Opened {
    const { limiter, callbacks } = this.#settings;
    if (client === "") this.#keyless++;
    const kind = client ? "key" : "ip";
    const name = client || this.#addressOf(c);
    const startedMs = startTime(c);
    const now = requestTime(c, limiter.clock);
    const taken = limiter.takeAt(now, kind, name, tokens, c);
    return this.#conclude(c, taken, startedMs, callbacks.countWhen !== undefined);
  }

  /** @param mayGiveBack Whether `countWhen` decides if the tokens are given back. */
  #conclude(
    c: EdgeContext,
    taken: MaybePromise<TakenDecision>,
    startedMs: number | undefined,
    mayGiveBack: boolean,
  ): Opened {
    if (isThenable(taken)) {
      return taken.then((late) => this.#conclude(c, late, startedMs, mayGiveBack));
    }
    if (!taken.allowed && !this.#settings.report) {
      // The app may serve our own routes on other paths: they answer even when others are refused.
      const way = wayToOwnRoute(c);
      if (way !== undefined) {
        return (rest) => this.#passes.use(c, rest, way, () => this.#refuse(c, taken, startedMs));
      }
      return this.#refuse(c, taken, startedMs);
    }
    const announced = this.#publish(c, taken, startedMs);
    if (!taken.allowed || !mayGiveBack) return;
    return (rest) => this.#passCounting(c, rest, taken, announced);
  }

  #refuse(
    c: EdgeContext,
    decision: TakenDecision,
    startedMs: number | undefined,
  ): Response | Promise<Response> {
    this.#publish(c, decision, startedMs);
    return this.#refusals.of(c, decision);
  }

  /**
   * Records the decision, and announces its policies.
   *
   * @returns The index of its first policy in the lists.
   */
  #publish(c: EdgeContext, decision: TakenDecision, startedMs: number | undefined): number {
    const { report, headers } = this.#settings;
    if (startedMs !== undefined) decision.costMs = performance.now() - startedMs;
    if (report && !decision.allowed) decision.action = "report";
    if (facts(c).decisions !== undefined) warnIfTwice(c, decision);
    record(c, decision);
    c.set("rateLimit", decision);
    this.#observer?.call(c, decision);
    return report ? -1 : headers.announce(c, decision);
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

/** Start of the decision, if an observer measures it. */
function startTime(c: EdgeContext): number | undefined {
  return facts(c).timed ? performance.now() : undefined;
}
