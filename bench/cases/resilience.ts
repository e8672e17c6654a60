/**
 * Resilience and its peers: four parts around a call that succeeds, a refusal, a failing call with
 * ten thousand calls in the window, and a guarded route.
 *
 * @module
 */
import { Hono } from "hono";
import * as cockatiel from "cockatiel";
import CircuitBreaker from "opossum";
import * as djed from "../../mod.ts";
import { bulkhead, policy, retry, timeout } from "../../src/resilience/mod.ts";
import { Breaker } from "../../src/resilience/breaker/breaker.ts";
import { resolveBreakerOptions } from "../../src/resilience/breaker/breaker-options.ts";
import type { BenchCase } from "../case.ts";

const {
  bulkhead: ckBulkhead,
  circuitBreaker: ckBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleAll,
  retry: ckRetry,
  SamplingBreaker,
  timeout: ckTimeout,
  TimeoutStrategy,
  wrap,
} = cockatiel;

const succeed = (): Promise<number> => Promise.resolve(1);
const FAILURE = new Error("down");
const fail = (): Promise<never> => Promise.reject(FAILURE);
const swallow = (): void => {};
/** Never opens, so that every failing call is counted. */
const NEVER = { consecutive: false, failureRatio: false } as const;
const CALLS_IN_WINDOW = 10_000;

function cockatielFour(): () => unknown {
  const four = wrap(
    ckRetry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff() }),
    ckBreaker(handleAll, { halfOpenAfter: 10_000, breaker: samplingBreaker() }),
    ckBulkhead(100),
    ckTimeout(10_000, TimeoutStrategy.Aggressive),
  );
  return () => four.execute(succeed);
}

function samplingBreaker(): cockatiel.SamplingBreaker {
  return new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 2 });
}

function opossumOpen(): () => unknown {
  const breaker = new CircuitBreaker(succeed, { timeout: false });
  breaker.open();
  return () => breaker.fire().catch(swallow);
}

async function cockatielOpen(): Promise<() => unknown> {
  const breaker = ckBreaker(handleAll, {
    halfOpenAfter: 1_000_000_000,
    breaker: new ConsecutiveBreaker(1),
  });
  await breaker.execute(fail).catch(swallow);
  return () => breaker.execute(succeed).catch(swallow);
}

async function opossumFailing(): Promise<() => unknown> {
  const breaker = new CircuitBreaker(fail, {
    timeout: false,
    errorThresholdPercentage: 100,
    volumeThreshold: 1_000_000_000,
    rollingCountTimeout: 600_000,
  });
  for (let i = 0; i < CALLS_IN_WINDOW; i++) await breaker.fire().catch(swallow);
  return () => breaker.fire().catch(swallow);
}

function requestThrough(middleware?: djed.EdgeMiddleware<any>): () => unknown {
  const app = new Hono();
  if (middleware !== undefined) app.use(middleware);
  app.get("/", (c) => c.text("ok"));
  const request = new Request("http://localhost/");
  return () => app.fetch(request);
}

const FOUR = "resilience: four policies, a call that succeeds";
const REFUSED = "resilience: a call while open";
const FAILING = "resilience: a call that fails, 10 000 in the window";
const ROUTE = "resilience: a route";

/** The cases. */
export const cases: readonly BenchCase[] = [
  { name: "an async function", group: FOUR, setup: () => async () => await succeed() },
  {
    name: "djed.policy(retry, breaker, bulkhead, timeout)",
    group: FOUR,
    baseline: "an async function",
    setup() {
      const four = policy(
        retry({ max: 3 }),
        djed.circuitBreaker(),
        bulkhead({ max: 100 }),
        timeout("10s"),
      );
      return () => four.execute(succeed);
    },
  },
  {
    name: "djed.upstream",
    group: FOUR,
    baseline: "an async function",
    setup() {
      const api = djed.upstream("api", { retry: { max: 3 }, bulkhead: { max: 100 } });
      return () => api.execute(succeed);
    },
  },
  {
    name: "cockatiel wrap",
    group: FOUR,
    baseline: "an async function",
    peer: true,
    setup: cockatielFour,
  },

  { name: "a rejected promise", group: REFUSED, setup: () => () => fail().catch(swallow) },
  {
    name: "djed.tryEnter",
    group: REFUSED,
    baseline: "a rejected promise",
    setup() {
      const breaker = new Breaker(resolveBreakerOptions("bench", {}), {
        totals: { calls: 0, failures: 0, slow: 0, rejected: 0, opened: 0 },
        changed() {},
      });
      breaker.open(1_000_000_000, 0);
      return () => breaker.tryEnter(1);
    },
  },
  {
    name: "djed.circuitBreaker, execute",
    group: REFUSED,
    baseline: "a rejected promise",
    slower: "Deno records up to ten calls with each new error, 0.2 µs each, also without a stack " +
      "trace, and this benchmark calls the peers from few; on Bun the time is that of the scope " +
      "of a call, which is made before the breaker is asked.",
    setup() {
      const breaker = djed.circuitBreaker();
      breaker.isolate();
      return () => breaker.execute(succeed).catch(swallow);
    },
  },
  {
    name: "cockatiel, open",
    group: REFUSED,
    baseline: "a rejected promise",
    peer: true,
    setup: cockatielOpen,
  },
  {
    name: "opossum, open",
    group: REFUSED,
    baseline: "a rejected promise",
    peer: true,
    setup: opossumOpen,
  },

  { name: "a rejected promise", group: FAILING, setup: () => () => fail().catch(swallow) },
  {
    name: "djed.circuitBreaker",
    group: FAILING,
    baseline: "a rejected promise",
    async setup() {
      const breaker = djed.circuitBreaker({ ...NEVER, window: "10m" });
      for (let i = 0; i < CALLS_IN_WINDOW; i++) await breaker.execute(fail).catch(swallow);
      return () => breaker.execute(fail).catch(swallow);
    },
  },
  {
    name: "opossum",
    group: FAILING,
    baseline: "a rejected promise",
    peer: true,
    setup: opossumFailing,
  },

  { name: "bare Hono", group: ROUTE, setup: () => requestThrough() },
  {
    name: "djed.circuitBreaker, closed",
    group: ROUTE,
    baseline: "bare Hono",
    setup: () => requestThrough(djed.circuitBreaker()),
  },
  {
    name: "djed.circuitBreaker, open",
    group: ROUTE,
    baseline: "bare Hono",
    setup() {
      const breaker = djed.circuitBreaker();
      breaker.isolate();
      return requestThrough(breaker);
    },
  },
  {
    name: "djed.loadShed",
    group: ROUTE,
    baseline: "bare Hono",
    setup: () => requestThrough(djed.loadShed()),
  },
];
