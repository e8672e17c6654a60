/**
 * Chooses what records a request. The choice is made for each request, in this order:
 *
 * 1. A span that is already active in this process, which gets our attributes.
 * 2. The app's own OpenTelemetry SDK, or Deno's.
 * 3. Cloudflare's native spans, if no exporter is given.
 * 4. The built-in recorder, if an exporter is given.
 * 5. Nothing: the context is still read, exposed and propagated.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { activeLocalSpan, registeredTracer } from "../core/trace/otel.ts";
import { newTraceContext } from "../core/trace/trace-context.ts";
import { SAMPLED } from "../core/trace/traceparent.ts";
import { nativeTrace } from "./cloudflare.ts";
import { LeftOutTrace } from "./left-out-trace.ts";
import { LocalTrace } from "./local-trace.ts";
import { QuietTrace } from "./quiet-trace.ts";
import type { LocalSettings } from "./local-trace.ts";
import type { TracingSettings } from "./options.ts";
import { augmenting, startedBy } from "./otel-trace.ts";
import type { IncomingTrace, Propagation } from "./propagation.ts";
import { requestAttributes } from "./request-trace.ts";
import type { RequestTrace } from "./request-trace.ts";
import type { KnownMethods } from "./semconv.ts";
import { isLeftOutByCaller, sample } from "./sampling.ts";

/** Begins the trace of a request. Never throws. */
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
    return augmenting(active, propagation, incoming, requestAttributes(c, known), known);
  }
  const tracer = registeredTracer();
  if (tracer !== undefined) {
    const trace = startedBy(tracer, c, propagation, incoming, requestAttributes(c, known), known);
    if (trace !== undefined) return trace;
  }
  const leftOut = isLeftOutByCaller(incoming.trace);
  sample(c, local.sampler, incoming.trace);
  if (local.recorder === undefined) {
    const native = local.nativeSpans && settings.exporter === undefined &&
      beginNative(c, propagation, incoming, known);
    return native || new QuietTrace(propagation, incoming);
  }
  const isRecorded = (incoming.trace.flags & SAMPLED) !== 0 || settings.keep !== undefined;
  if (!isRecorded && !leftOut) return new QuietTrace(propagation, incoming);
  const given = { trace: incoming.trace, context: incoming.context, leftOut };
  return isRecorded
    ? new LocalTrace(c, local, propagation, given, requestAttributes(c, known))
    : new LeftOutTrace(c, local, propagation, given);
}

/** A function of its own, because its closure would cost each request an object. */
function beginNative(
  c: EdgeContext,
  propagation: Propagation,
  incoming: IncomingTrace,
  known: KnownMethods,
): RequestTrace | undefined {
  return nativeTrace(c, propagation, incoming, () => requestAttributes(c, known));
}

function isTrusted(c: EdgeContext, { trust }: TracingSettings): boolean {
  return trust === undefined || trust.askNow(c) === true;
}
