/** Each lint rule of the house refuses its mistake, and allows the same code inside a function. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import path from "node:path";
import { collect, deno, root } from "../../runtimes/runners.mjs";
import { make, write } from "./repository.ts";

/** Runs one lint plugin on a file of `src/`. */
async function lint(plugin: string, text: string): Promise<{ code: number; output: string }> {
  const folder = make({ "src/limit/linted.ts": text });
  const plugins = [path.join(root, plugin)];
  write(folder, "deno.json", JSON.stringify({ lint: { plugins, rules: { tags: [] } } }));
  return await collect(deno, ["lint", "src/limit/linted.ts"], { cwd: folder });
}

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
    "the current Date": `export const started = new Date();`,
    "a clock reading in a static field": `export class A { static at = Date.now(); }`,
    "a random number": `export const seed: number = Math.random();`,
    "random bytes": `export const id: string = crypto.randomUUID();`,
    "a request": `export const page: Promise<Response> = fetch("http://localhost");`,
    "an environment read": `export const token = process.env.TOKEN;`,
    "an await": `export const module = await import("./other.ts");`,
    "a timer inside a function that is called at once": `(() => { setTimeout(() => {}, 1); })();`,
    "a variable global": `let count = 0;\nexport const next = () => count++;`,
    "eval": `export const run = (text: string) => eval(text);`,
    "new Function": `export const make = (text: string) => new Function(text);`,
  };

  it("allow code that runs when it is called", async () => {
    const { code, output } = await lint("scripts/lint/house.ts", clean);
    assert.equal(code, 0, output);
  });

  for (const [mistake, text] of Object.entries(mistakes)) {
    it(`refuse ${mistake}`, async () => {
      const { code, output } = await lint("scripts/lint/house.ts", text);
      assert.equal(code, 1, output);
      assert.match(output, /error\[house\//);
    });
  }
});

describe("the conventions", () => {
  const CONVENTIONS = "scripts/lint/conventions.ts";
  const clean = `
    export interface LimitOptions { readonly limit?: number; key?(c: EdgeContext): string }
    interface Kept { at: number }
    const NAMES = { limit: 1, key: 1 } satisfies Record<keyof LimitOptions, 1>;
    export function limit(options: LimitOptions): unknown {
      const checks = optionChecks("limit");
      checks.known(options, NAMES);
      optionChecks("limit.key").known(options, Object.keys(NAMES));
      return isThenable(options) ? within(1, options, undefined) : new Counter().next();
    }
    class Counter { #count = 0; next(): number { return this.#count++; } }
    // deno-lint-ignore conventions/no-any -- a package of another kind
    export type Client = any;
  `;
  const mistakes: Record<string, readonly [rule: string, text: string]> = {
    "a private field": ["hash-private", "class A { private count = 0; }"],
    "a protected method": ["hash-private", "class A { protected next() {} }"],
    "an option that is not readonly": [
      "readonly-options",
      "export interface LimitOptions { limit?: number }",
    ],
    "an option of a type that is not readonly": [
      "readonly-options",
      "export type LimitOptions = { limit?: number };",
    ],
    "any": ["no-any", "export const key = (c: any): string => c.req.path;"],
    "any inside another type": ["no-any", "export type Keys = readonly any[];"],
    "checks of another name": [
      "option-checks",
      'export function limit() { const check = optionChecks("limit"); return check; }',
    ],
    "a parameter of checks of another name": [
      "option-checks",
      "export function read(check: OptionChecks) { return check; }",
    ],
    "checks at module scope": ["option-checks", 'const checks = optionChecks("limit");'],
    "names of options in place": [
      "option-names",
      'export const limit = (o: object) => optionChecks("limit").known(o, ["limit"]);',
    ],
    "names of options that no type knows": [
      "option-names",
      'const NAMES = ["limit"];\nexport const f = (o: object) => checks.known(o, NAMES);',
    ],
    "a test for then": [
      "promise-test",
      'export const isLate = (v: { then: unknown }) => typeof v.then === "function";',
    ],
    "a test for the class of promises": [
      "promise-test",
      "export const isLate = (v: unknown) => v instanceof Promise;",
    ],
    "a race": ["time-budget", "export const first = (all: never[]) => Promise.race(all);"],
  };

  it("are kept by code that follows them, or names a reason", async () => {
    const { code, output } = await lint(CONVENTIONS, clean);
    assert.equal(code, 0, output);
  });

  for (const [mistake, [rule, text]] of Object.entries(mistakes)) {
    it(`are broken by ${mistake}`, async () => {
      const { code, output } = await lint(CONVENTIONS, text);
      assert.equal(code, 1, output);
      assert.match(output, new RegExp(`error\\[conventions/${rule}\\]`));
    });
  }
});
