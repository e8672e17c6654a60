/**
 * The whole stack in one line and in the right order: health, tracing, metrics, logs, audit, rate
 * limiting, injection scan. Validation and circuit breakers are added per route.
 *
 * Limitation: it knows neither the schemas of your routes nor your users. By default limits are per
 * client address.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * const stack = djed.protect();
 * app.use(stack);
 * app.get("/metrics", stack.metrics); // open: put authentication before it
 * ```
 *
 * @module
 */
import { markOwnRoute, ownRouteOf, PASSES_ON } from "./core/request/exempt.ts";
import { composed, guardPartOf } from "./core/request/compose.ts";
import { defineMiddleware } from "./core/request/middleware.ts";
import type { EdgeContext, EdgeEnv, EdgeMiddleware } from "./core/request/middleware.ts";
import type { Observable } from "./core/observable.ts";
import { observers } from "./core/observer.ts";
import { optionChecks } from "./core/options.ts";
import { nameHere } from "./core/option-hints.ts";
import { belongsTo, checkParts, withPath } from "./core/part-options.ts";
import { health } from "./health/mod.ts";
import type { HealthOptions } from "./health/mod.ts";
import { PROTECT_DEFAULTS } from "./injection-scan/guard/options.ts";
import { ALL_FAMILIES } from "./injection-scan/engine/all-families.ts";
import { scanMiddleware } from "./injection-scan/guard/middleware.ts";
import type { InjectionScanOptions, InjectionScanVariables } from "./injection-scan/mod.ts";
import { logger } from "./logger/mod.ts";
import type { AuditOptions, LoggerOptions, LoggerVariables } from "./logger/mod.ts";
import { metrics } from "./metrics/mod.ts";
import type { Meter, Metrics, MetricsOptions } from "./metrics/mod.ts";
import { checkWatched } from "./metrics/watch.ts";
import {
  headersPart,
  makeAudit,
  partOptionNames,
  partTheirNames,
  PROTECT_THEIRS,
  withNamer,
} from "./protect-parts.ts";
import { rateLimit } from "./rate-limit/mod.ts";
import type {
  PresetName,
  RateLimitMiddleware,
  RateLimitOptions,
  RateLimitVariables,
} from "./rate-limit/mod.ts";
import { checkedProxies } from "./runtime/proxies.ts";
import type { TrustedProxies } from "./runtime/client.ts";
import type { SecurityHeadersVariables } from "./security-headers/types.ts";
import { tracing } from "./tracing/mod.ts";
import type { TracingOptions, TracingVariables } from "./tracing/mod.ts";

export type * from "./core/request/context.ts";

/** Options of {@link protect}: the options of each part, or `false` to leave the part out. */
export interface ProtectOptions<E extends EdgeEnv = EdgeEnv> {
  /** W3C Trace Context, and spans if there is an exporter or an SDK. */
  readonly tracing?: TracingOptions<E> | false | undefined;
  /** Metrics of every request, and of the limiter, the scanner and the logger. */
  readonly metrics?: MetricsOptions | false | undefined;
  /** One JSON line per request. */
  readonly logger?: LoggerOptions<E> | false | undefined;
  /** A security event for every refusal, written to the first sink of the logger by default. */
  readonly audit?: AuditOptions<E> | false | undefined;
  /** `/health`, `/livez`, `/readyz`, `/startupz`; the limiter is a check that is not critical. */
  readonly health?: HealthOptions<E> | false | undefined;
  /** The limit per client, or the name of a preset. */
  readonly rateLimit?: RateLimitOptions<E> | PresetName | false | undefined;
  /** The injection scan. Defaults: `enforce: "certain"`, and a refusal beyond its work budget. */
  readonly injectionScan?: InjectionScanOptions<E> | false | undefined;
  /**
   * The proxies in front of the app: their number, or their address blocks. A part can differ.
   *
   * @default `trustedProxies` of `rateLimit`, else of `logger`
   */
  readonly trustedProxies?: TrustedProxies | undefined;
  /**
   * Security headers of every response: all of `securityHeaders("api")` or
   * `securityHeaders("html")` of `@djed/edge/security-headers`, or `false` for none. A header that
   * a response has already is kept.
   *
   * @default X-Content-Type-Options: nosniff, and Referrer-Policy: no-referrer, unless the app has
   *   a `securityHeaders()` for the request
   */
  readonly securityHeaders?: "api" | "html" | false | undefined;
  /**
   * `"report"` lets requests pass that guards would refuse, and records them in metrics, logs and
   * audit. The `mode` of a part takes precedence.
   *
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
}

/** The variables that the parts set; `cspNonce` only with `securityHeaders: "html"`. */
export type ProtectVariables =
  & TracingVariables
  & LoggerVariables
  & RateLimitVariables
  & InjectionScanVariables
  & Partial<SecurityHeadersVariables>;

/** The middleware, with access to its parts. */
export type Protect = EdgeMiddleware<ProtectVariables> & {
  /** Answers a scrape, and makes your own metrics. Answers 404 when metrics are left out. */
  readonly metrics: ((c: EdgeContext) => Response) & Meter & { handler(c: EdgeContext): Response };
  /** The limiter, to observe it or to take tokens manually. */
  readonly limiter: RateLimitMiddleware | undefined;
  /** Makes `/readyz` and `/health` fail, so that no new requests are sent here. */
  shuttingDown(): void;
  /** Sends pending spans and metrics, before a process ends. */
  flush(): Promise<void>;
};

type Mode = NonNullable<ProtectOptions["mode"]>;

/**
 * Composes the guards into one middleware. Metrics, logs and audit run as one middleware: one pair
 * of clock readings, one route lookup.
 *
 * @param options See {@link ProtectOptions}.
 * @throws {RangeError | TypeError} When an option is wrong.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use(djed.protect({ rateLimit: "chat", tracing: { service: "chat" }, mode: "report" }));
 * ```
 */
export function protect<E extends EdgeEnv = EdgeEnv>(options?: ProtectOptions<E>): Protect;
export function protect(options: ProtectOptions = {}): Protect {
  const checks = optionChecks("protect");
  if (options as unknown === "report") {
    throw new TypeError('protect: got "report", not options; write { mode: "report" }');
  }
  const partNames = partOptionNames();
  const theirs = partTheirNames();
  checks.known(
    options,
    [...Object.keys(partNames), "mode", "trustedProxies", "securityHeaders"],
    (name) => nameHere(PROTECT_THEIRS, name) || belongsTo("protect", name, partNames, theirs),
  );
  checkParts("protect", options, partNames, "rateLimit", theirs);
  const mode = checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]);
  checkedProxies(options.trustedProxies, checks);
  const parts = makeParts(options, mode);
  const order = [
    headersPart(options.securityHeaders, mode, checks),
    parts.health && guardPartOf(parts.health),
    parts.tracing && guardPartOf(parts.tracing),
    observers([parts.metrics, parts.logger, parts.audit]),
    parts.rateLimit && guardPartOf(parts.rateLimit),
    parts.injectionScan && guardPartOf(parts.injectionScan),
  ].filter((part) => part !== undefined);
  const middleware = defineMiddleware<ProtectVariables>("protect", composed(order));

  // A guard before the stack only sees the stack, not the health routes in it.
  markOwnRoute(middleware, parts.health && ownRouteOf(parts.health) || PASSES_ON);

  const notFound = () => new Response("metrics are left out\n", { status: 404 });
  const scrape = parts.metrics?.handler ?? notFound;
  return Object.assign(middleware, {
    metrics: Object.assign(scrape, meterOf(parts.metrics), { handler: scrape }),
    limiter: parts.rateLimit,
    shuttingDown: () => parts.health?.shuttingDown(),
    async flush() {
      await Promise.all([parts.tracing?.flush(), parts.metrics?.flush()]);
    },
  }) as unknown as Protect;
}

/** Makes the parts that are not left out; their errors begin with `protect`. */
function makeParts(options: ProtectOptions, mode: Mode): ReturnType<typeof partsOf> {
  try {
    return partsOf(options, mode);
  } catch (error) {
    throw withPath("protect", partOptionNames(), error);
  }
}

function partsOf(options: ProtectOptions, mode: Mode) {
  const parts = [options, options.rateLimit, options.logger] as ProtectOptions[];
  const trustedProxies = parts.find((part) => part?.trustedProxies !== undefined)?.trustedProxies;
  const limiter = makeLimiter(options.rateLimit ?? {}, { mode, trustedProxies });
  const scanner = options.injectionScan === false ? undefined : scanMiddleware(
    { ...options.injectionScan, mode: options.injectionScan?.mode ?? mode },
    PROTECT_DEFAULTS,
    ALL_FAMILIES,
  );
  const logging = options.logger !== false && withNamer({
    ...options.logger,
    trustedProxies: options.logger?.trustedProxies ?? trustedProxies,
  });
  const log = logging ? logger(logging) : undefined;
  const watched: Observable[] = [limiter && underPolicyName(limiter), scanner, log]
    .filter((part) => part !== undefined);
  return {
    rateLimit: limiter,
    injectionScan: scanner,
    logger: log,
    audit: makeAudit(options.audit, logging || { trustedProxies }),
    tracing: options.tracing === false ? undefined : tracing(options.tracing),
    health: options.health === false ? undefined : health(withLimiter(options.health, limiter)),
    metrics: options.metrics === false ? undefined : metrics({
      ...options.metrics,
      watch: [...watched, ...checkWatched(options.metrics?.watch ?? [])],
    }),
  };
}

function makeLimiter(
  given: RateLimitOptions | PresetName | false,
  shared: RateLimitOptions,
): RateLimitMiddleware | undefined {
  if (given === false) return undefined;
  if (typeof given === "string") return rateLimit(given, shared);
  const { mode = shared.mode, trustedProxies = shared.trustedProxies } = given;
  return rateLimit({ ...given, mode, trustedProxies });
}

/** Observes a limiter under the name of its policy, which its headers show. */
function underPolicyName({ limiter, kind, ping, stats }: RateLimitMiddleware): Observable {
  return { name: limiter.name, kind, ping, stats };
}

/** Adds the limiter as a check. Not critical: if its store fails, its `failMode` still applies. */
function withLimiter(given: HealthOptions = {}, limiter?: RateLimitMiddleware): HealthOptions {
  if (limiter === undefined) return given;
  return { ...given, checks: { limiter: { check: limiter, critical: false }, ...given.checks } };
}

/** The metric factories; when metrics are off, those of an unused registry. */
function meterOf(measured: Metrics | undefined): Meter {
  const { counter, gauge, histogram } = measured ?? metrics();
  return { counter, gauge, histogram };
}
