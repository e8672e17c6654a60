/**
 * Drives a breaker by a schedule of random events and checks its promises: never more concurrent
 * probes than permitted, and closed within lease + open time once the dependency has recovered.
 */
import fc from "fast-check";
import { Breaker } from "../../../src/resilience/breaker/breaker.ts";
import type { BreakerSettings } from "../../../src/resilience/breaker/breaker-types.ts";

/** One event. */
export type Event =
  | { readonly kind: "enter" }
  | {
    readonly kind: "finish";
    readonly which: number;
    readonly outcome: "success" | "failure" | "neutral";
  }
  | { readonly kind: "lose"; readonly which: number }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "step"; readonly ms: number };

/** The settings of a breaker, and its events. */
export interface Schedule {
  readonly probes: number;
  readonly succeed: number;
  readonly events: readonly Event[];
}

const index = fc.nat({ max: 5 });

/** Generates schedules. */
export const scheduleArbitrary: fc.Arbitrary<Schedule> = fc.record({
  probes: fc.integer({ min: 1, max: 4 }),
  succeed: fc.integer({ min: 1, max: 4 }),
  events: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant<Event>({ kind: "enter" }) },
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant("finish" as const),
          which: index,
          outcome: fc.constantFrom(
            "failure" as const,
            "failure" as const,
            "failure" as const,
            "success" as const,
            "neutral" as const,
          ),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant("lose" as const), which: index }) },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.nat({ max: 4_000 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant("step" as const),
          ms: fc.integer({ min: -100_000, max: 100_000 }),
        }),
      },
    ),
    // Long ones, because interesting states need some failures, a wait and a probe.
    { minLength: 20, maxLength: 80, size: "max" },
  ),
});

const OPEN_MS = 1_000;
const LONGEST_OPEN_MS = 8 * OPEN_MS;
const LEASE_MS = 2_000;
const TICK_MS = 50;

/** Runs a schedule. Returns the broken promise, or `""`. */
export function runSchedule({ probes, succeed, events }: Schedule): string {
  const settings: BreakerSettings = {
    consecutive: 3,
    failureRatio: 0.5,
    minimumCalls: 6,
    window: { ms: 5_000 },
    slowMs: Infinity,
    slowRatio: 1,
    openMs: OPEN_MS,
    probes,
    successes: Math.min(probes, succeed),
    leaseMs: LEASE_MS,
  };
  const breaker = new Breaker(settings, {
    changed() {},
    totals: { calls: 0, failures: 0, slow: 0, rejected: 0, opened: 0 },
  });
  let now = 1_000_000;
  // Issued tokens with their start times, which a clock step resets because it hides their age.
  let out: { token: number; probe: boolean; since: number }[] = [];

  const probesOut = (): number => {
    // An expired token stays expired, even if the clock steps back.
    for (const held of out) held.probe &&= now - held.since < LEASE_MS;
    return out.filter(({ probe }) => probe).length;
  };
  const enter = (): string => {
    const token = breaker.tryEnter(now);
    if (token === 0 || Number.isNaN(token)) return `not a token: ${token}`;
    if (token < 0) return "";
    const probe = breaker.state === "half-open";
    if (probe && probesOut() >= probes) return `${probesOut() + 1} probes at once`;
    out.push({ token, probe, since: now });
    return "";
  };

  for (const event of events) {
    if (event.kind === "wait") now += event.ms;
    if (event.kind === "step") {
      probesOut();
      now = Math.max(0, now + event.ms);
      for (const held of out) held.since = Math.min(held.since, now);
    }
    if (event.kind === "lose") out.splice(event.which, 1);
    if (event.kind === "enter") {
      const broken = enter();
      if (broken) return broken;
    }
    if (event.kind === "finish" && out[event.which] !== undefined) {
      const [{ token }] = out.splice(event.which, 1);
      breaker.exit(token, event.outcome, 0, now);
      // A change of state ends the probes of the previous state.
      if (breaker.state !== "half-open") { for (const held of out) held.probe = false; }
    }
  }

  // The dependency has recovered: every call succeeds, and no result is lost.
  const healedAt = now;
  out = [];
  while (breaker.state !== "closed") {
    if (now - healedAt > LEASE_MS + LONGEST_OPEN_MS + 2 * TICK_MS) {
      return `${breaker.state} ${now - healedAt} ms after healing`;
    }
    const token = breaker.tryEnter(now);
    if (token > 0) breaker.exit(token, "success", 0, now);
    now += TICK_MS;
  }
  return "";
}
