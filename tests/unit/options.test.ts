import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { didYouMean, optionChecks } from "../../src/core/options.ts";

describe("option checks", () => {
  const checks = optionChecks("rateLimit");

  it("name the option, what is allowed and what was given", () => {
    assert.throws(() => checks.positive("limit", -1), {
      name: "RangeError",
      message: "rateLimit: limit must be a positive number, got -1",
    });
  });

  it("name the nearest option for one that is not known", () => {
    assert.equal(didYouMean("limt", ["limit", "window"]), ', did you mean "limit"?');
  });
});
