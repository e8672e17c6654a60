/**
 * Who records a request: asked anew for each, in this order, and never two at once.
 *
 * 1. A span that is already active in this process: it is added to.
 * 2. The app's own OpenTelemetry SDK, or Deno's.
 * 3. Cloudflare's native spans, when no exporter is given.
 * 4. The built-in recorder, when an exporter is given.
 * 5. Nobody: the context is still read, exposed and sent on.
 *
 * @module
 */
import { requestHeader } from "../core/headers.ts";
import type { EdgeContext } from "../core/middleware.ts";
import { activeLocalSpan, registeredTracer } from "../core/otel.ts";
import type { Attributes } from "../core/otel.ts";
import { newTraceContext } from "../core/trace-context.ts";
import { SAMPLED } from "../core/traceparent.ts";
import { nativeTrace } from "./cloudflare.ts";
import { LocalTrace, QuietTrace } from "./local-trace.ts";
import type { LocalSettings } from "./local-trace.ts";
import type { TracingSettings } from "./options.ts";
import { augmenting, startedBy } from "./otel-trace.ts";
import type { Incoming, Propagation } from "./propagation.ts";
import type { RequestTrace } from "./request-trace.ts";
import { serverAttributes } from "./semconv.ts";

/** Begins the trace of a request. Nothing that fails here may fail the request. */
export function begin(
  c: EdgeContext,
  settings: TracingSettings,
  local: LocalSettings,
): RequestTrace {
  const propagation = settings.propagation();
  try {
    return beginWith(c, settings, local, propagation);
  } catch {
    return new QuietTrace(propagation, { trace: newTraceContext(), context: undefined });
  }
}

function beginWith(
  c: EdgeContext,
  settings: TracingSettings,
  local: LocalSettings,
  propagation: Propagation,
): RequestTrace {
  const { known } = local;
  const incoming = isTrusted(c, settings)
    ? propagation.extract(c)
    : { trace: newTraceContext(), context: undefined };
  const active = activeLocalSpan();
  if (active !== undefined) {
    return augmenting(active, propagation, incoming, attributesOf(c, local), known);
  }
  const tracer = registeredTracer();
  if (tracer !== undefined) {
    const trace = startedBy(tracer, c, propagation, incoming, attributesOf(c, local), known);
    if (trace !== undefined) return trace;
  }
  sample(c, settings, incoming);
  if (settings.exporter === undefined) {
    const native = local.nativeSpans &&
      nativeTrace(c, propagation, incoming, () => attributesOf(c, local));
    return native || new QuietTrace(propagation, incoming);
  }
  const recorded = (incoming.trace.flags & SAMPLED) !== 0 || settings.keep !== undefined;
  return recorded
    ? new LocalTrace(c, local, propagation, incoming, attributesOf(c, local))
    : new QuietTrace(propagation, incoming);
}

function isTrusted(c: EdgeContext, { trust }: TracingSettings): boolean {
  return trust === undefined || trust.askNow(c) === true;
}

/** Writes the sampler's decision to the context. */
function sample(c: EdgeContext, { sampler }: TracingSettings, { trace }: Incoming): void {
  const { flags, parentSpanId } = trace;
  const decision = sampler.askNow({
    traceId: trace.traceId,
    parentSampled: parentSpanId === undefined ? undefined : (flags & SAMPLED) !== 0,
    traceState: trace.traceState,
    method: c.req.method,
    path: c.req.path,
  });
  const { sampled, traceState } = typeof decision === "object"
    ? decision
    : { sampled: decision === true, traceState: trace.traceState };
  trace.flags = sampled ? flags | SAMPLED : flags & ~SAMPLED;
  trace.traceState = traceState;
}

function attributesOf(c: EdgeContext, { known }: LocalSettings): Attributes {
  const { method, url } = c.req;
  return serverAttributes({ method, url, userAgent: requestHeader(c, "user-agent") }, known);
}
