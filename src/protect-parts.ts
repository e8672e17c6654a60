/**
 * The parts of `protect()`: their options, by part, and those that are made of several options.
 *
 * @module
 */
import type { TheirNames } from "./core/option-hints.ts";
import type { OptionChecks, OptionNames } from "./core/options.ts";
import type { GuardPart } from "./core/request/compose.ts";
import type { EdgeMiddleware } from "./core/request/middleware.ts";
import { HEALTH_OPTIONS } from "./health/options.ts";
import { HEALTH_THEIRS } from "./health/their-names.ts";
import { INJECTION_SCAN_OPTIONS } from "./injection-scan/guard/options.ts";
import { SCAN_THEIRS } from "./injection-scan/guard/their-names.ts";
import { clientNamer } from "./logger/client.ts";
import { audit } from "./logger/mod.ts";
import type { AuditOptions, LoggerOptions } from "./logger/mod.ts";
import { AUDIT_OPTIONS, LOGGER_OPTIONS } from "./logger/options.ts";
import { LOGGER_THEIRS } from "./logger/their-names.ts";
import { METRICS_OPTIONS } from "./metrics/options.ts";
import { METRICS_THEIRS } from "./metrics/their-names.ts";
import { RATE_LIMIT_OPTIONS } from "./rate-limit/guard-options.ts";
import { LIMITER_OPTIONS } from "./rate-limit/limiter-options.ts";
import { LIMITER_THEIRS, POLICY_THEIRS, RATE_LIMIT_THEIRS } from "./rate-limit/their-names.ts";
import { basicPlan, planOf } from "./security-headers/presets.ts";
import { securityHeadersPart } from "./security-headers/writer.ts";
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
  "|validate:register validate() at its route" +
  "|cors:register corsPolicy() of @djed/edge/security-headers before protect()" +
  '|secureHeaders,helmet,headers=securityHeaders, like "api"' +
  "|circuitBreaker,timeout:use upstream() for a dependency, circuitBreaker() for a route" +
  "|loadShed:register loadShed() before protect()";

/** Values that are no presets of `securityHeaders`. */
const HEADERS_THEIRS: TheirNames = "true,docs:use securityHeaders() of " +
  "@djed/edge/security-headers on a path for a preset of its own or other options";

/** The part that writes security headers, around all others; it writes none in report mode. */
export function headersPart(
  given: "api" | "html" | false | undefined,
  mode: "enforce" | "report",
  checks: OptionChecks,
): GuardPart | undefined {
  if (given !== undefined) {
    checks.oneOf("securityHeaders", given, ["api", "html", false], HEADERS_THEIRS);
  }
  if (given === false || (mode === "report" && given !== "html")) return undefined;
  const plan = given === undefined ? basicPlan() : planOf(given);
  return securityHeadersPart(plan, mode) as GuardPart;
}

/** Adds a namer of clients with a random key, which the logger and the audit trail share. */
export function withNamer(given: LoggerOptions): LoggerOptions {
  if ((given.client ?? "hash") !== "hash" || given.clientKey !== undefined) return given;
  return { ...given, client: clientNamer("logger", "hash", undefined, given.trustedProxies).name };
}

/** Makes the audit trail. By default it has the sink, redaction and client names of the logger. */
export function makeAudit(
  own: AuditOptions | false | undefined = {},
  { sinks, redact, client, clientKey, trustedProxies }: LoggerOptions,
): EdgeMiddleware | undefined {
  if (own === false) return undefined;
  const names = own.clientKey === undefined ? { client, clientKey } : {};
  const shared = { sink: sinks?.[0], redact, trustedProxies, ...names };
  const given = [shared, own].flatMap(Object.entries).filter(([, value]) => value !== undefined);
  return audit(Object.fromEntries(given));
}
