/**
 * A dependency, its clients, and the library's decision cores between them, in virtual time with a
 * seeded random source. Simulates an outage and an overload.
 */
import { AdaptiveLimit } from "../../../src/resilience/parts/adaptive.ts";
import { backoff } from "../../../src/resilience/parts/backoff.ts";
import { Breaker } from "../../../src/resilience/breaker/breaker.ts";
import { resolveBreakerOptions } from "../../../src/resilience/breaker/breaker-options.ts";
import { RetryBudget } from "../../../src/resilience/parts/budget.ts";

/** A scenario. */
export interface Scenario {
  /** Requests per second, at random moments. */
  readonly rps: number;
  /** Duration, in ms. */
  readonly duration: number;
  /** Start and end of the outage, in ms. */
  readonly outage?: readonly [from: number, to: number];
  /** Maximum number of extra attempts per request. */
  readonly retries?: number;
  /** Share of calls that may be retried. No budget when not set. */
  readonly budget?: number;
  /** Whether to use a circuit breaker. */
  readonly breaker?: boolean;
  /** Whether to use an adaptive limit. */
  readonly shed?: boolean;
  readonly seed?: number;
}

/** The result of a scenario. */
export interface Result {
  readonly offered: number;
  readonly attempts: number;
  readonly succeeded: number;
  /** Share of the requests after the outage that succeeded. */
  readonly successAfter: number;
  /** The 99th percentile of the time to success, in ms. */
  readonly p99: number;
  /** Attempts in each second. */
  readonly attemptsPerSecond: readonly number[];
}

/** The dependency: concurrent requests and mean duration, 200 requests per second. */
const WORKERS = 10;
const SERVICE_MS = 50;
/** Capacity of the dependency, in requests per second. */
export const CAPACITY_RPS: number = WORKERS * 1_000 / SERVICE_MS;
/** Timeout of an attempt. */
const PATIENCE_MS = 1_000;

/** Runs a scenario to its end. */
export function simulate(scenario: Scenario): Result {
  return new Simulation(scenario).run();
}

class Simulation {
  readonly #scenario: Scenario;
  readonly #events = new EventQueue();
  readonly #random: () => number;
  readonly #budget: RetryBudget;
  readonly #breaker: Breaker | undefined;
  readonly #limit: AdaptiveLimit | undefined;
  readonly #latencies: number[] = [];
  readonly #attemptsPerSecond: number[];
  #waiting: (() => void)[] = [];
  #busy = 0;
  #inFlight = 0;
  #now = 0;
  #offered = 0;
  #attempts = 0;
  #offeredAfter = 0;
  #succeededAfter = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#random = seeded(scenario.seed ?? 42);
    this.#budget = new RetryBudget(scenario.budget ?? Infinity);
    this.#attemptsPerSecond = new Array(Math.ceil(scenario.duration / 1_000)).fill(0);
    if (scenario.shed) this.#limit = new AdaptiveLimit();
    if (scenario.breaker) {
      this.#breaker = new Breaker(resolveBreakerOptions("simulation", { openFor: "2s" }), {
        totals: { calls: 0, failures: 0, slow: 0, rejected: 0, opened: 0 },
        changed() {},
      });
    }
  }

  run(): Result {
    const { duration, rps } = this.#scenario;
    for (let at = this.#gap(rps); at < duration; at += this.#gap(rps)) {
      this.#events.add(at, () => this.#request());
    }
    for (let event = this.#events.next(); event !== undefined; event = this.#events.next()) {
      this.#now = event.at;
      event.happen();
    }
    this.#latencies.sort((a, b) => a - b);
    return {
      offered: this.#offered,
      attempts: this.#attempts,
      succeeded: this.#latencies.length,
      successAfter: this.#succeededAfter / Math.max(1, this.#offeredAfter),
      p99: this.#latencies[Math.floor(this.#latencies.length * 0.99)] ?? 0,
      attemptsPerSecond: this.#attemptsPerSecond,
    };
  }

  #request(): void {
    const startedAt = this.#now;
    const isAfter = startedAt >= (this.#scenario.outage?.[1] ?? Infinity);
    this.#offered++;
    if (isAfter) this.#offeredAfter++;
    this.#budget.called(startedAt);
    const nextDelay = backoff(
      { kind: "decorrelated", delayMs: 100, maxDelayMs: 10_000 },
      this.#random,
    );
    const attempt = (n: number): void =>
      this.#attempt((outcome) => {
        if (outcome === "success") {
          this.#latencies.push(this.#now - startedAt);
          if (isAfter) this.#succeededAfter++;
          return;
        }
        if (outcome === "refused" || n >= (this.#scenario.retries ?? 0)) return;
        if (!this.#budget.withdraw(this.#now)) return;
        this.#events.add(this.#now + nextDelay(n), () => attempt(n + 1));
      });
    attempt(0);
  }

  #attempt(settle: (outcome: "success" | "failure" | "refused") => void): void {
    const startedAt = this.#now;
    const token = this.#breaker?.tryEnter(startedAt) ?? 1;
    if (token < 0) return settle("refused");
    if (this.#limit !== undefined && this.#inFlight >= this.#limit.max) return settle("refused");
    this.#inFlight++;
    this.#attempts++;
    const second = Math.floor(startedAt / 1_000);
    if (second < this.#attemptsPerSecond.length) this.#attemptsPerSecond[second]++;

    let settled = false;
    const finish = (failed: boolean): void => {
      if (settled) return;
      settled = true;
      const ms = this.#now - startedAt;
      this.#breaker?.exit(token, failed ? "failure" : "success", ms, this.#now);
      settle(failed ? "failure" : "success");
    };
    this.#events.add(startedAt + PATIENCE_MS, () => finish(true));
    this.#enqueue(() => {
      // The slot is free when the work ends, even if the caller has given up.
      this.#inFlight--;
      this.#limit?.sample(this.#now - startedAt, this.#inFlight, this.#now);
      finish(this.#isDown());
    });
  }

  #enqueue(done: () => void): void {
    this.#waiting.push(done);
    this.#serve();
  }

  #serve(): void {
    while (this.#busy < WORKERS && this.#waiting.length > 0) {
      const done = this.#waiting.shift()!;
      this.#busy++;
      // Half fixed, half exponential.
      const ms = SERVICE_MS / 2 - SERVICE_MS / 2 * Math.log(1 - this.#random() * 0.9999);
      this.#events.add(this.#now + ms, () => {
        this.#busy--;
        done();
        this.#serve();
      });
    }
  }

  #isDown(): boolean {
    const [from, to] = this.#scenario.outage ?? [Infinity, Infinity];
    return this.#now >= from && this.#now < to;
  }

  #gap(rps: number): number {
    return -Math.log(1 - this.#random()) * 1_000 / rps;
  }
}

/** A number from 0 up to 1, the same series for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface FutureEvent {
  readonly at: number;
  readonly happen: () => void;
}

/** Pending events, soonest first: a binary heap. */
export class EventQueue {
  readonly #heap: FutureEvent[] = [];

  add(at: number, happen: () => void): void {
    const heap = this.#heap;
    let i = heap.push({ at, happen }) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (heap[parent].at <= heap[i].at) return;
      [heap[parent], heap[i]] = [heap[i], heap[parent]];
      i = parent;
    }
  }

  next(): FutureEvent | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let i = 0;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) return first;
      if (child + 1 < heap.length && heap[child + 1].at < heap[child].at) child++;
      if (heap[i].at <= heap[child].at) return first;
      [heap[i], heap[child]] = [heap[child], heap[i]];
      i = child;
    }
  }
}
