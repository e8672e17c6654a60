import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { trainPrompt } from "../../../training/models/prompt.ts";
import { syntheticRows } from "../../../training/synthetic/mod.ts";
import { packWeights } from "../../../training/packing/weights-module.ts";

describe("training", () => {
  it("gives the same bytes for the same rows", () => {
    const some = () => syntheticRows().filter((_, i) => i % 97 === 0);
    const once = packWeights(trainPrompt(some()));
    assert.equal(packWeights(trainPrompt(some())), once);
    assert.ok(once.length > 100);
  });
});
