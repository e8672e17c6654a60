import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { trainPrompt } from "../../../training/models/prompt.ts";
import { syntheticRows } from "../../../training/synthetic/mod.ts";
import { packWeights } from "../../../training/packing/weights-module.ts";

/** Full training mixes 10 000 texts, which takes longer than a test may. */
const MIXED = 50;

describe("training", () => {
  it("gives the same bytes for the same rows", () => {
    const some = () => syntheticRows().filter((_, i) => i % 97 === 0);
    const once = packWeights(trainPrompt(some(), MIXED));
    assert.equal(packWeights(trainPrompt(some(), MIXED)), once);
    assert.ok(once.length > 100);
  });
});
