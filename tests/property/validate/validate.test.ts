import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { problemResponse } from "../../../src/core/problem.ts";
import { refusalProblem } from "../../../src/core/refusal.ts";
import { makeCheck } from "../../../src/schema/check.ts";
import type { Verdict } from "../../../src/schema/check.ts";
import { compareWithValibot } from "./differential.ts";
import { nearValue, randomSchema, seeded } from "./schemas.ts";

describe("compiled schemas", () => {
  it("accept what valibot accepts and give what it gives, key order included", () => {
    for (const seed of [1, 2, 3, 4]) {
      const { comparisons, accepted, difference } = compareWithValibot(seed, 250);
      assert.equal(difference, undefined);
      assert.ok(comparisons === 4_000 && accepted > comparisons / 5, `${accepted} accepted`);
    }
  });
});

describe("refusals of random schemas", () => {
  const SECRET = "s3cr3t";

  /** Replaces every string, and every key unknown to the schemas, by the secret. */
  function withSecrets(value: unknown): unknown {
    if (typeof value === "string") return SECRET;
    if (Array.isArray(value)) return value.map(withSecrets);
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value).map(([key, member]) => [key, withSecrets(member)]);
    return Object.fromEntries([...entries, [SECRET, SECRET]]);
  }

  it("tell something, quote nothing and stay small", async () => {
    const random = seeded(7);
    const options = { factory: "test", target: "json", maxDepth: 32, maxIssues: 16 } as const;
    let refusals = 0;
    for (let i = 0; i < 1_500; i++) {
      const schema = randomSchema(random, 3);
      const check = makeCheck(schema, { ...options, reuse: false, unknownKeys: "schema" });
      const value = withSecrets(nearValue(random, schema));
      let verdict: Verdict;
      try {
        verdict = await check(value, () => value);
      } catch {
        // A check of the schema's own that throws on what it does not expect.
        continue;
      }
      if (verdict.refusal === undefined) continue;
      refusals++;
      const text = await problemResponse(refusalProblem(undefined, verdict.refusal)).text();
      assert.equal(text.includes(SECRET), false, text);
      assert.ok(verdict.refusal.errors!.length > 0 && text.length <= 4_096, text);
    }
    assert.ok(refusals > 300, `${refusals} refusals`);
  });
});
