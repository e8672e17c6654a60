/** The check of fenced blocks fails on each kind of bad block. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { documentationBlocks, runtimeOf, titledBlock } from "../../../scripts/blocks.mjs";
import { checkBlocks } from "../../../scripts/checks/blocks.mjs";
import { checkSizes, sizeProblems } from "../../../scripts/checks/sizes.mjs";
import { table, writtenNumbers } from "../../../scripts/sizes.mjs";
import { make } from "./repository.ts";

const block = (info: string, ...lines: string[]) => ["```" + info, ...lines, "```", ""].join("\n");
const problemsOf = (...blocks: string[]) => checkBlocks(make({ "README.md": blocks.join("\n") }));

describe("a fenced block", () => {
  it("may be a module, a document or commands", () => {
    const blocks = [
      block("ts", "export {};"),
      block('ts no-run title="main.ts"', "export {};"),
      block("json", '{ "a": "// no comment" }'),
      block("jsonc", "{ // a comment", '  "a": "https://a", /* another */', "}"),
      block("jsonc fragment", '"a": 1'),
      block("sh", "npm test -- --only checks # all", "PORT=1 npm start", "node main.ts"),
    ];
    assert.deepEqual(problemsOf(...blocks), []);
  });

  const wrong: [info: string, text: string, problem: RegExp][] = [
    ["", "a", /"" is not a language/],
    ["ts norun", "export {};", /"norun" is not a mark/],
    ["json", "{ // a comment\n}", /not json: /],
    ["jsonc", '"a": 1', /not jsonc: /],
    ["sh", "npm run gone", /there is no npm script "gone"/],
    ["sh", "frobnicate --all", /"frobnicate" is not a known program/],
    ["sh", "bun gone.ts", /gone\.ts does not exist/],
  ];
  for (const [info, text, problem] of wrong) {
    it(`must not be \`${info}\` with ${JSON.stringify(text)}`, () => {
      const problems = problemsOf("# Title\n", block(info, text));
      assert.equal(problems.length, 1, problems.join());
      assert.match(problems[0]!, problem);
      assert.match(problems[0]!, /^README\.md:3: /);
    });
  }

  it("must not have the title of another block of the page", () => {
    const twice = [1, 2].map((n) => block('ts title="a.ts"', `export const a = ${n};`));
    assert.deepEqual(problemsOf(...twice), [
      'README.md:1: the title "a.ts" is used twice',
      'README.md:5: the title "a.ts" is used twice',
    ]);
  });

  it("is rarely a fragment", () => {
    const fragments = (count: number) => Array(count).fill(block("jsonc fragment", '"a": 1'));
    assert.deepEqual(problemsOf(...fragments(4)), []);
    assert.match(problemsOf(...fragments(5)).join(), /^5 blocks are fragments, at most 4: /);
  });
});

describe("the reader of fenced blocks", () => {
  it("finds them in pages below docs, in lists too, and by title", () => {
    const text = '- one\n\n  ```ts title="a.ts"\n  export {};\n\n  Deno.exit();\n  ```\n';
    const folder = make({ "docs/deep/a.md": text });
    const [found, ...others] = documentationBlocks(folder);
    assert.deepEqual(others, []);
    assert.equal(found!.text, "export {};\n\nDeno.exit();\n");
    assert.equal(found!.line, 3);
    assert.equal(runtimeOf(found!), "deno");
    assert.equal(titledBlock(folder, "docs/deep/a.md", "a.ts"), found!.text);
    assert.throws(() => titledBlock(folder, "docs/deep/a.md", "b.ts"), /0 blocks with the title/);
  });
});

describe("the sizes in the README", () => {
  const row = { name: "limit", subpath: "@djed/edge/limit", kb: 10, modules: 40 };
  const measured = { rows: [row], rootModules: 100 };
  const readme = `a\n<!-- sizes: x -->\n${table(measured)}<!-- /sizes -->\nb\n`;
  const problemsWith = (changes: object, rootModules = 100) =>
    sizeProblems(writtenNumbers(readme)!, { rows: [{ ...row, ...changes }], rootModules });

  it("may be a tenth off", () => {
    assert.deepEqual(problemsWith({}), []);
    assert.deepEqual(problemsWith({ kb: 10.9, modules: 44 }, 91), []);
  });

  it("must not be further off, in bytes or modules", () => {
    const fix = "; run `node scripts/sizes.mjs`";
    assert.deepEqual(problemsWith({ kb: 11.5 }), [
      `README.md: the size of limit is 11.5, 40.0, not 10, 40${fix}`,
    ]);
    assert.equal(problemsWith({ modules: 46 }).length, 1);
    assert.match(problemsWith({}, 150).join(), /the root is 150\.0, not 100/);
    assert.equal(problemsWith({ name: "other" }).length, 1);
  });

  it("must have a place", async () => {
    const problems = await checkSizes(make({ "README.md": "# Title\n" }));
    assert.match(problems.join(), /has no part for the sizes/);
  });
});
