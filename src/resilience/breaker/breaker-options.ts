/**
 * The options of a breaker, and what they come to.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { Duration, OptionChecks } from "../../core/options.ts";
import type { BreakerSettings, CircuitState } from "./breaker-types.ts";
import type { CallOutcome } from "../chain/outcome.ts";

/** When a circuit opens, for how long, and how it closes again. */
export interface BreakerOptions {
  /**
   * Failures in a row that open it; `false` never.
   * @default 5
   */
  consecutive?: number | false;
  /**
   * Share of failures in the window that opens it (reached is enough); `false` never.
   * @default 0.5
   */
  failureRatio?: number | false;
  /**
   * Calls there must be in the window before a share counts.
   * @default 20
   */
  minimumCalls?: number;
  /**
   * The window: a length of time (kept in ten slices), or a number of calls.
   * @default "10s"
   */
  window?: Duration | { calls: number };
  /**
   * A call of at least this length is slow. Not set: no call is.
   */
  slow?: Duration;
  /**
   * Share of slow calls in the window that opens it.
   * @default 0.8
   */
  slowRatio?: number;
  /**
   * How long it stays open; doubled each time it opens again without having closed, up to 8×.
   * @default "30s"
   */
  openFor?: Duration;
  /**
   * Calls that may probe a dependency after that. A number: all must succeed. `{ of, succeed }`:
   * so many of them.
   * @default 1
   */
  probes?: number | { of: number; succeed: number };
  /**
   * How long a probe may take before another is let through in its place.
   * @default "10s"
   */
  lease?: Duration;
  /**
   * Whether a call has failed, in place of the rule: true counts it as a failure, false as none,
   * undefined leaves it to the rule (500 and more, errors without a 4xx status, timeouts). Around a
   * route it is called with the context `c` (`c.error`, `c.res`), else with `{ error }`, `{ res }`
   * or `{ value }`. It must answer at once. Not asked about refusals of ours, a client that has
   * gone, or a body of the client's that cannot be read.
   */
  isFailure?(outcome: CallOutcome): boolean | undefined;
}

/** A change of state. */
export interface TransitionEvent {
  /** The breaker's or upstream's name. */
  readonly name: string;
  /** Which circuit of a keyed breaker; `""` when there is one only. */
  readonly key: string;
  /** The state before. */
  readonly from: CircuitState;
  /** The state now. */
  readonly to: CircuitState;
  /** When, in ms since the epoch. */
  readonly at: number;
}

/** The names of {@link BreakerOptions}. */
export const BREAKER_OPTIONS: readonly string[] = [
  "consecutive",
  "failureRatio",
  "minimumCalls",
  "window",
  "slow",
  "slowRatio",
  "openFor",
  "probes",
  "lease",
  "isFailure",
];

/** Checks and completes breaker options, for the factory that was called. */
export function breakerSettings(factory: string, options: BreakerOptions): BreakerSettings {
  const checks = optionChecks(factory);
  checks.optionalFunction("isFailure", options.isFailure);
  const { consecutive = 5, failureRatio = 0.5, slow } = options;
  const { probes, successes } = probeSettings(checks, options.probes ?? 1);
  const window = windowSettings(checks, options.window ?? "10s");
  const minimumCalls = checks.integer("minimumCalls", options.minimumCalls ?? 20, 1);
  if ("calls" in window && window.calls < minimumCalls) {
    throw checks.error("minimumCalls", `at most the window's ${window.calls} calls`, minimumCalls);
  }
  return {
    consecutive: consecutive === false ? Infinity : checks.integer("consecutive", consecutive, 1),
    failureRatio: failureRatio === false ? Infinity : ratio(checks, "failureRatio", failureRatio),
    minimumCalls,
    window,
    slowMs: slow === undefined ? Infinity : checks.duration("slow", slow, 1),
    slowRatio: ratio(checks, "slowRatio", options.slowRatio ?? 0.8),
    openMs: checks.duration("openFor", options.openFor ?? "30s", 1),
    probes,
    successes,
    leaseMs: checks.duration("lease", options.lease ?? "10s", 1),
  };
}

function ratio(checks: OptionChecks, option: string, value: unknown): number {
  if (typeof value === "number" && value > 0 && value <= 1) return value;
  throw checks.error(option, "a share above 0 and at most 1", value);
}

function windowSettings(
  checks: OptionChecks,
  window: Duration | { calls: number },
): BreakerSettings["window"] {
  if (window === null || typeof window !== "object") {
    return { ms: checks.duration("window", window, 10) };
  }
  return { calls: checks.integer("window.calls", window.calls, 1, 100_000) };
}

function probeSettings(
  checks: OptionChecks,
  probes: number | { of: number; succeed: number },
): { probes: number; successes: number } {
  if (probes === null || typeof probes !== "object") {
    const of = checks.integer("probes", probes, 1, 1_000);
    return { probes: of, successes: of };
  }
  const of = checks.integer("probes.of", probes.of, 1, 1_000);
  const succeed = checks.integer("probes.succeed", probes.succeed, 1, of);
  return { probes: of, successes: succeed };
}
