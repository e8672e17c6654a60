/** Callback options of breakers, upstreams and load shedding. */
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { fallback, policy, retry, timeout } from "../../../src/resilience/mod.ts";
import { ANSWERED, failuresOf, NOTHING, OBSERVED, pause, statusOf, through } from "./case.ts";
import type { AnyFunction, CallbackCase, Way } from "./case.ts";

const up = () => Promise.resolve(new Response("up"));
const down = () => Promise.resolve(new Response("down", { status: 503 }));

/** A request with credentials, for which `stale` needs a key. */
const WITH_CREDENTIALS = { headers: { authorization: "Bearer token" } };

/** One request whose handler calls an upstream twice and answers 200 in any case. */
function upstreamed(
  option: string,
  options: (callback: any) => djed.UpstreamOptions,
  counts: readonly Way[],
): CallbackCase {
  return {
    options: [option],
    counts,
    async drive(callback) {
      const upstream = djed.upstream("service", {
        fetch: down as typeof fetch,
        timeout: "100ms",
        breaker: { consecutive: 1 },
        ...options(callback),
      });
      const app = new Hono();
      app.get("/", async (c) => {
        for (let i = 0; i < 2; i++) {
          await upstream.for(c).fetch("http://service.test/", WITH_CREDENTIALS).catch(no);
        }
        return c.text("ok");
      });
      return { status: await statusOf(app), failures: await failuresOf(upstream) };
    },
  };
}

function broken(
  option: string,
  options: (callback: any) => djed.CircuitBreakerOptions,
  counts: readonly Way[],
): CallbackCase {
  return {
    options: [option],
    counts,
    async drive(callback) {
      const guard = djed.circuitBreaker({ consecutive: 1, ...options(callback) });
      const failing = new Hono();
      failing.use(guard);
      failing.get("/down", (c) => c.text("down", 503));
      failing.get("/", (c) => c.text("ok"));
      const status = await statusOf(failing);
      await statusOf(failing, "/down");
      await pause(5);
      return { status, failures: await failuresOf(guard) };
    },
  };
}

/** A policy around work that fails; the status is 200 when it settles. */
function around(
  option: string,
  part: (callback: AnyFunction) => ReturnType<typeof retry>,
): CallbackCase {
  return {
    options: [option],
    counts: NOTHING,
    async drive(callback) {
      const work = () => Promise.reject(new Error("down"));
      await policy(part(callback), timeout("100ms")).execute(work).catch(no);
      return { status: 200 };
    },
  };
}

function no(): void {}

export const resilienceCases: readonly CallbackCase[] = [
  broken("CircuitBreakerOptions.key", (key) => ({ key }), ANSWERED),
  broken("CircuitBreakerOptions.onTransition", (onTransition) => ({ onTransition }), OBSERVED),
  broken("CircuitBreakerOptions.store", (store) => ({ name: "own", store }), ANSWERED),
  broken("BreakerOptions.isFailure", (isFailure) => ({ isFailure }), ANSWERED),
  broken(
    "Store.lease",
    (lease) => ({ name: "own", store: { scope: "global", take: djed.memoryStore().take, lease } }),
    NOTHING,
  ),
  upstreamed("UpstreamHooks.onTransition", (onTransition) => ({ onTransition }), OBSERVED),
  upstreamed(
    "UpstreamHooks.onRetry",
    (onRetry) => ({ onRetry, breaker: false, retry: { max: 1, delay: 1 } }),
    OBSERVED,
  ),
  upstreamed("UpstreamHooks.onReject", (onReject) => ({ onReject }), OBSERVED),
  upstreamed("UpstreamOptions.fallback", (answer) => ({ fallback: answer }), [
    "throws",
    "throws a promise that rejects",
    "throws what cannot be read",
    "rejects",
    "never settles",
  ]),
  upstreamed("UpstreamOptions.isFailure", (isFailure) => ({ isFailure }), ANSWERED),
  upstreamed("UpstreamOptions.fetch", (fetch) => ({ fetch }), NOTHING),
  upstreamed("UpstreamOptions.store", (store) => ({ store }), ANSWERED),
  upstreamed(
    "StaleOptions.key",
    (key) => ({ stale: { key }, fetch: up as typeof fetch }),
    ANSWERED,
  ),
  upstreamed(
    "RetryOptions.when",
    (when) => ({ breaker: false, retry: { max: 1, delay: 1, when } }),
    // Any truthy value means yes.
    ANSWERED.filter((way) => way !== "gives the wrong thing"),
  ),
  around("RetryOptions.isFailure", (isFailure) => retry({ max: 1, delay: 1, isFailure })),
  around("fallback(answer)", (answer) => fallback(answer)),
  around("FallbackOptions.isFailure", (isFailure) => fallback(() => "answer", { isFailure })),
  {
    options: ["LoadShedOptions.priority"],
    counts: ANSWERED,
    async drive(priority) {
      const guard = djed.loadShed({ priority });
      return { status: await through(guard), failures: await failuresOf(guard) };
    },
  },
];
