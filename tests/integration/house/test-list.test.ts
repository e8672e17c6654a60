/** The check of the list of test files fails on a bad input. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { checkTestList } from "../../../scripts/checks/test-list.mjs";
import { make } from "./repository.ts";

describe("the list of test files", () => {
  const LISTED = `// Written by scripts/test-list.mjs.\nimport "./unit/core/a.test.ts";\n`;
  const problemsOf = (list: string, test: string) =>
    checkTestList(make({
      "tests/all.ts": list,
      "tests/unit/core/a.test.ts": test,
      "tests/property/differential.ts": "",
      "tests/contract/store.ts": "",
    }));

  it("names every test file of unit, property and contract", () => {
    assert.deepEqual(problemsOf(LISTED, ""), []);
    assert.match(problemsOf(LISTED.split("\n")[0] + "\n", "").join(), /all\.ts is out of date/);
  });

  it("names no file that uses t.after", () => {
    assert.deepEqual(problemsOf(LISTED, "it('a', (t) => t.after(() => {}));\n"), [
      "tests/unit/core/a.test.ts: use try/finally or afterEach, because Deno does not call t.after",
    ]);
  });
});
