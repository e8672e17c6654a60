import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { requestTime, systemClock } from "../../../src/core/clock.ts";
import { facts } from "../../../src/core/request/facts.ts";
import { manualClock } from "../../../src/testing/mod.ts";
import { contextOf } from "../../support/context.ts";

describe("the time of a request", () => {
  it("is read once, and shared by all guards", async () => {
    const c = await contextOf();
    const first = requestTime(c, systemClock);
    while (Date.now() === first) await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(requestTime(c, systemClock), first);
    assert.equal(facts(c).now, first);
  });

  it("is another one for another request", async () => {
    const [one, other] = [await contextOf(), await contextOf()];
    facts(one).now = 5;
    assert.notEqual(requestTime(other, systemClock), 5);
  });

  it("comes from a clock of one's own each time", async () => {
    const [c, clock] = [await contextOf(), manualClock(1_000)];
    assert.equal(requestTime(c, clock), 1_000);
    clock.advance("1s");
    assert.equal(requestTime(c, clock), 2_000);
  });
});

describe("a manual clock", () => {
  it("stands still until it is moved", () => {
    const clock = manualClock(7);
    assert.deepEqual([clock.now(), clock.now(), clock.advance(3), clock.now()], [7, 7, 10, 10]);
  });

  it("can be set back", () => {
    const clock = manualClock(7);
    clock.set(2);
    assert.equal(clock.now(), 2);
  });

  it("refuses what is no time", () => {
    assert.throws(() => manualClock(NaN), RangeError);
    assert.throws(() => manualClock().advance("1w" as never), RangeError);
    assert.throws(() => manualClock().set(Infinity), RangeError);
  });
});
