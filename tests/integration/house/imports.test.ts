/** The import directions: one test for each rule, with a file that breaks it. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { checkImports } from "../../../scripts/checks/imports.mjs";
import { make } from "./repository.ts";

describe("the import directions", () => {
  it("hold for a clean repository", () => assert.deepEqual(checkImports(make()), []));

  const mistakes: Record<string, [file: string, text: string, problem: RegExp]> = {
    "a feature that imports another": [
      "src/limit/x.ts",
      `import { other } from "../other/mod.ts";`,
      /"limit" must not import "other"/,
    ],
    "core that imports a feature": [
      "src/core/x.ts",
      `export { limit } from "../limit/mod.ts";`,
      /"core" must not import "limit"/,
    ],
    "an import of a missing file": [
      "src/core/x.ts",
      `import { a } from "./a.ts";`,
      /"\.\/a\.ts" does not exist/,
    ],
    "Hono as a value": [
      "src/limit/x.ts",
      `import { Hono } from "hono";`,
      /import type/,
    ],
    "a type import of Hono that leaves an import behind": [
      "src/limit/x.ts",
      `import { type Hono } from "hono";`,
      /import type/,
    ],
    "Hono in a pure core": [
      "src/core/store/bucket.ts",
      `import type { Context } from "hono";`,
      /pure core/,
    ],
    "a module of Node outside runtime": [
      "src/limit/x.ts",
      `import { readFileSync } from "node:fs";`,
      /belongs in src\/runtime/,
    ],
    "a package of another room": [
      "src/limit/x.ts",
      `import * as v from "valibot";`,
      /"valibot" is for/,
    ],
    "a package that is not ours": [
      "src/limit/x.ts",
      `import _ from "lodash";`,
      /not a package of this library/,
    ],
    "a package behind a dynamic import": [
      "src/limit/x.ts",
      `export const load = () => import("lodash");`,
      /not a package of this library/,
    ],
    "an import without its extension": [
      "src/limit/x.ts",
      `import { now } from "../core/clock";`,
      /must end with \.ts/,
    ],
    "a statement over several lines": [
      "src/limit/x.ts",
      `import {\n  other,\n} from "../other/mod.ts";`,
      /must not import "other"/,
    ],
  };
  for (const [mistake, [file, text, problem]] of Object.entries(mistakes)) {
    it(`refuse ${mistake}`, () => {
      const problems = checkImports(make({ [file]: `${text}\n` }));
      assert.equal(problems.length, 1, problems.join("\n"));
      assert.match(problems[0]!, problem);
    });
  }

  it("refuse core that imports a runtime", () => {
    const folder = make({
      "src/runtime/a.ts": "export const a = 1;\n",
      "src/core/x.ts": `import { a } from "../runtime/a.ts";\n`,
    });
    assert.deepEqual(checkImports(folder), [
      'src/core/x.ts: the room "core" must not import "runtime" (src/runtime/a.ts)',
    ]);
  });

  it("refuse a cycle of values, and one of types", () => {
    for (const type of ["", "type "]) {
      const cycles = checkImports(make({
        "src/core/a.ts": `import ${type}{ b } from "./b.ts";\nexport const a = 1;\n`,
        "src/core/b.ts": `import { a } from "./a.ts";\nexport const b = 1;\n`,
      }));
      assert.deepEqual(cycles, ["a cycle: src/core/a.ts -> src/core/b.ts -> src/core/a.ts"]);
    }
  });

  it("refuse a folder of core that imports one above it", () => {
    const folder = make({
      "src/core/body/b.ts": "export const b = 1;\n",
      "src/core/request/r.ts": `import { b } from "../body/b.ts";\n`,
      "src/core/body/own.ts": `import { now } from "../clock.ts";\n`,
    });
    assert.deepEqual(checkImports(folder), [
      'src/core/request/r.ts: the folder "request" must not import "body" (src/core/body/b.ts)',
    ]);
  });
});

describe("the root entry point", () => {
  const store = `import { Redis } from "@upstash/redis";\nexport const make = () => new Redis();\n`;

  it("may lie beside a store that needs a package", () => {
    assert.deepEqual(checkImports(make({ "src/stores/upstash.ts": store })), []);
    const cloudflare = store.replace("@upstash/redis", "@upstash/redis/cloudflare");
    assert.deepEqual(checkImports(make({ "src/stores/upstash.ts": cloudflare })), []);
  });

  it("must not pull it in", () => {
    const root =
      `export { limit } from "./src/limit/mod.ts";\nexport { make } from "./src/stores/upstash.ts";\n`;
    assert.deepEqual(checkImports(make({ "src/stores/upstash.ts": store, "mod.ts": root })), [
      "mod.ts: the root must not pull in @upstash/redis",
    ]);
  });
});
