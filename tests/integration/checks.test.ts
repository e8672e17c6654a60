/** Each check of scripts/checks, and each lint rule, fails on a bad input: one test per rule. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkFace } from "../../scripts/checks/face.mjs";
import { checkImports } from "../../scripts/checks/imports.mjs";
import { checkProblems } from "../../scripts/checks/problems.mjs";
import { checkLinks } from "../../scripts/checks/links.mjs";
import { checkManifests } from "../../scripts/checks/manifests.mjs";
import { staleModules } from "../../scripts/setup.mjs";
import { collect, deno, root } from "../runtimes/runners.mjs";

/** A small, clean repository, on which each test makes one thing wrong. */
const CLEAN: Record<string, string> = {
  "mod.ts": `/** Doc.\n * @module\n */\nexport { limit } from "./src/limit/mod.ts";\n`,
  "src/limit/mod.ts":
    `/** Doc.\n * @module\n */\nimport { now } from "../core/clock.ts";\n/** Limits. */\nexport function limit(): number {\n  return now();\n}\n`,
  "src/core/clock.ts":
    `/** The time. */\nexport function now(): number {\n  return Date.now();\n}\n`,
  "src/other/mod.ts": `export const other = 1;\n`,
};

let home: string;
let repository: string;

before(() => {
  home = mkdtempSync(path.join(tmpdir(), "edge-checks-"));
});
after(() => rmSync(home, { recursive: true, force: true }));

/** A fresh copy of the clean repository, with some files added or replaced. */
function make(changes: Record<string, string> = {}): string {
  repository = mkdtempSync(path.join(home, "r-"));
  for (const name of ["jsr.json", "deno.json", "package.json"]) {
    cpSync(path.join(root, name), path.join(repository, name));
  }
  const exports = { ".": "./mod.ts", "./limit": "./src/limit/mod.ts" };
  for (const name of ["jsr.json", "deno.json", "package.json"]) edit(name, { exports });
  for (const [file, text] of Object.entries({ ...CLEAN, ...changes })) write(file, text);
  return repository;
}

function write(file: string, text: string): void {
  const place = path.join(repository, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

function edit(file: string, fields: object): void {
  const place = path.join(repository, file);
  const manifest = existing(place);
  writeFileSync(place, JSON.stringify({ ...manifest, ...fields }));
}

function existing(place: string): Record<string, unknown> {
  return JSON.parse(readFileSync(place, "utf8"));
}

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
    "core that imports a runtime": [
      "src/core/x.ts",
      `import { a } from "../runtime/a.ts";`,
      /not there/,
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
      "src/core/bucket.ts",
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

  it("refuse a cycle of values, and let types refer to each other", () => {
    const cycle = (type: string) => ({
      "src/core/a.ts": `import ${type}{ b } from "./b.ts";\nexport const a = 1;\n`,
      "src/core/b.ts": `import { a } from "./a.ts";\nexport const b = 1;\n`,
    });
    const cycles = checkImports(make(cycle("")));
    assert.deepEqual(cycles, ["a cycle: src/core/a.ts -> src/core/b.ts -> src/core/a.ts"]);
    assert.deepEqual(checkImports(make(cycle("type "))), []);
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

describe("the manifests", () => {
  it("agree in a clean repository", () => assert.deepEqual(checkManifests(make()), []));

  for (const manifest of ["jsr.json", "deno.json", "package.json"]) {
    it(`are told apart when the version of ${manifest} moves alone`, () => {
      make();
      edit(manifest, { version: "9.9.9" });
      assert.match(checkManifests(repository).join("\n"), /version is not that of jsr\.json/);
    });
  }

  it("are told apart by entry points, dependencies and files that are not there", () => {
    make();
    edit("package.json", { exports: {}, dependencies: {} });
    edit("jsr.json", { exports: { "./gone": "./gone.ts" } });
    assert.deepEqual(checkManifests(repository), [
      "deno.json: exports is not that of jsr.json",
      "package.json: exports is not that of jsr.json",
      "package.json: dependencies are not the imports of jsr.json",
      "jsr.json: the entry point ./gone is ./gone.ts, which is not there",
    ]);
  });
});

describe("the budget of the face", () => {
  const lines = (count: number) => "export {};\n".repeat(count);
  const names = (count: number) =>
    Array.from({ length: count }, (_, i) => `/** Doc. */\nexport const v${i} = ${i};\n`).join("");
  const otherThanThePage = (folder: string) =>
    checkFace(folder).filter((problem) => !problem.startsWith("docs/api.md"));

  it("is kept by a clean repository", () => assert.deepEqual(otherThanThePage(make()), []));

  it("is broken by a 41st value", () => {
    assert.deepEqual(otherThanThePage(make({ "mod.ts": names(40) })), []);
    assert.deepEqual(otherThanThePage(make({ "mod.ts": names(41) })), [
      "mod.ts: 41 value exports, at most 40",
    ]);
  });

  it("is broken by a 13th option", () => {
    const fields = Array.from({ length: 13 }, (_, i) => `  o${i}?: number;\n`).join("");
    const [problem] = otherThanThePage(
      make({ "mod.ts": `/** Doc. */\nexport interface LimitOptions {\n${fields}}\n` }),
    );
    assert.match(problem!, /^LimitOptions: 13 options, at most 12: o0, /);
  });

  it("is broken by a long face and by a long file", () => {
    const folder = make({ "src/limit/mod.ts": lines(151), "src/limit/x.ts": lines(251) });
    assert.deepEqual(otherThanThePage(folder), [
      "src/limit/mod.ts: 151 lines, at most 150",
      "src/limit/x.ts: 251 lines, at most 250",
    ]);
  });

  it("is broken by a public name that the API page does not show", () => {
    const problem = /^docs\/api\.md does not show the public names of now/;
    assert.match(checkFace(make()).join("\n"), problem);
    cpSync(path.join(root, "docs/api.md"), path.join(repository, "docs/api.md"));
    assert.match(checkFace(repository).join("\n"), problem);
  });
});

describe("the page of problems", () => {
  const catalogue = `const all = {\n  "too-late": entry(503, "Too late"),\n};\n`;
  const problemsOf = (page: string) =>
    checkProblems(make({ "src/core/problem.ts": catalogue, "docs/problems.md": page }));

  it("has a section for every code", () => {
    assert.deepEqual(problemsOf("## too-late\n\n**503** · type\n"), []);
  });

  it("must lack no code, name none that is not there, and give its status", () => {
    assert.match(problemsOf("# Problems\n").join(), /no section "## too-late"/);
    assert.match(problemsOf("## too-soon\n\n**503**\n").join(), /"too-soon" is not a code/);
    assert.match(problemsOf("## too-late\n\n**500**\n").join(), /status of "too-late" is 503/);
  });

  it("is not checked against nothing", () => {
    const folder = make({ "src/core/problem.ts": "", "docs/problems.md": "" });
    assert.match(checkProblems(folder).join(), /no catalogue was found/);
  });
});

describe("the links of the documentation", () => {
  it("must not point at a file that is gone", () => {
    const page = "[a](../mod.ts) [b](b.md#part) [c](https://example.com) [d](#here)\n";
    assert.deepEqual(checkLinks(make({ "docs/a.md": page, "README.md": "[x](docs/a.md)" })), [
      "docs/a.md: b.md is not there",
    ]);
  });
});

describe("the lint rules of the house", () => {
  const clean = `
    export const later = () => setTimeout(() => Date.now(), 1);
    export class Clock { started = Date.now(); now() { return performance.now(); } }
    export const YEAR = Number(new Date("2020-01-01"));
    export function* ids() { let id = 0; while (true) yield id += Math.random(); }
  `;
  const mistakes: Record<string, string> = {
    "a timer": `setInterval(() => {}, 1000);`,
    "a clock reading": `export const started = Date.now();`,
    "a Date of now": `export const started = new Date();`,
    "a clock reading in a static field": `export class A { static at = Date.now(); }`,
    "a random number": `export const seed: number = Math.random();`,
    "random bytes": `export const id: string = crypto.randomUUID();`,
    "a request": `export const page: Promise<Response> = fetch("http://localhost");`,
    "an environment read": `export const token = process.env.TOKEN;`,
    "an await": `export const module = await import("./other.ts");`,
    "an act inside a function that is called at once": `(() => { setTimeout(() => {}, 1); })();`,
    "a global that changes": `let count = 0;\nexport const next = () => count++;`,
    "eval": `export const run = (text: string) => eval(text);`,
    "new Function": `export const make = (text: string) => new Function(text);`,
  };

  async function lint(text: string): Promise<{ code: number; output: string }> {
    const folder = make({ "src/limit/linted.ts": text });
    const plugins = [path.join(root, "scripts/lint/house.ts")];
    writeFileSync(
      path.join(folder, "deno.json"),
      JSON.stringify({ lint: { plugins, rules: { tags: [] } } }),
    );
    return await collect(deno, ["lint", "src/limit/linted.ts"], { cwd: folder });
  }

  it("let code act when it is called", async () => {
    const { code, output } = await lint(clean);
    assert.equal(code, 0, output);
  });

  for (const [mistake, text] of Object.entries(mistakes)) {
    it(`refuse ${mistake}`, async () => {
      const { code, output } = await lint(text);
      assert.equal(code, 1, output);
      assert.match(output, /error\[house\//);
    });
  }
});

describe("the installed packages", () => {
  const lock = (version: string, more = {}) =>
    JSON.stringify({
      packages: { "": {}, "node_modules/hono": { version, ...more } },
    });

  it("are those of the lock file, or are installed again", () => {
    make({ "package-lock.json": lock("4.0.0") });
    assert.equal(staleModules(repository), "node_modules is missing");
    write("node_modules/.package-lock.json", lock("3.0.0"));
    assert.equal(staleModules(repository), "node_modules/hono is not at 4.0.0");
    write("node_modules/.package-lock.json", lock("4.0.0"));
    assert.equal(staleModules(repository), undefined);
  });

  it("may lack what is for other platforms", () => {
    make({ "package-lock.json": lock("4.0.0", { optional: true }) });
    write("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
    assert.equal(staleModules(repository), undefined);
  });
});
