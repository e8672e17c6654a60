/**
 * The pages on the scanner quote what the evaluation measured, and nothing else.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { withGenerated } from "../../../training/evaluation/docs.ts";
import type { Results } from "../../../training/evaluation/figures.ts";
import { curvesPicture } from "../../../training/evaluation/picture.ts";

const results = JSON.parse(readFileSync("training/evaluation/results.json", "utf8")) as Results;

describe("the measured figures", () => {
  for (const page of ["docs/injection.md", "docs/injection-model.md"]) {
    it(`stand in ${page} as training/evaluation/results.json has them`, () => {
      const text = readFileSync(page, "utf8");
      assert.ok(text.includes("<!-- generated: "), "no block for figures");
      assert.equal(withGenerated(text, results), text);
    });
  }

  it("are drawn in docs/injection-curves.svg", () => {
    // Apart from its layout, which is the formatter's.
    const plain = (svg: string) => svg.replace(/\s+/g, "").replaceAll("/>", ">");
    const drawn = readFileSync("docs/injection-curves.svg", "utf8");
    assert.equal(plain(curvesPicture(results.curves)), plain(drawn));
  });

  it("are figures only: no text of a row", () => {
    for (const [name, list] of Object.entries(results)) {
      if (!Array.isArray(list)) continue;
      for (const line of list as Record<string, unknown>[]) {
        for (const value of Object.values(line)) {
          assert.ok(typeof value !== "string" || value.length < 100, name);
        }
      }
    }
  });
});
