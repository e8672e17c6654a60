import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { compareWithValibot } from "./validate-differential.ts";

describe("compiled schemas", () => {
  it("accept what valibot accepts and give what it gives, key order included", () => {
    for (const seed of [1, 2, 3, 4]) {
      const { comparisons, accepted, difference } = compareWithValibot(seed, 250);
      assert.equal(difference, undefined);
      assert.ok(comparisons === 4_000 && accepted > comparisons / 5, `${accepted} accepted`);
    }
  });
});
