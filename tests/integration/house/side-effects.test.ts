/** The check that a bundler drops every statement at module scope. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { checkSideEffects } from "../../../scripts/checks/side-effects.mjs";
import { make } from "./repository.ts";

function kept(statement: string): Promise<string[]> {
  return checkSideEffects(make({ "src/limit/mod.ts": `${statement}\nexport const limit = 1;\n` }));
}

describe("statements at module scope", () => {
  for (
    const [title, statement] of [
      ["a call", `export const NAMES = "a b".split(" ");`],
      [
        "a pure call with a call among its arguments",
        `
        export const NAMES = /* @__PURE__ */ new Set("a b".split(" "));`,
      ],
      ["an object that cannot be changed", `export const NONE = Object.freeze({});`],
      [
        "a map of mapped entries",
        `
        const NAMES = ["a"];
        export const PLACES = new Map(NAMES.map((name, place) => [name, place]));`,
      ],
      [
        "a template in a pattern",
        `
        const WORD = "[a-z]";
        export const WORDS = new RegExp(\`\${WORD}+\`);`,
      ],
      [
        "a member in a list",
        `
        const KIND = { word: 1 };
        export const KINDS = [KIND.word];`,
      ],
      [
        "a spread member",
        `
        const NAMES = { first: ["a"] };
        export const ALL = [...NAMES.first, "b"];`,
      ],
      ["a static field", `export class Limit { static readonly none = new Limit(); }`],
      ["a sum", `const WINDOW = 8;\nexport const STEP = WINDOW - 1;`],
      ["a timer", `setInterval(() => {}, 1_000);`],
    ]
  ) {
    it(`must not be ${title}`, async () => {
      const problems = await kept(statement);
      assert.match(problems.join("\n"), /^src\/limit\/mod\.ts: \w+ keeps at module scope: \S/);
    });
  }

  it("may be literals, functions, classes, types and pure calls", async () => {
    assert.deepEqual(
      await kept(`
        export interface Size { readonly bytes: number }
        const SIZES = { small: 1, large: 2 } as const;
        export const LARGE: () => Size = () => ({ bytes: SIZES.large });
        export const WORDS: RegExp = /[a-z]+/;
        export const NAMES: ReadonlySet<string> = /* @__PURE__ */ (() => new Set("a b".split(" ")))();
        export const NONE: object = /* @__PURE__ */ Object.freeze({});
        export class Limit { readonly #size = SIZES.small; size(): number { return this.#size; } }`),
      [],
    );
  });
});
