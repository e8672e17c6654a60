/**
 * How the context of a trace comes in and goes on: our own strict W3C by default, the propagator
 * that the app has registered or given, or none.
 *
 * @module
 */
import { facts } from "../core/facts.ts";
import type { EdgeContext } from "../core/middleware.ts";
import { context, hasRegisteredPropagator, propagation, trace } from "../core/otel.ts";
import type {
  Context,
  SpanContext,
  TextMapGetter,
  TextMapPropagator,
  TextMapSetter,
} from "../core/otel.ts";
import {
  newTraceContext,
  readTraceContext,
  writeBaggage,
  writeTraceparent,
} from "../core/trace-context.ts";
import type { MutableTraceContext, TraceContext } from "../core/trace-context.ts";
import { traceStateOf } from "./propagator.ts";

/** What a request came with. */
export interface Incoming {
  /** Its place in the caller's trace, or in a new one; its recorder completes it. */
  readonly trace: MutableTraceContext;
  /** What a propagator of OpenTelemetry's made of the headers, when one was asked. */
  readonly context: Context | undefined;
}

/** Reads what comes in, writes what goes out. */
export interface Propagation {
  extract(c: EdgeContext): Incoming;
  /**
   * @param spanId The span that the callee sees as its parent.
   * @param context The same, as OpenTelemetry's context, when there is one.
   */
  inject(headers: Headers, trace: TraceContext, spanId: string, context?: Context): void;
}

/** The option of `tracing()`. */
export type PropagatorOption = "w3c" | "none" | TextMapPropagator;

/** The propagation of a request; the registered propagator may come after the app is built. */
export function propagationOf(option: PropagatorOption | undefined): () => Propagation {
  if (option === "none") return () => NONE;
  if (option === "w3c") return () => W3C;
  if (option !== undefined) {
    const own = adapt(option);
    return () => own;
  }
  const registered = adapt(propagation);
  return () => hasRegisteredPropagator() ? registered : W3C;
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

/** A propagator of OpenTelemetry's, in the form used here. */
function adapt(propagator: Pick<TextMapPropagator, "extract" | "inject">): Propagation {
  return {
    extract(c) {
      const extracted = propagator.extract(context.active(), c.req.raw.headers, GETTER);
      const parent = trace.getSpanContext(extracted);
      const fresh = facts(c).trace ?? newTraceContext();
      if (parent === undefined || !trace.isSpanContextValid(parent)) {
        return { trace: fresh, context: extracted };
      }
      const own: MutableTraceContext = {
        traceId: parent.traceId,
        spanId: fresh.spanId,
        parentSpanId: parent.spanId,
        flags: parent.traceFlags,
        traceState: parent.traceState?.serialize() ?? "",
        origin: undefined,
        tracer: undefined,
      };
      return { trace: own, context: extracted };
    },
    inject(headers, own, spanId, base = context.active()) {
      const full = trace.setSpanContext(base, spanContextOf(own, spanId));
      propagator.inject(full, headers, SETTER);
    },
  };
}

/** A place in a trace, as the API has it. */
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
