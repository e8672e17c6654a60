/**
 * Sends outgoing calls: each is a CLIENT span, and the caller's trace context is only propagated
 * where the app allows it. `traceparent`, `tracestate` and `baggage` are untrusted input, so they
 * are sent to the origin of the request itself, to the origins that `tracing()` names, and to
 * upstreams that propagate.
 *
 * @module
 */
import { facts } from "../request/facts.ts";
import type { EdgeContext } from "../request/middleware.ts";
import { fetchWithAdded, originOf, statusOf } from "./redirect.ts";
import type { SentCall } from "./redirect.ts";
import { handleRejection } from "../thenable.ts";
import { startClientSpan } from "./trace-context.ts";
import type { CallSpan } from "./trace-context.ts";

/** One outgoing call. */
export interface TracedCall extends SentCall {
  /** 0 (or undefined) for the first attempt, 1 for the first retry, … */
  readonly resend?: number;
  /** Whether the trace context is propagated regardless of the origin. */
  readonly propagate?: boolean;
}

/** Sends a call and records it as a span of this request. */
export async function sendTraced(c: EdgeContext, call: TracedCall): Promise<Response> {
  const { send, input, init, method, url, headers, resend } = call;
  const carries = call.propagate === true || mayCarry(c, url);
  const withTrace = carries ? new Headers(headers) : undefined;
  const span = startClientSpan(c, { method, url, resend, headers: withTrace });
  try {
    const response = withTrace === undefined || isSame(withTrace, headers)
      ? await send(input, { ...init, headers })
      : await fetchWithAdded(call, withTrace);
    span.end(endOf(response));
    return response;
  } catch (error) {
    // A custom `fetch` may throw a promise.
    handleRejection(error);
    span.end({ error });
    throw error;
  }
}

/** Anything other than a Response is recorded as an error; the caller reports it. */
function endOf(response: unknown): Parameters<CallSpan["end"]>[0] {
  const status = statusOf(response);
  return status === undefined ? { error: new TypeError("no Response") } : { status };
}

/** Whether the trace context of this request may be propagated to a URL. */
export function mayCarry(c: EdgeContext, url: string): boolean {
  const origin = originOf(url);
  if (origin === undefined) return false;
  return facts(c).propagateTo?.has(origin) === true || origin === originOf(c.req.url);
}

/** Whether no header was added or changed, so that `fetch` itself may follow redirects. */
function isSame(withTrace: Headers, own: Headers): boolean {
  for (const [name, value] of withTrace) if (own.get(name) !== value) return false;
  return true;
}
