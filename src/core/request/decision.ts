/**
 * The decisions of the guards on one request. Guards record them; observers (tracing, metrics,
 * logger, audit) read them. A guard does not depend on its observers.
 *
 * @module
 */
import { facts } from "./facts.ts";
import type { EdgeContext } from "./middleware.ts";
import type { Decision } from "./types.ts";

export type { Decision, DecisionDetail } from "./types.ts";

/** Maximum number of decisions kept per request. */
const MAX_DECISIONS = 64;
const NONE: readonly Decision[] = /* @__PURE__ */ Object.freeze([]);

/** Records the decision of a guard on this request (at most 64 are kept). */
export function record(c: EdgeContext, decision: Decision): void {
  const list = facts(c).decisions ??= [];
  if (list.length < MAX_DECISIONS) list.push(decision);
}

/**
 * Returns the decisions of all guards on this request so far, in order.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use(async (c, next) => {
 *   await next();
 *   for (const d of djed.decisions(c)) console.log(d.guard, d.action, d.code);
 * });
 * app.use(djed.rateLimit());
 * ```
 */
export function decisions(c: EdgeContext): readonly Decision[] {
  return facts(c).decisions ?? NONE;
}
