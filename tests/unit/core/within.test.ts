import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { TickBudget } from "../../../src/core/within.ts";

const later = (ms: number): Promise<string> =>
  new Promise((resolve) => setTimeout(() => resolve("in time"), ms));

describe("a budget that the calls of a tick share", () => {
  it("settles as each call does", async () => {
    const budget = new TickBudget(1_000);
    const [one, two] = await Promise.allSettled([
      budget.within(Promise.resolve(1), "late"),
      budget.within(Promise.reject(new Error("down")), "late"),
    ]);
    assert.deepEqual(one, { status: "fulfilled", value: 1 });
    assert.equal(two.status, "rejected");
  });

  it("ends the calls that take too long, and no others", async () => {
    const budget = new TickBudget(100);
    const calls = [later(5), new Promise<string>(() => {}), new Promise<string>(() => {})];
    const answers = await Promise.all(calls.map((call) => budget.within(call, "late")));
    assert.deepEqual(answers, ["in time", "late", "late"]);
  });

  it("gives a call of a later tick the whole budget", async () => {
    const budget = new TickBudget(400);
    const first = budget.within(new Promise<string>(() => {}), "late");
    await later(200);
    const second = budget.within(later(250), "late");
    assert.deepEqual(await Promise.all([first, second]), ["late", "in time"]);
  });

  it("leaves no rejection unhandled that comes too late", async () => {
    const budget = new TickBudget(10);
    const failing = later(40).then(() => Promise.reject(new Error("down")));
    assert.equal(await budget.within(failing, "late"), "late");
    await later(60);
  });
});
