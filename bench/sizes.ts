/**
 * The section about sizes in PERFORMANCE.md. As a script (`npm run bench:sizes`) it writes that
 * section and the bytes of the baseline again, and leaves all times as they are.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { bundlesOf, VALUES } from "../scripts/bundle-sizes.mjs";
import { root } from "../tests/runtimes/runners.mjs";
import { readBaseline, writeBaseline } from "./baseline.ts";
import { formatted } from "./page.ts";
import { entrySizes } from "./runtimes.ts";

const PAGE = path.join(root, "PERFORMANCE.md");
const TITLE = "## Size\n";

/** The section: the values of the root, each used alone, and the entry points as a whole. */
async function sizeSection(entries: Record<string, number>): Promise<string> {
  const values: string[] = [];
  for (const name of Object.keys(VALUES)) {
    const [{ bytes: esbuild }, { bytes: rollup }] = await bundlesOf(root, name);
    values.push(`| \`djed.${name}\` | ${esbuild} | ${rollup} |`);
  }
  return `${TITLE}
Our own code, minified and gzipped; packages that it depends on stay outside. An app pays for what it
uses: \`import * as djed from "@djed/edge"\` with one of these values alone, bundled with esbuild and
with rollup. Values share code, so that two of them cost less than their sum.

| value | esbuild | rollup |
|---|--:|--:|
${values.join("\n")}

All code behind each entry point:

| entry point | bytes |
|---|--:|
${Object.entries(entries).map(([entry, bytes]) => `| \`${entry}\` | ${bytes} |`).join("\n")}
`;
}

/** Writes the section, and returns the bytes of the entry points. */
export async function writeSizes(): Promise<Record<string, number>> {
  const entries = await entrySizes();
  const [times] = readFileSync(PAGE, "utf8").split(TITLE);
  writeFileSync(PAGE, formatted(times + await sizeSection(entries)));
  return entries;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeBaseline({ ...readBaseline(), bytes: await writeSizes() });
}
