/**
 * The section about sizes in PERFORMANCE.md. As a script (`npm run bench:sizes`) it writes that
 * section and the bytes of the baseline again, and leaves all times as they are.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { bundlesOf, VALUES } from "../scripts/bundle-sizes.mjs";
import { deno, root } from "../tests/runtimes/runners.mjs";
import { readBaseline, writeBaseline } from "./baseline.ts";
import { entrySizes } from "./runtimes.ts";

/** The page that the benchmarks write. */
export const PAGE: string = path.join(root, "PERFORMANCE.md");
const TITLE = "## Size\n";

/** The section: the values of the root, each used alone, and the entry points as a whole. */
export async function sizeSection(entries: Record<string, number>): Promise<string> {
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

/** Formats the page. */
export function formatPage(): void {
  spawnSync(deno, ["fmt", "--quiet", PAGE], { cwd: root, stdio: "inherit" });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const entries = await entrySizes();
  const [times] = readFileSync(PAGE, "utf8").split(TITLE);
  writeFileSync(PAGE, times + await sizeSection(entries));
  formatPage();
  writeBaseline({ ...readBaseline(), bytes: entries });
}
