/**
 * Traces that the app's own OpenTelemetry records: with its SDK, Deno's built-in one, or an
 * instrumentation of the HTTP server that has already started a span.
 *
 * @module
 */
import { runWithin } from "../core/hook.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { context, registeredTracer, SPAN_KIND, trace } from "../core/trace/otel.ts";
import type { Attributes, Context, Span, Tracer } from "../core/trace/otel.ts";
import { NOT_RECORDED } from "../core/trace/trace-context.ts";
import type { CallSpan, OutgoingCall, TraceContext } from "../core/trace/trace-context.ts";
import { RANDOM, SAMPLED } from "../core/trace/traceparent.ts";
import { fetchIsTraced } from "../runtime/platform.ts";
import { spanContextOf } from "./propagation.ts";
import type { IncomingTrace, Propagation } from "./propagation.ts";
import { callSpan, endByThrow, spanLabels } from "./request-trace.ts";
import type { RequestTrace, SpanLabels } from "./request-trace.ts";
import { SilentSpan } from "./silent-span.ts";
import { clientAttributes } from "./semconv.ts";
import type { KnownMethods } from "./semconv.ts";
import type { SpanKindName } from "./finished-span.ts";

/** Starts the SERVER span of a request with the app's tracer; undefined if that makes no span. */
export function startedBy(
  tracer: Tracer,
  c: EdgeContext,
  propagation: Propagation,
  incoming: IncomingTrace,
  attributes: Attributes,
  known: KnownMethods,
): RequestTrace | undefined {
  const parent = incoming.context ?? contextOf(incoming.trace);
  const name = known.has(c.req.method) ? c.req.method : "HTTP";
  const span = tracer.startSpan(name, { kind: SPAN_KIND.server, attributes }, parent);
  if (!trace.isSpanContextValid(span.spanContext())) return undefined;
  return new OtelTrace(span, parent, tracer, propagation, incoming.trace, known, true);
}

/** Adds to an active span, and never ends it: that is up to the code that started it. */
export function augmenting(
  span: Span,
  propagation: Propagation,
  incoming: IncomingTrace,
  attributes: Attributes,
  known: KnownMethods,
): RequestTrace {
  span.setAttributes(attributes);
  const active = context.active();
  return new OtelTrace(
    span,
    active,
    registeredTracer(),
    propagation,
    incoming.trace,
    known,
    false,
  );
}

/** Returns the context with the caller's span as the parent. */
function contextOf(own: TraceContext): Context {
  const active = context.active();
  if (own.parentSpanId === undefined) return active;
  const remote = { ...spanContextOf(own, own.parentSpanId), isRemote: true };
  return trace.setSpanContext(active, remote);
}

class OtelTrace implements RequestTrace {
  readonly span: Span;
  readonly context: TraceContext;
  readonly initial: SpanLabels;
  readonly isAmbient = true;
  readonly #base: Context;
  readonly #tracer: Tracer | undefined;
  readonly #propagation: Propagation;
  readonly #known: KnownMethods;
  readonly #owned: boolean;

  constructor(
    span: Span,
    parent: Context,
    tracer: Tracer | undefined,
    propagation: Propagation,
    incoming: TraceContext,
    known: KnownMethods,
    owned: boolean,
  ) {
    this.span = span;
    this.context = { ...placeOf(span, incoming), tracer: this };
    this.initial = spanLabels(span);
    this.#base = trace.setSpan(parent, span);
    this.#tracer = tracer;
    this.#propagation = propagation;
    this.#known = known;
    this.#owned = owned;
  }

  startSpan(name: string, kind: SpanKindName, attributes: Attributes, parent?: Span): Span {
    const above = this.#contextOf(parent);
    return this.#tracer?.startSpan(name, { kind: SPAN_KIND[kind], attributes }, above) ??
      new SilentSpan(this.span.spanContext());
  }

  run<T>(span: Span, fn: () => T): T {
    return runWithin((inside) => context.with(this.#contextOf(span), inside), fn);
  }

  startCall({ method, url, headers, resend = 0 }: OutgoingCall): CallSpan {
    if (fetchIsTraced(trace.getTracerProvider())) return this.#leaveToRuntime(headers);
    const name = this.#known.has(method) ? method : "HTTP";
    const attributes = clientAttributes(method, url, resend, this.#known);
    const span = this.startSpan(name, "client", attributes);
    if (headers !== undefined) this.#injectFor(span, headers);
    return callSpan(span);
  }

  inject(headers: Headers): void {
    if (fetchIsTraced(trace.getTracerProvider())) this.#leaveToRuntime(headers);
    else this.#injectFor(this.span, headers);
  }

  endByThrow(span: Span, error: unknown): void {
    endByThrow(span, error);
  }

  end(): void {
    if (this.#owned) this.span.end();
  }

  /** The runtime makes the span and its `traceparent`, but no `tracestate`. */
  #leaveToRuntime(headers: Headers | undefined): CallSpan {
    const { traceState } = this.context;
    if (traceState !== "") headers?.set("tracestate", traceState);
    return NOT_RECORDED;
  }

  #injectFor(span: Span, headers: Headers): void {
    const place = placeOf(span, this.context);
    this.#propagation.inject(headers, place, place.spanId, this.#contextOf(span));
  }

  /** Returns the context with the given span, else with the active one of this request. */
  #contextOf(span: Span | undefined): Context {
    if (span !== undefined) return trace.setSpan(this.#base, span);
    const active = context.active();
    const current = trace.getSpan(active)?.spanContext();
    return current?.traceId === this.context.traceId && current.isRemote !== true
      ? active
      : this.#base;
  }
}

/** Returns the context of an SDK's span, with the random flag, which SDKs drop. */
function placeOf(span: Span, known: TraceContext): TraceContext {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const same = traceId === known.traceId;
  const random = same ? known.flags & RANDOM : RANDOM;
  return {
    traceId,
    spanId,
    parentSpanId: same ? known.parentSpanId : undefined,
    flags: (traceFlags & (SAMPLED | RANDOM)) | random,
    traceState: traceState?.serialize() ?? (same ? known.traceState : ""),
    origin: known.origin,
    tracer: undefined,
  };
}
