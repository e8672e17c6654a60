/**
 * The trace of one request, as the middleware, `span()` and `tracedFetch()` use it, independent of
 * what records it. Spans are the API's `Span`, so that their attributes are set in one place.
 *
 * @module
 */
import { decisions } from "../core/request/decision.ts";
import type { Decision } from "../core/request/decision.ts";
import { readMember } from "../core/error-text.ts";
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

/** The name and route of a span, as far as they can be read. */
export interface SpanLabels {
  readonly name: string | undefined;
  readonly route: string | undefined;
}

/** The trace of one request. */
export interface RequestTrace extends CallTracer {
  /** The span of the request itself. */
  readonly span: Span;
  /** The trace context of that span. */
  readonly context: TraceContext;
  /** The name and route that the span had at first, if it is not ours. */
  readonly initial?: SpanLabels;
  /**
   * Starts a span within the request, as a child of `parent`, else of the active span or `span`.
   */
  startSpan(name: string, kind: SpanKindName, attributes: Attributes, parent?: Span): Span;
  /** Whether the rest of a request has to run inside {@link RequestTrace.run}. */
  readonly isAmbient: boolean;
  /** Runs a function with an active span, where the recorder has active spans. */
  run<T>(span: Span, fn: () => T): T;
  /** Returns the span of a request that was not recorded so far, if its outcome is a reason to. */
  recordAfterAll?(): Span | undefined;
  /** Ends a span within the request whose work threw. */
  endByThrow(span: Span, error: unknown): void;
  /** Ends the span of the request, unless other code started it. */
  end(): void;
}

/** Returns the trace of this request; undefined without the tracing middleware. */
export function requestTrace(c: EdgeContext): RequestTrace | undefined {
  return facts(c).trace?.tracer as RequestTrace | undefined;
}

/** Returns the initial attributes of the span of a request. */
export function requestAttributes(c: EdgeContext, known: KnownMethods): Attributes {
  const { method, url } = c.req;
  return serverAttributes({ method, url, userAgent: requestHeader(c, "user-agent") }, known);
}

/** Whether a guard refused this request, or would have refused it without report mode. */
export function isRefused(c: EdgeContext): boolean {
  return decisions(c).some(({ action }) => action !== "allow");
}

/** Reads the name and route of a span: of ours, or of an SDK whose spans can be read. */
export function spanLabels(span: Span): SpanLabels {
  const name = readMember(span, "name");
  const route = readMember(readMember(span, "attributes"), "http.route");
  return {
    name: typeof name === "string" ? name : undefined,
    route: typeof route === "string" ? route : undefined,
  };
}

/**
 * Sets name, route, status, error and decisions on the span of a request.
 *
 * @param initial The name and route that the span had at first.
 */
export function describeResponse(
  c: EdgeContext,
  span: Span,
  known: KnownMethods,
  thrown?: { error: unknown },
  initial: SpanLabels = { name: c.req.method, route: undefined },
): void {
  nameByRoute(c, span, known, initial);
  // An error that escaped Hono is answered by the runtime, with an unknown status.
  const status = thrown === undefined ? c.res.status : undefined;
  if (status !== undefined) span.setAttribute("http.response.status_code", status);
  describeFailure(span, "server", status, thrown === undefined ? c.error : thrown.error);
  describeDecisions(span, decisions(c));
}

/**
 * Sets the name and route. A route set by `setRoute()` wins; without it, a name or route that the
 * app has set on the span itself stays.
 */
function nameByRoute(c: EdgeContext, span: Span, known: KnownMethods, initial: SpanLabels): void {
  const isSet = facts(c).route !== undefined;
  const { name, route: given } = isSet ? initial : spanLabels(span);
  const route = given === initial.route ? routeOf(c) : given;
  if (route !== undefined) span.setAttribute("http.route", route);
  if (name === initial.name) span.updateName(spanName(c.req.method, route, known));
}

/** Wraps the span of one outgoing call. */
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

/** Records an error on a span. Errors of the span itself, which may be of an SDK, are ignored. */
export function describeThrow(span: Span, error: unknown): void {
  callHook(() => describeFailure(span, "client", undefined, error));
}

/** Ends a span whose work threw. Errors of the span itself are ignored. */
export function endByThrow(span: Span, error: unknown): void {
  describeThrow(span, error);
  callHook(() => span.end());
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
    // The error's getters may throw in the SDK: what can be read is recorded.
    span.addEvent("exception", exceptionAttributes(error));
  }
}

/** Adds an event per decision; a refusal (also in report mode) is set on the span itself too. */
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
