/**
 * Writes the results into the pages: the section of PERFORMANCE.md, the tables of docs/protect.md
 * and docs/tracing.md, and docs/http-cost.svg. A test compares all with bench/http/results.json.
 *
 *     npx tsx bench/http/pages.ts
 *
 * @module
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { root } from "../../tests/runtimes/runners.mjs";
import { formatted, withBlock } from "../page.ts";
import { chartOf } from "./chart.ts";
import { readResults } from "./results.ts";
import type { Results } from "./results.ts";
import { httpSection, protectTable, tracingTable } from "./tables.ts";

/** The content of each file, by name, as the results give it. None without a result. */
export function pagesOf(results: Results): Record<string, string> {
  if (Object.keys(results).length === 0) return {};
  return {
    "PERFORMANCE.md": withBlock("PERFORMANCE.md", "http", httpSection(results)),
    "docs/protect.md": withBlock("docs/protect.md", "http", protectTable(results)),
    "docs/tracing.md": withBlock("docs/tracing.md", "http", tracingTable(results)),
    "docs/http-cost.svg": formatted(chartOf(results), "svg"),
  };
}

/** Writes the files. */
export function writePages(): void {
  for (const [file, text] of Object.entries(pagesOf(readResults()))) {
    writeFileSync(path.join(root, file), text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writePages();
