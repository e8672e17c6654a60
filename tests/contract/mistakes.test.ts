/** Makes each mistake of the catalogue, and compares the text that was said. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { mistakeAreas } from "../support/mistakes/mod.ts";
import { runtimeHere } from "../support/mistakes/said.ts";

describe("a mistake is told, with what to write instead", () => {
  for (const { heading, mistakes } of mistakeAreas) {
    for (const { title, make, says, kind = "run", only } of mistakes) {
      if (kind !== "run" || (only && !only.includes(runtimeHere()))) continue;
      it(`${heading}: ${title}`, async () => {
        const said = await make();
        assert.ok(said.includes(says), `said ${JSON.stringify(said)}, not ${JSON.stringify(says)}`);
      });
    }
  }

  it("has a title of its own within its heading", () => {
    const titles = mistakeAreas.flatMap(({ heading, mistakes }) =>
      mistakes.map(({ title }) => `${heading}: ${title}`)
    );
    assert.deepEqual(titles.filter((title, at) => titles.indexOf(title) !== at), []);
  });
});
