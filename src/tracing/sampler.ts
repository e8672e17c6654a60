/**
 * Samplers: which traces that begin here are recorded. A sampler is a function; these are factories
 * of the usual ones.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import { systemClock } from "../core/clock.ts";
import { optionChecks } from "../core/options.ts";
import { stateMember, withStateMember } from "../core/trace/traceparent.ts";

/** What a sampler decides from. */
export interface SamplingInput {
  /** 32 hex digits. */
  readonly traceId: string;
  /** The caller's decision, when there is a caller. */
  readonly parentSampled: boolean | undefined;
  /** The canonical `tracestate` so far; `""` when there is none. */
  readonly traceState: string;
  /** The HTTP method of the request. */
  readonly method: string;
  /** The path of the request, without query. */
  readonly path: string;
}

/** A decision that also changes the `tracestate` which is sent on. */
export interface SamplingResult {
  /** Whether this trace is recorded. */
  readonly sampled: boolean;
  /** The `tracestate` to send on. */
  readonly traceState: string;
}

/**
 * Decides once per request, before its span starts, and at once. A throw, a promise or anything else
 * means: not sampled.
 */
export type Sampler = (input: SamplingInput) => boolean | SamplingResult;

/**
 * Records every trace.
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
 * Records no trace; the context is still sent on.
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
 * Does what the caller decided; asks another sampler when the trace begins here. The default, with
 * `alwaysOn()` at the root.
 *
 * @param root The sampler of traces that begin here.
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
 * Records a share of all traces, chosen by the trace id's own randomness: every service with the
 * same or a higher share chooses the same traces. The threshold is sent on as `ot=th:…`, so that
 * counts can be scaled back up.
 *
 * Source: OpenTelemetry, TraceState Probability Sampling.
 *
 * @param share From 0 (none) to 1 (all); kept to 14 hex digits.
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
 * Records at most a number of traces per second, in the order they come: a token bucket that holds
 * one second's worth (at least one). Traces over the limit are not recorded. The share it comes to
 * is not known, so no threshold is sent on.
 *
 * @param options `perSecond`: traces per second, above 0. `clock`: for tests.
 * @throws {RangeError} When `perSecond` is not a positive number.
 *
 * @example
 * ```ts
 * import { parentBased, rateLimited, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({ sampler: parentBased(rateLimited({ perSecond: 5 })) });
 * ```
 */
export function rateLimited(options: { perSecond: number; clock?: Clock }): Sampler {
  const checks = optionChecks("rateLimited");
  checks.known(options, ["perSecond", "clock"]);
  const perMs = checks.positive("perSecond", options.perSecond) / 1_000;
  const capacity = Math.max(1, options.perSecond);
  const { clock = systemClock } = options;
  let tokens = capacity;
  let last: number | undefined;
  return ({ traceState }) => {
    const now = clock.now();
    // A clock that steps back gives nothing, and takes nothing.
    tokens = Math.min(capacity, tokens + Math.max(0, now - (last ?? now)) * perMs);
    last = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return { sampled: true, traceState: withThreshold(traceState, "") };
  };
}

/**
 * Records a share that follows the traffic, so that about a number of traces per second are kept:
 * all when it is quiet, few when it is busy. Chosen like `probability()`, with `ot=th:…`.
 *
 * The share of a second is set from the traffic of the seconds before it (an exponential mean with
 * a half-life of about two seconds), and within a second each time its traffic doubles: a burst
 * from nothing to a thousand times the target keeps about eight times the target in its first second.
 *
 * @param options `targetPerSecond`: traces per second, above 0. `clock`: for tests.
 * @throws {RangeError} When `targetPerSecond` is not a positive number.
 *
 * @example
 * ```ts
 * import { adaptive, parentBased, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({ sampler: parentBased(adaptive({ targetPerSecond: 10 })) });
 * ```
 */
export function adaptive(options: { targetPerSecond: number; clock?: Clock }): Sampler {
  const checks = optionChecks("adaptive");
  checks.known(options, ["targetPerSecond", "clock"]);
  const target = checks.positive("targetPerSecond", options.targetPerSecond);
  const { clock = systemClock } = options;
  let threshold = thresholdOf(1);
  let windowStart: number | undefined;
  let seen = 0;
  let mean = 0;

  function closeWindow(now: number, elapsedMs: number): void {
    // A step back of the clock closes the window too: nothing is kept from before it.
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

/** 56 bits as 14 hex digits, so that thresholds compare as text, exactly. */
const DIGITS = 14;
const NEVER = "g";

/** The rejection threshold of a share: traces whose randomness is at or above it are sampled. */
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
  // Trailing zeros say nothing; a threshold of 0 is written as one.
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

/** The `tracestate` with the `th` field of its `ot` member set, or removed when it is `""`. */
function withThreshold(traceState: string, threshold: string): string {
  const old = traceState === "" ? undefined : stateMember(traceState, "ot");
  if (old === undefined && threshold === "") return traceState;
  const fields = old?.split(";").filter((field) => !field.startsWith("th:")) ?? [];
  if (threshold !== "") fields.unshift(`th:${threshold}`);
  return withStateMember(traceState, "ot", fields.join(";"));
}
