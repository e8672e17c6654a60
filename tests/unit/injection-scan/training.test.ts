import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { trainPrompt } from "../../../training/models/prompt.ts";
import { promptModule } from "../../../training/packing/prompt-module.ts";
import { syntheticRows } from "../../../training/synthetic/mod.ts";

describe("training", () => {
  it("gives the same bytes for the same rows", () => {
    const some = () => syntheticRows().filter((_, i) => i % 97 === 0);
    const how = { planted: 50, windows: true };
    const once = promptModule(trainPrompt(some(), how));
    assert.equal(promptModule(trainPrompt(some(), how)), once);
    assert.ok(once.length > 65_536);
  });
});
