/**
 * The handler: request → key and cost → limiter → decision → next or refusal → headers.
 *
 * @module
 */
import { isThenable } from "../core/callback.ts";
import { requestTime } from "../core/clock.ts";
import { record } from "../core/decision.ts";
import { isPreflight, wayToOwnRoute, wayToUsualRoute } from "../core/exempt.ts";
import { facts } from "../core/facts.ts";
import { callHook } from "../core/hook.ts";
import type { EdgeContext, Next } from "../core/middleware.ts";
import { defer } from "../runtime/defer.ts";
import { FreePasses } from "./free-passes.ts";
import type { RateLimitSettings } from "./options.ts";
import { refusal } from "./refusal.ts";
import type { RateLimitDecision, TakenDecision } from "./result.ts";
import type { MaybePromise } from "./types.ts";

/** Clients without an address (unit tests, unix sockets) share one bucket. */
const NO_ADDRESS = "no-address";

type Answer = Promise<Response | void> | Response;

/** The handler, and what it counts of the callbacks that failed it. */
export interface Guard {
  handle(c: EdgeContext, next: Next): Answer;
  stats(): Readonly<Record<string, number>>;
}

/** Makes the handler of complete options. */
export function makeGuard(settings: RateLimitSettings): Guard {
  const { limiter, headers, address, key, cost, countWhen, skip, report, onDecision } = settings;
  const failures = { key: 0, cost: 0, skip: 0, hook: 0 };
  const passes = new FreePasses(limiter.clock, settings.maxKeys, addressOf);
  let warned = false;

  function handle(c: EdgeContext, next: Next): Answer {
    const way = wayToUsualRoute(c);
    return way === undefined ? limit(c, next) : passes.use(c, next, way, () => limit(c, next));
  }

  function limit(c: EdgeContext, next: Next): Answer {
    const skipped = isSkipped(c);
    if (skipped === true) return next();
    if (skipped === false) return enter(c, next);
    return skipped.then((yes) => yes ? next() : enter(c, next));
  }

  function enter(c: EdgeContext, next: Next): Answer {
    const preflight = isPreflight(c);
    return preflight === false ? charge(c, next) : enterOptions(c, next, preflight);
  }

  async function enterOptions(c: EdgeContext, next: Next, preflight: MaybePromise<boolean>) {
    const isFree = await preflight;
    return isFree ? settle(c, next, passes.take(c), startTime(c)) : charge(c, next);
  }

  function charge(c: EdgeContext, next: Next): Answer {
    const client = keyOf(c);
    const tokens = costOf(c);
    return typeof client === "string" && typeof tokens === "number"
      ? admit(c, next, client, tokens)
      : admitLater(c, next, client, tokens);
  }

  async function admitLater(
    c: EdgeContext,
    next: Next,
    client: MaybePromise<string>,
    tokens: MaybePromise<number>,
  ): Promise<Response | void> {
    return admit(c, next, await client, await tokens);
  }

  function admit(c: EdgeContext, next: Next, client: string, tokens: number): Answer {
    const startedMs = startTime(c);
    if (countWhen !== undefined) return admitFirst(c, next, client, tokens, startedMs);
    const taken = limiter.takeAt(requestTime(c, limiter.clock), client, tokens, c);
    return settle(c, next, taken, startedMs);
  }

  function settle(
    c: EdgeContext,
    next: Next,
    decision: MaybePromise<RateLimitDecision>,
    startedMs: number | undefined,
  ): Answer {
    return isThenable(decision)
      ? decision.then((settled) => conclude(c, next, settled, startedMs))
      : conclude(c, next, decision, startedMs);
  }

  /** Lets a request run when its cost is there, and takes it afterwards, if it counts. */
  async function admitFirst(
    c: EdgeContext,
    next: Next,
    client: string,
    tokens: number,
    startedMs: number | undefined,
  ): Promise<Response | void> {
    const decision = await limiter.look(client, tokens, c);
    const refused = await conclude(c, next, decision, startedMs);
    if (decision.allowed && isCounted(c)) defer(c, limiter.penalty(client, tokens, c));
    return refused;
  }

  function isCounted(c: EdgeContext): boolean {
    try {
      return countWhen!(c) !== false;
    } catch {
      failures.hook++;
      return true;
    }
  }

  function conclude(
    c: EdgeContext,
    next: Next,
    taken: RateLimitDecision,
    startedMs: number | undefined,
  ): Answer {
    // The app may have our routes on paths of its own: they too must answer when others may not.
    const way = taken.allowed || report ? undefined : wayToOwnRoute(c);
    return way === undefined
      ? decide(c, next, taken as TakenDecision, startedMs)
      : passes.use(c, next, way, () => decide(c, next, taken as TakenDecision, startedMs));
  }

  function decide(c: EdgeContext, next: Next, decision: TakenDecision, startedMs?: number): Answer {
    if (startedMs !== undefined) decision.costMs = performance.now() - startedMs;
    if (report && !decision.allowed) decision.action = "report";
    record(c, decision);
    c.set("rateLimit", decision);
    if (onDecision !== undefined) notify(c, decision);
    if (report) return next();
    headers.announce(c, decision);
    if (!decision.allowed) return refusal(c, decision, headers);
    return next().then(() => headers.write(c, decision));
  }

  // The three readers below have one shape: an answer at once costs nothing more, one that comes
  // later is awaited, and a wrong or failing callback is counted and gets the default.

  function isSkipped(c: EdgeContext): MaybePromise<boolean> {
    if (skip === undefined) return false;
    try {
      const answer = skip(c);
      return typeof answer === "boolean" ? answer : skippedLater(answer);
    } catch {
      failures.skip++;
      return false;
    }
  }

  async function skippedLater(answer: Promise<boolean>): Promise<boolean> {
    try {
      return (await answer) === true;
    } catch {
      failures.skip++;
      return false;
    }
  }

  function keyOf(c: EdgeContext): MaybePromise<string> {
    if (key === undefined) return addressOf(c);
    try {
      const answer = key(c);
      if (isKey(answer)) return answer;
      if (isThenable(answer)) return keyLater(c, answer);
    } catch {
      // counted below
    }
    failures.key++;
    return addressOf(c);
  }

  async function keyLater(c: EdgeContext, answer: PromiseLike<unknown>): Promise<string> {
    try {
      const late = await answer;
      if (isKey(late)) return late;
    } catch {
      // counted below
    }
    failures.key++;
    return addressOf(c);
  }

  function costOf(c: EdgeContext): MaybePromise<number> {
    if (typeof cost === "number") return cost;
    try {
      const answer = cost(c);
      if (isCost(answer)) return answer;
      if (isThenable(answer)) return costLater(answer);
    } catch {
      // counted below
    }
    failures.cost++;
    return 1;
  }

  async function costLater(answer: PromiseLike<unknown>): Promise<number> {
    try {
      const late = await answer;
      if (isCost(late)) return late;
    } catch {
      // counted below
    }
    failures.cost++;
    return 1;
  }

  function addressOf(c: EdgeContext): string {
    const client = address(c);
    if (client !== undefined) return client;
    if (!warned) {
      warned = true;
      console.warn("rateLimit: a request has no client address; all such requests share one limit");
    }
    return NO_ADDRESS;
  }

  function notify(c: EdgeContext, decision: RateLimitDecision): void {
    callHook(() => onDecision!(c, decision), () => failures.hook++);
  }

  return {
    handle,
    stats: () => ({
      key_errors_total: failures.key,
      cost_errors_total: failures.cost,
      skip_errors_total: failures.skip,
      hook_errors_total: failures.hook,
    }),
  };
}

/** When deciding began, for those who want to know what it costs. */
function startTime(c: EdgeContext): number | undefined {
  return facts(c).timed ? performance.now() : undefined;
}

function isKey(answer: unknown): answer is string {
  return typeof answer === "string" && answer !== "";
}

function isCost(answer: unknown): answer is number {
  return typeof answer === "number" && answer >= 0 && answer < Infinity;
}
