import { describe, it } from "node:test";
import assert from "node:assert/strict";
import {
  adaptive,
  alwaysOff,
  alwaysOn,
  parentBased,
  probability,
  rateLimited,
} from "../../../src/tracing/sampler.ts";
import type { Sampler, SamplingInput, SamplingResult } from "../../../src/tracing/sampler.ts";
import { newTraceId } from "../../../src/core/trace/traceparent.ts";

const input = (more: Partial<SamplingInput> = {}): SamplingInput => ({
  traceId: newTraceId(),
  parentSampled: undefined,
  traceState: "",
  method: "GET",
  path: "/",
  ...more,
});
const decide = (sampler: Sampler, more: Partial<SamplingInput> = {}): SamplingResult => {
  const decision = sampler(input(more));
  return typeof decision === "boolean"
    ? { sampled: decision, traceState: more.traceState ?? "" }
    : decision;
};
const withRandomness = (randomness: string) => ({ traceId: `${"1".repeat(18)}${randomness}` });

describe("alwaysOn and alwaysOff", () => {
  it("say so, and leave the tracestate alone", () => {
    assert.deepEqual(decide(alwaysOn(), { traceState: "a=1" }), {
      sampled: true,
      traceState: "a=1",
    });
    assert.equal(decide(alwaysOff()).sampled, false);
  });
});

describe("parentBased", () => {
  it("does what the caller did, whatever the root says", () => {
    assert.equal(decide(parentBased(alwaysOff()), { parentSampled: true }).sampled, true);
    assert.equal(decide(parentBased(alwaysOn()), { parentSampled: false }).sampled, false);
  });

  it("asks the root sampler without a caller; it records all by default", () => {
    assert.equal(decide(parentBased(alwaysOff())).sampled, false);
    assert.equal(decide(parentBased()).sampled, true);
  });

  it("refuses a root that is no sampler", () => {
    assert.throws(() => parentBased(0.5 as never), /parentBased: root must be a sampler/);
  });
});

describe("probability", () => {
  it("writes the threshold of a share that is sampled", () => {
    const sampled = withRandomness("ffffffffffffff");
    assert.equal(decide(probability(0.5), sampled).traceState, "ot=th:8");
    assert.equal(decide(probability(0.25), sampled).traceState, "ot=th:c");
    assert.equal(decide(probability(1), sampled).traceState, "ot=th:0");
    assert.equal(
      decide(probability(0.01), sampled).traceState.startsWith("ot=th:fd70a3d70a3d7"),
      true,
    );
  });

  it("compares the last 7 bytes of the trace id with the threshold", () => {
    assert.equal(decide(probability(0.5), withRandomness("80000000000000")).sampled, true);
    assert.equal(decide(probability(0.5), withRandomness("7fffffffffffff")).sampled, false);
  });

  it("takes explicit randomness from the tracestate, and keeps the other fields", () => {
    const high = {
      ...withRandomness("00000000000000"),
      traceState: "ot=rv:ffffffffffffff;x:1,a=1",
    };
    const decision = decide(probability(0.5), high);
    assert.equal(decision.sampled, true);
    assert.equal(decision.traceState, "ot=th:8;rv:ffffffffffffff;x:1,a=1");
  });

  it("removes a threshold that no longer holds when it does not sample", () => {
    const low = { ...withRandomness("00000000000000"), traceState: "ot=th:0,a=1" };
    assert.deepEqual(decide(probability(0.5), low), { sampled: false, traceState: "a=1" });
  });

  it("of 0 samples nothing, of 1 everything", () => {
    for (const randomness of ["00000000000000", "ffffffffffffff"]) {
      assert.equal(decide(probability(0), withRandomness(randomness)).sampled, false);
      assert.equal(decide(probability(1), withRandomness(randomness)).sampled, true);
    }
  });

  it("comes near its share", () => {
    const sampler = probability(0.2);
    let kept = 0;
    for (let i = 0; i < 4_000; i++) if (decide(sampler).sampled) kept++;
    assert.ok(kept > 640 && kept < 960, `${kept} of 4000`);
  });

  it("refuses what is no share", () => {
    for (const wrong of [-0.1, 1.1, NaN, "1" as never]) {
      assert.throws(() => probability(wrong), /probability: share must be a number from 0 to 1/);
    }
  });
});

describe("rateLimited", () => {
  it("keeps a number per second, and one second's worth at once", () => {
    let now = 1_000;
    const sampler = rateLimited({ perSecond: 2, clock: { now: () => now } });
    const kept = (n: number) => Array.from({ length: n }, () => decide(sampler).sampled);
    assert.deepEqual(kept(4), [true, true, false, false]);
    now += 500;
    assert.deepEqual(kept(2), [true, false]);
    now += 60_000;
    assert.deepEqual(kept(3), [true, true, false]);
  });

  it("keeps one in ten seconds at a tenth per second", () => {
    let now = 0;
    const sampler = rateLimited({ perSecond: 0.1, clock: { now: () => now } });
    assert.equal(decide(sampler).sampled, true);
    now = 9_000;
    assert.equal(decide(sampler).sampled, false);
    now = 10_001;
    assert.equal(decide(sampler).sampled, true);
  });

  it("neither gives nor takes when the clock steps back", () => {
    let now = 10_000;
    const sampler = rateLimited({ perSecond: 1, clock: { now: () => now } });
    assert.equal(decide(sampler).sampled, true);
    now = 0;
    assert.equal(decide(sampler).sampled, false);
    now = 1_000;
    assert.equal(decide(sampler).sampled, true);
  });

  it("propagates no threshold, because it does not know its share", () => {
    const sampler = rateLimited({ perSecond: 5 });
    assert.equal(
      decide(sampler, { traceState: "ot=th:8;rv:ffffffffffffff" }).traceState,
      "ot=rv:ffffffffffffff",
    );
    assert.equal(decide(sampler, { traceState: "a=1" }).traceState, "a=1");
  });

  it("refuses wrong options by name", () => {
    assert.throws(() => rateLimited({ perSecond: 0 }), /rateLimited: perSecond must be a positive/);
    assert.throws(() => rateLimited({ perSecnd: 1 } as never), /did you mean "perSecond"/);
  });
});

describe("adaptive", () => {
  function run(perSecond: number[], target: number): number[] {
    let now = 0;
    const sampler = adaptive({ targetPerSecond: target, clock: { now: () => now } });
    return perSecond.map((count, second) => {
      let kept = 0;
      for (let i = 0; i < count; i++) {
        now = second * 1_000 + i * 1_000 / count;
        if (decide(sampler).sampled) kept++;
      }
      return kept;
    });
  }

  it("keeps all while it is quiet", () => {
    assert.deepEqual(run([5, 5, 5], 10), [5, 5, 5]);
  });

  it("comes near its target when it is busy, and does not drown in a burst", () => {
    const kept = run([3_000, 3_000, 3_000, 3_000, 3_000, 3_000], 30);
    assert.ok(kept[0] < 350, `the first second kept ${kept[0]}`);
    const settled = kept.slice(3).reduce((sum, n) => sum + n, 0) / 3;
    assert.ok(settled > 12 && settled < 60, `later seconds kept ${kept}`);
  });

  it("keeps all again when the traffic has gone", () => {
    const kept = run([2_000, 2_000, ...Array.from({ length: 25 }, () => 2)], 10);
    assert.deepEqual(kept.slice(-3), [2, 2, 2]);
  });

  it("goes on when the clock steps back", () => {
    let now = 50_000;
    const sampler = adaptive({ targetPerSecond: 10, clock: { now: () => now } });
    for (let i = 0; i < 100; i++) decide(sampler);
    now = 0;
    assert.equal(typeof decide(sampler).sampled, "boolean");
    now = 20_000;
    assert.equal(decide(sampler).sampled, true);
  });
});
