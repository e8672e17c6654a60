/**
 * Tracing that everyone can read: W3C Trace Context in and out, OpenTelemetry spans with the stable
 * HTTP conventions, recorded by the app's own SDK when it has one, else by a small recorder that
 * needs none.
 *
 * Its honest limit: on Cloudflare Workers the clock stands still between I/O, so work that only
 * computes takes no time; such spans carry `djed.untimed`.
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
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeContext, EdgeMiddleware } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import type { Span } from "../core/trace/otel.ts";
import { completeOptions } from "./options.ts";
import type { TracingOptions } from "./options.ts";
import { requestTrace } from "./request-trace.ts";
import { RequestTracer } from "./request-tracer.ts";

export { setRoute } from "../core/request/route.ts";
export { span, tracedFetch } from "./calls.ts";
export { consoleExporter, memoryExporter } from "./exporters.ts";
export { otlp } from "./otlp.ts";
export { w3cPropagator } from "./propagator.ts";
export { adaptive, alwaysOff, alwaysOn, parentBased, probability, rateLimited } from "./sampler.ts";
export type { Clock } from "../core/clock.ts";
export type { EdgeContext, EdgeMiddleware, EdgeRequest, Next } from "../core/request/middleware.ts";
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

/** What `tracing()` sets on the context. */
export type TracingVariables = {
  /** The trace of this request: 32 hex digits. Always set, recorded or not. */
  traceId: string;
  /** The span of this request, as OpenTelemetry's API has it; it may not be recording. */
  span: Span;
};

/** The middleware, which can also be watched and emptied. */
export type Tracing = EdgeMiddleware<TracingVariables> & Observable & {
  /** Sends the spans that wait, and waits until they are sent: before a process ends, in tests. */
  flush(): Promise<void>;
};

/**
 * Traces each request: reads the caller's W3C Trace Context, starts a SERVER span after the stable
 * OpenTelemetry conventions (or adds to the one that is already there), names it by route, and sends
 * the context on with `tracedFetch()` and `upstream()`. What the guards decide is on the span.
 *
 * Recorded by the app's own OpenTelemetry when there is one; else by `exporter`; else not at all.
 * Register it first: it sees what runs after it. At most 2 048 finished spans wait for the exporter,
 * of at most 128 attributes, 128 events and 32 links each; more are dropped and counted.
 *
 * @param options See {@link TracingOptions}.
 * @returns A middleware, also with `stats()`, `ping()` and `flush()`.
 * @throws {TypeError | RangeError} For options that are unknown or wrong.
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
export function tracing(options: TracingOptions = {}): Tracing {
  const settings = completeOptions(options);
  const tracer = new RequestTracer(settings);
  const middleware = settings.enabled === false
    ? defineMiddleware<TracingVariables>(function tracing(_c, next) {
      return next();
    })
    : defineMiddleware<TracingVariables>(function tracing(c, next) {
      // Twice on one way makes one span.
      if (requestTrace(c) !== undefined || !isEnabled(c)) return next();
      return tracer.isReady(c) ? tracer.trace(c, next) : tracer.traceWhenReady(c, next);
    });

  function isEnabled(c: EdgeContext): boolean {
    return typeof settings.enabled !== "object" || settings.enabled.askNow(c) !== false;
  }

  // A bundler may have renamed the function.
  Object.defineProperty(middleware, "name", { value: "tracing" });
  return Object.assign(middleware, {
    kind: "tracing",
    ping: () => tracer.ping(),
    stats: () => tracer.stats(),
    flush: () => tracer.flush(),
  }) as Tracing;
}
