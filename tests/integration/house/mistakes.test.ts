/** Mistakes that need the compiler, sockets, files or processes, and the page of all mistakes. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { checkMistakes } from "../../../scripts/checks/mistakes.mjs";
import { mistakesPage } from "../../../scripts/mistakes.mjs";
import { mistakeAreas } from "../../support/mistakes/mod.ts";
import { make, write } from "./repository.ts";

describe("a mistake is told on Node, with what to write instead", () => {
  for (const { heading, mistakes } of mistakeAreas) {
    for (const { title, make, says, kind = "run", only } of mistakes) {
      if (kind === "run" || (only && !only.includes("node"))) continue;
      it(`${heading}: ${title}`, async () => {
        const said = await make();
        assert.ok(said.includes(says), `said ${JSON.stringify(said)}, not ${JSON.stringify(says)}`);
      });
    }
  }
});

describe("the page of mistakes", () => {
  const CATALOGUE = `
    export const mistakeAreas = [
      {
        heading: "limit()",
        page: "limit.md",
        mistakes: [{ title: "no number", wrong: "limit('a')", says: "no \`a\`", fix: "limit(1)" }],
      },
      { heading: "Types", mistakes: [{ title: "two", wrong: "a;\\nb;", says: "x", fix: "Do c." }] },
      { heading: "limit()", mistakes: [{ title: "none", wrong: "limit()", says: "y", fix: "z" }] },
    ];
  `;

  it("lists each mistake under its heading, with the text and the code to write", () => {
    const folder = make();
    write(folder, "tests/support/mistakes/mod.ts", CATALOGUE);
    return mistakesPage(folder).then((page: string) => {
      assert.match(page, /## limit\(\)[^]*No number[^]*None[^]*## Types[^]*Two/);
      assert.ok(page.includes("[limit.md](limit.md)"));
      assert.ok(page.includes("- it says: ``no `a` ``"));
      assert.ok(page.includes("- write: `limit(1)`"));
      assert.ok(page.includes("- write: Do c."));
    });
  });

  it("is out of date when a mistake of the catalogue is not on it", async () => {
    const folder = make();
    write(folder, "tests/support/mistakes/mod.ts", CATALOGUE);
    const outOfDate = ["docs/mistakes.md is out of date; run `node scripts/mistakes.mjs`"];
    assert.deepEqual(await checkMistakes(folder), outOfDate);
    const page = await mistakesPage(folder);
    write(folder, "docs/mistakes.md", page);
    assert.deepEqual(await checkMistakes(folder), []);
    write(folder, "docs/mistakes.md", page.replace("limit(1)", "limit(2)"));
    assert.deepEqual(await checkMistakes(folder), outOfDate);
  });
});
