/**
 * `npm run bench`: measures on every runtime, keeps the results in bench/in-process/results.json
 * and writes them into PERFORMANCE.md; and the sizes, unless some runtimes are named.
 *
 *     npm run bench -- --runtime deno
 *     npm run bench -- --match "a decision"
 *
 * With `--match` it prints the groups whose name contains the text, and writes nothing.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { cases } from "./cases.ts";
import { inProcessSection, writeInProcessPage } from "./in-process/page.ts";
import { addResult, resultOf } from "./in-process/results.ts";
import type { RuntimeResult } from "./in-process/results.ts";
import { measureOn, runtimes, versionOf } from "./runtimes.ts";
import { writeSizes } from "./sizes.ts";

const { values: options } = parseArgs({
  options: {
    runtime: { type: "string", multiple: true },
    match: { type: "string", default: "" },
  },
});

const printed: Record<string, RuntimeResult> = {};
for (const runtime of options.runtime ?? runtimes) {
  console.log(`measuring on ${runtime} …`);
  const [version, report] = [await versionOf(runtime), await measureOn(runtime, options)];
  if (options.match === "") addResult(runtime, version, report);
  else printed[runtime] = resultOf(version, report);
}
if (options.match === "") {
  writeInProcessPage();
  if (options.runtime === undefined) await writeSizes();
} else {
  const matching = cases.filter(({ group }) => group.includes(options.match));
  console.log(inProcessSection(printed, matching));
}
