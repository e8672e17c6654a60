import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { type Profile, refusals, type Spread } from "./latency-profiles.ts";

type Shape = Pick<Profile, "duration" | "rps" | "latency">;

/** 300 requests/s at 100 ms, at 1 ms for a while, and then `more` times the traffic at 100 ms. */
function fastPhase(seconds: number, more: number): Shape {
  const [from, to] = [60_000, 60_000 + seconds * 1_000];
  return {
    duration: to + 60_000,
    rps: (at) => at < to ? 300 : 300 * more,
    latency: (at) => at >= from && at < to ? 1 : 100,
  };
}

const SHAPES: Record<string, Shape> = {
  "latency that doubles": {
    duration: 120_000,
    rps: () => 300,
    latency: (at) => at < 6e4 ? 50 : 100,
  },
  "latency that grows tenfold in five minutes": {
    duration: 300_000,
    rps: () => 200,
    latency: (at) => 20 + at * 0.0006,
  },
  "latency that rises and falls": {
    duration: 120_000,
    rps: () => 300,
    latency: (at) => 100 * (1.2 + Math.sin(at / 5_000)),
  },
  "traffic that rises and falls": {
    duration: 120_000,
    rps: (at) => 300 * (1.2 + Math.sin(at / 10_000)),
    latency: () => 100,
  },
  "traffic that grows fiftyfold in five minutes": {
    duration: 300_000,
    rps: (at) => 20 + at * 0.0033,
    latency: () => 100,
  },
  "a few slow calls": { duration: 600_000, rps: () => 5, latency: () => 4_000 },
};
for (const seconds of [0, 1, 5, 15, 60]) {
  for (const more of [1.1, 1.3, 2, 3]) {
    SHAPES[`${seconds} s of fast answers, then ${more} times the traffic`] = fastPhase(
      seconds,
      more,
    );
  }
}

describe("a healthy service behind an adaptive limit is never refused", () => {
  const spreads: readonly Spread[] = ["none", "exponential", "heavy tail"];
  for (const [name, shape] of Object.entries(SHAPES)) {
    it(`with ${name}`, () => {
      for (const spread of spreads) {
        for (const random of [false, true]) {
          const refused = refusals({ ...shape, spread, random });
          assert.equal(refused, 0, `${spread}, ${random ? "random" : "even"}`);
        }
      }
    });
  }
});
