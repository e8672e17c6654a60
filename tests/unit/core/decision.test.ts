import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { decisions, record } from "../../../src/core/request/decision.ts";
import type { Decision } from "../../../src/core/request/decision.ts";
import { contextOf } from "../../support/context.ts";

const decision = (guard: string): Decision => ({ guard, action: "allow", atMs: 0 });

describe("decisions", () => {
  it("are empty for a request without a guard", async () => {
    assert.deepEqual(decisions(await contextOf()), []);
  });

  it("are kept in the order in which they were made", async () => {
    const c = await contextOf();
    record(c, decision("first"));
    record(c, decision("second"));
    assert.deepEqual(decisions(c).map(({ guard }) => guard), ["first", "second"]);
  });

  it("belong to one request only", async () => {
    const [one, other] = [await contextOf(), await contextOf()];
    record(one, decision("first"));
    assert.deepEqual(decisions(other), []);
  });

  it("are at most 64 for one request", async () => {
    const c = await contextOf();
    for (let i = 0; i < 100; i++) record(c, decision(`guard-${i}`));
    assert.equal(decisions(c).length, 64);
    assert.equal(decisions(c)[63].guard, "guard-63");
  });

  it("cannot be added to the list of a request that has none", async () => {
    const none = decisions(await contextOf()) as Decision[];
    assert.throws(() => none.push(decision("late")), TypeError);
  });
});
