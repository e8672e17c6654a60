/**
 * Checks: each with a time limit, a cache and one flight at a time, however many ask.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import { defer } from "../runtime/defer.ts";
import { failure, success } from "./result.ts";
import type { CheckResult } from "./result.ts";

export type { CheckReport, CheckResult, HealthStatus } from "./result.ts";

/**
 * Looks whether something works. It fails by throwing or rejecting; a {@link CheckReport} says more;
 * any other result is a pass. The signal is aborted when the time is over.
 */
export type CheckFunction = (options: { signal: AbortSignal }) => unknown;

/** A check with settings of its own. */
export interface CheckOptions {
  /** What to look at. */
  readonly check: CheckFunction | Observable;
  /**
   * Whether its failure is the failure of the whole; else it is a warning.
   *
   * @default true
   */
  readonly critical?: boolean;
  /**
   * Which answers it is part of: `"live"`, `"ready"`, `"startup"`. `/health` has all checks.
   *
   * @default ["ready"]
   */
  readonly tags?: readonly ("live" | "ready" | "startup")[];
  /**
   * How long it may take.
   *
   * @default the time of the whole answer
   */
  readonly timeout?: Duration;
  /**
   * How long its result is good for; 0 runs it for every answer.
   *
   * @default the cache of the whole
   */
  readonly cache?: Duration;
}

/** A check: a function, a limiter, an upstream or a store to ping, or either with settings. */
export type Check = CheckFunction | Observable | CheckOptions;

/** One check, ready to run. */
export interface RunnableCheck {
  readonly name: string;
  readonly critical: boolean;
  readonly tags: readonly string[];
  /** How long its result is good for, in ms. */
  readonly cacheMs: number;
  /** The last result. */
  readonly last: CheckResult | undefined;
  /** A result no older than the cache: at once when there is one, else when the check is done. */
  run(c: EdgeContext | undefined): CheckResult | Promise<CheckResult>;
}

/** Calls that did not end within their time: no more of them at once, lest they pile up. */
const MAX_HANGING = 5;
/** After so long a call that has not ended is taken for dead: on Workers its request is gone. */
const FORGOTTEN_AFTER_MS = 60_000;

/**
 * The checks that are given by name.
 *
 * @throws {RangeError | TypeError} When one is wrong.
 */
export function runnableChecks(
  given: Readonly<Record<string, Check>>,
  defaults: { readonly timeoutMs: number; readonly cacheMs: number },
): RunnableCheck[] {
  if (Array.isArray(given)) {
    const { error } = optionChecks("health");
    throw error("checks", "an object of checks by name, such as { db: check }", given);
  }
  return Object.entries(given).map(([name, check]) => runnableCheck(name, check, defaults));
}

/** Makes a check ready to run. */
export function runnableCheck(
  name: string,
  given: Check,
  defaults: { readonly timeoutMs: number; readonly cacheMs: number },
): RunnableCheck {
  const options = isCheckOptions(given) ? given : { check: given };
  const { duration, known, oneOf } = optionChecks(`health: checks.${name}`);
  known(options, ["check", "critical", "tags", "timeout", "cache"]);
  const call = callOf(name, options.check);
  const critical = oneOf("critical", options.critical ?? true, [true, false]);
  const tags = (options.tags ?? ["ready"]).map((tag) =>
    oneOf("tags", tag, ["live", "ready", "startup"])
  );
  const timeoutMs = duration("timeout", options.timeout ?? defaults.timeoutMs, 1);
  const cacheMs = duration("cache", options.cache ?? defaults.cacheMs);

  let last: CheckResult | undefined;
  let flight: { readonly result: Promise<CheckResult>; readonly untilMs: number } | undefined;
  /** When the calls began that have not ended. */
  const unfinished = new Set<{ readonly sinceMs: number }>();

  function run(c: EdgeContext | undefined): CheckResult | Promise<CheckResult> {
    const now = Date.now();
    if (last !== undefined && isWithin(now - last.atMs, cacheMs)) return last;
    // A flight that should have landed belonged to a request that is gone.
    if (flight !== undefined && isWithin(flight.untilMs - now, timeoutMs + 1)) return flight.result;
    for (const started of unfinished) {
      if (!isWithin(now - started.sinceMs, FORGOTTEN_AFTER_MS)) unfinished.delete(started);
    }
    if (unfinished.size >= MAX_HANGING) {
      return last = failure("earlier calls have not ended", now, now);
    }
    const result = timed(now).then((landed) => {
      flight = undefined;
      return last = landed;
    });
    flight = { result, untilMs: now + timeoutMs };
    // The flight outlives the request that started it, for the sake of those who wait for it too.
    defer(c, result);
    return result;
  }

  async function timed(startedMs: number): Promise<CheckResult> {
    const abort = new AbortController();
    const started = { sinceMs: startedMs };
    unfinished.add(started);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const reason = new Error(`no result within ${timeoutMs} ms`);
        reject(reason);
        abort.abort(reason);
      }, timeoutMs);
    });
    const called = (async () => await call({ signal: abort.signal }))();
    called.then(() => unfinished.delete(started), () => unfinished.delete(started));
    try {
      return success(await Promise.race([called, late]), startedMs);
    } catch (reason) {
      return failure(reason, startedMs, Date.now());
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    name,
    critical,
    tags,
    cacheMs,
    get last() {
      return last;
    },
    run,
  };
}

/** True for 0 up to (not including) a length of time; false when the clock has stepped back. */
function isWithin(elapsedMs: number, lengthMs: number): boolean {
  return elapsedMs >= 0 && elapsedMs < lengthMs;
}

function isCheckOptions(check: Check): check is CheckOptions {
  return typeof check === "object" && check !== null && !("ping" in check);
}

function callOf(name: string, check: CheckFunction | Observable): CheckFunction {
  // An observable may be a middleware, hence a function.
  const { ping } = check as Partial<Observable>;
  if (typeof ping === "function") {
    return ({ signal }) => (check as Observable).ping({ signal });
  }
  if (typeof check === "function") return check;
  throw optionChecks("health").error(
    `checks.${name}`,
    "a function, something with ping(), or { check }",
    check,
  );
}
