/**
 * The whole stack in one line and in the right order: health, tracing, metrics, logs, audit, rate
 * limiting, injection scan. Validation and circuit breakers stay with their routes.
 *
 * What it cannot know: your routes' schemas, and who your users are. Limits are per client address
 * until you say otherwise.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * const stack = djed.protect();
 * app.use(stack);
 * app.get("/metrics", stack.metrics);
 * ```
 *
 * @module
 */
import { markOwnRoute, ownRouteOf, PASSES_ON } from "./core/request/exempt.ts";
import { defineMiddleware } from "./core/request/middleware.ts";
import type { EdgeContext, EdgeMiddleware, Next } from "./core/request/middleware.ts";
import type { Observable } from "./core/observable.ts";
import { fused, observerOf } from "./core/observer.ts";
import { optionChecks } from "./core/options.ts";
import { health } from "./health/mod.ts";
import type { Health, HealthOptions } from "./health/mod.ts";
import { scanMiddleware } from "./injection-scan/middleware.ts";
import type {
  InjectionScanMiddleware,
  InjectionScanOptions,
  InjectionScanVariables,
} from "./injection-scan/mod.ts";
import { clientNamer } from "./logger/client.ts";
import { audit, logger } from "./logger/mod.ts";
import type { AuditOptions, Logger, LoggerOptions, LoggerVariables } from "./logger/mod.ts";
import { metrics } from "./metrics/mod.ts";
import type { Meter, Metrics, MetricsOptions } from "./metrics/mod.ts";
import { checkWatched } from "./metrics/watch.ts";
import { rateLimit } from "./rate-limit/mod.ts";
import type {
  PresetName,
  RateLimitMiddleware,
  RateLimitOptions,
  RateLimitVariables,
} from "./rate-limit/mod.ts";
import { tracing } from "./tracing/mod.ts";
import type { Tracing, TracingOptions, TracingVariables } from "./tracing/mod.ts";

export type { EdgeContext, EdgeMiddleware, Next } from "./core/request/middleware.ts";

/** Options of {@link protect}: those of each part, or `false` to leave it out. */
export interface ProtectOptions {
  /** W3C Trace Context, and spans where there is an exporter or an SDK. */
  readonly tracing?: TracingOptions | false;
  /** Metrics of every request; the limiter, the scanner and the logger are watched. */
  readonly metrics?: MetricsOptions | false;
  /** One JSON line per request. */
  readonly logger?: LoggerOptions | false;
  /**
   * A security event for every refusal.
   *
   * @default to the first sink of the logger
   */
  readonly audit?: AuditOptions | false;
  /** `/health`, `/livez`, `/readyz`, `/startupz`; the limiter is one of the checks. */
  readonly health?: HealthOptions | false;
  /** The limit per client, or the name of a preset. */
  readonly rateLimit?: RateLimitOptions | PresetName | false;
  /** The injection scan; without an `overflow`, what exceeds its budget of work is refused. */
  readonly injectionScan?: InjectionScanOptions | false;
  /**
   * `"report"` lets pass what guards would refuse, and says so in metrics, logs and audit. A guard's
   * own `mode` goes first.
   *
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report";
}

/** The variables that the parts set. */
export type ProtectVariables =
  & TracingVariables
  & LoggerVariables
  & RateLimitVariables
  & InjectionScanVariables;

/** The middleware, and what its parts have beside it. */
export type Protect = EdgeMiddleware<ProtectVariables> & {
  /** Answers a scrape, and makes metrics of your own. 404 when metrics are left out. */
  readonly metrics: ((c: any) => Response) & Meter;
  /** The limiter: to watch, or to take from by hand. */
  readonly limiter: RateLimitMiddleware | undefined;
  /** Makes `/readyz` and `/health` fail, so that no new requests are sent here. */
  shuttingDown(): void;
  /** Sends spans and metrics that wait: before a process ends. */
  flush(): Promise<void>;
};

/** The parts of a stack that are not left out. */
interface Parts {
  readonly tracing?: Tracing;
  readonly metrics?: Metrics;
  readonly logger?: Logger;
  readonly audit?: EdgeMiddleware;
  readonly health?: Health;
  readonly rateLimit?: RateLimitMiddleware;
  readonly injectionScan?: InjectionScanMiddleware;
}

const PARTS = ["tracing", "metrics", "logger", "audit", "health", "rateLimit", "injectionScan"];
const NAMES = [...PARTS, "mode"];

/**
 * Makes the whole stack. Metrics, logs and audit run as one: one pair of clock readings, one look at
 * the route.
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
export function protect(options: ProtectOptions = {}): Protect {
  const { known, oneOf } = optionChecks("protect");
  known(options, NAMES);
  const mode = oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]);
  const parts = partsOf(options, mode);
  const stack = [parts.health, parts.tracing, watching(parts), parts.rateLimit, parts.injectionScan]
    .filter((part) => part !== undefined);

  const middleware = defineMiddleware<ProtectVariables>(function protect(c, next) {
    return run(stack, 0, c, next);
  });

  // A guard before the stack sees the stack alone, and not the health in it.
  markOwnRoute(middleware, parts.health && ownRouteOf(parts.health) || PASSES_ON);

  const none = () => new Response("metrics are left out\n", { status: 404 });
  return Object.assign(middleware, {
    metrics: Object.assign(parts.metrics?.handler ?? none, meterOf(parts.metrics)),
    limiter: parts.rateLimit,
    shuttingDown: () => parts.health?.shuttingDown(),
    async flush() {
      await Promise.all([parts.tracing?.flush(), parts.metrics?.flush()]);
    },
  }) as unknown as Protect;
}

type Handler = (c: any, next: Next) => Promise<Response | void> | Response;

/**
 * Runs the parts one within the other, as Hono would: an answer becomes the response at once, unless
 * there is one. (What `next()` resolves to is no answer, and comes when there is one.)
 */
function run(
  stack: readonly Handler[],
  i: number,
  c: EdgeContext,
  next: Next,
): Promise<Response | void> | Response {
  if (i === stack.length) return next();
  const following = i === stack.length - 1 ? next : async () => {
    const answer = await run(stack, i + 1, c, next);
    if (answer !== undefined && !c.finalized) c.res = answer;
  };
  return stack[i](c, following);
}

function partsOf(options: ProtectOptions, mode: "enforce" | "report"): Parts {
  const limiter = limiterOf(options.rateLimit ?? {}, mode);
  const scanner = options.injectionScan === false
    ? undefined
    : scanMiddleware({ mode, ...options.injectionScan }, true);
  const logging = options.logger === false ? undefined : withNames(options.logger);
  const log = logging && logger(logging);
  const watched: Observable[] = [limiter && byPolicy(limiter), scanner, log]
    .filter((part) => part !== undefined);
  return {
    rateLimit: limiter,
    injectionScan: scanner,
    logger: log,
    audit: auditOf(options.audit, logging),
    tracing: options.tracing === false ? undefined : tracing(options.tracing),
    health: options.health === false ? undefined : health(withLimiter(options.health, limiter)),
    metrics: options.metrics === false ? undefined : metrics({
      ...options.metrics,
      watch: [...watched, ...checkWatched(options.metrics?.watch ?? [])],
    }),
  };
}

function limiterOf(
  given: RateLimitOptions | PresetName | false,
  mode: "enforce" | "report",
): RateLimitMiddleware | undefined {
  if (given === false) return undefined;
  return typeof given === "string" ? rateLimit(given, { mode }) : rateLimit({ mode, ...given });
}

/** A limiter under the name of its policy, as its headers have it. */
function byPolicy({ limiter, kind, ping, stats }: RateLimitMiddleware): Observable {
  return { name: limiter.name, kind, ping, stats };
}

/** A random key belongs to one namer of clients: the log and the audit trail share it. */
function withNames(given: LoggerOptions = {}): LoggerOptions {
  if ((given.client ?? "hash") !== "hash" || given.clientKey !== undefined) return given;
  return { ...given, client: clientNamer("logger", "hash", undefined, given.trustedProxies).name };
}

/** The audit trail goes where the log goes, and names clients as the log does. */
function auditOf(own: AuditOptions | false = {}, log?: LoggerOptions): EdgeMiddleware | undefined {
  if (own === false) return undefined;
  const { sinks, redact, client, clientKey, trustedProxies } = log ?? {};
  const names = own.clientKey === undefined ? { client, clientKey } : {};
  const same = Object.entries({ sink: sinks?.[0], redact, trustedProxies, ...names });
  return audit({ ...Object.fromEntries(same.filter(([, is]) => is !== undefined)), ...own });
}

/** A limiter whose store fails still limits, or refuses, as it was told: a warning, no failure. */
function withLimiter(
  given: HealthOptions | undefined,
  limiter: RateLimitMiddleware | undefined,
): HealthOptions {
  if (limiter === undefined) return given ?? {};
  return { ...given, checks: { limiter: { check: limiter, critical: false }, ...given?.checks } };
}

/** Metrics, logs and audit as one. */
function watching(parts: Parts): Handler | undefined {
  const watchers = [parts.metrics, parts.logger, parts.audit].filter((part) => part !== undefined);
  return watchers.length === 0 ? undefined : fused(watchers.map(observerOf));
}

/** The makers of metrics; without metrics, those of a registry that nobody reads. */
function meterOf(measured: Metrics | undefined): Meter {
  const { counter, gauge, histogram } = measured ?? metrics();
  return { counter, gauge, histogram };
}
