/**
 * The trace of one request, whoever records it: what the middleware, `span()` and `tracedFetch()`
 * need of it. Spans are the API's `Span`, so that what describes them is written once.
 *
 * @module
 */
import { decisions } from "../core/request/decision.ts";
import type { Decision } from "../core/request/decision.ts";
import { facts } from "../core/request/facts.ts";
import { callHook } from "../core/hook.ts";
import { requestHeader } from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { SPAN_STATUS } from "../core/trace/otel.ts";
import type { Attributes, Exception, Span } from "../core/trace/otel.ts";
import { routeOf } from "../core/request/route.ts";
import type { CallSpan, CallTracer, TraceContext } from "../core/trace/trace-context.ts";
import { errorType, serverAttributes, spanName } from "./semconv.ts";
import type { KnownMethods } from "./semconv.ts";
import { exceptionAttributes } from "./span.ts";
import type { SpanKindName } from "./finished-span.ts";

/** The trace of one request. */
export interface RequestTrace extends CallTracer {
  /** The span of the request itself. */
  readonly span: Span;
  /** The place of that span in its trace. */
  readonly context: TraceContext;
  /** Starts a span within the request; its parent is `parent`, else the active one, else `span`. */
  startSpan(name: string, kind: SpanKindName, attributes: Attributes, parent?: Span): Span;
  /** Runs a function with a span as the active one, where there is such a thing. */
  run<T>(span: Span, fn: () => T): T;
  /** The span of the request, when its end is a reason to record it although it was not to be. */
  recordAfterAll?(): Span | undefined;
  /** Ends the span of the request, unless someone else started it. */
  end(): void;
}

/** The trace of this request, when the tracing middleware runs. */
export function requestTrace(c: EdgeContext): RequestTrace | undefined {
  return facts(c).trace?.tracer as RequestTrace | undefined;
}

/** The attributes that the span of a request begins with. */
export function requestAttributes(c: EdgeContext, known: KnownMethods): Attributes {
  const { method, url } = c.req;
  return serverAttributes({ method, url, userAgent: requestHeader(c, "user-agent") }, known);
}

/** True when a guard refused this request, or would have but for report mode. */
export function isRefused(c: EdgeContext): boolean {
  return decisions(c).some(({ action }) => action !== "allow");
}

/** Says how a request ended: name, route, status, error, and what the guards decided. */
export function describeResponse(
  c: EdgeContext,
  span: Span,
  known: KnownMethods,
  thrown?: { error: unknown },
): void {
  const route = routeOf(c);
  span.updateName(spanName(c.req.method, route, known));
  if (route !== undefined) span.setAttribute("http.route", route);
  // What escaped Hono is answered by the runtime, with a status that is not known here.
  const status = thrown === undefined ? c.res.status : undefined;
  if (status !== undefined) span.setAttribute("http.response.status_code", status);
  describeFailure(span, "server", status, thrown === undefined ? c.error : thrown.error);
  describeDecisions(span, decisions(c));
}

/** The end of one outgoing call. */
export function callSpan(span: Span): CallSpan {
  return {
    end({ status, error }) {
      callHook(() => {
        if (status !== undefined) span.setAttribute("http.response.status_code", status);
        describeFailure(span, "client", status, error);
      });
      callHook(() => span.end());
    },
  };
}

/** A span that was left by a throw. Spans of an SDK may throw themselves: that is swallowed. */
export function describeThrow(span: Span, error: unknown): void {
  callHook(() => describeFailure(span, "client", undefined, error));
}

function describeFailure(
  span: Span,
  side: "server" | "client",
  status: number | undefined,
  error: unknown,
): void {
  const type = errorType(side, status, error);
  if (type === undefined) return;
  span.setAttribute("error.type", type);
  span.setStatus({ code: SPAN_STATUS.error });
  if (error !== undefined) recordError(span, error);
}

function recordError(span: Span, error: unknown): void {
  try {
    const isObject = error !== null && typeof error === "object";
    span.recordException(isObject ? error as Exception : String(error));
  } catch {
    // An SDK reads the error, and its getters may throw: what can be read is recorded.
    span.addEvent("exception", exceptionAttributes(error));
  }
}

/** Every decision is an event; the one that refused (or would have) marks the span itself. */
function describeDecisions(span: Span, list: readonly Decision[]): void {
  if (list.length === 0 || !span.isRecording()) return;
  let refusal: Decision | undefined;
  for (const decision of list) {
    span.addEvent("djed.decision", decisionAttributes(decision), new Date(decision.atMs));
    if (decision.action === "deny") refusal = decision;
    else if (decision.action === "report") refusal ??= decision;
  }
  if (refusal !== undefined) span.setAttributes(decisionAttributes(refusal));
}

function decisionAttributes({ guard, action, code, reason, costMs }: Decision): Attributes {
  const attributes: Attributes = { "djed.guard": guard, "djed.decision": action };
  if (code !== undefined) attributes["djed.code"] = code;
  if (reason !== undefined) attributes["djed.reason"] = reason;
  if (costMs !== undefined) attributes["djed.cost_ms"] = costMs;
  return attributes;
}
