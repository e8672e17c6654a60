/**
 * Tracing in standard formats: W3C Trace Context, and OpenTelemetry spans with the stable HTTP
 * conventions. They are recorded by the app's own SDK if it has one, else by a small built-in
 * recorder.
 *
 * Limitation: on Cloudflare Workers the clock stands still between I/O, so computation takes no
 * measurable time; such spans have the attribute `djed.untimed`.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { otlp, span, tracing } from "@djed/edge/tracing";
 *
 * const app = new Hono();
 * app.use(tracing({ service: "shop", exporter: otlp() }));
 * app.get("/users/:id", async (c) => {
 *   const user = await span(c, "db.user", async () => ({ id: c.req.param("id") }));
 *   return c.json(user);
 * });
 * ```
 *
 * @module
 */
import { definePart } from "../core/request/compose.ts";
import type { EdgeContext, EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import type { Span } from "../core/trace/otel.ts";
import { resolveTracingOptions } from "./options.ts";
import type { TracingOptions } from "./options.ts";
import { requestTrace } from "./request-trace.ts";
import { RequestTracer } from "./request-tracer.ts";
import type { OpenTrace } from "./request-tracer.ts";

export { setRoute } from "../core/request/route.ts";
export { span, tracedFetch } from "./calls.ts";
export { consoleExporter, memoryExporter } from "./exporters.ts";
export { otlp } from "./otlp.ts";
export { w3cPropagator } from "./propagator.ts";
export { adaptive, alwaysOff, alwaysOn, parentBased, probability, rateLimited } from "./sampler.ts";
export type { Clock } from "../core/clock.ts";
export type * from "../core/request/context.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration } from "../core/options.ts";
export type {
  Attributes,
  AttributeValue,
  Context,
  ContextManager,
  Exception,
  Link,
  Span,
  SpanContext,
  SpanStatus,
  TextMapGetter,
  TextMapPropagator,
  TextMapSetter,
  TimeInput,
  TraceState,
} from "../core/trace/otel.ts";
export type { SpanOptions } from "./calls.ts";
export type { MemoryExporter } from "./exporters.ts";
export type { TracingOptions } from "./options.ts";
export type { OtlpOptions } from "./otlp.ts";
export type { Exporter, ExportInfo } from "./recorder.ts";
export type { Sampler, SamplingInput, SamplingResult } from "./sampler.ts";
export type { FinishedSpan, SpanEvent, SpanKindName, SpanLink } from "./finished-span.ts";

/** The variables that `tracing()` sets on the context. */
export type TracingVariables = {
  /** Trace id of this request: 32 hex digits. Always set, even if the trace is not recorded. */
  traceId: string;
  /** OpenTelemetry span of this request. It may not be recording. */
  span: Span;
};

/** The middleware, which can also be watched and flushed. */
export type Tracing = EdgeMiddleware<TracingVariables> & Observable & {
  /** Sends the waiting spans, and resolves when they are sent: before a process ends, in tests. */
  flush(): Promise<void>;
};

/**
 * Traces each request: reads the caller's W3C Trace Context, starts a SERVER span that follows the
 * stable OpenTelemetry conventions (or adds to an active one), names it by route, and propagates
 * the context with `tracedFetch()` and `upstream()`. The span has the decisions of the guards.
 *
 * Spans are recorded by the app's own OpenTelemetry SDK if there is one, else for `exporter`, else
 * not at all. Register it first, because it only sees what runs after it. At most 2 048 finished
 * spans wait for the exporter, with at most 128 attributes, 128 events and 32 links each; more are
 * dropped and counted.
 *
 * @param options See {@link TracingOptions}.
 * @returns A middleware, also with `stats()`, `ping()` and `flush()`.
 * @throws {TypeError | RangeError} When an option is unknown or invalid.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { otlp, parentBased, probability, tracing } from "@djed/edge/tracing";
 *
 * const app = new Hono()
 *   .use(tracing({
 *     service: { name: "shop", version: "1.4.0" },
 *     sampler: parentBased(probability(0.05)),
 *     keep: { errors: true, slowerThanMs: "1s" },
 *     exporter: otlp({ url: "http://localhost:4318/v1/traces" }),
 *   }))
 *   .get("/", (c) => c.text(c.var.traceId));
 * ```
 */
export function tracing<E extends EdgeEnv = EdgeEnv>(options?: TracingOptions<E>): Tracing;
export function tracing(options: TracingOptions = {}): Tracing {
  const settings = resolveTracingOptions(options);
  const tracer = new RequestTracer(settings);
  const middleware = definePart<TracingVariables, OpenTrace>("tracing", {
    open(c, states, at) {
      if (settings.enabled === false) return;
      // Registered twice, it still makes one span.
      if (requestTrace(c) !== undefined) return tracer.passedOn(c);
      if (!isEnabled(c)) return;
      return tracer.isReady(c) ? tracer.open(c, states, at) : tracer.openWhenReady(c, states, at);
    },
    close: (c, trace, thrown) => tracer.close(c, trace, thrown),
  });

  function isEnabled(c: EdgeContext): boolean {
    return typeof settings.enabled !== "object" || settings.enabled.askNow(c) !== false;
  }

  return Object.assign(middleware, {
    kind: "tracing",
    // Traces that are lost are no reason to send no requests here.
    critical: false,
    ping: () => tracer.ping(),
    stats: () => tracer.stats(),
    flush: () => tracer.flush(),
  }) as Tracing;
}
