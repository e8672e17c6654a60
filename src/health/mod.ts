/**
 * Health routes: `/health`, `/livez`, `/readyz` and `/startupz`, for load balancers, orchestrators
 * and people.
 *
 * Limitation: a report describes this process (on Workers: this isolate) only.
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
import { markGuardPart } from "../core/request/compose.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import { warnOnce } from "../core/once.ts";
import { patternOf } from "../core/request/route.ts";
import type { EdgeContext, EdgeEnv, EdgeMiddleware, Next } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { probeAnswerer } from "./answer.ts";
import { resolveHealthOptions } from "./options.ts";
import type { HealthOptions, HealthSettings } from "./options.ts";
import { isProbe } from "./paths.ts";
import type { PathTable } from "./paths.ts";
import { makeProbes } from "./probes.ts";
import type { Probes } from "./probes.ts";

export type { Check, CheckFunction, CheckOptions, CheckReport, HealthStatus } from "./checks.ts";
export type { HealthOptions } from "./options.ts";
export { fetchCheck, memoryCheck } from "./parts.ts";
export type { ProbePaths } from "./paths.ts";
export type * from "../core/request/context.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration, Size } from "../core/options.ts";

/** The middleware, which answers on its own paths and passes all other requests on. */
export type Health = EdgeMiddleware & Observable & {
  /** Answers with the report of all checks, for a route that you register. */
  handler(c: EdgeContext): Promise<Response>;
  /** Makes `/readyz` and `/health` fail from now on, so that no new requests are sent here. */
  shuttingDown(): void;
};

/**
 * Makes health routes, for GET and HEAD. `pass` and `warn` answer 200, `fail` 503, as
 * `application/health+json`, or as plain text when the client only accepts that. For callers who
 * may see `details`, `?exclude=name` leaves a check out, `?verbose` lists the checks in plain text,
 * and `/readyz/name` answers for one check. For other callers `exclude` is ignored, and such a path
 * is passed on to the app.
 *
 * A check runs at most once per `cache`, however many requests there are. `/readyz` fails until all
 * checks tagged `"startup"` have passed.
 *
 * @param options See {@link HealthOptions}.
 * @throws {RangeError | TypeError} When an option is wrong.
 */
export function health<E extends EdgeEnv = EdgeEnv>(options?: HealthOptions<E>): Health;
export function health(options: HealthOptions = {}): Health {
  const settings = resolveHealthOptions(options);
  const { paths } = settings;
  const probes = makeProbes(settings.checks, settings.timeoutMs);
  const answer = probeAnswerer(probes, settings);

  let isPlaced = false;

  function open(c: EdgeContext): Promise<Response | undefined> | undefined {
    const { method, path } = c.req;
    if (!isPlaced) {
      isPlaced = true;
      warnIfNoProbe(paths, patternOf(c));
    }
    if ((method !== "GET" && method !== "HEAD") || !paths.mayHave(path)) return undefined;
    const [probe, only] = paths.find(path, patternOf(c));
    return probe === undefined ? undefined : answer(c, probe, only);
  }

  const middleware = markGuardPart(
    defineMiddleware("health", (c, next) => {
      const opened = open(c);
      return opened === undefined ? next() : answerOrPass(opened, next);
    }),
    { open },
  );

  markOwnRoute(middleware, {
    cost: 0,
    answers: (path, pattern) => isProbe(paths.find(path, pattern)),
  });
  const handler = (c: EdgeContext) => answer(c, "health", undefined) as Promise<Response>;
  return Object.assign(middleware, {
    kind: "health",
    ping: () => Promise.resolve(),
    stats: () => statsOf(settings, probes),
    handler: markOwnRoute(handler, { cost: 0, answers: () => true }),
    shuttingDown: probes.shutDown,
  }) as unknown as Health;
}

/** Warns when it is registered for a single path that is not that of a probe. */
function warnIfNoProbe(paths: PathTable, pattern: string = "*"): void {
  if (/[*:]/.test(pattern) || paths.find(pattern, pattern)[0] !== undefined) return;
  warnOnce(
    `health: ${pattern} is not the path of a probe: register it with app.use(health), or as ` +
      "the handler health.handler",
  );
}

async function answerOrPass(
  answer: Promise<Response | undefined>,
  next: Next,
): Promise<Response | void> {
  return await answer ?? await next();
}

function statsOf({ checks, details }: HealthSettings, probes: Probes): Record<string, number> {
  const count = (status: string) => checks.filter(({ last }) => last?.status === status).length;
  return {
    checks: checks.length,
    failing: count("fail"),
    warning: count("warn"),
    shutting_down: probes.isShuttingDown ? 1 : 0,
    ...(typeof details === "object" && { details_errors_total: details.failures }),
  };
}
