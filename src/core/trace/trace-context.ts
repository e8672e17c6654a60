/**
 * The trace context of one request: read once, kept with the request, propagated with its outgoing
 * calls.
 *
 * It exists without the tracing middleware too (it is then read lazily), so that problems and log
 * lines carry a trace id and outgoing calls stay in the caller's trace. The tracing middleware
 * replaces it with one that has a {@link CallTracer}, which makes each outgoing call a CLIENT span
 * without the calling code depending on tracing.
 *
 * @module
 */
import { facts } from "../request/facts.ts";
import { requestHeader } from "../request/headers.ts";
import type { EdgeContext } from "../request/middleware.ts";
import type {
  CallSpan,
  MutableTraceContext,
  OutgoingCall,
  TraceContext,
} from "../request/types.ts";
import {
  formatTraceparent,
  newSpanId,
  newTraceId,
  parseBaggage,
  parseTraceparent,
  parseTracestate,
  RANDOM,
} from "./traceparent.ts";

export type {
  CallSpan,
  CallTracer,
  MutableTraceContext,
  OutgoingCall,
  TraceContext,
} from "../request/types.ts";

/** Returns the trace context of this request: read from its headers on first use, or new. */
export function traceContext(c: EdgeContext): TraceContext {
  const shared = facts(c);
  return shared.trace ??= readTraceContext(c);
}

/**
 * Returns the trace id of this request's context or of its caller. Undefined when there is neither:
 * a new id would be of no use to anyone else, so a refusal does not generate one.
 */
export function knownTraceId(c: EdgeContext): string | undefined {
  const trace = facts(c).trace;
  return trace === undefined
    ? parseTraceparent(requestHeader(c, "traceparent"))?.traceId
    : trace.traceId;
}

/** Reads the context of the caller and gives this request a new span id in that trace. */
export function readTraceContext(c: EdgeContext): MutableTraceContext {
  const parent = parseTraceparent(requestHeader(c, "traceparent"));
  if (parent === undefined) return newTraceContext(c);
  return {
    traceId: parent.traceId,
    spanId: newSpanId(),
    parentSpanId: parent.spanId,
    flags: parent.flags,
    traceState: parseTracestate(requestHeader(c, "tracestate")),
    origin: c,
    tracer: undefined,
  };
}

/** Starts a new trace. Not sampled: the sampling decision comes later. */
export function newTraceContext(origin?: EdgeContext): MutableTraceContext {
  return {
    traceId: newTraceId(),
    spanId: newSpanId(),
    parentSpanId: undefined,
    flags: RANDOM,
    traceState: "",
    origin,
    tracer: undefined,
  };
}

/**
 * Starts the CLIENT span of one outgoing call and writes its context to the headers of the call.
 * Without the tracing middleware nothing is recorded, but the caller's trace is still propagated.
 * `outgoing.ts` decides which origins it may be propagated to.
 *
 * @param c The request that makes the call.
 * @param call The call; its headers are written to.
 */
export function startClientSpan(c: EdgeContext, call: OutgoingCall): CallSpan {
  const { tracer } = traceContext(c);
  try {
    if (tracer !== undefined) return tracer.startCall(call);
    if (call.headers !== undefined) inject(c, call.headers);
  } catch {
    // A failing SDK of the app loses the span of the call, never the call.
  }
  return NOT_RECORDED;
}

/** The span of a call that is not recorded. */
export const NOT_RECORDED: CallSpan = { end() {} };

/**
 * Writes `traceparent`, `tracestate` and `baggage` to the headers of an outgoing call: as a child
 * of this request's span when it is recorded, otherwise with a new span id for each call.
 *
 * Without the tracing middleware and without a caller's context, no `traceparent` is written: an
 * unsampled one would keep the next service from making its own sampling decision.
 */
export function inject(c: EdgeContext, headers: Headers): void {
  const trace = traceContext(c);
  if (trace.tracer !== undefined) return trace.tracer.inject(headers);
  if (trace.parentSpanId !== undefined) writeTraceparent(headers, trace, newSpanId());
  writeBaggage(headers, trace);
}

/** Writes `traceparent` and `tracestate`, with the parent span id for the callee. */
export function writeTraceparent(headers: Headers, trace: TraceContext, spanId: string): void {
  const { traceId, flags, traceState } = trace;
  headers.set("traceparent", formatTraceparent({ traceId, spanId, flags }));
  if (traceState !== "") headers.set("tracestate", traceState);
}

/** Writes `baggage`, unless the call already has one. */
export function writeBaggage(headers: Headers, { origin }: TraceContext): void {
  const baggage = parseBaggage(origin && requestHeader(origin, "baggage"));
  if (baggage !== "" && !headers.has("baggage")) headers.set("baggage", baggage);
}
