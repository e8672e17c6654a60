/**
 * The handler: request → key and cost → limiter → decision → next or refusal → headers.
 *
 * @module
 */
import { requestTime } from "../core/clock.ts";
import { record } from "../core/request/decision.ts";
import { isPreflight, wayToOwnRoute, wayToUsualRoute } from "../core/request/exempt.ts";
import { facts } from "../core/request/facts.ts";
import { Hook } from "../core/hook.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { defer } from "../runtime/defer.ts";
import { FreePasses } from "./free-passes.ts";
import { NO_ADDRESS } from "./keys.ts";
import type { ClientKind } from "./keys.ts";
import type { RateLimitSettings } from "./guard-options.ts";
import { refusal } from "./refusal.ts";
import type { RateLimitDecision, TakenDecision } from "./result.ts";
import type { MaybePromise } from "./types.ts";

type Answer = Promise<Response | void> | Response;

/** The handler, and what it counts of the callbacks that failed it. */
export interface Guard {
  handle(c: EdgeContext, next: Next): Answer;
  stats(): Readonly<Record<string, number>>;
}

/** Makes the handler of complete options. */
export function makeGuard(settings: RateLimitSettings): Guard {
  const { limiter, headers, address, callbacks, report, onDecision } = settings;
  const { skip, key, cost, countWhen } = callbacks;
  const passes = new FreePasses(limiter.clock, settings.maxKeys, addressOf);
  const observer = onDecision && new Hook(onDecision, "rateLimit: onDecision");
  let keyless = 0;
  let warned = false;

  function handle(c: EdgeContext, next: Next): Answer {
    const way = wayToUsualRoute(c);
    return way === undefined ? limit(c, next) : passes.use(c, next, way, () => limit(c, next));
  }

  function limit(c: EdgeContext, next: Next): Answer {
    const skipped = skip === undefined ? false : skip.ask(c);
    if (skipped === true) return next();
    if (!(skipped instanceof Promise)) return enter(c, next);
    return skipped.then((yes) => yes === true ? next() : enter(c, next));
  }

  function enter(c: EdgeContext, next: Next): Answer {
    const preflight = isPreflight(c);
    return preflight === false ? charge(c, next) : enterOptions(c, next, preflight);
  }

  async function enterOptions(c: EdgeContext, next: Next, preflight: MaybePromise<boolean>) {
    const isFree = await preflight;
    return isFree ? settle(c, next, passes.take(c), startTime(c), false) : charge(c, next);
  }

  function charge(c: EdgeContext, next: Next): Answer {
    const user = key === undefined ? undefined : key.ask(c);
    const tokens = typeof cost === "number" ? cost : cost.ask(c);
    return user instanceof Promise || tokens instanceof Promise
      ? chargeLater(c, next, user, tokens)
      : chargeClient(c, next, user, tokens);
  }

  async function chargeLater(
    c: EdgeContext,
    next: Next,
    user: MaybePromise<string | undefined>,
    tokens: MaybePromise<number | undefined>,
  ): Promise<Response | void> {
    return chargeClient(c, next, await user, await tokens);
  }

  /** A client by its key, or by its address when there is none. */
  function chargeClient(
    c: EdgeContext,
    next: Next,
    user: string | undefined,
    tokens: number = 1,
  ): Answer {
    if (user === "") keyless++;
    return user ? admit(c, next, "key", user, tokens) : admit(c, next, "ip", addressOf(c), tokens);
  }

  function admit(
    c: EdgeContext,
    next: Next,
    kind: ClientKind,
    client: string,
    tokens: number,
  ): Answer {
    const startedMs = startTime(c);
    const taken = limiter.takeAt(requestTime(c, limiter.clock), kind, client, tokens, c);
    return settle(c, next, taken, startedMs, countWhen !== undefined);
  }

  /** @param isSeat Whether what was taken is given back when `countWhen` says so. */
  function settle(
    c: EdgeContext,
    next: Next,
    decision: MaybePromise<TakenDecision>,
    startedMs: number | undefined,
    isSeat: boolean,
  ): Answer {
    return decision instanceof Promise
      ? decision.then((settled) => conclude(c, next, settled, startedMs, isSeat))
      : conclude(c, next, decision, startedMs, isSeat);
  }

  function conclude(
    c: EdgeContext,
    next: Next,
    taken: TakenDecision,
    startedMs: number | undefined,
    isSeat: boolean,
  ): Answer {
    // The app may have our routes on paths of its own: they too must answer when others may not.
    const way = taken.allowed || report ? undefined : wayToOwnRoute(c);
    return way === undefined
      ? decide(c, next, taken, startedMs, isSeat)
      : passes.use(c, next, way, () => decide(c, next, taken, startedMs, isSeat));
  }

  function decide(
    c: EdgeContext,
    next: Next,
    decision: TakenDecision,
    startedMs: number | undefined,
    isSeat: boolean,
  ): Answer {
    if (startedMs !== undefined) decision.costMs = performance.now() - startedMs;
    if (report && !decision.allowed) decision.action = "report";
    record(c, decision);
    c.set("rateLimit", decision);
    observer?.call(c, decision);
    const announced = report ? -1 : headers.announce(c, decision);
    if (!decision.allowed) return report ? next() : refusal(c, decision, headers);
    if (isSeat) return passCounting(c, next, decision, announced);
    return report ? next() : next().then(() => headers.write(c, decision));
  }

  /** Lets a request run, and gives back what it has taken when it does not count. */
  async function passCounting(
    c: EdgeContext,
    next: Next,
    decision: TakenDecision,
    announced: number,
  ): Promise<void> {
    await next();
    // Undefined: it failed, so the request counts.
    const isFree = await countWhen!.ask(c) === false;
    const after = isFree ? await giveBack(c, decision) : undefined;
    if (after !== undefined) {
      c.set("rateLimit", after);
      headers.amend(c, announced, decision, after);
    }
    if (!report) headers.write(c, after ?? decision);
  }

  function giveBack(
    c: EdgeContext,
    decision: TakenDecision,
  ): MaybePromise<RateLimitDecision | undefined> {
    const after = decision.giveBack();
    // On Workers it goes on when the client has left.
    if (after instanceof Promise) defer(c, after);
    return after;
  }

  function addressOf(c: EdgeContext): string {
    const client = address(c);
    if (client !== undefined) return client;
    if (!warned) {
      warned = true;
      console.warn(
        "rateLimit: a request has no client address; all such requests share one limit. Give a " +
          "`key`, or give the server app.fetch itself: (request) => app.fetch(request) drops the " +
          "address (shown once)",
      );
    }
    return NO_ADDRESS;
  }

  return {
    handle,
    stats: () => ({
      key_errors_total: keyless + (key?.failures ?? 0),
      cost_errors_total: typeof cost === "number" ? 0 : cost.failures,
      skip_errors_total: skip?.failures ?? 0,
      hook_errors_total: (observer?.failures ?? 0) + (countWhen?.failures ?? 0),
    }),
  };
}

/** When deciding began, for those who want to know what it costs. */
function startTime(c: EdgeContext): number | undefined {
  return facts(c).timed ? performance.now() : undefined;
}
