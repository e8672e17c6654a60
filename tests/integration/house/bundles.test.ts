/** The size of each value of the root that an app uses alone, and the rooms that it pulls in. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as djed from "../../../mod.ts";
import { bundleProblems, VALUES } from "../../../scripts/bundle-sizes.mjs";
import { root } from "../../runtimes/runners.mjs";
import { make } from "./repository.ts";

describe("each value of the root, used alone", () => {
  it("is in the table of sizes", () => {
    assert.deepEqual(Object.keys(VALUES).sort(), Object.keys(djed).sort());
  });

  for (const [name, limits] of Object.entries(VALUES)) {
    it(`stays within its bytes and rooms: ${name}`, async () => {
      assert.deepEqual(await bundleProblems(root, name, limits), []);
    });
  }
});

describe("the limits of a bundle", () => {
  const folder = make();

  it("are kept by a small value", async () => {
    assert.deepEqual(
      await bundleProblems(folder, "limit", { most: 200, rooms: ["core", "limit"] }),
      [],
    );
  });

  it("are its bytes", async () => {
    const problems = await bundleProblems(folder, "limit", { most: 20, rooms: ["core", "limit"] });
    assert.match(problems.join("\n"), /^limit: \d+ bytes \(esbuild\), at most 20\nlimit: .*rollup/);
  });

  it("are its rooms and files", async () => {
    assert.deepEqual(await bundleProblems(folder, "limit", { most: 200, rooms: ["limit"] }), [
      "limit: must not pull in src/core/clock.ts (esbuild)",
      "limit: must not pull in src/core/clock.ts (rollup)",
    ]);
    const without = [/limit\/mod/];
    const problems = await bundleProblems(folder, "limit", {
      most: 200,
      rooms: ["core", "limit"],
      without,
    });
    assert.match(problems.join("\n"), /must not pull in src\/limit\/mod\.ts/);
  });
});
