/**
 * This request's trace context: read once, kept with the request, sent on with what it calls.
 *
 * It is there without the tracing middleware too (then it is read on first use), so that problems
 * and log lines carry a trace id and outgoing calls stay in the caller's trace. The tracing
 * middleware replaces it with one that has a {@link CallTracer}: that is how an outgoing call
 * becomes a CLIENT span without its maker knowing of tracing.
 *
 * @module
 */
import { facts } from "../request/facts.ts";
import { requestHeader } from "../request/headers.ts";
import type { EdgeContext } from "../request/middleware.ts";
import {
  formatTraceparent,
  newSpanId,
  newTraceId,
  parseBaggage,
  parseTraceparent,
  parseTracestate,
  RANDOM,
} from "./traceparent.ts";

/** The identity of one request within its trace (W3C Trace Context). */
export interface TraceContext {
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  /** 16 lower-case hex digits: the span of this request, the parent of what it calls. */
  readonly spanId: string;
  /** The caller's span, when this request came with a valid `traceparent`. */
  readonly parentSpanId: string | undefined;
  /** Bit 0: sampled; bit 1: the trace id is random. */
  readonly flags: number;
  /** The canonical `tracestate` to send on; `""` when there is none. */
  readonly traceState: string;
  /** The request whose `baggage` goes on: read when it is sent, and never looked at otherwise. */
  readonly origin: EdgeContext | undefined;
  /** Makes spans of outgoing calls; there when the tracing middleware runs. */
  readonly tracer: CallTracer | undefined;
}

/** A context in the making: whoever traces the request completes it. */
export type MutableTraceContext = { -readonly [K in keyof TraceContext]: TraceContext[K] };

/** One outgoing HTTP call. */
export interface OutgoingCall {
  /** The HTTP method. */
  readonly method: string;
  /** The full URL. */
  readonly url: string;
  /** Where the trace context is written to; undefined when it must not go along. */
  readonly headers: Headers | undefined;
  /** 0 (or undefined) for the first try, 1 for the first retry, … */
  readonly resend?: number;
}

/** The span of one outgoing call, until its response is there. */
export interface CallSpan {
  /** Ends the span: with the response's status, or with what was thrown. */
  end(outcome: { status?: number; error?: unknown }): void;
}

/** What the tracing middleware does for outgoing calls. */
export interface CallTracer {
  /** Starts a CLIENT span and writes its context to the headers of the call, when it has any. */
  startCall(call: OutgoingCall): CallSpan;
  /** Writes the context of this request's own span to the headers. */
  inject(headers: Headers): void;
}

/** The trace context of this request; read from its headers on first use, else new. */
export function traceContext(c: EdgeContext): TraceContext {
  const shared = facts(c);
  return shared.trace ??= readTraceContext(c);
}

/**
 * The trace id that someone else may know too: of this request's context, or of its caller.
 * Undefined when there is neither, so that a refusal need not make one up.
 */
export function knownTraceId(c: EdgeContext): string | undefined {
  const trace = facts(c).trace;
  return trace === undefined
    ? parseTraceparent(requestHeader(c, "traceparent"))?.traceId
    : trace.traceId;
}

/** Reads the context of the caller, and gives this request a span id of its own in that trace. */
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

/** The context of a trace that begins here. Not sampled: whether to record is not known yet. */
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
 * Starts the CLIENT span of one outgoing call, and writes its context to the headers that are given.
 * With no tracing middleware nothing is recorded, but a caller's trace still goes on. Where it may go
 * to is the business of `outgoing.ts`.
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
    // An SDK of the app's that fails costs the span of the call, never the call.
  }
  return NOT_RECORDED;
}

const NOT_RECORDED: CallSpan = { end() {} };

/**
 * Writes `traceparent`, `tracestate` and `baggage` to the headers of an outgoing call: as a child of
 * this request's span when it is recorded, else with a span id of its own for each call.
 *
 * A trace that nobody asked for is not sent on: without the tracing middleware, and without a
 * caller's context, an unsampled `traceparent` would stop the next service from sampling its own.
 */
export function inject(c: EdgeContext, headers: Headers): void {
  const trace = traceContext(c);
  if (trace.tracer !== undefined) return trace.tracer.inject(headers);
  if (trace.parentSpanId !== undefined) writeTraceparent(headers, trace, newSpanId());
  writeBaggage(headers, trace);
}

/** Writes `traceparent` and `tracestate`, with the span id that the callee sees as its parent. */
export function writeTraceparent(headers: Headers, trace: TraceContext, spanId: string): void {
  const { traceId, flags, traceState } = trace;
  headers.set("traceparent", formatTraceparent({ traceId, spanId, flags }));
  if (traceState !== "") headers.set("tracestate", traceState);
}

/** Writes `baggage`, unless the call has its own. */
export function writeBaggage(headers: Headers, { origin }: TraceContext): void {
  const baggage = parseBaggage(origin && requestHeader(origin, "baggage"));
  if (baggage !== "" && !headers.has("baggage")) headers.set("baggage", baggage);
}
