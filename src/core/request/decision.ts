/**
 * What a guard decided, as data. Guards record; observers (tracing, metrics, logger, audit) read.
 * Guards do not know who watches.
 *
 * @module
 */
import { facts } from "./facts.ts";
import type { EdgeContext } from "./middleware.ts";

/** What one guard decided on one request. */
export interface Decision {
  /** The guard: `"rate-limit"`, `"injection-scan"`, `"validate"`, `"circuit-breaker"`, … */
  readonly guard: string;
  /** `report` is a refusal that report mode let pass. */
  readonly action: "allow" | "deny" | "report";
  /** The problem code of a refusal. */
  readonly code?: string;
  /** Why, as a short stable token: `"store-error"`, `"quota"`, `"open"`, … */
  readonly reason?: string;
  /** The guard's own facts: policy, place, score. Never the client's input. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** How far the decision reaches: `"isolate"` counts in this process only, `"global"` everywhere. */
  readonly scope?: "isolate" | "global";
  /** When, in ms since the epoch (the request's one clock reading). */
  readonly atMs: number;
  /** What the guard itself cost, in ms; only when an observer asked for it. */
  readonly costMs?: number;
}

/** No request meets more guards than this; what is beyond is not kept. */
const MAX_DECISIONS = 64;
const NONE: readonly Decision[] = Object.freeze([]);

/** Records what a guard decided on this request (at most 64 are kept). */
export function record(c: EdgeContext, decision: Decision): void {
  const list = facts(c).decisions ??= [];
  if (list.length < MAX_DECISIONS) list.push(decision);
}

/**
 * What every guard decided on this request so far, in order.
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
