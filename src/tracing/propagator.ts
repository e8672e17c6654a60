/**
 * W3C Trace Context Level 2 as a propagator for an OpenTelemetry SDK. It is strict where the SDK's
 * own is not (tracestate keys and member count, outer white space), and keeps the random flag,
 * which SDKs drop.
 *
 * @module
 */
import { createContextKey, trace } from "../core/trace/otel.ts";
import type {
  Context,
  SpanContext,
  TextMapGetter,
  TextMapPropagator,
  TextMapSetter,
  TraceState,
} from "../core/trace/otel.ts";
import {
  formatTraceparent,
  parseTraceparent,
  parseTracestate,
  RANDOM,
  SAMPLED,
  stateMember,
  withStateMember,
} from "../core/trace/traceparent.ts";

/**
 * Makes a propagator of `traceparent` and `tracestate` for the app's own SDK.
 *
 * @example
 * ```ts
 * import { propagation } from "@opentelemetry/api";
 * import { w3cPropagator } from "@djed/edge/tracing";
 *
 * propagation.setGlobalPropagator(w3cPropagator());
 * ```
 */
export function w3cPropagator(): TextMapPropagator {
  return {
    fields: () => ["traceparent", "tracestate"],
    extract,
    inject,
  };
}

/** Context key of the caller's span context: SDKs only keep its sampled flag. */
const INCOMING: symbol = /* @__PURE__ */ createContextKey("djed.edge incoming trace");

function extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
  const header = getter.get(carrier, "traceparent");
  const parent = parseTraceparent(Array.isArray(header) ? header.join(",") : header);
  if (parent === undefined) return context;
  const state = getter.get(carrier, "tracestate");
  const traceState = parseTracestate(Array.isArray(state) ? state.join(",") : state);
  const remote: SpanContext = {
    traceId: parent.traceId,
    spanId: parent.spanId,
    traceFlags: parent.flags,
    isRemote: true,
    ...(traceState !== "" && { traceState: traceStateOf(traceState) }),
  };
  return trace.setSpanContext(context.setValue(INCOMING, remote), remote);
}

function inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
  const span = trace.getSpanContext(context);
  if (span === undefined || !trace.isSpanContextValid(span)) return;
  const { traceId, spanId } = span;
  const flags = (span.traceFlags & (SAMPLED | RANDOM)) | randomFlag(context, span);
  setter.set(carrier, "traceparent", formatTraceparent({ traceId, spanId, flags }));
  const state = span.traceState?.serialize();
  if (state) setter.set(carrier, "tracestate", state);
}

/** Returns the random flag of the caller. The trace ids that SDKs make are random. */
function randomFlag(context: Context, span: SpanContext): number {
  const incoming = context.getValue(INCOMING) as SpanContext | undefined;
  if (incoming === undefined) return RANDOM;
  return incoming.traceId === span.traceId ? incoming.traceFlags & RANDOM : RANDOM;
}

/** Converts a canonical `tracestate` to the API's immutable list. */
export function traceStateOf(text: string): TraceState {
  return {
    get: (key) => stateMember(text, key),
    set: (key, value) => {
      // An invalid member is ignored, as the API requires.
      const valid = !value.includes(",") && parseTracestate(`${key}=${value}`) !== "";
      return valid ? traceStateOf(withStateMember(text, key, value)) : traceStateOf(text);
    },
    unset: (key) => traceStateOf(withStateMember(text, key, "")),
    serialize: () => text,
  };
}
