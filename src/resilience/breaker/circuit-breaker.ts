/**
 * A circuit breaker around a route, or around any work.
 *
 * Once a dependency fails too often it is not called any more for a while: clients get their answer
 * (503, with `Retry-After`) at once, and the dependency gets the time to recover.
 *
 * Its honest limit: it counts in this process (on Workers, in this isolate), unless it is given a
 * `store`; and as a middleware it judges the whole route, so give a route that needs several
 * dependencies an `upstream()` for each instead.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use("/report/*", djed.circuitBreaker({ openFor: "5s" }));
 * app.get("/report/daily", (c) => c.text("all is well"));
 * ```
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";
import { systemClock } from "../../core/clock.ts";
import { decisions, record } from "../../core/request/decision.ts";
import { defineMiddleware } from "../../core/request/middleware.ts";
import type { EdgeContext, Next } from "../../core/request/middleware.ts";
import { optionChecks } from "../../core/options.ts";
import { makeProblem, refuse } from "../../core/problem.ts";
import { watchBody } from "../../core/body/watch-body.ts";
import type { Breaker } from "./breaker.ts";
import { BREAKER_OPTIONS, breakerSettings } from "./breaker-options.ts";
import { breakerStep } from "./breaker-step.ts";
import type { CircuitState } from "./breaker-types.ts";
import type { Attempt, Host, Part } from "../chain/chain.ts";
import type {
  CircuitBreaker,
  CircuitBreakerMethods,
  CircuitBreakerOptions,
  CircuitBreakerVariables,
  ExecuteOptions,
} from "./circuit-breaker-types.ts";
import { Circuits } from "./circuits.ts";
import { clientWait } from "../client/client-wait.ts";
import { judgeRoute, judgeThrown } from "../chain/judge.ts";
import { type FailureRule, failureRule } from "../chain/outcome.ts";
import { doWork, perform } from "../chain/perform.ts";
import { sharing } from "./shared-circuits.ts";
import { FunctionWork } from "../chain/work.ts";

/**
 * Guards a route (or any work, by `execute`) with a circuit breaker.
 *
 * A response of 500 or more is a failure, and so is a rejection. 4xx says nothing about the
 * dependency, nor does an error with a 4xx status, a body of the client's that is malformed or cut
 * off, a client that leaves, or a refusal by another guard further in: `isFailure` decides
 * otherwise. An open circuit answers 503 `circuit-open` with `Retry-After`.
 *
 * @param options When to open, for how long, per what.
 * @returns The middleware, with `execute()`, `state`, `stats()`, `isolate()` and `reset()`.
 * @throws {TypeError} For an option that is not known, or a store that cannot `lease`.
 * @throws {RangeError} For a value out of its range.
 *
 * @example
 * ```ts
 * import * as djed from "@djed/edge";
 *
 * const breaker = djed.circuitBreaker({ consecutive: 3, openFor: "10s" });
 * const answer = await breaker.execute(() => Promise.resolve("fine"));
 * console.assert(answer === "fine" && breaker.state === "closed");
 * ```
 */
export function circuitBreaker(options: CircuitBreakerOptions = {}): CircuitBreaker {
  const checks = optionChecks("circuitBreaker");
  checks.known(options, [
    ...BREAKER_OPTIONS,
    ...["key", "mode", "store", "name", "onTransition", "clock"],
  ]);
  checks.optionalFunction("key", options.key);
  checks.optionalFunction("onTransition", options.onTransition);
  const name = options.name ?? "circuitBreaker";
  const enforces = checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]) ===
    "enforce";
  const clock = options.clock ?? systemClock;
  const circuits = new Circuits(
    name,
    breakerSettings("circuitBreaker", options),
    clock,
    sharing("circuitBreaker", options.store, options.name, clock),
    options.onTransition?.bind(options),
  );
  const host: Host = { name, clock };
  const rule = failureRule("circuitBreaker", options);
  const key = keyCallback(options);
  circuits.callbacks = [rule, key];
  const scope = options.store === undefined ? "isolate" : "global";

  const middleware = defineMiddleware<CircuitBreakerVariables>(
    function circuitBreaker(c, next) {
      const now = clock.now();
      const circuit = circuits.of(key?.askNow(c));
      const entered = circuits.enter(circuit, now, c);
      return typeof entered === "number"
        ? proceed(c, next, circuit, entered, now)
        : entered.then((token) => proceed(c, next, circuit, token, now));
    },
  );

  function proceed(
    c: EdgeContext,
    next: Next,
    circuit: Breaker,
    token: number,
    now: number,
  ): Promise<Response | void> | Response {
    const { state } = circuit;
    c.set("circuitBreaker", RESULTS[state]);
    const action = token > 0 ? "allow" : enforces ? "deny" : "report";
    const code = token > 0 ? undefined : "circuit-open";
    const detail = { name, state };
    record(c, { guard: "circuit-breaker", action, code, reason: state, detail, scope, atMs: now });
    if (action === "deny") return refuseOpen(c, circuits, -token);
    if (action === "report") return next();
    return guard(c, next, circuits, circuit, token, now, rule);
  }

  const attach: Part["attach"] = (next, host) => breakerStep(circuits, enforces, next, host, rule);
  const chain = attach(doWork, host);
  const methods: Omit<CircuitBreakerMethods, "state" | "name"> & Part = {
    kind: "circuit_breaker",
    attach,
    execute: <T>(fn: (attempt: Attempt) => T | PromiseLike<T>, how: ExecuteOptions = {}) =>
      perform(
        chain,
        new FunctionWork(fn, { signal: how.signal, key: how.key }),
        clock.now(),
      ) as Promise<T>,
    isolate: (key) => circuits.isolate(key),
    reset: (key) => circuits.reset(key),
    stats: () => circuits.stats(),
    ping: () => circuits.ping(),
    toJSON: () => ({ name, circuits: circuits.snapshot() }),
    restore: (saved) => circuits.restore(saved.circuits),
  };
  Object.defineProperties(middleware, {
    state: { get: () => circuits.state },
    // Given outright, for a bundler may have renamed the function.
    name: { value: name },
  });
  return Object.assign(middleware, methods) as unknown as CircuitBreaker;
}

const RESULTS: Readonly<Record<CircuitState, { readonly state: CircuitState }>> = {
  "closed": { state: "closed" },
  "open": { state: "open" },
  "half-open": { state: "half-open" },
  "isolated": { state: "isolated" },
};

/** A quicker request is over before its client can have left: not worth asking for its signal. */
const MAY_LEAVE_AFTER_MS = 5;

/** Undefined and null mean the common circuit; numbers, bigints and booleans count as text. */
function keyCallback(options: CircuitBreakerOptions): Callback<[EdgeContext], string> | undefined {
  return options.key && new Callback(options.key.bind(options), {
    option: "circuitBreaker: key",
    otherwise: "the common circuit",
    accept: (answer) =>
      /^(string|number|bigint|boolean)$/.test(typeof answer)
        ? String(answer)
        : answer === undefined || answer === null
        ? ""
        : undefined,
  });
}

async function guard(
  c: EdgeContext,
  next: Next,
  circuits: Circuits,
  circuit: Breaker,
  token: number,
  enteredAt: number,
  rule: FailureRule | undefined,
): Promise<void> {
  const before = decisions(c).length;
  const waited = clientWait(circuits, (watcher) => watchBody(c, watcher));
  try {
    await next();
  } catch (error) {
    const now = circuits.clock.now();
    const ms = now - enteredAt - waited();
    circuits.exit(circuit, token, judgeThrown(c, rule, error), ms, now, c);
    throw error;
  }
  const ms = circuits.clock.now() - enteredAt;
  const mayHaveLeft = ms >= MAY_LEAVE_AFTER_MS || circuit.state !== "closed";
  const judged = judgeRoute(c, before, rule, mayHaveLeft);
  const outcome = typeof judged === "string" ? judged : await judged;
  circuits.exit(circuit, token, outcome, ms - waited(), enteredAt + ms, c);
}

function refuseOpen(
  c: EdgeContext,
  circuits: Circuits,
  waitMs: number,
): Response | Promise<Response> {
  const ms = Number.isFinite(waitMs) ? waitMs : circuits.settings.openMs;
  const retryAfter = Math.max(1, Math.ceil(ms / 1_000));
  const problem = makeProblem(c, "circuit-open", "A dependency is failing; try later.", {
    retryAfter,
  });
  return refuse(c, problem, { "retry-after": String(retryAfter) });
}
