/** The language check: one test for each kind of phrase, with a line that has it. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { checkLanguage } from "../../../scripts/checks/language.mjs";
import { make } from "./repository.ts";

describe("the language", () => {
  const problemsOf = (file: string, text: string) => checkLanguage(make({ [file]: text }));
  const WIDE = "a".repeat(98);

  it("is plain in a clean repository", () => assert.deepEqual(checkLanguage(make()), []));

  const mistakes = {
    "a doc comment that does not name the thing": "/** What a limiter decided. */",
    "a condition in place of a noun phrase": "/** True when it is open. */",
    "a word for untrusted": "/** Parses JSON of strangers. */",
    "a word for skipping": "// Requests that guards let be.",
    "a word for an attempt": "/** Further askings. */",
    "a count without a number": "// At most so many are kept.",
    "an inverted negation": "// The binding tells not what is left.",
    "a causal for": "// Made lazily, for it costs more.",
    "a comment after code": "const a = 1; // made anew",
    "a message": 'throw new Error("whoever asks must wait");',
  };
  for (const [mistake, line] of Object.entries(mistakes)) {
    it(`refuses ${mistake}`, () => {
      const problems = problemsOf("src/limit/x.ts", `\n${line}\n`);
      assert.equal(problems.length, 1, problems.join("\n"));
      assert.match(problems[0]!, /^src\/limit\/x\.ts:2: ".+": write ./);
    });
  }

  it("allows the same words in code", () => {
    const code = 'import { strangers } from "./strangers.ts";\nexport const anew = strangers;\n';
    assert.deepEqual(problemsOf("src/limit/x.ts", code), []);
  });

  it("refuses a phrase in a page, unless it is quoted or code", () => {
    assert.deepEqual(problemsOf("docs/a.md", "It is made anew.\n"), [
      'docs/a.md:1: "anew": write "again"',
    ]);
    assert.deepEqual(problemsOf("docs/a.md", 'Avoid "anew".\n\n```ts\nmake("anew")\n```\n'), []);
  });

  it("refuses a comment of more than 100 columns, unless it has a link", () => {
    assert.deepEqual(problemsOf("src/limit/x.ts", `// ${WIDE}\n`), [
      "src/limit/x.ts:1: a comment of 101 columns",
    ]);
    assert.deepEqual(problemsOf("src/limit/x.ts", `// ${WIDE.slice(1)}\n`), []);
    assert.deepEqual(problemsOf("src/limit/x.ts", `// https://example.com/${WIDE}\n`), []);
  });

  it("reads tests, tooling and the pages at the root", () => {
    for (const file of ["README.md", "tests/unit/a.test.ts", "scripts/a.mjs", "bench/a.ts"]) {
      const [problem] = problemsOf(file, "// made anew\n");
      assert.match(problem ?? "", /"anew"/, file);
    }
  });

  it("skips generated pages, data and the inner rooms of the scanner", () => {
    for (
      const file of ["docs/api.md", "tests/cases/a.ts", "src/injection-scan/families/sql/mod.ts"]
    ) {
      assert.deepEqual(problemsOf(file, "// made anew\n"), [], file);
    }
    assert.equal(problemsOf("src/injection-scan/guard/options.ts", "// made anew\n").length, 1);
  });
});
