/**
 * The handler: request → key and cost → limiter → decision → next or refusal → headers.
 *
 * @module
 */
import { record } from "../core/decision.ts";
import { facts } from "../core/facts.ts";
import type { EdgeContext, Next } from "../core/middleware.ts";
import type { RateLimitSettings } from "./options.ts";
import { refusal } from "./refusal.ts";
import type { RateLimitDecision } from "./result.ts";
import type { MaybePromise } from "./types.ts";

/** Paths that must answer when everything else is refused. */
const UNLIMITED: ReadonlySet<string> = new Set([
  "/health",
  "/livez",
  "/readyz",
  "/startupz",
  "/metrics",
]);

/** Clients without an address (unit tests, unix sockets) share one bucket. */
const NO_ADDRESS = "no-address";

/** The handler, and what it counts of the callbacks that failed it. */
export interface Guard {
  handle(c: EdgeContext, next: Next): Promise<Response | void> | Response;
  stats(): Readonly<Record<string, number>>;
}

/** Makes the handler of complete options. */
export function makeGuard(settings: RateLimitSettings): Guard {
  const { limiter, headers, address, key, cost, skip, report, onDecision } = settings;
  const failures = { key: 0, cost: 0, skip: 0, hook: 0 };
  let warned = false;

  function handle(c: EdgeContext, next: Next): Promise<Response | void> | Response {
    if (UNLIMITED.has(c.req.path) || isPreflight(c)) return next();
    const skipped = isSkipped(c);
    if (skipped === true) return next();
    if (skipped === false) return enter(c, next);
    return skipped.then((yes) => yes ? next() : enter(c, next));
  }

  function enter(c: EdgeContext, next: Next): Promise<Response | void> | Response {
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

  function admit(
    c: EdgeContext,
    next: Next,
    client: string,
    tokens: number,
  ): Promise<Response | void> | Response {
    const startedMs = facts(c).timed ? performance.now() : undefined;
    const decision = limiter.take(client, tokens, c);
    return decision instanceof Promise
      ? decision.then((settled) => conclude(c, next, settled, startedMs))
      : conclude(c, next, decision, startedMs);
  }

  function conclude(
    c: EdgeContext,
    next: Next,
    taken: RateLimitDecision,
    startedMs: number | undefined,
  ): Promise<Response | void> | Response {
    const decision = completed(taken, report, startedMs);
    record(c, decision);
    c.set("rateLimit", decision);
    if (onDecision !== undefined) notify(c, decision);
    if (report) return next();
    headers.announce(c, decision);
    return decision.allowed ? pass(c, next, decision) : refusal(c, decision, headers);
  }

  async function pass(c: EdgeContext, next: Next, decision: RateLimitDecision): Promise<void> {
    await next();
    headers.write(c, decision);
  }

  function isSkipped(c: EdgeContext): MaybePromise<boolean> {
    if (skip === undefined) return false;
    const no = () => (failures.skip++, false);
    return settle(() => skip(c), (answer) => answer === true, no);
  }

  function keyOf(c: EdgeContext): MaybePromise<string> {
    if (key === undefined) return addressOf(c);
    const fallBack = () => (failures.key++, addressOf(c));
    const orAddress = (given: unknown) =>
      typeof given === "string" && given !== "" ? given : fallBack();
    return settle(() => key(c), orAddress, fallBack);
  }

  function costOf(c: EdgeContext): MaybePromise<number> {
    if (typeof cost === "number") return cost;
    const one = () => (failures.cost++, 1);
    const orOne = (given: unknown) =>
      typeof given === "number" && given >= 0 && given < Infinity ? given : one();
    return settle(() => cost(c), orOne, one);
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
    const failed = () => void failures.hook++;
    settle(() => onDecision!(c, decision), () => {}, failed);
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

/** A CORS preflight (Fetch §4.9): the browser's own question, not a request of the client's. */
function isPreflight(c: EdgeContext): boolean {
  return c.req.method === "OPTIONS" &&
    c.req.header("access-control-request-method") !== undefined;
}

/** Runs a callback that may answer at once, later, or with an error; none of them escapes. */
function settle<T>(
  run: () => unknown,
  use: (answer: unknown) => T,
  failed: () => T,
): MaybePromise<T> {
  try {
    const answer = run();
    return answer instanceof Promise ? answer.then(use, failed) : use(answer);
  } catch {
    return failed();
  }
}

function completed(
  decision: RateLimitDecision,
  report: boolean,
  startedMs: number | undefined,
): RateLimitDecision {
  if (startedMs !== undefined) decision = { ...decision, costMs: performance.now() - startedMs };
  return report && !decision.allowed ? { ...decision, action: "report" } : decision;
}
