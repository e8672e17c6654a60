/**
 * Concurrency limits: a fixed one, and one that follows the latency.
 *
 * @module
 */

/** A limit on concurrent calls. */
export interface ConcurrencyLimit {
  /** The current limit: a whole number of at least 1. */
  readonly max: number;
  /** Whether it needs samples. */
  readonly learns: boolean;
  /** Adds a call that ended after `ms`, with `inFlight` others still running. */
  sample(ms: number, inFlight: number, now: number): void;
  /** Notes that a call found no free slot. */
  reached(): void;
}

/** A fixed limit. */
export class FixedLimit implements ConcurrencyLimit {
  readonly learns = false;
  readonly max: number;

  /** @param max Maximum number of concurrent calls. */
  constructor(max: number) {
    this.max = max;
  }

  sample(): void {}

  reached(): void {}
}

/** Minimum time and number of samples of a measurement. */
const WINDOW_MS = 250;
const MIN_SAMPLES = 10;
const INITIAL = 50;
const LOWEST = 1;
const HIGHEST = 1_000;
/** Latency that exceeds the usual one by no more than half is as usual. */
const TOLERANCE = 1.5;
/** Share of the distance to the latest latency that one measurement moves the usual one. */
const SMOOTHING = 0.01;
/** The same for the recent measurements, about a second. */
const RECENT_SMOOTHING = 0.3;
/** The limit exceeds the calls in flight by this factor, so that more can come at once. */
const ROOM = 3;
/** Growth in one measurement. */
const GROWTH = 1.5;
/** A test ends when less than this share of the throughput is left. */
const HELD = 0.8;
/** Calls beyond those that the service works on: a share of them, and of their square root. */
const QUEUE = 1.5;
const QUEUE_ROOT = 4;
/** A fall to more than this share counts once it was measured for so many windows. */
const FALLEN = 0.6;
const FALL_WINDOWS = 3;
/** Time between two tests, unless the latency rises further. */
const TEST_AFTER_MS = 60_000;
/** A test whose calls do not end is given up. */
const MAX_TEST_MS = 5_000;

/** A test in progress: the limit is lowered until the throughput falls. */
interface LimitTest {
  readonly limitBefore: number;
  readonly startedAt: number;
  /** The best throughput so far, in calls per ms. */
  throughput: number;
  /** When no more calls than allowed were running. */
  drainedAt: number | undefined;
}

/**
 * A limit that follows the latency, and tells an overloaded service from one that became slower.
 *
 * While calls stay below the limit it is never lowered. When they reach it and take about as long
 * as usual, it grows. When they reach it and take longer, either they wait in a queue of the
 * service, or they have become slower, and a test tells which: the limit is halved. If the
 * throughput holds, only the queue has become shorter, and the limit is halved again. Once the
 * throughput falls, no queue is left: the latency is that of the service alone, and Little's law
 * gives the number of calls that it works on. The limit is set to these and a short queue. If the
 * throughput falls at once, there was no queue, and the limit grows.
 *
 * Envoy's adaptive concurrency and BBR measure the same minimum, but at fixed intervals, which
 * refuses calls of a healthy service too.
 */
export class AdaptiveLimit implements ConcurrencyLimit {
  readonly learns = true;
  #limit = INITIAL;
  /** The usual latency. Expires: it follows the latency while the limit is not reached. */
  #usualMs = 0;
  #recentMs = 0;
  #recentPeak = 0;
  #test: LimitTest | undefined = undefined;
  #testedAt = -Infinity;
  /** The latency with a full queue, after a test. */
  #limitedMs = 0;
  // The measurement in progress.
  #since = 0;
  #sumInFlight = 0;
  #samples = 0;
  #sumMs = 0;
  #peak = 0;
  #isReached = false;

  get max(): number {
    return Math.floor(this.#limit);
  }

  reached(): void {
    this.#isReached = true;
  }

  sample(ms: number, inFlight: number, now: number): void {
    const test = this.#test;
    if (test !== undefined && !this.#isDrained(test, inFlight, now)) return;
    if (this.#samples++ === 0) this.#since = now;
    // The call itself was in flight too.
    this.#sumInFlight += inFlight + 1;
    this.#peak = Math.max(this.#peak, inFlight + 1);
    this.#sumMs += ms;
    const lasted = now - this.#since;
    if (this.#samples < MIN_SAMPLES || lasted >= 0 && lasted < WINDOW_MS) return;
    const throughput = this.#samples / Math.max(1, lasted);
    if (test !== undefined) return this.#judge(test, throughput, lasted, now);
    const recentMs = Math.max(1, this.#sumMs / this.#samples);
    if (this.#usualMs === 0) this.#usualMs = recentMs;
    if (this.#isReached || this.#peak >= this.max) this.#react(recentMs, throughput, now);
    else this.#learn(recentMs, now);
    this.#restart();
  }

  /** Below the limit: nothing is refused, so the latency is as usual by definition. */
  #learn(ms: number, now: number): void {
    this.#follow(ms);
    this.#recentMs += (ms - this.#recentMs) * (this.#recentMs === 0 ? 1 : RECENT_SMOOTHING);
    this.#recentPeak += (this.#peak - this.#recentPeak) *
      (this.#recentPeak === 0 ? 1 : RECENT_SMOOTHING);
    if (ms > TOLERANCE * this.#usualMs) return;
    // After a test the limit is known: a short burst is no reason to raise it.
    const used = this.#wasTested(now) ? this.#sumInFlight / this.#samples : this.#peak;
    const room = Math.min(ROOM * used, GROWTH * this.#limit);
    this.#limit = Math.min(HIGHEST, Math.max(this.#limit, room));
  }

  /** At the limit. */
  #react(ms: number, throughput: number, now: number): void {
    if (ms <= TOLERANCE * this.#usualMs || this.#isFlat(ms)) {
      this.#follow(ms);
      this.#limit = Math.min(HIGHEST, GROWTH * this.#limit);
      return;
    }
    if (this.#wasTested(now) && ms <= TOLERANCE * this.#limitedMs) return;
    this.#test = { limitBefore: this.#limit, startedAt: now, throughput, drainedAt: undefined };
    this.#limit = Math.max(LOWEST, this.#limit / 2);
  }

  #wasTested(now: number): boolean {
    return Math.abs(now - this.#testedAt) < TEST_AFTER_MS;
  }

  /** Whether many more calls than a moment ago take as long as then. */
  #isFlat(ms: number): boolean {
    return this.#peak > 1.25 * this.#recentPeak && ms < 1.1 * this.#recentMs;
  }

  #isDrained(test: LimitTest, inFlight: number, now: number): boolean {
    if (test.drainedAt !== undefined) return true;
    if (inFlight <= this.#limit) {
      test.drainedAt = now;
      this.#restart();
    } else if (Math.abs(now - test.startedAt) > MAX_TEST_MS) {
      this.#limit = test.limitBefore;
      this.#end(now, Infinity);
    }
    return false;
  }

  /** Ends a step of the test, or goes on to measure. */
  #judge(test: LimitTest, throughput: number, lasted: number, now: number): void {
    if (throughput >= HELD * test.throughput && this.#limit > LOWEST) {
      test.throughput = Math.max(test.throughput, throughput);
      test.drainedAt = undefined;
      this.#limit = Math.max(LOWEST, this.#limit / 2);
      return;
    }
    if (throughput > FALLEN * test.throughput && lasted < FALL_WINDOWS * WINDOW_MS) return;
    // Little's law, because the calls that end in a short time are the short ones.
    this.#usualMs = Math.max(1, this.#sumInFlight / this.#samples / throughput);
    const busy = test.throughput * this.#usualMs;
    const limit = busy * (1 + QUEUE) + QUEUE_ROOT * Math.sqrt(busy);
    this.#limit = Math.min(HIGHEST, Math.max(LOWEST, limit));
    this.#end(now, this.#limit / test.throughput);
  }

  #end(now: number, limitedMs: number): void {
    this.#test = undefined;
    this.#testedAt = now;
    this.#limitedMs = limitedMs;
    this.#restart();
  }

  #follow(ms: number): void {
    this.#usualMs += (ms - this.#usualMs) * SMOOTHING;
    // Latency has dropped permanently: follow faster than the slow average.
    if (this.#usualMs > 2 * ms) this.#usualMs *= 0.95;
  }

  #restart(): void {
    this.#sumInFlight =
      this.#samples =
      this.#sumMs =
      this.#peak =
        0;
    this.#isReached = false;
  }
}
