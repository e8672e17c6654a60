/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of the SDK of OpenTelemetry, `@hono/otel`, and Sentry. */
export const TRACING_THEIRS: TheirNames =
  "=service|serviceName,resource=service|serviceVersion:write service: { name, version }" +
  "|traceExporter,spanExporter,spanProcessor,spanProcessors,url,endpoint=exporter, such as " +
  "otlp({ url })|textMapPropagator=propagator|contextManager=als" +
  "|sampleRate,tracesSampleRate,ratio=sampler, such as probability(0.1)" +
  "|instrumentations,tracerProvider:a registered SDK is used|captureRequestHeaders,augmentSpan:" +
  "use c.var.span|disableTracing=enabled";

/** Of the exporters of OpenTelemetry. */
export const OTLP_THEIRS: TheirNames =
  "=url|endpoint=url|timeoutMillis,timeout:set OTEL_EXPORTER_OTLP_TIMEOUT";
