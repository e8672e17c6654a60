/**
 * Samplers decide which traces are recorded. A sampler is a function; this module has factories of
 * common ones.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import { systemClock } from "../core/clock.ts";
import { optionChecks } from "../core/options.ts";
import { stateMember, withStateMember } from "../core/trace/traceparent.ts";

/** The input of a sampler. */
export interface SamplingInput {
  /** 32 hex digits. */
  readonly traceId: string;
  /** The caller's decision; undefined for a new trace. */
  readonly parentSampled: boolean | undefined;
  /** Canonical `tracestate`, `""` if there is none. */
  readonly traceState: string;
  /** HTTP method of the request. */
  readonly method: string;
  /** Path of the request, without query. */
  readonly path: string;
}

/** A decision that also sets the `tracestate` to propagate. */
export interface SamplingResult {
  /** Whether to record this trace. */
  readonly sampled: boolean;
  /** `tracestate` to propagate. */
  readonly traceState: string;
}

/**
 * Decides once per request, before its span starts. If it throws, or returns a promise or another
 * invalid value, the trace is not sampled.
 */
export type Sampler = (input: SamplingInput) => boolean | SamplingResult;

/**
 * Makes a sampler that records every trace.
 *
 * @example
 * ```ts
 * import { alwaysOn, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({ sampler: alwaysOn() });
 * ```
 */
export function alwaysOn(): Sampler {
  return () => true;
}

/**
 * Makes a sampler that records no trace. The context is still propagated.
 *
 * @example
 * ```ts
 * import { alwaysOff, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({ sampler: alwaysOff() });
 * ```
 */
export function alwaysOff(): Sampler {
  return () => false;
}

/**
 * Makes a sampler that follows the caller's decision, and uses another sampler for new traces.
 * `parentBased(alwaysOn())` is the default of `tracing()`.
 *
 * @param root Sampler of new traces.
 * @default alwaysOn()
 * @throws {TypeError} When `root` is not a function.
 *
 * @example
 * ```ts
 * import { parentBased, probability, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({ sampler: parentBased(probability(0.05)) });
 * ```
 */
export function parentBased(root: Sampler = alwaysOn()): Sampler {
  if (typeof root !== "function") throw new TypeError("parentBased: root must be a sampler");
  return (input) => input.parentSampled ?? root(input);
}

/**
 * Makes a sampler that records a share of all traces, chosen by the randomness of the trace id, so
 * that every service with the same or a higher share records the same traces. The threshold is
 * propagated as `ot=th:…`, so that counts can be extrapolated.
 *
 * Source: OpenTelemetry, TraceState Probability Sampling.
 *
 * @param share Share from 0 (none) to 1 (all), with a precision of 14 hex digits.
 * @throws {RangeError} When `share` is not a number from 0 to 1.
 *
 * @example
 * ```ts
 * import { probability, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({ sampler: probability(0.01) });
 * ```
 */
export function probability(share: number): Sampler {
  const threshold = thresholdOf(optionChecks("probability").number("share", share, 0, 1));
  return (input) => sampleAbove(threshold, input);
}

/**
 * Makes a sampler that records a maximum number of traces per second, first come, first served: a
 * token bucket that holds the tokens of one second (at least one). The resulting share is unknown,
 * so no threshold is propagated.
 *
 * @param options `perSecond`: maximum number of traces per second, above 0. `clock`: for tests.
 * @throws {RangeError} When `perSecond` is not a positive number.
 *
 * @example
 * ```ts
 * import { parentBased, rateLimited, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({ sampler: parentBased(rateLimited({ perSecond: 5 })) });
 * ```
 */
export function rateLimited(
  options: { readonly perSecond: number; readonly clock?: Clock | undefined },
): Sampler {
  const checks = optionChecks("rateLimited");
  checks.known(options, { perSecond: 1, clock: 1 } satisfies Record<keyof typeof options, 1>);
  const perMs = checks.positive("perSecond", options.perSecond) / 1_000;
  const capacity = Math.max(1, options.perSecond);
  const { clock = systemClock } = options;
  let tokens = capacity;
  let last: number | undefined;
  return ({ traceState }) => {
    const now = clock.now();
    // A clock that steps back adds and removes no tokens.
    tokens = Math.min(capacity, tokens + Math.max(0, now - (last ?? now)) * perMs);
    last = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return { sampled: true, traceState: withThreshold(traceState, "") };
  };
}

/**
 * Makes a sampler whose share follows the traffic, so that about a target number of traces per
 * second is recorded: all when there is little traffic, few when there is much. Traces are chosen
 * as by `probability()`, with `ot=th:…`.
 *
 * The share of each second is set from the traffic of the seconds before it (an exponential mean
 * with a half-life of about two seconds), and again each time the traffic within the second
 * doubles. In a burst from no traffic to a thousand times the target, the first second records
 * about eight times the target.
 *
 * @param options `targetPerSecond`: target number of traces per second, above 0. `clock`: for
 *   tests.
 * @throws {RangeError} When `targetPerSecond` is not a positive number.
 *
 * @example
 * ```ts
 * import { adaptive, parentBased, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({ sampler: parentBased(adaptive({ targetPerSecond: 10 })) });
 * ```
 */
export function adaptive(
  options: { readonly targetPerSecond: number; readonly clock?: Clock | undefined },
): Sampler {
  const checks = optionChecks("adaptive");
  checks.known(
    options,
    { targetPerSecond: 1, clock: 1 } satisfies Record<keyof typeof options, 1>,
  );
  const target = checks.positive("targetPerSecond", options.targetPerSecond);
  const { clock = systemClock } = options;
  let threshold = thresholdOf(1);
  let windowStart: number | undefined;
  let seen = 0;
  let mean = 0;

  function closeWindow(now: number, elapsedMs: number): void {
    // A clock that steps back also closes the window.
    const seconds = Math.max(elapsedMs, 1_000) / 1_000;
    const weight = 1 - 0.7 ** seconds;
    mean += weight * (seen / seconds - mean);
    setShare(mean);
    windowStart = now;
    seen = 0;
  }

  function setShare(perSecond: number): void {
    threshold = thresholdOf(target / Math.max(perSecond, target));
  }

  return (input) => {
    const now = clock.now();
    const elapsed = now - (windowStart ??= now);
    if (elapsed >= 1_000 || elapsed < 0) closeWindow(now, elapsed);
    seen++;
    const doubled = (seen & (seen - 1)) === 0;
    if (doubled && seen > mean) setShare(seen);
    return sampleAbove(threshold, input);
  };
}

/** 56 bits as 14 hex digits, so that thresholds compare exactly as text. */
const DIGITS = 14;
const NEVER = "g";

/** Returns the threshold of a share: traces whose randomness is at or above it are sampled. */
function thresholdOf(share: number): string {
  const threshold = BigInt(Math.round((1 - share) * 2 ** 56));
  return threshold >= 1n << 56n ? NEVER : threshold.toString(16).padStart(DIGITS, "0");
}

function sampleAbove(threshold: string, { traceId, traceState }: SamplingInput): SamplingResult {
  const explicit = otField(traceState, "rv");
  const randomness = explicit !== undefined && /^[0-9a-f]{14}$/.test(explicit)
    ? explicit
    : traceId.slice(-DIGITS);
  const sampled = randomness >= threshold;
  // Trailing zeros are omitted; a threshold of 0 is written as `0`.
  const field = sampled ? threshold.replace(/0+$/, "") || "0" : "";
  return { sampled, traceState: withThreshold(traceState, field) };
}

function otField(traceState: string, name: string): string | undefined {
  if (traceState === "") return undefined;
  for (const field of stateMember(traceState, "ot")?.split(";") ?? []) {
    if (field.startsWith(name + ":")) return field.slice(name.length + 1);
  }
  return undefined;
}

/** Sets the `th` field in the `ot` member of a `tracestate`; `""` removes it. */
function withThreshold(traceState: string, threshold: string): string {
  const old = traceState === "" ? undefined : stateMember(traceState, "ot");
  if (old === undefined && threshold === "") return traceState;
  const fields = old?.split(";").filter((field) => !field.startsWith("th:")) ?? [];
  if (threshold !== "") fields.unshift(`th:${threshold}`);
  return withStateMember(traceState, "ot", fields.join(";"));
}
