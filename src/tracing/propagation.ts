/**
 * How the context of a trace comes in and goes on: our own strict W3C by default, the propagator
 * that the app has registered or given, or none.
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

/** What a request came with. */
export interface IncomingTrace {
  /** Its place in the caller's trace, or in a new one; its recorder completes it. */
  readonly trace: MutableTraceContext;
  /** What a propagator of OpenTelemetry's made of the headers, when one was asked. */
  readonly context: Context | undefined;
  /** Whether its caller asked not to record it. */
  readonly leftOut?: boolean;
}

/** Reads what comes in, writes what goes out. */
export interface Propagation {
  extract(c: EdgeContext): IncomingTrace;
  /**
   * @param spanId The span that the callee sees as its parent.
   * @param context The same, as OpenTelemetry's context, when there is one.
   */
  inject(headers: Headers, trace: TraceContext, spanId: string, context?: Context): void;
}

/** The option of `tracing()`. */
export type PropagatorOption = "w3c" | "none" | TextMapPropagator;

/**
 * The propagation of a request (the registered propagator may come after the app is built), and the
 * callbacks of the app's own propagator.
 */
export type PropagationChoice = (() => Propagation) & { readonly callbacks: readonly Failing[] };

/** Makes the propagation that was asked for. */
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

/** A propagator of OpenTelemetry's, in the form used here. One that fails costs its headers. */
function adapt(
  propagator: Pick<TextMapPropagator, "extract" | "inject">,
): { adapted: Propagation; callbacks: readonly Failing[] } {
  const extract = new Callback(
    (headers: Headers) => propagator.extract(context.active(), headers, GETTER),
    {
      option: "tracing: propagator.extract",
      otherwise: "a trace that begins here",
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

/** What a propagator made of the headers: the caller's place in a trace, when there is one. */
interface Extracted {
  readonly context: Context | undefined;
  readonly parent:
    | Pick<TraceContext, "traceId" | "parentSpanId" | "flags" | "traceState">
    | undefined;
}

const NOTHING: Extracted = { context: undefined, parent: undefined };

/** Throws for what is no context. */
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
