/**
 * The guard rails of an edge API: composable Hono middlewares that run unchanged on Cloudflare
 * Workers, Deno, Bun and Node.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use(djed.rateLimit());
 * app.get("/", (c) => c.text("guarded"));
 * ```
 *
 * @module
 */
export type * from "./src/core/request/context.ts";
export { decisions } from "./src/core/request/decision.ts";
export type { Decision, DecisionDetail } from "./src/core/request/decision.ts";
export { problems } from "./src/problems.ts";
export type { Problem, ProblemCode, ProblemError, RenderProblem } from "./src/problems.ts";
export type { Clock } from "./src/core/clock.ts";
export type { Duration, Size } from "./src/core/options.ts";
export type { Observable } from "./src/core/observable.ts";

export { createLimiter, memoryStore, presets, rateLimit } from "./src/rate-limit/mod.ts";
export type {
  Charge,
  ClientKey,
  FailMode,
  HeaderStyle,
  Hold,
  Limiter,
  LimiterOptions,
  MaybePromise,
  MemoryStore,
  MemoryStoreOptions,
  PolicyOptions,
  PolicyState,
  Preset,
  PresetName,
  RateLimitDecision,
  RateLimitMiddleware,
  RateLimitOptions,
  RateLimitVariables,
  ReserveOptions,
  Store,
  StoreDemand,
  StoreFailure,
  StoreNeed,
  Take,
  TakeContext,
  TakeResult,
  TrustedProxies,
} from "./src/rate-limit/mod.ts";
export { setRoute, span, tracedFetch, tracing } from "./src/tracing/mod.ts";
export type {
  Exporter,
  FinishedSpan,
  Sampler,
  Span,
  SpanOptions,
  Tracing,
  TracingOptions,
  TracingVariables,
} from "./src/tracing/mod.ts";

export {
  BulkheadFullError,
  circuitBreaker,
  CircuitOpenError,
  loadShed,
  TimeoutError,
  upstream,
} from "./src/resilience/mod.ts";
export type {
  Attempt,
  BoundUpstream,
  BreakerOptions,
  BreakerSnapshot,
  BulkheadOptions,
  CallOutcome,
  CircuitBreaker,
  CircuitBreakerMethods,
  CircuitBreakerOptions,
  CircuitBreakerVariables,
  CircuitState,
  ExecuteOptions,
  HedgeOptions,
  LoadShed,
  LoadShedOptions,
  LoadShedVariables,
  PolicyPart,
  Priority,
  RetryEvent,
  RetryOptions,
  StaleOptions,
  TransitionEvent,
  Upstream,
  UpstreamName,
  UpstreamOptions,
} from "./src/resilience/mod.ts";

export { nestedNames, valid, validate } from "./src/validate/mod.ts";
export type * from "./src/validate/arguments.ts";
export type {
  Arrays,
  ClientInput,
  FormFile,
  FormFilesOptions,
  InputAt,
  InputOf,
  NestedNames,
  NestedNamesOptions,
  OptionalClientInput,
  OutputAt,
  OutputOf,
  Schemas,
  StandardIssue,
  StandardResult,
  StandardSchema,
  Target,
  UnknownKeys,
  Validated,
  ValidateDecision,
  ValidateInput,
  ValidateMiddleware,
  ValidateOptions,
  ValidateVariables,
} from "./src/validate/mod.ts";

export { canary, injectionScan, leakScan, scanText, untrusted } from "./src/injection-scan/mod.ts";
export type {
  AllowEntry,
  AllowPlace,
  Canary,
  Classifier,
  ClassifyOptions,
  EnforceChoice,
  Enforcement,
  Family,
  FamilyChoice,
  Finding,
  FindingDetail,
  InjectionScanDecision,
  InjectionScanDetail,
  InjectionScanMiddleware,
  InjectionScanOptions,
  InjectionScanResult,
  InjectionScanVariables,
  LeakScanOptions,
  LocatedFinding,
  Location,
  PlaceName,
  Profile,
  ProfilesByPlace,
  ScanLayers,
  ScanOptions,
  ScanResult,
  Surface,
  TextKind,
  UntrustedOptions,
  UntrustedText,
  Verdict,
} from "./src/injection-scan/mod.ts";
export { metrics } from "./src/metrics/mod.ts";
export type {
  BoundCounter,
  BoundGauge,
  BoundHistogram,
  Change,
  Counter,
  Gauge,
  Histogram,
  HistogramOptions,
  LabelArgs,
  Labels,
  LabelValue,
  Meter,
  MetricChanges,
  MetricInfo,
  MetricOptions,
  Metrics,
  MetricsBackend,
  MetricsBatch,
  MetricsOptions,
  Tap,
} from "./src/metrics/mod.ts";

export { audit, logger } from "./src/logger/mod.ts";
export type {
  AuditOptions,
  ClientNaming,
  Log,
  Logger,
  LoggerOptions,
  LoggerVariables,
  LogLevel,
  Sampling,
  Sink,
  SinkLogger,
} from "./src/logger/mod.ts";

export { health } from "./src/health/mod.ts";
export type {
  Check as HealthCheck,
  CheckFunction as HealthCheckFunction,
  CheckOptions as HealthCheckOptions,
  CheckReport as HealthCheckReport,
  Health,
  HealthOptions,
  HealthStatus,
  ProbePaths,
} from "./src/health/mod.ts";

export { protect } from "./src/protect.ts";
export type { Protect, ProtectOptions, ProtectVariables } from "./src/protect.ts";

import type { InjectionScanVariables } from "./src/injection-scan/mod.ts";
import type { LoggerVariables } from "./src/logger/mod.ts";
import type { RateLimitVariables } from "./src/rate-limit/mod.ts";
import type { CircuitBreakerVariables, LoadShedVariables } from "./src/resilience/mod.ts";
import type { SecurityHeadersVariables } from "./src/security-headers/mod.ts";
import type { TracingVariables } from "./src/tracing/mod.ts";
import type { ValidateVariables } from "./src/validate/mod.ts";

/**
 * The variables of every guard, for apps that declare them once:
 * `new Hono<{ Variables: EdgeVariables }>()`.
 */
export type EdgeVariables =
  & RateLimitVariables
  & InjectionScanVariables
  & ValidateVariables
  & CircuitBreakerVariables
  & LoadShedVariables
  & TracingVariables
  & LoggerVariables
  & SecurityHeadersVariables;
