/**
 * Stores that fail until `heal()` is called.
 *
 * @module
 */
import type { Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { memoryStore } from "../stores/memory.ts";

/** A store that fails, made by {@link failingStore} or {@link hangingStore}. */
export interface FaultyStore extends Store {
  /** Number of calls so far. */
  readonly calls: number;
  /** Makes it fail, as it does at first. */
  fail(): void;
  /** Makes it work: it counts in memory. */
  heal(): void;
}

/**
 * Makes a shared store that is down: every call rejects until `heal()`.
 *
 * @param error The reason of the rejections.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 * import { failingStore } from "@djed/edge/testing";
 *
 * const app = new Hono();
 * app.use(djed.rateLimit({ store: failingStore(), failMode: "closed" }));
 * app.get("/", (c) => c.text("ok"));
 * const { status } = await app.request("/");
 * console.log(status); // 503
 * ```
 */
export function failingStore(error: unknown = new Error("the store is down")): FaultyStore {
  return faultyStore(() => Promise.reject(error));
}

/**
 * Makes a shared store that hangs: no call settles until `heal()`.
 *
 * @example
 * ```ts
 * import { createLimiter } from "@djed/edge";
 * import { hangingStore } from "@djed/edge/testing";
 *
 * const limiter = createLimiter({ limit: 5, store: hangingStore(), storeTimeout: "20ms" });
 * const decision = await limiter.take("user-1"); // after 20 ms, counted in this process
 * console.log(decision.reason); // "store-timeout"
 * ```
 */
export function hangingStore(): FaultyStore {
  return faultyStore(() => new Promise<never>(() => {}));
}

function faultyStore(
  answer: (batch: readonly Take[], context: TakeContext) => Promise<TakeResult[]>,
): FaultyStore {
  const working = memoryStore();
  let isFailing = true;
  let calls = 0;
  return {
    scope: "global",
    get calls() {
      return calls;
    },
    fail() {
      isFailing = true;
    },
    heal() {
      isFailing = false;
    },
    take(batch, context) {
      calls++;
      return isFailing ? answer(batch, context) : Promise.resolve(working.take(batch, context));
    },
  };
}
