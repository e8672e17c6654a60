/**
 * The options of `health()`, checked and completed once.
 *
 * @module
 */
import { asBoolean, Callback } from "../core/callback.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration, OptionNames } from "../core/options.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { runnableChecks } from "./checks.ts";
import type { Check, RunnableCheck } from "./checks.ts";
import { pathTable } from "./paths.ts";
import type { PathTable, ProbePaths } from "./paths.ts";
import { HEALTH_THEIRS } from "./their-names.ts";

/** Options of `health()`. */
export interface HealthOptions<E extends EdgeEnv = EdgeEnv> {
  /** The checks, by name. */
  readonly checks?: Readonly<Record<string, Check>> | undefined;
  /**
   * Maximum time for a whole answer. Checks that have not finished by then have failed.
   *
   * @default "2s"
   */
  readonly timeout?: Duration | undefined;
  /**
   * How long the result of a check is reused; 0 runs the checks for every answer.
   *
   * @default "2s"
   */
  readonly cache?: Duration | undefined;
  /**
   * Whether a caller may see the individual checks and their output, and may name checks in
   * `/readyz/name` and `?exclude=name`. Other callers only see the overall status. May be async;
   * anything but `true` means no.
   *
   * @default false
   */
  readonly details?:
    | boolean
    | {
      mayLook(c: AppContext<E>): boolean | Promise<boolean>;
    }["mayLook"]
    | undefined;
  /**
   * The paths of the probes; `false` turns a probe off. A path is that of the full request, or
   * below the base path that the middleware is registered under: with `/api/*`, both `/health` and
   * `/api/health` mean `/api/health`.
   *
   * @default { health: "/health", live: "/livez", ready: "/readyz", startup: "/startupz" }
   */
  readonly paths?: ProbePaths | undefined;
}

/** Complete options. */
export interface HealthSettings {
  readonly checks: readonly RunnableCheck[];
  readonly timeoutMs: number;
  /** How long an answer may be cached by a client or proxy, in ms. */
  readonly maxAgeMs: number;
  readonly details: boolean | Callback<[EdgeContext], boolean>;
  readonly paths: PathTable;
}

/** The names of the options of `health()`. */
export const HEALTH_OPTIONS: OptionNames = {
  checks: 1,
  timeout: 1,
  cache: 1,
  details: 1,
  paths: 1,
} satisfies Record<keyof HealthOptions, 1>;
/** Maximum time for the `details` callback, in ms. */
const DETAILS_BUDGET_MS = 1_000;

/** Checks and completes options. */
export function resolveHealthOptions(options: HealthOptions): HealthSettings {
  const checks = optionChecks("health");
  checks.known(options, HEALTH_OPTIONS, HEALTH_THEIRS);
  const timeoutMs = checks.duration("timeout", options.timeout ?? 2_000, 1, Infinity, 20);
  const cacheMs = checks.duration("cache", options.cache ?? 2_000, 0, Infinity, 20);
  const runnable = runnableChecks(options.checks ?? {}, { timeoutMs, cacheMs });
  return {
    checks: runnable,
    timeoutMs,
    maxAgeMs: Math.min(cacheMs, ...runnable.map((check) => check.cacheMs)),
    details: detailsOption(options.details ?? false, timeoutMs),
    paths: pathTable(options.paths ?? {}),
  };
}

function detailsOption(
  details: NonNullable<HealthOptions["details"]>,
  timeoutMs: number,
): HealthSettings["details"] {
  if (typeof details === "boolean") return details;
  if (typeof details !== "function") {
    throw optionChecks("health").error("details", "true, false or a function", details);
  }
  return new Callback(details, {
    option: "health: details",
    otherwise: "false",
    accept: asBoolean,
    budgetMs: Math.min(DETAILS_BUDGET_MS, timeoutMs),
  });
}
