/**
 * A circuit breaker around a route, or around any function.
 *
 * When a dependency fails too often it is not called for a while: clients are refused at once (503
 * with `Retry-After`), and the dependency has time to recover.
 *
 * Limitations: without a `store` it counts per process (on Workers, per isolate). As a middleware
 * it judges the whole route; if a route needs several dependencies, use one `upstream()` for each.
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
import { CIRCUIT_OPEN } from "../../core/problem-kinds.ts";
import { watchBody } from "../../core/body/watch-body.ts";
import { makeProblem, refuse } from "../../core/problem.ts";
import { decisions, record } from "../../core/request/decision.ts";
import { defineMiddleware } from "../../core/request/middleware.ts";
import type { EdgeContext, EdgeEnv, Next } from "../../core/request/middleware.ts";
import { usesOf } from "../../core/uses.ts";
import type { Attempt } from "../chain/call.ts";
import { type ChainOwner, type Part, perform, runWork } from "../chain/chain.ts";
import { judgeRoute, judgeThrown } from "../chain/judge.ts";
import type { FailureRule } from "../chain/outcome.ts";
import { type ExecuteOptions, FunctionWork } from "../chain/work.ts";
import type { Breaker } from "./breaker.ts";
import { breakerStep } from "./breaker-step.ts";
import type { CircuitState } from "./breaker-types.ts";
import { resolveCircuitBreakerOptions } from "./circuit-breaker-options.ts";
import type { CircuitBreakerOptions } from "./circuit-breaker-options.ts";
import type {
  CircuitBreaker,
  CircuitBreakerMethods,
  CircuitBreakerVariables,
} from "./circuit-breaker-types.ts";
import type { Circuits } from "./circuits.ts";

/**
 * Guards a route with a circuit breaker, or any function through `execute()`.
 *
 * A status of 500 and above is a failure, and so is a throw. Neutral are: a 4xx status, an error
 * with a 4xx status, a malformed or truncated body of the client, a client that leaves, and a
 * refusal by another guard further in. `isFailure` replaces this rule. An open circuit answers with
 * 503 `circuit-open` and `Retry-After`.
 *
 * @param options When the circuit opens, for how long, and its key.
 * @returns The middleware, with `execute()`, `state`, `stats()`, `isolate()` and `reset()`.
 * @throws {TypeError} For an unknown option, or a store without `lease`.
 * @throws {RangeError} For a value out of range.
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
export function circuitBreaker<E extends EdgeEnv = EdgeEnv>(
  options?: CircuitBreakerOptions<E>,
): CircuitBreaker;
export function circuitBreaker(options: CircuitBreakerOptions = {}): CircuitBreaker {
  const { name, clock, enforces, circuits, rule, key, scope } = resolveCircuitBreakerOptions(
    options,
  );
  const owner: ChainOwner = { name, clock };
  const uses = usesOf("circuitBreaker", name, clock, options.store);

  const middleware = defineMiddleware<CircuitBreakerVariables>(
    name,
    (c, next) => {
      uses.add(c);
      const now = clock.now();
      const circuit = circuits.of(key?.askNow(c));
      const entered = circuits.shared?.enter(circuit, now, c) ?? circuit.tryEnter(now);
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

  const attach: Part["attach"] = (next, owner) =>
    breakerStep(circuits, enforces, next, owner, rule);
  const chain = attach(runWork, owner);
  const methods: Omit<CircuitBreakerMethods, "state" | "name"> & Part = {
    kind: "circuit_breaker",
    attach,
    execute: <T>(
      fn: (attempt: Attempt) => T | PromiseLike<T>,
      { signal, key }: ExecuteOptions = {},
    ) => {
      uses.add(undefined);
      return perform(chain, new FunctionWork(fn, { signal, key }), clock.now()) as Promise<T>;
    },
    isolate: (key) => circuits.isolate(key),
    reset: (key) => circuits.reset(key),
    stats: () => circuits.stats(),
    ping: () => circuits.ping(),
    toJSON: () => ({ name, circuits: circuits.snapshot() }),
    restore: (saved) => circuits.restore(saved, true),
  };
  Object.defineProperty(middleware, "state", { get: () => circuits.state });
  return Object.assign(middleware, methods) as unknown as CircuitBreaker;
}

const RESULTS: Readonly<Record<CircuitState, { readonly state: CircuitState }>> = {
  "closed": { state: "closed" },
  "open": { state: "open" },
  "half-open": { state: "half-open" },
  "isolated": { state: "isolated" },
};

/** Below this duration the client's signal, whose creation is costly, is not read. */
const MAY_LEAVE_AFTER_MS = 5;

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
  const wait = circuits.watchClient((watcher) => watchBody(c, watcher));
  try {
    await next();
  } catch (error) {
    const now = circuits.clock.now();
    const ms = now - enteredAt - (wait?.ms ?? 0);
    circuits.exit(circuit, token, judgeThrown(c, rule, error), ms, now, c);
    throw error;
  }
  const ms = circuits.clock.now() - enteredAt;
  const mayHaveLeft = ms >= MAY_LEAVE_AFTER_MS || circuit.state !== "closed";
  const judged = judgeRoute(c, before, rule, mayHaveLeft);
  const outcome = typeof judged === "string" ? judged : await judged;
  circuits.exit(circuit, token, outcome, ms - (wait?.ms ?? 0), enteredAt + ms, c);
}

function refuseOpen(
  c: EdgeContext,
  circuits: Circuits,
  waitMs: number,
): Response | Promise<Response> {
  const ms = Number.isFinite(waitMs) ? waitMs : circuits.settings.openMs;
  const retryAfter = Math.max(1, Math.ceil(ms / 1_000));
  const problem = makeProblem(c, CIRCUIT_OPEN, "A dependency is failing; try later.", {
    retryAfter,
  });
  return refuse(c, problem, { "retry-after": String(retryAfter) });
}
