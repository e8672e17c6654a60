import { beforeEach, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Breaker } from "../../../src/resilience/breaker/breaker.ts";
import type {
  BreakerSettings,
  CircuitState,
} from "../../../src/resilience/breaker/breaker-types.ts";
import { CountWindow, TimeWindow } from "../../../src/resilience/breaker/window.ts";

const SETTINGS: BreakerSettings = {
  consecutive: 3,
  failureRatio: 0.5,
  minimumCalls: 10,
  window: { ms: 10_000 },
  slowMs: Infinity,
  slowRatio: 0.8,
  openMs: 1_000,
  probes: 1,
  successes: 1,
  leaseMs: 5_000,
};

let transitions: string[] = [];

function breakerWith(settings: Partial<BreakerSettings> = {}): Breaker {
  const totals = { calls: 0, failures: 0, slow: 0, rejected: 0, opened: 0 };
  return new Breaker({ ...SETTINGS, ...settings }, {
    totals,
    changed: (_breaker: Breaker, from: CircuitState, to: CircuitState) =>
      void transitions.push(`${from}>${to}`),
  });
}

/** One call that takes `ms`. */
function call(
  breaker: Breaker,
  outcome: "success" | "failure" | "neutral",
  now: number,
  ms = 0,
): number {
  const token = breaker.tryEnter(now);
  if (token > 0) breaker.exit(token, outcome, ms, now + ms);
  return token;
}

function fail(breaker: Breaker, times: number, now: number): void {
  for (let i = 0; i < times; i++) call(breaker, "failure", now);
}

describe("a breaker", () => {
  beforeEach(() => void (transitions = []));

  it("opens after consecutive failures, and says how long to wait", () => {
    const breaker = breakerWith();
    fail(breaker, 2, 0);
    assert.equal(breaker.state, "closed");
    fail(breaker, 1, 0);
    assert.equal(breaker.state, "open");
    assert.equal(breaker.tryEnter(400), -600);
  });

  it("resets the count after a success, and not after a neutral outcome", () => {
    const breaker = breakerWith();
    fail(breaker, 2, 0);
    call(breaker, "success", 0);
    fail(breaker, 2, 0);
    assert.equal(breaker.state, "closed");
    call(breaker, "neutral", 0);
    fail(breaker, 1, 0);
    assert.equal(breaker.state, "open");
  });

  it("opens when the share of failures is reached, once there are enough calls", () => {
    const breaker = breakerWith({ consecutive: Infinity });
    for (let i = 0; i < 4; i++) {
      call(breaker, "success", i);
      call(breaker, "failure", i);
    }
    assert.equal(breaker.state, "closed", "8 calls are too few");
    call(breaker, "success", 9);
    call(breaker, "failure", 9);
    assert.equal(breaker.state, "open", "5 of 10");
  });

  it("does not open on one failure after an hour without calls", () => {
    const breaker = breakerWith({ consecutive: Infinity, minimumCalls: 5 });
    fail(breaker, 4, 0);
    fail(breaker, 1, 3_600_000);
    assert.equal(breaker.state, "closed");
  });

  it("ignores the late failure of a call that was let in before the circuit opened", () => {
    const breaker = breakerWith();
    const late = breaker.tryEnter(0);
    fail(breaker, 3, 0);
    const probe = breaker.tryEnter(1_000);
    breaker.exit(late, "failure", 1_000, 1_000);
    assert.equal(breaker.state, "half-open");
    breaker.exit(probe, "success", 5, 1_005);
    assert.equal(breaker.state, "closed");
  });

  it("ignores a late success too: it does not close what has opened since", () => {
    const breaker = breakerWith();
    const late = breaker.tryEnter(0);
    fail(breaker, 3, 0);
    breaker.exit(late, "success", 10, 10);
    assert.equal(breaker.state, "open");
  });

  it("ignores what comes late from the closed state before the last opening", () => {
    const breaker = breakerWith();
    const late = [1, 2, 3].map(() => breaker.tryEnter(0));
    fail(breaker, 3, 0);
    call(breaker, "success", 1_000);
    for (const token of late) breaker.exit(token, "failure", 1_000, 1_000);
    assert.equal(breaker.state, "closed");
  });

  it("lets one probe through when it has been open long enough, and no other beside it", () => {
    const breaker = breakerWith();
    fail(breaker, 3, 0);
    assert.ok(breaker.tryEnter(1_000) > 0);
    assert.ok(breaker.tryEnter(1_000) < 0);
    assert.equal(breaker.state, "half-open");
  });

  it("replaces a probe that never finished when its lease ends", () => {
    const breaker = breakerWith();
    fail(breaker, 3, 0);
    const lost = breaker.tryEnter(1_000);
    assert.equal(breaker.tryEnter(5_999), -1);
    const probe = breaker.tryEnter(6_000);
    assert.ok(probe > 0);
    breaker.exit(lost, "failure", 5_000, 6_000);
    assert.equal(breaker.state, "half-open", "the lost probe has no say any more");
    breaker.exit(probe, "success", 1, 6_001);
    assert.equal(breaker.state, "closed");
  });

  it("takes a token of an earlier attempt to close for nothing in a later one", () => {
    const breaker = breakerWith();
    fail(breaker, 3, 0);
    const first = breaker.tryEnter(1_000);
    breaker.exit(first, "failure", 0, 1_000);
    breaker.tryEnter(3_000);
    breaker.exit(first, "success", 0, 3_000);
    assert.equal(breaker.state, "half-open");
  });

  it("gives the permit of a neutral probe to the next call", () => {
    const breaker = breakerWith();
    fail(breaker, 3, 0);
    call(breaker, "neutral", 1_000);
    assert.equal(breaker.state, "half-open");
    call(breaker, "success", 1_000);
    assert.equal(breaker.state, "closed");
  });

  it("stays open twice as long each time it fails to close, up to eight times", () => {
    const breaker = breakerWith();
    fail(breaker, 3, 0);
    const waits: number[] = [];
    let now = 0;
    for (let i = 0; i < 6; i++) {
      waits.push(breaker.retryAfter(now));
      now += breaker.retryAfter(now);
      call(breaker, "failure", now);
    }
    assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it("waits the first time again once it has been closed", () => {
    const breaker = breakerWith();
    fail(breaker, 3, 0);
    call(breaker, "failure", 1_000);
    call(breaker, "success", 3_000);
    fail(breaker, 3, 4_000);
    assert.equal(breaker.retryAfter(4_000), 1_000);
  });

  it("closes when k of n probes succeed", () => {
    const breaker = breakerWith({ probes: 3, successes: 2 });
    fail(breaker, 3, 0);
    call(breaker, "success", 1_000);
    call(breaker, "failure", 1_000);
    assert.equal(breaker.state, "half-open");
    call(breaker, "success", 1_000);
    assert.equal(breaker.state, "closed");
  });

  it("opens again as soon as k of n cannot be reached", () => {
    const breaker = breakerWith({ probes: 3, successes: 2 });
    fail(breaker, 3, 0);
    call(breaker, "failure", 1_000);
    call(breaker, "failure", 1_000);
    assert.equal(breaker.state, "open");
  });

  it("never lets more probes out than can still give a verdict", () => {
    const breaker = breakerWith({ probes: 3, successes: 3 });
    fail(breaker, 3, 0);
    call(breaker, "success", 1_000);
    const tokens = [1, 2, 3].map(() => breaker.tryEnter(1_000));
    assert.deepEqual(tokens.map((token) => token > 0), [true, true, false]);
  });

  it("is not diluted by calls it refused: what opens it is the same after ten thousand of them", () => {
    const breaker = breakerWith({ consecutive: Infinity });
    fail(breaker, 10, 0);
    for (let i = 0; i < 10_000; i++) assert.ok(breaker.tryEnter(i / 100) < 0);
    call(breaker, "success", 1_000);
    fail(breaker, 10, 1_000);
    assert.equal(breaker.state, "open");
  });

  it("opens on slow calls, though they succeed", () => {
    const breaker = breakerWith({ slowMs: 100, slowRatio: 0.8 });
    for (let i = 0; i < 9; i++) call(breaker, "success", i * 200, 100);
    assert.equal(breaker.state, "closed");
    call(breaker, "success", 2_000, 100);
    assert.equal(breaker.state, "open");
  });

  it("takes a slow probe for a failed one", () => {
    const breaker = breakerWith({ slowMs: 100 });
    fail(breaker, 3, 0);
    call(breaker, "success", 1_000, 100);
    assert.equal(breaker.state, "open");
  });

  it("keeps out everything while isolated, until it is reset", () => {
    const breaker = breakerWith();
    breaker.isolate(0);
    assert.equal(breaker.tryEnter(1e9), -Infinity);
    breaker.reset(1e9);
    assert.ok(breaker.tryEnter(1e9) > 0);
    fail(breaker, 2, 1e9);
    assert.equal(breaker.state, "closed", "what was counted before is forgotten");
  });

  it("waits no longer than it said when the clock steps back an hour", () => {
    const breaker = breakerWith();
    fail(breaker, 3, 3_600_000);
    assert.equal(breaker.tryEnter(0), -1_000);
    assert.ok(breaker.tryEnter(1_000) > 0);
  });

  it("comes back from its snapshot as it was", () => {
    const breaker = breakerWith();
    fail(breaker, 3, 0);
    call(breaker, "failure", 1_000);
    const restored = breakerWith();
    restored.restore(JSON.parse(JSON.stringify(breaker.snapshot())), 1_500);
    assert.equal(restored.state, "open");
    assert.equal(restored.retryAfter(1_500), 1_500);
    call(restored, "failure", 3_000);
    assert.equal(restored.retryAfter(3_000), 4_000, "the back-off goes on");
  });

  it("tells every change of state once", () => {
    const breaker = breakerWith();
    fail(breaker, 3, 0);
    call(breaker, "failure", 1_000);
    call(breaker, "success", 3_000);
    assert.deepEqual(transitions, [
      "closed>open",
      "open>half-open",
      "half-open>open",
      "open>half-open",
      "half-open>closed",
    ]);
  });

  it("opens for longer when another instance says so, and never for less", () => {
    const breaker = breakerWith();
    breaker.open(5_000, 0);
    assert.equal(breaker.retryAfter(0), 5_000);
    breaker.open(1_000, 0);
    assert.equal(breaker.retryAfter(0), 5_000);
  });
});

describe("a time window", () => {
  it("lets one slice at a time fall out", () => {
    const window = new TimeWindow(1_000);
    for (let t = 0; t < 1_000; t += 100) window.add(t, t < 500, false);
    assert.deepEqual([window.calls, window.failures], [10, 5]);
    window.slide(1_250);
    assert.deepEqual([window.calls, window.failures], [7, 2]);
  });

  it("is empty after a pause of any length", () => {
    const window = new TimeWindow(1_000);
    window.add(0, true, true);
    window.slide(86_400_000);
    assert.deepEqual([window.calls, window.failures, window.slow], [0, 0, 0]);
  });

  it("forgets nothing when the clock steps back, and slides on from there", () => {
    const window = new TimeWindow(1_000);
    window.add(10_000, true, false);
    window.slide(5_000);
    assert.equal(window.failures, 1);
    window.slide(6_000);
    assert.equal(window.failures, 0);
  });
});

describe("a count window", () => {
  it("holds the last calls only", () => {
    const window = new CountWindow(3);
    for (const failed of [true, true, false, false]) window.add(0, failed, failed);
    assert.deepEqual([window.calls, window.failures, window.slow], [3, 1, 1]);
  });
});
