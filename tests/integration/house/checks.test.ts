/** Each check of scripts/checks fails on a bad input. The imports have a separate file. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { apiPage } from "../../../scripts/api.mjs";
import { architecturePicture } from "../../../scripts/architecture.mjs";
import { checkArchitecture } from "../../../scripts/checks/architecture.mjs";
import { checkCallbacks } from "../../../scripts/checks/callbacks.mjs";
import { checkConventions } from "../../../scripts/checks/conventions.mjs";
import { checkFace } from "../../../scripts/checks/face.mjs";
import { checkLinks } from "../../../scripts/checks/links.mjs";
import { checkManifests } from "../../../scripts/checks/manifests.mjs";
import { checkProblems } from "../../../scripts/checks/problems.mjs";
import { edit, make, write } from "./repository.ts";

describe("the manifests", () => {
  it("agree in a clean repository", () => assert.deepEqual(checkManifests(make()), []));

  for (const manifest of ["jsr.json", "deno.json", "package.json"]) {
    it(`differ when the version of ${manifest} moves alone`, () => {
      const folder = make();
      edit(folder, manifest, { version: "9.9.9" });
      assert.match(checkManifests(folder).join("\n"), /version is not that of jsr\.json/);
    });
  }

  it("differ by entry points, dependencies and missing files", () => {
    const folder = make();
    edit(folder, "package.json", { exports: {}, dependencies: {} });
    edit(folder, "jsr.json", { exports: { ".": "./mod.ts", "./gone": "./gone.ts" } });
    assert.deepEqual(checkManifests(folder), [
      "deno.json: exports is not that of jsr.json",
      "package.json: exports is not that of jsr.json",
      "package.json: dependencies are not the imports of jsr.json",
      "jsr.json: the entry point ./gone is ./gone.ts, which does not exist",
    ]);
  });

  it("differ by the list of files", () => {
    const folder = make();
    edit(folder, "package.json", { files: ["src"] });
    assert.deepEqual(checkManifests(folder), [
      "package.json: files are not publish.include and publish.exclude of jsr.json",
    ]);
  });

  it("have no optional dependency, which npm would install for users", () => {
    const folder = make();
    edit(folder, "package.json", { optionalDependencies: { "node-bin-24": "1" } });
    assert.match(checkManifests(folder).join("\n"), /optionalDependencies would reach users/);
  });
});

describe("the table of callback options", () => {
  const TABLE = "tests/support/callback-options/mod.ts";
  const MOD = `/** Doc. */
export interface LimitOptions {
  /** A method. */
  key?(): string;
  /** A function among others. */
  cost?: number | ((c: unknown) => number);
  /** A function by another name. */
  sinks?: readonly Sink[];
  /** One within. */
  nested?: NestedOptions;
  /** No function. */
  name?: string;
}
/** Doc. */
export type Sink = ((line: string) => unknown) | Writer;
/** Doc. */
export interface Writer {
  /** Writes. */
  write(line: string): void;
}
/** Doc. */
export interface NestedOptions {
  /** A fetch. */
  fetch?: typeof fetch;
}
/** Doc. */
export function limit(_options: LimitOptions, _render: () => string): (line: string) => void {
  return () => {};
}
`;
  const listed = (...options: string[]) => JSON.stringify(options);
  const ALL = [
    "LimitOptions.cost",
    "LimitOptions.key",
    "LimitOptions.sinks",
    "NestedOptions.fetch",
    "Writer.write",
    "limit(_render)",
  ];
  const problemsOf = (...options: string[]) =>
    checkCallbacks(make({ "mod.ts": MOD, [TABLE]: listed(...options) }))
      .filter((problem) => !problem.endsWith("no longer exists"));

  it("is complete when every function of the types is in it", () => {
    assert.deepEqual(problemsOf(...ALL), []);
  });

  for (const option of ALL) {
    it(`is not complete without ${option}`, () => {
      assert.deepEqual(problemsOf(...ALL.filter((other) => other !== option)), [
        `tests/support/callback-options: no case for the callback option ${option}`,
      ]);
    });
  }

  it("has no option that does not exist", () => {
    assert.deepEqual(problemsOf(...ALL, "LimitOptions.name"), [
      "tests/support/callback-options: LimitOptions.name is not a callback option of the package",
    ]);
  });

  it("must be there", () => {
    assert.deepEqual(checkCallbacks(make({ "mod.ts": MOD })), [
      "tests/support/callback-options: no table was found",
    ]);
  });

  it("reports an exemption that is no longer needed", () => {
    const problems = checkCallbacks(make({ "mod.ts": MOD, [TABLE]: listed(...ALL) }));
    assert.ok(problems.some((problem) => /EdgeContext no longer exists/.test(problem)));
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

  it("is broken by a public name that is not on the API page", () => {
    const problem = /^docs\/api\.md is out of date; run `node scripts\/api\.mjs`/;
    const folder = make();
    assert.match(checkFace(folder).join("\n"), problem);
    write(folder, "docs/api.md", "# Public names\n");
    assert.match(checkFace(folder).join("\n"), problem);
    write(folder, "docs/api.md", apiPage(folder));
    assert.deepEqual(checkFace(folder), []);
  });
});

describe("the page of problems", () => {
  const catalogue = `export const A = {\n  code: "too-late",\n  status: 503,\n};\n`;
  const problemsOf = (page: string) =>
    checkProblems(make({ "src/core/problem-kinds.ts": catalogue, "docs/problems.md": page }));

  it("has a section for every code", () => {
    assert.deepEqual(problemsOf("## too-late\n\n**503** · type\n"), []);
  });

  it("must have every code and no other, with its status", () => {
    assert.match(problemsOf("# Problems\n").join(), /no section "## too-late"/);
    assert.match(problemsOf("## too-soon\n\n**503**\n").join(), /"too-soon" is not a code/);
    assert.match(problemsOf("## too-late\n\n**500**\n").join(), /status of "too-late" is 503/);
  });

  it("is not compared with an empty catalogue", () => {
    const folder = make({ "src/core/problem-kinds.ts": "", "docs/problems.md": "" });
    assert.match(checkProblems(folder).join(), /no catalogue was found/);
  });
});

describe("the links of the documentation", () => {
  it("must not point at a missing file", () => {
    const page = "# Here\n[a](../mod.ts) [b](b.md#part) [c](https://example.com) [d](#here)\n";
    assert.deepEqual(checkLinks(make({ "docs/a.md": page, "README.md": "[x](docs/a.md)" })), [
      "docs/a.md: b.md does not exist",
    ]);
  });

  it("must not point at a missing heading, and code is not a link", () => {
    const page = "# One, two\n\n[a](#one-two) [b](#three) `[c](d.md)`\n";
    const other = "```md\n# Three\n[a](b.md)\n```\n[x](deep/a.md#four)\n";
    const readme = "[a](docs/b.md)\n";
    const folder = make({ "README.md": readme, "docs/deep/a.md": page, "docs/b.md": other });
    assert.deepEqual(checkLinks(folder), [
      "docs/b.md: deep/a.md#four is not a heading",
      "docs/deep/a.md: #three is not a heading",
    ]);
  });

  it("must lead from the README to each published page, in some steps", () => {
    const folder = make({
      "README.md": "[a](docs/a.md)\n",
      "docs/a.md": "[b](in/b.md#b)\n",
      "docs/in/b.md": "# B\n",
      "docs/alone.md": "[a](a.md)\n",
      "notes.md": "\n",
    });
    assert.deepEqual(checkLinks(folder), ["docs/alone.md: the README does not lead to it"]);
  });

  it("must not lead from a published page to a file that is not published", () => {
    const folder = make({
      "README.md": "[a](docs/a.md) [b](notes.md) [c](docs/data.csv) ![d](docs/in/d.svg)\n",
      "docs/a.md": "[b](hidden.md) [c](../src/other/mod.ts)\n",
      "docs/hidden.md": "[b](../notes.md)\n",
      "docs/in/d.svg": "",
      "docs/data.csv": "",
      "notes.md": "[x](docs/data.csv)\n",
    });
    const include = ["README.md", "src/**/*.ts", "docs/**/*.md", "docs/**/*.svg"];
    edit(folder, "jsr.json", { publish: { include, exclude: ["docs/hidden.md"] } });
    const why = "is not published (see publish in jsr.json)";
    assert.deepEqual(checkLinks(folder), [
      `README.md: notes.md ${why}`,
      `README.md: docs/data.csv ${why}`,
      `docs/a.md: hidden.md ${why}`,
    ]);
  });
});

describe("the picture of the rooms", () => {
  const PICTURE = "docs/architecture.svg";
  const outOfDate = [`${PICTURE} is out of date; run \`node scripts/architecture.mjs\``];
  const draw = () => {
    const folder = make({ "src/core/body/body.ts": "export {};\n" });
    write(folder, PICTURE, architecturePicture(folder));
    return folder;
  };

  it("is the one that the script draws, whatever its layout", () => {
    const folder = draw();
    assert.deepEqual(checkArchitecture(folder), []);
    write(folder, PICTURE, architecturePicture(folder).replaceAll(">\n", ">\n\n  "));
    assert.deepEqual(checkArchitecture(folder), []);
  });

  it("must be there", () => {
    assert.deepEqual(checkArchitecture(make({ "src/core/body/body.ts": "" })), outOfDate);
  });

  it("is out of date when a room imports another one, types included", () => {
    for (const keyword of ["", "type "]) {
      const folder = draw();
      const text = `export ${keyword}{ now } from "../core/clock.ts";\n`;
      write(folder, "src/other/mod.ts", text);
      assert.deepEqual(checkArchitecture(folder), outOfDate);
    }
  });

  it("is out of date when there is a new room", () => {
    const folder = draw();
    write(folder, "src/later/mod.ts", "export {};\n");
    assert.deepEqual(checkArchitecture(folder), outOfDate);
  });

  it("has an arrow for each import between rooms", () => {
    const arrows = architecturePicture(draw()).match(/class="line/g) ?? [];
    assert.equal(arrows.length, 2, "mod.ts imports limit, limit imports core");
  });

  it("cannot show an import that points upwards", () => {
    const folder = make({
      "src/core/body/body.ts": `import "../../other/mod.ts";\n`,
    });
    assert.throws(() => architecturePicture(folder), /core must not import other: it is not below/);
  });
});

describe("the exported names", () => {
  const LIMIT = "export interface Policy {}\nexport function policyOf(): void {}\n";
  const problemsOf = (other: string) =>
    checkConventions(make({ "src/limit/policy.ts": LIMIT, "src/other/policy.ts": other }));

  it("may be exported again, and may name a type and a value of one file", () => {
    assert.deepEqual(problemsOf('export { policyOf } from "../limit/policy.ts";\n'), []);
    assert.deepEqual(problemsOf("export type Rule = 1;\nexport const Rule = 1;\n"), []);
  });

  for (const other of ["export class Policy {}", "export type Policy = 1;"]) {
    it(`must not name different things: ${other}`, () => {
      assert.deepEqual(problemsOf(`${other}\n`), [
        "Policy: one name for different things: src/limit/policy.ts, src/other/policy.ts",
      ]);
    });
  }

  it("must not name two functions", () => {
    assert.match(problemsOf("export async function policyOf() {}\n").join(), /^policyOf: /);
  });
});
