/**
 * Reads and writes the trace context of a request: with our strict W3C implementation by default,
 * with a propagator that the app has registered or given, or not at all.
 *
 * @module
 */
import { Callback } from "../core/callback.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { context, hasRegisteredPropagator, propagation, trace } from "../core/trace/otel.ts";
import type {
  Context,
  SpanContext,
  TextMapGetter,
  TextMapPropagator,
  TextMapSetter,
} from "../core/trace/otel.ts";
import {
  newTraceContext,
  readTraceContext,
  writeBaggage,
  writeTraceparent,
} from "../core/trace/trace-context.ts";
import type { MutableTraceContext, TraceContext } from "../core/trace/trace-context.ts";
import type { Failing } from "./callbacks.ts";
import { traceStateOf } from "./propagator.ts";

/** The trace context that a request came with. */
export interface IncomingTrace {
  /** Context in the caller's trace, or in a new one. The recorder completes it. */
  readonly trace: MutableTraceContext;
  /** OpenTelemetry context that a propagator extracted, if one was used. */
  readonly context: Context | undefined;
  /** Whether the caller asked not to record the trace. */
  readonly leftOut?: boolean;
}

/** Reads the trace context of requests, and writes that of outgoing calls. */
export interface Propagation {
  extract(c: EdgeContext): IncomingTrace;
  /**
   * @param spanId The span that the callee sees as its parent.
   * @param context The OpenTelemetry context of the call, if there is one.
   */
  inject(headers: Headers, trace: TraceContext, spanId: string, context?: Context): void;
}

/** The `propagator` option of `tracing()`. */
export type PropagatorOption = "w3c" | "none" | TextMapPropagator;

/**
 * Returns the propagation of a request (the app may register a propagator after it is built), with
 * the callbacks of the app's own propagator.
 */
export type PropagationChoice = (() => Propagation) & { readonly callbacks: readonly Failing[] };

/** Makes the propagation for the option. */
export function propagationOf(option: PropagatorOption | undefined): PropagationChoice {
  if (option === "none") return Object.assign(() => NONE, { callbacks: [] });
  if (option === "w3c") return Object.assign(() => W3C, { callbacks: [] });
  const { adapted, callbacks } = adapt(option ?? propagation);
  if (option !== undefined) return Object.assign(() => adapted, { callbacks });
  return Object.assign(() => hasRegisteredPropagator() ? adapted : W3C, { callbacks: [] });
}

const W3C: Propagation = {
  extract: (c) => ({ trace: facts(c).trace ?? readTraceContext(c), context: undefined }),
  inject(headers, trace, spanId) {
    writeTraceparent(headers, trace, spanId);
    writeBaggage(headers, trace);
  },
};

const NONE: Propagation = {
  extract: () => ({ trace: newTraceContext(), context: undefined }),
  inject() {},
};

/** Adapts an OpenTelemetry propagator. If it fails, its headers are not read or written. */
function adapt(
  propagator: Pick<TextMapPropagator, "extract" | "inject">,
): { adapted: Propagation; callbacks: readonly Failing[] } {
  const extract = new Callback(
    (headers: Headers) => propagator.extract(context.active(), headers, GETTER),
    {
      option: "tracing: propagator.extract",
      otherwise: "a new trace",
      accept: extracted,
    },
  );
  const inject = new Callback(
    (full: Context, headers: Headers) => propagator.inject(full, headers, SETTER),
    { option: "tracing: propagator.inject", otherwise: "no header", accept: () => true },
  );
  const adapted: Propagation = {
    extract(c) {
      const { parent, context } = extract.askNow(c.req.raw.headers) ?? NOTHING;
      const fresh = facts(c).trace ?? newTraceContext();
      if (parent === undefined) return { trace: fresh, context };
      const { spanId } = fresh;
      return { trace: { ...parent, spanId, origin: undefined, tracer: undefined }, context };
    },
    inject(headers, own, spanId, base = context.active()) {
      inject.askNow(trace.setSpanContext(base, spanContextOf(own, spanId)), headers);
    },
  };
  return { adapted, callbacks: [extract, inject] };
}

/** The result of a propagator: the caller's context, if there is one. */
interface Extracted {
  readonly context: Context | undefined;
  readonly parent:
    | Pick<TraceContext, "traceId" | "parentSpanId" | "flags" | "traceState">
    | undefined;
}

const NOTHING: Extracted = { context: undefined, parent: undefined };

/** Reads the result of a propagator. Throws for anything but a context. */
function extracted(answer: unknown): Extracted {
  const context = answer as Context;
  const parent = trace.getSpanContext(context);
  if (parent === undefined || !trace.isSpanContextValid(parent)) {
    return { context, parent: undefined };
  }
  const { traceId, spanId, traceFlags, traceState } = parent;
  const state = traceState?.serialize() ?? "";
  return {
    context,
    parent: { traceId, parentSpanId: spanId, flags: traceFlags, traceState: state },
  };
}

/** Converts a trace context to a `SpanContext` of the API. */
export function spanContextOf(own: TraceContext, spanId: string): SpanContext {
  const { traceId, flags, traceState } = own;
  const context: SpanContext = { traceId, spanId, traceFlags: flags };
  if (traceState !== "") context.traceState = traceStateOf(traceState);
  return context;
}

const GETTER: TextMapGetter<Headers> = {
  get: (headers, key) => headers.get(key) ?? undefined,
  keys: (headers) => [...headers.keys()],
};

const SETTER: TextMapSetter<Headers> = {
  set: (headers, key, value) => headers.set(key, value),
};
