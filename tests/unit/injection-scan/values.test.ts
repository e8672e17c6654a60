import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { scanText } from "../../../src/injection-scan/mod.ts";
import { VALUE_KINDS, valuesOf } from "../../../training/synthetic/values/mod.ts";

/** Other values than those of the training: another seed. */
const SEED = 77_001;
const VALUES = 30;

describe("generated values of many kinds", () => {
  it("are not refused by learned weights", () => {
    const refused: string[] = [];
    let count = 0;
    for (const [k, kind] of Object.keys(VALUE_KINDS).entries()) {
      for (const value of valuesOf(kind, VALUES, SEED + k)) {
        count++;
        const { findings } = scanText(value);
        if (
          findings.some(({ rule, score, family }) =>
            family !== "prompt" && rule === "model" && score >= 0.7
          )
        ) refused.push(value);
      }
    }
    assert.ok(count > 5_000);
    // Three in ten thousand.
    assert.ok(refused.length <= count * 3e-4, JSON.stringify(refused));
  });
});
