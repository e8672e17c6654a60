/**
 * Checks with a time limit, a cached result and at most one call in progress.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import { isThenable } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import { defer } from "../runtime/defer.ts";
import { checkInstead } from "./no-check.ts";
import { failure, success } from "./result.ts";
import { releaseReturned, returnedReader } from "./returned.ts";
import type { CheckResult } from "./result.ts";

export type { CheckReport, CheckResult, HealthStatus } from "./result.ts";

/**
 * Checks whether something works. It fails by throwing or rejecting, or by returning `false`, an
 * `Error`, a Response that is not `ok`, or an object that says so (`{ status: "down" }`,
 * `{ ok: false }`). It may return a {@link CheckReport} to say more. Nothing, and any other value,
 * is a pass. The signal is aborted on timeout.
 */
export type CheckFunction = (options: { signal: AbortSignal }) => unknown;

/** The call of a check; an observable also gets the context, for bindings. */
type CheckCall = (options: { signal: AbortSignal; c: EdgeContext | undefined }) => unknown;

/** A check with its own settings. */
export interface CheckOptions {
  /** The function to call, or the object to ping. */
  readonly check: CheckFunction | Observable;
  /**
   * Whether a failure makes the overall status `fail`; otherwise it is a warning.
   *
   * @default true; false for a limiter that continues without its store (`failMode`)
   */
  readonly critical?: boolean | undefined;
  /**
   * The probes that include this check: `"live"`, `"ready"`, `"startup"`. `/health` includes all
   * checks.
   *
   * @default ["ready"]
   */
  readonly tags?: readonly ("live" | "ready" | "startup")[] | undefined;
  /**
   * Maximum duration of one call.
   *
   * @default the `timeout` of `health()`
   */
  readonly timeout?: Duration | undefined;
  /**
   * How long the result is reused; 0 runs the check for every answer.
   *
   * @default the `cache` of `health()`
   */
  readonly cache?: Duration | undefined;
}

/** A check: a function, a limiter, an upstream or a store to ping, or either with settings. */
export type Check = CheckFunction | Observable | CheckOptions;

/** A check that is ready to run. */
export interface RunnableCheck {
  readonly name: string;
  readonly critical: boolean;
  readonly tags: readonly string[];
  /** How long the result is reused, in ms. */
  readonly cacheMs: number;
  /** The last result. */
  readonly last: CheckResult | undefined;
  /** Returns the cached result at once, or a promise of the result of the call in progress. */
  run(c: EdgeContext | undefined): CheckResult | Promise<CheckResult>;
}

/** The settings of checks that have none. */
export interface CheckDefaults {
  readonly timeoutMs: number;
  readonly cacheMs: number;
}

/** Maximum number of timed-out calls that may be pending at once, so that they don't pile up. */
const MAX_HANGING = 5;
/** A pending call is forgotten after this time: on Workers its request has ended. */
const FORGOTTEN_AFTER_MS = 60_000;

const NAMES = {
  check: 1,
  critical: 1,
  tags: 1,
  timeout: 1,
  cache: 1,
} satisfies Record<keyof CheckOptions, 1>;

const LATE = Symbol("late");

/**
 * Makes all checks of the option `checks` ready to run.
 *
 * @throws {RangeError | TypeError} When an option is wrong.
 */
export function runnableChecks(
  given: Readonly<Record<string, Check>>,
  defaults: CheckDefaults,
): RunnableCheck[] {
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    const { error } = optionChecks("health");
    throw error("checks", "an object of checks by name, such as { db: check }", given);
  }
  return Object.entries(given).map(([name, check]) => runnableCheck(name, check, defaults));
}

/** Makes a check ready to run. */
export function runnableCheck(name: string, given: Check, defaults: CheckDefaults): RunnableCheck {
  const options = isCheckOptions(given) ? given : { check: given };
  const checks = optionChecks(`health: checks.${name}`);
  checks.known(options, NAMES);
  const continues = options.critical === undefined &&
    (options.check as Partial<Observable> | null)?.critical === false;
  return cachedCheck({
    name,
    call: callOf(name, options.check),
    critical: checks.oneOf("critical", options.critical ?? !continues, [true, false]),
    continues,
    tags: [options.tags ?? "ready"].flat().map((tag) =>
      checks.oneOf("tags", tag, ["live", "ready", "startup"])
    ),
    timeoutMs: options.timeout === undefined
      ? defaults.timeoutMs
      : checks.duration("timeout", options.timeout, 1, Infinity, 20),
    cacheMs: options.cache === undefined
      ? defaults.cacheMs
      : checks.duration("cache", options.cache, 0, Infinity, 20),
  });
}

interface CheckSettings extends Pick<RunnableCheck, "name" | "critical" | "tags" | "cacheMs"> {
  readonly call: CheckCall;
  /** Whether the object works on without what it pings, so that its failure is a warning. */
  readonly continues: boolean;
  readonly timeoutMs: number;
}

function cachedCheck(
  { name, call, continues, critical, tags, timeoutMs, cacheMs }: CheckSettings,
): RunnableCheck {
  const read = returnedReader(name);
  /** The start times of calls that have not settled. */
  const pending = new Set<{ readonly sinceMs: number }>();
  let last: CheckResult | undefined;
  let inProgress: { readonly result: Promise<CheckResult>; readonly untilMs: number } | undefined;

  function run(c: EdgeContext | undefined): CheckResult | Promise<CheckResult> {
    const now = Date.now();
    if (last !== undefined && isWithin(now - last.atMs, cacheMs)) return last;
    // A call past its timeout belonged to a request that has ended.
    if (inProgress !== undefined && isWithin(inProgress.untilMs - now, timeoutMs + 1)) {
      return inProgress.result;
    }
    for (const started of pending) {
      if (!isWithin(now - started.sinceMs, FORGOTTEN_AFTER_MS)) pending.delete(started);
    }
    if (pending.size >= MAX_HANGING) return last = failure("earlier calls have not ended", now);
    const result = timed(now, c).then((result) => {
      inProgress = undefined;
      return last = result;
    });
    inProgress = { result, untilMs: now + timeoutMs };
    // The call outlives the request that started it, because other requests may wait for it.
    defer(c, result);
    return result;
  }

  async function timed(startedMs: number, c: EdgeContext | undefined): Promise<CheckResult> {
    const abort = new AbortController();
    const started = { sinceMs: startedMs };
    pending.add(started);
    const called = (async () => await call({ signal: abort.signal, c }))();
    const settled = () => void pending.delete(started);
    called.then(settled, settled);
    try {
      const result = await within(timeoutMs, called, LATE);
      if (result !== LATE) return success(read(result), startedMs);
      called.then(releaseReturned, () => {});
      const late = new Error(`no result within ${timeoutMs} ms`);
      abort.abort(late);
      throw late;
    } catch (reason) {
      return failure(reason, startedMs, continues ? "warn" : "fail");
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

/** Whether an elapsed time is in [0, length); false when the clock was set back. */
function isWithin(elapsedMs: number, lengthMs: number): boolean {
  return elapsedMs >= 0 && elapsedMs < lengthMs;
}

function isCheckOptions(check: Check): check is CheckOptions {
  return typeof check === "object" && check !== null && !("ping" in check) && !isThenable(check);
}

function callOf(name: string, check: CheckFunction | Observable): CheckCall {
  // Checked first, because an observable may be a middleware, which is a function.
  const { ping } = (check ?? {}) as Partial<Observable>;
  if (typeof ping === "function") {
    return ({ signal, c }) => (check as Observable).ping({ signal, c });
  }
  if (typeof check === "function") return ({ signal }) => check({ signal });
  throw optionChecks("health").error(
    `checks.${name}`,
    "a function, something with ping(), or { check }",
    check,
    checkInstead(check),
  );
}
