/** Functions that are passed to `compress()`. */
import { Hono } from "hono";
import { compress } from "../../../src/compress/mod.ts";
import type { CompressOptions } from "../../../src/compress/mod.ts";
import { ANSWERED, failuresOf, OBSERVED, statusOf } from "./case.ts";
import type { AnyFunction, CallbackCase, Way } from "./case.ts";

function guarded(
  option: string,
  options: (callback: AnyFunction) => CompressOptions,
  counts: readonly Way[],
): CallbackCase {
  return {
    options: [option],
    counts,
    async drive(callback) {
      const guard = compress({ platform: "force", threshold: 1, ...options(callback) });
      const app = new Hono();
      app.use(guard);
      app.get("/", (c) => c.text("a text that is long enough to be compressed"));
      const status = await statusOf(app, "/", { headers: { "accept-encoding": "gzip" } });
      return { status, failures: await failuresOf(guard) };
    },
  };
}

export const compressCases: readonly CallbackCase[] = [
  guarded("CompressOptions.skip", (skip) => ({ skip }), ANSWERED),
  guarded("CompressOptions.onDecision", (onDecision) => ({ onDecision }), OBSERVED),
];
