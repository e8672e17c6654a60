/**
 * Options of `tracing()`, checked and completed once.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { environmentResource } from "../core/otlp-env.ts";
import type { Duration } from "../core/options.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Attributes, ContextManager, TextMapPropagator } from "../core/trace/otel.ts";
import { enabledCallback, samplerCallback, trustCallback } from "./callbacks.ts";
import type { Failing, RequestTest, SamplerCallback } from "./callbacks.ts";
import type { KeepRules } from "./local-trace.ts";
import { propagationOf } from "./propagation.ts";
import type { Propagation } from "./propagation.ts";
import type { Exporter, ExportInfo, ResourceOf } from "./recorder.ts";
import { checkedOrigins } from "./origins.ts";
import { parentBased } from "./sampler.ts";
import type { Sampler } from "./sampler.ts";

/** Options of `tracing()`. */
export interface TracingOptions {
  /**
   * The service that the spans are of: its name, or more attributes of it.
   *
   * @default `OTEL_SERVICE_NAME`, else `"unknown_service"`
   */
  service?: string | { name: string; version?: string; attributes?: Attributes };
  /**
   * Which traces are recorded. It also sets the sampled flag that is sent on. The app's own SDK,
   * when there is one, samples by its own rules.
   *
   * @default parentBased(alwaysOn())
   */
  sampler?: Sampler;
  /**
   * Also export what the sampler left out, when the request failed (a 5xx), when a guard refused it
   * (or would have in report mode; by default with `errors`), or when it was slow: every request is
   * then recorded, and the decision is made at its end. Covers the spans of this service only, for
   * the services behind have been told that the trace is not sampled.
   *
   * @default refusals of requests that only their caller left out (`traceparent` …`-00`), when the
   * sampler would take them if the trace began here; `refusals: false` leaves them out too
   */
  keep?: { errors?: boolean; refusals?: boolean; slowerThanMs?: Duration };
  /**
   * Where finished spans go: `otlp()`, `consoleExporter()`, `memoryExporter()`, or a function of an
   * array of them. Not used when the app's own OpenTelemetry records.
   *
   * @default none: nothing is recorded here, but the context is read, exposed and sent on
   */
  exporter?: Exporter;
  /**
   * How the context comes in and goes on.
   *
   * @default the propagator that the app has registered with OpenTelemetry, else `"w3c"`
   */
  propagator?: "w3c" | "none" | TextMapPropagator;
  /**
   * Origins that `traceparent`, `tracestate` and `baggage` go to with `tracedFetch()` and
   * `upstream().for(c)`, besides the origin of the request itself:
   * `["https://api.example.com"]`. They are what a caller wrote, so name only those that may know
   * them. A redirect to another origin goes without them.
   *
   * @default none
   */
  propagateTo?: readonly string[];
  /**
   * False for a request whose trace headers shall not be believed: its trace begins here, as it does
   * when the function fails or does not answer at once.
   *
   * @default every request is trusted
   */
  trust?(c: EdgeContext): boolean;
  /**
   * Tell the client: `Server-Timing` with the trace, the total time and the cost of each guard, and
   * `traceresponse`.
   *
   * @default false
   */
  serverTiming?: boolean;
  /**
   * Whether a request is traced at all. `false` makes the middleware a pass-through.
   *
   * @default true
   */
  enabled?: boolean | ((c: EdgeContext) => boolean);
  /**
   * Make the current span known to code that has no context, through AsyncLocalStorage and the
   * OpenTelemetry API: `true`, or what `@djed/edge/als` makes. On Workers this needs the flag
   * `nodejs_als` or `nodejs_compat`; without it, `true` warns once and goes on without.
   *
   * @default false
   */
  als?: boolean | ContextManager;
  /**
   * End the span of a streamed response when its body ends, not when its headers are sent.
   *
   * @default false
   */
  streams?: boolean;
}

/** Options as the request path sees them. */
export interface TracingSettings {
  readonly resource: ResourceOf;
  readonly sampler: SamplerCallback;
  readonly keep: KeepRules | undefined;
  readonly exporter: Exporter | undefined;
  readonly propagation: () => Propagation;
  readonly propagateTo: ReadonlySet<string>;
  readonly trust: RequestTest | undefined;
  readonly serverTiming: boolean;
  readonly enabled: boolean | RequestTest;
  readonly als: boolean | ContextManager;
  readonly streams: boolean;
  /** The callbacks that the app gave. */
  readonly callbacks: readonly Failing[];
}

const NAMES = [
  "service",
  "sampler",
  "keep",
  "exporter",
  "propagator",
  "propagateTo",
  "trust",
  "serverTiming",
  "enabled",
  "als",
  "streams",
];
const checks = optionChecks("tracing");

/** Checks and completes the options. */
export function completeOptions(options: TracingOptions): TracingSettings {
  checks.known(options, NAMES);
  for (const name of ["sampler", "exporter", "trust"] as const) {
    checks.optionalFunction(name, options[name]);
  }
  const { enabled = true, serverTiming = false, streams = false, als = false } = options;
  if (typeof enabled !== "function") checks.oneOf("enabled", enabled, [true, false]);
  checks.oneOf("serverTiming", serverTiming, [true, false]);
  checks.oneOf("streams", streams, [true, false]);
  if (typeof als !== "boolean" && typeof als?.with !== "function") {
    throw checks.error("als", "true, false or a context manager", als);
  }
  const sampler = samplerCallback(options.sampler ?? parentBased());
  const trust = options.trust && trustCallback((c) => options.trust!(c));
  const isEnabled = typeof enabled === "function" ? enabledCallback(enabled) : enabled;
  const propagation = propagationOf(checkedPropagator(options.propagator));
  return {
    resource: resourceOf(checkedService(options.service)),
    sampler,
    keep: checkedKeep(options.keep),
    exporter: options.exporter,
    propagation,
    propagateTo: checkedOrigins(checks, options.propagateTo ?? []),
    trust,
    serverTiming,
    enabled: isEnabled,
    als,
    streams,
    callbacks: [
      options.sampler && sampler,
      trust,
      typeof isEnabled === "object" && isEnabled,
      ...propagation.callbacks,
    ].filter((callback) => typeof callback === "object"),
  };
}

function checkedService(service: TracingOptions["service"]): TracingOptions["service"] {
  if (service === undefined) return undefined;
  const name = typeof service === "string" ? service : service?.name;
  if (typeof name !== "string" || name === "") {
    throw checks.error("service", "a name, or an object with a name", service);
  }
  if (typeof service === "object") {
    optionChecks("tracing: service").known(service, ["name", "version", "attributes"]);
  }
  return service;
}

function checkedKeep(keep: TracingOptions["keep"]): KeepRules | undefined {
  if (keep === undefined) return undefined;
  optionChecks("tracing: keep").known(keep, ["errors", "refusals", "slowerThanMs"]);
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

function checkedPropagator(propagator: TracingOptions["propagator"]): typeof propagator {
  if (propagator === null || typeof propagator !== "object") {
    return checks.oneOf("propagator", propagator, [undefined, "w3c", "none"]);
  }
  const { extract, inject } = propagator;
  if (typeof extract === "function" && typeof inject === "function") return propagator;
  throw checks.error("propagator", `"w3c", "none" or a propagator of OpenTelemetry's`, propagator);
}

/** The resource: what the options say, then `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES`. */
function resourceOf(service: TracingOptions["service"]): ResourceOf {
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
