/** Each lint rule of the house refuses its mistake, and allows the same code inside a function. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import path from "node:path";
import { collect, deno, root } from "../../runtimes/runners.mjs";
import { make, write } from "./repository.ts";

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

  async function lint(text: string): Promise<{ code: number; output: string }> {
    const folder = make({ "src/limit/linted.ts": text });
    const plugins = [path.join(root, "scripts/lint/house.ts")];
    write(
      folder,
      "deno.json",
      JSON.stringify({ lint: { plugins, rules: { tags: [] } } }),
    );
    return await collect(deno, ["lint", "src/limit/linted.ts"], { cwd: folder });
  }

  it("allow code that runs when it is called", async () => {
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
