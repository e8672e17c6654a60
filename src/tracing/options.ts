/**
 * Options of `tracing()`, checked and completed once.
 *
 * @module
 */
import { environmentResource } from "../core/otlp-env.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration, OptionChecks, OptionNames } from "../core/options.ts";
import type { AppContext, EdgeEnv } from "../core/request/middleware.ts";
import type { Attributes, ContextManager, TextMapPropagator } from "../core/trace/otel.ts";
import { enabledCallback, samplerCallback, trustCallback } from "./callbacks.ts";
import type { Failing, RequestTest, SamplerCallback } from "./callbacks.ts";
import type { KeepRules } from "./local-trace.ts";
import { propagationOf } from "./propagation.ts";
import type { Propagation } from "./propagation.ts";
import type { Exporter, ExportInfo, ResourceOf } from "./recorder.ts";
import { checkedOrigins } from "./origins.ts";
import type { Sampler } from "./sampler.ts";
import { TRACING_THEIRS } from "./their-names.ts";
import { checkedPropagator, checkFunctions } from "./option-values.ts";

/** Options of `tracing()`. */
export interface TracingOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * Name of the service, or its name, version and further resource attributes.
   *
   * @default `OTEL_SERVICE_NAME`, else the one in `OTEL_RESOURCE_ATTRIBUTES`, else
   * `"unknown_service"`
   */
  readonly service?: string | {
    readonly name: string;
    readonly version?: string | undefined;
    readonly attributes?: Attributes | undefined;
  } | undefined;
  /**
   * Decides which traces are recorded, and sets the sampled flag that is propagated. The app's own
   * SDK, if there is one, samples by its own rules.
   *
   * @default `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG`, else parentBased(alwaysOn())
   */
  readonly sampler?: Sampler | undefined;
  /**
   * Traces to export although the sampler left them out: of failed requests (a 5xx), of requests
   * that a guard refused (or would have refused in report mode; by default as `errors`), and of
   * slow requests. Every request is then recorded, and the decision is made at its end. Only the
   * spans of this service are kept: downstream services have seen an unsampled trace.
   *
   * @default refused requests that only their caller left out (`traceparent` …`-00`), if the
   * sampler would record them as new traces; `refusals: false` leaves them out too
   */
  readonly keep?: {
    readonly errors?: boolean | undefined;
    readonly refusals?: boolean | undefined;
    readonly slowerThanMs?: Duration | undefined;
  } | undefined;
  /**
   * Receives finished spans: `otlp()`, `consoleExporter()`, `memoryExporter()`, or a function of an
   * array of spans. Not used if the app's own OpenTelemetry SDK records.
   *
   * @default none: nothing is recorded, but the context is read, exposed and propagated
   */
  readonly exporter?: Exporter | undefined;
  /**
   * Reads and writes the headers of the trace context.
   *
   * @default the propagator that the app has registered with OpenTelemetry, else `"w3c"`
   */
  readonly propagator?: "w3c" | "none" | TextMapPropagator | undefined;
  /**
   * Origins that `tracedFetch()` and `upstream().for(c)` send `traceparent`, `tracestate` and
   * `baggage` to, besides the origin of the request itself: `["https://api.example.com"]`. The
   * headers come from the caller, so list only origins that may see them. They are removed when a
   * redirect leads to another origin.
   *
   * @default none
   */
  readonly propagateTo?: readonly string[] | undefined;
  /**
   * Whether to trust the trace headers of a request. If it returns false, fails or returns a
   * promise, a new trace begins.
   *
   * @default every request is trusted
   */
  readonly trust?: { of(c: AppContext<E>): boolean }["of"] | undefined;
  /**
   * Whether to send `Server-Timing` with the trace, the total time and the cost of each guard, and
   * `traceresponse`.
   *
   * @default false
   */
  readonly serverTiming?: boolean | undefined;
  /**
   * Whether requests are traced. `false` makes the middleware a pass-through.
   *
   * @default true
   */
  readonly enabled?: boolean | { isTraced(c: AppContext<E>): boolean }["isTraced"] | undefined;
  /**
   * Whether code without a request context can get the current span, through AsyncLocalStorage and
   * the OpenTelemetry API: `true`, or a context manager made by `@djed/edge/als`. On Workers this
   * needs the flag `nodejs_als` or `nodejs_compat`; without it, `true` warns once and has no
   * effect.
   *
   * @default false
   */
  readonly als?: boolean | ContextManager | undefined;
  /**
   * Whether the span of a streamed response ends with its body, not with its headers.
   *
   * @default false
   */
  readonly streams?: boolean | undefined;
}

/** The completed options, as the request path reads them. */
export interface TracingSettings {
  readonly resource: ResourceOf;
  /** Undefined for that of the environment. */
  readonly sampler: SamplerCallback | undefined;
  readonly keep: KeepRules | undefined;
  readonly exporter: Exporter | undefined;
  readonly propagation: () => Propagation;
  readonly propagateTo: ReadonlySet<string>;
  readonly trust: RequestTest | undefined;
  readonly serverTiming: boolean;
  readonly enabled: boolean | RequestTest;
  readonly als: boolean | ContextManager;
  readonly streams: boolean;
  /** Callbacks of the app, for their failure counts. */
  readonly callbacks: readonly Failing[];
}

export const TRACING_OPTIONS: OptionNames = {
  service: 1,
  sampler: 1,
  keep: 1,
  exporter: 1,
  propagator: 1,
  propagateTo: 1,
  trust: 1,
  serverTiming: 1,
  enabled: 1,
  als: 1,
  streams: 1,
} satisfies Record<keyof TracingOptions, 1>;
const SERVICE_NAMES = {
  name: 1,
  version: 1,
  attributes: 1,
} satisfies Record<keyof Exclude<TracingOptions["service"], string | undefined>, 1>;
const KEEP_NAMES = {
  errors: 1,
  refusals: 1,
  slowerThanMs: 1,
} satisfies Record<keyof NonNullable<TracingOptions["keep"]>, 1>;

/** Checks and completes the options. */
export function resolveTracingOptions(options: TracingOptions): TracingSettings {
  const checks = optionChecks("tracing");
  checks.known(options, TRACING_OPTIONS, TRACING_THEIRS);
  checkFunctions(checks, options);
  const { enabled = true, serverTiming = false, streams = false, als = false } = options;
  if (typeof enabled !== "function") checks.oneOf("enabled", enabled, [true, false]);
  checks.oneOf("serverTiming", serverTiming, [true, false]);
  checks.oneOf("streams", streams, [true, false]);
  if (typeof als !== "boolean" && typeof als?.with !== "function") {
    throw checks.error("als", "true, false or a context manager", als);
  }
  const sampler = options.sampler && samplerCallback(options.sampler);
  const trust = options.trust && trustCallback((c) => options.trust!(c));
  const isEnabled = typeof enabled === "function" ? enabledCallback(enabled) : enabled;
  const propagation = propagationOf(checkedPropagator(checks, options.propagator));
  return {
    resource: serviceResource(checkedService(checks, options.service)),
    sampler,
    keep: checkedKeep(checks, options.keep),
    exporter: options.exporter,
    propagation,
    propagateTo: checkedOrigins(checks, options.propagateTo ?? []),
    trust,
    serverTiming,
    enabled: isEnabled,
    als,
    streams,
    callbacks: [
      sampler,
      trust,
      typeof isEnabled === "object" && isEnabled,
      ...propagation.callbacks,
    ].filter((callback) => typeof callback === "object"),
  };
}

function checkedService(
  checks: OptionChecks,
  service: TracingOptions["service"],
): TracingOptions["service"] {
  if (service === undefined) return undefined;
  const name = typeof service === "string" ? service : service?.name;
  if (typeof name !== "string" || name === "") {
    throw checks.error("service", "a name, or an object with a name", service);
  }
  if (typeof service === "object") {
    optionChecks("tracing: service").known(service, SERVICE_NAMES);
  }
  return service;
}

function checkedKeep(checks: OptionChecks, keep: TracingOptions["keep"]): KeepRules | undefined {
  if (keep === undefined) return undefined;
  optionChecks("tracing: keep").known(keep, KEEP_NAMES);
  const { errors = false, refusals = errors || undefined, slowerThanMs } = keep;
  checks.oneOf("keep.errors", errors, [true, false]);
  checks.oneOf("keep.refusals", refusals, [undefined, true, false]);
  return {
    errors,
    refusals,
    slowerThanMs: slowerThanMs === undefined
      ? Infinity
      : checks.duration("keep.slowerThanMs", slowerThanMs),
  };
}

/** Makes the resource from the option `service`, which overrides the environment. */
function serviceResource(service: TracingOptions["service"]): ResourceOf {
  const given = typeof service === "string" ? { name: service } : service;
  return function resource(env: ExportInfo["env"]): Attributes {
    const fromEnv = environmentResource(env);
    return {
      ...fromEnv,
      ...given?.attributes,
      "service.name": given?.name ?? fromEnv["service.name"],
      ...(given?.version !== undefined && { "service.version": given.version }),
      "telemetry.sdk.name": "@djed/edge",
      "telemetry.sdk.language": "webjs",
    };
  };
}
