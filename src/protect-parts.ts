/**
 * The options of the parts of `protect()`, by part.
 *
 * @module
 */
import type { TheirNames } from "./core/option-hints.ts";
import type { OptionNames } from "./core/options.ts";
import { HEALTH_OPTIONS } from "./health/options.ts";
import { HEALTH_THEIRS } from "./health/their-names.ts";
import { INJECTION_SCAN_OPTIONS } from "./injection-scan/guard/options.ts";
import { SCAN_THEIRS } from "./injection-scan/guard/their-names.ts";
import { AUDIT_OPTIONS, LOGGER_OPTIONS } from "./logger/options.ts";
import { LOGGER_THEIRS } from "./logger/their-names.ts";
import { METRICS_OPTIONS } from "./metrics/options.ts";
import { METRICS_THEIRS } from "./metrics/their-names.ts";
import { RATE_LIMIT_OPTIONS } from "./rate-limit/guard-options.ts";
import { LIMITER_OPTIONS } from "./rate-limit/limiter-options.ts";
import { LIMITER_THEIRS, POLICY_THEIRS, RATE_LIMIT_THEIRS } from "./rate-limit/their-names.ts";
import { TRACING_OPTIONS } from "./tracing/options.ts";
import { TRACING_THEIRS } from "./tracing/their-names.ts";

/** The name of a part. */
export type PartName =
  | "tracing"
  | "metrics"
  | "logger"
  | "audit"
  | "health"
  | "rateLimit"
  | "injectionScan";

/** The options of each part, which also name the part for an option in the wrong place. */
export function partOptionNames(): Record<PartName, OptionNames> {
  return {
    tracing: TRACING_OPTIONS,
    metrics: METRICS_OPTIONS,
    logger: LOGGER_OPTIONS,
    audit: AUDIT_OPTIONS,
    health: HEALTH_OPTIONS,
    rateLimit: { ...LIMITER_OPTIONS, ...RATE_LIMIT_OPTIONS },
    injectionScan: INJECTION_SCAN_OPTIONS,
  };
}

/** The names of other libraries for the options of each part. */
export function partTheirNames(): Readonly<Partial<Record<PartName, TheirNames>>> {
  return {
    rateLimit: POLICY_THEIRS + LIMITER_THEIRS + RATE_LIMIT_THEIRS,
    logger: LOGGER_THEIRS,
    health: HEALTH_THEIRS,
    tracing: TRACING_THEIRS,
    metrics: METRICS_THEIRS,
    injectionScan: SCAN_THEIRS,
  };
}

/** Names that are no options of `protect()`, with what to do instead. */
export const PROTECT_THEIRS: TheirNames = 'enforce,dryRun,reportOnly:write mode: "report"' +
  "|validate:register validate() at its route|cors:register cors() of hono/cors before protect()" +
  "|circuitBreaker,timeout:use upstream() for a dependency, circuitBreaker() for a route" +
  "|loadShed:register loadShed() before protect()";
