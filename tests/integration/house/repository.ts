/** A small valid repository for each test, which then makes one mistake in it. */
import { after } from "node:test";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../../runtimes/runners.mjs";

const CLEAN: Record<string, string> = {
  "mod.ts": `/** Doc.\n * @module\n */\nexport { limit } from "./src/limit/mod.ts";\n`,
  "src/limit/mod.ts":
    `/** Doc.\n * @module\n */\nimport { now } from "../core/clock.ts";\n/** Limits. */\nexport function limit(): number {\n  return now();\n}\n`,
  "src/core/clock.ts":
    `/** The time. */\nexport function now(): number {\n  return Date.now();\n}\n`,
  "src/other/mod.ts": `export const other = 1;\n`,
};

const MANIFESTS = ["jsr.json", "deno.json", "package.json"];
const home = mkdtempSync(path.join(tmpdir(), "edge-house-"));
after(() => rmSync(home, { recursive: true, force: true }));

/** A fresh copy of the clean repository, with some files added or replaced. Returns its folder. */
export function make(changes: Record<string, string> = {}): string {
  const folder = mkdtempSync(path.join(home, "r-"));
  const exports = { ".": "./mod.ts", "./limit": "./src/limit/mod.ts" };
  for (const name of MANIFESTS) {
    cpSync(path.join(root, name), path.join(folder, name));
    edit(folder, name, { exports });
  }
  for (const [file, text] of Object.entries({ ...CLEAN, ...changes })) write(folder, file, text);
  return folder;
}

/** Writes one file of a repository. */
export function write(folder: string, file: string, text: string): void {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

/** Replaces fields of a manifest. */
export function edit(folder: string, file: string, fields: object): void {
  const manifest = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  write(folder, file, JSON.stringify({ ...manifest, ...fields }));
}
