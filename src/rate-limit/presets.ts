/**
 * Named limits for common kinds of routes.
 *
 * @module
 */

/** The numbers of a preset. */
export interface Preset {
  /** Number of tokens that flow back per window. */
  readonly limit: number;
  /** The window. */
  readonly window: "1m";
  /** Number of tokens that can be saved up beyond the limit. */
  readonly burst: number;
}

/** The names of the presets. */
export type PresetName = "chat" | "execute" | "webhook" | "api";

/**
 * The named limits, each per minute and per client: `chat` for people who talk to a model,
 * `execute` for calls that run code or tools, `webhook` for services that deliver in bursts, `api`
 * for everything else.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use("/chat/*", djed.rateLimit("chat"));
 * console.log(djed.presets.chat.limit); // 60
 * ```
 */
export const presets: Readonly<Record<PresetName, Preset>> = /* @__PURE__ */ Object.freeze({
  chat: /* @__PURE__ */ Object.freeze({ limit: 60, window: "1m", burst: 10 }),
  execute: /* @__PURE__ */ Object.freeze({ limit: 30, window: "1m", burst: 5 }),
  webhook: /* @__PURE__ */ Object.freeze({ limit: 100, window: "1m", burst: 20 }),
  api: /* @__PURE__ */ Object.freeze({ limit: 100, window: "1m", burst: 20 }),
});
