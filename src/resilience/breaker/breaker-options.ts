/**
 * The options of a breaker.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { Duration, OptionChecks } from "../../core/options.ts";
import type { CallOutcome } from "../chain/outcome.ts";
import type { BreakerSettings, CircuitState } from "./breaker-types.ts";

/** Options of a breaker: when a circuit opens, for how long, and how it closes again. */
export interface BreakerOptions {
  /**
   * Consecutive failures that open the circuit; `false` for never.
   *
   * @default 5
   */
  readonly consecutive?: number | false | undefined;
  /**
   * Share of failures in the window that opens it (when reached); `false` for never.
   *
   * @default 0.5
   */
  readonly failureRatio?: number | false | undefined;
  /**
   * Minimum number of calls in the window before a share counts.
   *
   * @default 20
   */
  readonly minimumCalls?: number | undefined;
  /**
   * The window: a length of time (kept in ten slices), or a number of calls.
   *
   * @default "10s"
   */
  readonly window?: Duration | { readonly calls: number } | undefined;
  /**
   * Minimum duration of a slow call.
   *
   * @default not set: no call is slow
   */
  readonly slow?: Duration | undefined;
  /**
   * Share of slow calls in the window that opens it.
   *
   * @default 0.8
   */
  readonly slowRatio?: number | undefined;
  /**
   * How long it stays open. Doubled each time it opens again before it has closed, up to 8×.
   *
   * @default "30s"
   */
  readonly openFor?: Duration | undefined;
  /**
   * Number of calls that probe the dependency after that, all of which must succeed; or
   * `{ of, succeed }`, of which `succeed` must.
   *
   * @default 1
   */
  readonly probes?: number | { readonly of: number; readonly succeed: number } | undefined;
  /**
   * How long a probe may take before another call may probe in its place.
   *
   * @default "10s"
   */
  readonly lease?: Duration | undefined;
  /**
   * Replaces the rule for failures: true is a failure, false is not, undefined applies the standard
   * rule (status 500 and above, errors without a 4xx status, timeouts). Around a route it is called
   * with the context `c` (`c.error`, `c.res`), otherwise with `{ error }`, `{ res }` or
   * `{ value }`. Must be synchronous. Not called for refusals by this library, for a client that
   * has left, or for an unreadable body of the client.
   */
  readonly isFailure?: { of(outcome: CallOutcome): boolean | undefined }["of"] | undefined;
}

/** The change of a circuit's state. */
export interface TransitionEvent {
  /** The name of the breaker or upstream. */
  readonly name: string;
  /** The key of the circuit; `""` for the common one. */
  readonly key: string;
  /** The state before. */
  readonly from: CircuitState;
  /** The new state. */
  readonly to: CircuitState;
  /** When, in ms since the epoch. */
  readonly at: number;
}

/** The names of {@link BreakerOptions}. */
export const BREAKER_OPTIONS: Readonly<Record<keyof BreakerOptions, 1>> = {
  consecutive: 1,
  failureRatio: 1,
  minimumCalls: 1,
  window: 1,
  slow: 1,
  slowRatio: 1,
  openFor: 1,
  probes: 1,
  lease: 1,
  isFailure: 1,
};

/**
 * Checks the values of breaker options, and completes them. The names are checked by the caller,
 * who may allow more.
 */
export function resolveBreakerOptions(factory: string, options: BreakerOptions): BreakerSettings {
  const checks = optionChecks(factory);
  checks.optionalFunction("isFailure", options.isFailure);
  const { consecutive = 5, failureRatio = 0.5, slow } = options;
  const { probes, successes } = resolveProbes(checks, options.probes ?? 1);
  const window = resolveWindow(checks, options.window ?? "10s");
  const minimumCalls = checks.integer("minimumCalls", options.minimumCalls ?? 20, 1);
  if ("calls" in window && window.calls < minimumCalls) {
    throw checks.error("minimumCalls", `at most the window's ${window.calls} calls`, minimumCalls);
  }
  return {
    consecutive: consecutive === false ? Infinity : checks.integer("consecutive", consecutive, 1),
    failureRatio: failureRatio === false ? Infinity : ratio(checks, "failureRatio", failureRatio),
    minimumCalls,
    window,
    slowMs: slow === undefined ? Infinity : checks.duration("slow", slow, 1, Infinity, 10),
    slowRatio: ratio(checks, "slowRatio", options.slowRatio ?? 0.8),
    openMs: checks.duration("openFor", options.openFor ?? "30s", 1, Infinity, 300),
    probes,
    successes,
    leaseMs: checks.duration("lease", options.lease ?? "10s", 1, Infinity, 100),
  };
}

function ratio(checks: OptionChecks, option: string, value: unknown): number {
  if (typeof value === "number" && value > 0 && value <= 1) return value;
  throw checks.error(option, "a share above 0 and at most 1", value);
}

function resolveWindow(
  checks: OptionChecks,
  window: Duration | { readonly calls: number },
): BreakerSettings["window"] {
  if (window === null || typeof window !== "object") {
    return { ms: checks.duration("window", window, 10, Infinity, 1_000) };
  }
  return { calls: checks.integer("window.calls", window.calls, 1, 100_000) };
}

function resolveProbes(
  checks: OptionChecks,
  probes: number | { readonly of: number; readonly succeed: number },
): { probes: number; successes: number } {
  if (probes === null || typeof probes !== "object") {
    const of = checks.integer("probes", probes, 1, 1_000);
    return { probes: of, successes: of };
  }
  const of = checks.integer("probes.of", probes.of, 1, 1_000);
  const succeed = checks.integer("probes.succeed", probes.succeed, 1, of);
  return { probes: of, successes: succeed };
}
