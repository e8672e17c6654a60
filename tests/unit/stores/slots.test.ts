import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { sendByTag, slotTag, tagOfTake } from "../../../src/stores/key-tags.ts";
import type { Charge, Take } from "../../../src/core/store/store.ts";

const charge = (key: string): Charge => ({ key, limit: 1, window: 1, capacity: 1, cost: 1 });

describe("the tag of a key", () => {
  it("is what Redis Cluster hashes", () => {
    const tags: [key: string, tag: string][] = [
      ["djed:1:api:100:60000:20:{=1.2.3.4}", "=1.2.3.4"],
      ["{user1000}.following", "user1000"],
      ["foo{}{bar}", "foo{}{bar}"],
      ["foo{{bar}}zap", "{bar"],
      ["foo{bar}{zap}", "bar"],
      ["foo}bar{", "foo}bar{"],
      ["plain", "plain"],
    ];
    for (const [key, tag] of tags) assert.equal(slotTag(key), tag);
  });

  it("is one for all charges of a take, or the take is refused", () => {
    assert.equal(tagOfTake([charge("a{x}"), charge("b{x}")]), "x");
    assert.equal(tagOfTake([]), "");
    assert.throws(() => tagOfTake([charge("a{x}"), charge("b{y}")]), /the same \{tag\}/);
  });

  it("groups a batch, and the results come back in order", async () => {
    const batch: Take[] = ["a{x}", "b{y}", "c{x}", "d{z}"].map((key) => [charge(key)]);
    const calls: string[] = [];
    const results = await sendByTag(batch, (takes, tag) => {
      calls.push(`${tag}:${takes.length}`);
      return Promise.resolve(takes.map(([{ key }]) => key));
    });
    assert.deepEqual(calls, ["x:2", "y:1", "z:1"]);
    assert.deepEqual(results, ["a{x}", "b{y}", "c{x}", "d{z}"]);
  });
});
