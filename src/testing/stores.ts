/**
 * Stores that fail as real ones do, and heal when told to.
 *
 * @module
 */
import type { Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { memoryStore } from "../stores/memory.ts";

/** What {@link failingStore} and {@link hangingStore} make. */
export interface FaultyStore extends Store {
  /** How often it has been asked. */
  readonly calls: number;
  /** From now on it fails (it does so from the start). */
  fail(): void;
  /** From now on it works: it counts, in memory. */
  heal(): void;
}

/**
 * A shared store that is down: every call rejects, until `heal()`.
 *
 * @param error What it rejects with.
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
 * A shared store that is frozen: no call is ever answered, until `heal()`.
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
