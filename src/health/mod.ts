/**
 * Health routes: `/health`, `/livez`, `/readyz` and `/startupz`, for load balancers, orchestrators
 * and people.
 *
 * Its honest limit: it tells what this process (on Workers: this isolate) sees.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * const health = djed.health({
 *   checks: { database: ({ signal }) => fetch("https://db.example.com/ping", { signal }) },
 * });
 * app.use(health);
 * ```
 *
 * @module
 */
import { markOwnRoute } from "../core/request/exempt.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeContext, EdgeMiddleware, Next } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import { answerer } from "./answer.ts";
import type { Answerer } from "./answer.ts";
import { runnableChecks } from "./checks.ts";
import type { Check, RunnableCheck } from "./checks.ts";
import { isProbe, pathTable } from "./paths.ts";
import type { ProbePaths } from "./paths.ts";
import { probes } from "./probes.ts";
import type { Probes } from "./probes.ts";

export type { Check, CheckFunction, CheckOptions, CheckReport, HealthStatus } from "./checks.ts";
export { fetchCheck, memoryCheck } from "./parts.ts";
export type { ProbePaths } from "./paths.ts";
export type { EdgeContext, EdgeMiddleware, Next } from "../core/request/middleware.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration, Size } from "../core/options.ts";

/** Options of {@link health}. */
export interface HealthOptions {
  /** What to look at, by name. */
  readonly checks?: Readonly<Record<string, Check>>;
  /**
   * How long a whole answer may take; checks that are not done by then have failed.
   *
   * @default "2s"
   */
  readonly timeout?: Duration;
  /**
   * How long the result of a check is good for; 0 runs the checks for every answer.
   *
   * @default "2s"
   */
  readonly cache?: Duration;
  /**
   * Who may see the single checks, name them in `/readyz/name` and `?exclude=name`, and see what is
   * wrong with them. Others see the status alone. May be async; anything but `true` means no.
   *
   * @default nobody
   */
  readonly details?: boolean | ((c: any) => boolean | Promise<boolean>);
  /**
   * Where the answers are, as full request paths; `false` for nowhere.
   *
   * @default { health: "/health", live: "/livez", ready: "/readyz", startup: "/startupz" }
   */
  readonly paths?: ProbePaths;
}

/** The middleware, which answers on its paths and passes everything else on. */
export type Health = EdgeMiddleware & Observable & {
  /** Answers with the whole report, on a route of your own. */
  handler(c: any): Promise<Response>;
  /** From now on `/readyz` and `/health` fail, so that no new requests are sent here. */
  shuttingDown(): void;
};

/**
 * Makes health routes, for GET and HEAD. `pass` and `warn` answer 200, `fail` 503, as
 * `application/health+json`, or plain text where that is asked for. To those who may see `details`,
 * `?exclude=name` leaves a check out, `?verbose` lists the checks in plain text, and `/readyz/name`
 * answers for one check; for others such a path is not found and `exclude` is ignored.
 *
 * A check runs at most once per `cache`, however many ask. `/readyz` fails until every check tagged
 * `"startup"` has passed.
 *
 * @param options See {@link HealthOptions}.
 * @throws {RangeError | TypeError} When an option is wrong.
 */
export function health(options: HealthOptions = {}): Health {
  const { duration, known } = optionChecks("health");
  known(options, ["checks", "timeout", "cache", "details", "paths"]);
  const timeoutMs = duration("timeout", options.timeout ?? 2_000, 1);
  const cacheMs = duration("cache", options.cache ?? 2_000);
  const checks = runnableChecks(options.checks ?? {}, { timeoutMs, cacheMs });
  const probeAt = pathTable(options.paths ?? {});
  const answers = probes(checks, timeoutMs);
  const maxAgeMs = Math.min(cacheMs, ...checks.map((check) => check.cacheMs));
  const answering = answerer(answers, options.details ?? false, { maxAgeMs, timeoutMs });
  const { answer } = answering;

  const middleware = defineMiddleware(function health(c, next) {
    const { method, path } = c.req;
    const [probe, only] = probeAt(path);
    if (probe === undefined || (method !== "GET" && method !== "HEAD")) return next();
    return answerOrPass(answer(c, probe, only), next);
  });

  markOwnRoute(middleware, { cost: 0, answers: (path) => isProbe(probeAt(path)) });
  const handler = (c: EdgeContext) => answer(c, "health", undefined) as Promise<Response>;
  return Object.assign(middleware, {
    kind: "health",
    ping: () => Promise.resolve(),
    stats: () => statsOf(checks, answers, answering),
    handler: markOwnRoute(handler, { cost: 0, answers: () => true }),
    shuttingDown: answers.shutDown,
  }) as unknown as Health;
}

/** A path that is none of ours goes on to the app. */
async function answerOrPass(
  answer: Promise<Response | undefined>,
  next: Next,
): Promise<Response | void> {
  return await answer ?? await next();
}

function statsOf(
  checks: readonly RunnableCheck[],
  answers: Probes,
  answering: Answerer,
): Record<string, number> {
  const { detailsFailures } = answering;
  const count = (status: string) => checks.filter(({ last }) => last?.status === status).length;
  return {
    checks: checks.length,
    failing: count("fail"),
    warning: count("warn"),
    shutting_down: answers.isShuttingDown ? 1 : 0,
    ...(detailsFailures !== undefined && { details_errors_total: detailsFailures }),
  };
}
