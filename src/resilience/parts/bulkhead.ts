/**
 * Bulkheads: limit the number of concurrent calls, so that one slow dependency does not exhaust the
 * whole service.
 *
 * @module
 */
import { NO_PERMIT } from "../breaker/leases.ts";
import type { CallScope } from "../chain/call.ts";
import type { ChainOwner, ChainStep, Part, PolicyPart, Settle } from "../chain/chain.ts";
import { BulkheadFullError } from "../errors/errors.ts";
import { type BulkheadOptions, resolveBulkheadOptions } from "./bulkhead-options.ts";
import { Occupancy } from "./occupancy.ts";
import { Slots } from "./slots.ts";

/**
 * Limits the number of concurrent calls: a part for `policy()`. A call that was cut off by a
 * timeout keeps its slot until its work ends, or its lease expires.
 *
 * @param options The limit, the length of the queue, and the maximum wait.
 * @throws {TypeError} For an unknown option.
 * @throws {RangeError} For a value out of range.
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
  const settings = resolveBulkheadOptions("bulkhead", options);
  const part: Part = {
    kind: "bulkhead",
    attach: (next, owner) => bulkheadStep(new Slots(settings, owner.clock), next, owner),
  };
  return part;
}

/** Returns the step that takes a slot around the rest of a chain. */
export function bulkheadStep(slots: Slots, next: ChainStep, owner: ChainOwner): ChainStep {
  return function bulkheaded(call, settle) {
    const permit = slots.take(call.now);
    if (permit !== NO_PERMIT) return occupy(slots, permit, next, owner, call, settle);
    const waiter = slots.wait(call.now, (granted) => {
      call.interrupted = undefined;
      if (granted === NO_PERMIT) return refuseCall(owner, settle);
      call.now = owner.clock.now();
      occupy(slots, granted, next, owner, call, settle);
    });
    if (waiter === undefined) {
      slots.refused++;
      return refuseCall(owner, settle);
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
  next: ChainStep,
  owner: ChainOwner,
  call: CallScope,
  settle: Settle,
): void {
  const { now: enteredAt, work } = call;
  // Only a route waits for the body of a client.
  const occupancy = work.watchBody &&
    new Occupancy(slots, permit, enteredAt, owner.clock, owner.name);
  if (occupancy !== undefined) work.watchBody!(occupancy);
  next(call, (threw, value) => {
    // Work that was cut off may still be running: it keeps the slot until it ends.
    call.whenIdle(() => {
      if (occupancy === undefined) slots.release(permit, enteredAt);
      else occupancy.end();
    });
    settle(threw, value);
  });
}

/** We cannot know when a slot frees up; one second is a reasonable guess. */
const RETRY_AFTER_MS = 1_000;

function refuseCall(owner: ChainOwner, settle: Settle): void {
  const error = new BulkheadFullError({ upstream: owner.name, retryAfterMs: RETRY_AFTER_MS });
  owner.rejected?.(error);
  settle(true, error);
}
