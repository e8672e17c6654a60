/**
 * What tracing does to a response, when asked: timings for the client, and the end of a stream.
 *
 * @module
 */
import { decisions } from "../core/request/decision.ts";
import { setResponseHeader } from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { TraceContext } from "../core/trace/trace-context.ts";
import { formatTraceparent } from "../core/trace/traceparent.ts";

/**
 * `Server-Timing` (W3C) with the trace, the total and what each guard cost, after what is there
 * already; and `traceresponse`.
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

/** What a name in `Server-Timing` may not have (RFC 9110, token). */
const NO_TOKEN = /[^\w!#$%&'*+.^`|~-]/g;

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}

/**
 * Calls back when the body of the response has been sent, has failed, or is no longer wanted.
 *
 * @returns False when there is no body to wait for.
 */
export function whenBodyEnds(c: EdgeContext, done: (error?: unknown) => void): boolean {
  const { body, status } = c.res;
  // The answer to HEAD has no body: Hono makes one, and nobody reads it.
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
