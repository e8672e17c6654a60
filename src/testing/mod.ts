/**
 * Helpers for your tests: a clock that you move, stores that fail, and requests from an address.
 *
 * Limitation: these stores fail inside the process. Test a slow network, or a store that answers
 * too late, with the real store.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 * import { manualClock, requestFrom } from "@djed/edge/testing";
 *
 * const clock = manualClock();
 * const app = new Hono();
 * app.use(djed.rateLimit({ limit: 1, window: "1m", clock }));
 * app.get("/", (c) => c.text("ok"));
 *
 * await app.fetch(...requestFrom("192.0.2.1"));
 * clock.advance("1m");
 * const { status } = await app.fetch(...requestFrom("192.0.2.1"));
 * console.log(status); // 200
 * ```
 *
 * @module
 */
export type { Clock } from "../core/clock.ts";
export type * from "../core/request/context.ts";
export type { Duration } from "../core/options.ts";
export type * from "../core/store/store.ts";
export { manualClock } from "./clock.ts";
export type { ManualClock } from "./clock.ts";
export { requestFrom } from "./request.ts";
export type { RequestFromOptions, RuntimeName } from "./request.ts";
export { failingStore, hangingStore } from "./stores.ts";
export type { FaultyStore } from "./stores.ts";
