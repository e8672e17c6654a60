/**
 * The timings that tracing sends to the client.
 *
 * @module
 */
import { decisions } from "../core/request/decision.ts";
import { setResponseHeader } from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { TraceContext } from "../core/trace/trace-context.ts";
import { formatTraceparent } from "../core/trace/traceparent.ts";

/**
 * Writes `Server-Timing` (W3C) with the trace, the total time and the cost of each guard, after
 * existing entries, and `traceresponse`.
 */
export function writeServerTiming(c: EdgeContext, trace: TraceContext, totalMs: number): void {
  const traceparent = formatTraceparent(trace);
  const entries = [`traceparent;desc="${traceparent}"`, `total;dur=${round(totalMs)}`];
  for (const { guard, action, costMs } of decisions(c)) {
    if (costMs === undefined) continue;
    entries.push(`${guard.replace(NO_TOKEN, "_")};dur=${round(costMs)};desc="${action}"`);
  }
  const present = c.res.headers.get("server-timing");
  if (present) entries.unshift(present);
  setResponseHeader(c, "Server-Timing", entries.join(", "));
  setResponseHeader(c, "traceresponse", traceparent);
}

/** Characters that are not allowed in a name of `Server-Timing` (RFC 9110, token). */
const NO_TOKEN = /[^\w!#$%&'*+.^`|~-]/g;

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
