/**
 * A bulkhead: so many calls at once, so many waiting, the rest refused, so that one slow dependency
 * does not take everything down with it.
 *
 * @module
 */
import { NO_PERMIT } from "../breaker/leases.ts";
import { optionChecks } from "../../core/options.ts";
import type { Duration } from "../../core/options.ts";
import { AdaptiveLimit, FixedLimit } from "./adaptive.ts";
import type { Call } from "../chain/call.ts";
import type { Host, Part, PolicyPart, Settle, Step } from "../chain/chain.ts";
import { Occupancy } from "../client/client-wait.ts";
import { BulkheadFullError } from "../errors.ts";
import { Slots, type SlotSettings } from "./slots.ts";

/** Options of {@link bulkhead}. */
export interface BulkheadOptions {
  /**
   * Calls at once; `"adaptive"` follows the latency.
   * @default "adaptive"
   */
  max?: number | "adaptive";
  /**
   * Calls that may wait for a slot, first come first served.
   * @default 0
   */
  queue?: number;
  /**
   * How long one may wait.
   * @default "1s"
   */
  maxWait?: Duration;
  /**
   * After how long a slot that was never given back is free again. Let it be longer than the
   * longest call.
   * @default "30s"
   */
  lease?: Duration;
}

/**
 * Bounds how many calls are under way at once: a part for `policy()`. A call that was cut off by a
 * timeout keeps its slot until its work really ends, or its lease does.
 *
 * @param options How many at once, how many waiting, how long.
 * @throws {TypeError} For an option that is not known.
 * @throws {RangeError} For a value out of its range.
 *
 * @example
 * ```ts
 * import { bulkhead, policy } from "@djed/edge/resilience";
 *
 * const narrow = policy(bulkhead({ max: 2, queue: 10, maxWait: "100ms" }));
 * await narrow.execute(() => Promise.resolve("done"));
 * ```
 */
export function bulkhead(options: BulkheadOptions = {}): PolicyPart {
  const settings = slotSettings("bulkhead", options);
  const part: Part = {
    kind: "bulkhead",
    attach: (next, host) => bulkheadStep(new Slots(settings(), host.clock), next, host),
  };
  return part;
}

/** Checks and completes bulkhead options; what comes back makes a new limit each time. */
export function slotSettings(factory: string, options: BulkheadOptions): () => SlotSettings {
  const checks = optionChecks(factory);
  checks.known(options, ["max", "queue", "maxWait", "lease"]);
  const { max = "adaptive" } = options;
  if (max !== "adaptive") checks.integer("max", max, 1, 1_000_000);
  const queue = checks.integer("queue", options.queue ?? 0, 0, 1_000_000);
  const maxWaitMs = checks.duration("maxWait", options.maxWait ?? "1s", 0, 2 ** 31 - 1);
  const leaseMs = checks.duration("lease", options.lease ?? "30s", 1);
  return () => ({
    limit: max === "adaptive" ? new AdaptiveLimit() : new FixedLimit(max),
    queue,
    maxWaitMs,
    leaseMs,
  });
}

/** The step around the rest of a chain. */
export function bulkheadStep(slots: Slots, next: Step, host: Host): Step {
  return function bulkheaded(call, settle) {
    const permit = slots.take(call.now);
    if (permit !== NO_PERMIT) return occupy(slots, permit, next, host, call, settle);
    const waiter = slots.wait(call.now, (granted) => {
      call.interrupted = undefined;
      if (granted === NO_PERMIT) return refuseCall(host, settle);
      call.now = host.clock.now();
      occupy(slots, granted, next, host, call, settle);
    });
    if (waiter === undefined) {
      slots.refused++;
      return refuseCall(host, settle);
    }
    call.interrupted = {
      interrupt(reason) {
        slots.leave(waiter);
        settle(true, reason);
      },
    };
  };
}

function occupy(
  slots: Slots,
  permit: number,
  next: Step,
  host: Host,
  call: Call,
  settle: Settle,
): void {
  const { now: enteredAt, work } = call;
  // Only a route waits for the body of a client.
  const occupancy = work.watchBody &&
    new Occupancy(slots, permit, enteredAt, host.clock, host.name);
  if (occupancy !== undefined) work.watchBody!(occupancy);
  next(call, (threw, value) => {
    // Cut off, but still at work? The slot stays taken until the work ends.
    call.whenIdle(() => {
      if (occupancy === undefined) slots.release(permit, enteredAt);
      else occupancy.end();
    });
    settle(threw, value);
  });
}

/** Nothing is known of when a slot will be free: a second is short, and not at once. */
const TRY_LATER_MS = 1_000;

function refuseCall(host: Host, settle: Settle): void {
  const error = new BulkheadFullError({ upstream: host.name, retryAfterMs: TRY_LATER_MS });
  host.rejected?.(error);
  settle(true, error);
}
