/**
 * The options of a bulkhead.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { Duration } from "../../core/options.ts";
import { QUEUE_THEIRS, SLOT_THEIRS } from "./their-names.ts";

/** Options of `bulkhead()`. */
export interface BulkheadOptions {
  /**
   * Maximum number of concurrent calls; `"adaptive"` follows the latency.
   *
   * @default "adaptive"
   */
  readonly max?: number | "adaptive" | undefined;
  /**
   * Maximum number of calls that wait for a slot, served in order.
   *
   * @default 0
   */
  readonly queue?: number | undefined;
  /**
   * Maximum time that a call waits for a slot.
   *
   * @default "1s"
   */
  readonly maxWait?: Duration | undefined;
  /**
   * When a slot that was not released is free again. Should exceed the duration of the longest
   * call.
   *
   * @default "30s"
   */
  readonly lease?: Duration | undefined;
}

/** Completed {@link BulkheadOptions}. */
export interface BulkheadSettings {
  /** Maximum number of concurrent calls. */
  readonly max: number | "adaptive";
  /** Maximum number of waiting calls. */
  readonly queue: number;
  /** Maximum wait, in ms. */
  readonly maxWaitMs: number;
  /** When a slot that was not released is free again, in ms. */
  readonly leaseMs: number;
}

const NAMES = { max: 1, queue: 1, maxWait: 1, lease: 1 } satisfies Record<keyof BulkheadOptions, 1>;

/** Checks and completes bulkhead options. `factory` is the function that has them. */
export function resolveBulkheadOptions(
  factory: string,
  options: BulkheadOptions,
): BulkheadSettings {
  const checks = optionChecks(factory);
  checks.known(options, NAMES, SLOT_THEIRS + QUEUE_THEIRS);
  const { max = "adaptive" } = options;
  if (max !== "adaptive") checks.integer("max", max, 1, 1_000_000);
  return {
    max,
    queue: checks.integer("queue", options.queue ?? 0, 0, 1_000_000),
    maxWaitMs: checks.duration("maxWait", options.maxWait ?? "1s", 0, 2 ** 31 - 1, 10),
    leaseMs: checks.duration("lease", options.lease ?? "30s", 1, Infinity, 300),
  };
}
