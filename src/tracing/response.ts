/**
 * The optional effects of tracing on a response: timings for the client, and the end of a stream.
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

/**
 * Calls a function when the body of the response has been sent, has failed or was cancelled.
 *
 * @returns False if there is no body.
 */
export function whenBodyEnds(c: EdgeContext, done: (error?: unknown) => void): boolean {
  const { body, status } = c.res;
  // The response to HEAD has no body: Hono makes one, which nobody reads.
  if (body === null || status === 101 || c.req.method === "HEAD") return false;
  const reader = body.getReader();
  const watched = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done: ended, value } = await reader.read();
        if (!ended) return controller.enqueue(value);
        controller.close();
        done();
      } catch (error) {
        controller.error(error);
        done(error);
      }
    },
    cancel(reason) {
      done();
      return reader.cancel(reason);
    },
  });
  c.res = new Response(watched, c.res);
  return true;
}
