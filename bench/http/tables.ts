/**
 * The tables of the pages, in Markdown.
 *
 * @module
 */
import { tableOf } from "../page.ts";
import { bars, verdictOf } from "./bars.ts";
import { NOISE, noiseOf } from "./results.ts";
import type { Results, RuntimeResult } from "./results.ts";

/** The runtimes in the order of the columns, and their names. */
export const RUNTIMES: Readonly<Record<string, string>> = {
  node: "Node",
  node24: "Node",
  bun: "Bun",
  deno: "Deno",
  workerd: "workerd",
};

const PICTURE = "![CPU per request, as a multiple of a middleware that does nothing]";

/** The rows of docs/protect.md, with their names there. */
const OF_PROTECT: Readonly<Record<string, string>> = {
  "no-op again": "the same app again (the noise)",
  "GET, whole stack": "`protect()`, GET",
  "POST 1 KB, whole stack and validate": "`protect()` and `validate()`, POST of 1 KB",
  "429 through protect()": "`protect()`, refused by the limit",
  "429 of rateLimit": "`rateLimit()` alone, refused",
  "404 of Hono": "Hono's own 404",
  "GET, rateLimit": "`rateLimit()` alone, GET",
  "GET, injectionScan": "`injectionScan()` alone, GET",
  "GET, tracing 1 %": "`tracing()` alone, 1 % recorded",
  "GET, metrics": "`metrics()` alone",
  "GET, logger": "`logger()` alone",
  "GET, circuitBreaker": "`circuitBreaker()` alone",
};

/** The costs of the whole stack, for docs/protect.md. */
export function protectTable(results: Results): string {
  const runtimes = measuredIn(results);
  const table = tableOf(
    ["CPU per request, × the app with one middleware that does nothing", ...titles(runtimes)],
    Object.entries(OF_PROTECT).map(([name, title]) => [
      title,
      ...runtimes.map(([, { costs }]) => costs[name]?.ratio.toFixed(2) ?? "–"),
    ]),
  );
  return `${PICTURE}(http-cost.svg)\n\n${table}`;
}

/** The rows of docs/tracing.md, with their names there. */
const OF_TRACING: Readonly<Record<string, string>> = {
  "no-op again": "the same app again (the noise)",
  "GET, tracing, none recorded": "`tracing()`, nothing recorded",
  "GET, tracing 1 %": "`tracing({ exporter })`, 1 % sampled",
  "GET, tracing, all recorded": "`tracing({ exporter })`, all sampled, OTLP/JSON",
  "GET, @hono/otel, all recorded": "`@hono/otel` on the official SDK, all sampled",
};

/** The costs of tracing on Node, for docs/tracing.md. */
export function tracingTable({ node }: Results): string {
  return tableOf(
    ["variant", `Node ${node?.version ?? ""}`],
    Object.entries(OF_TRACING).map(([name, title]) => [
      title,
      node?.costs[name]?.ratio.toFixed(2) ?? "–",
    ]),
  );
}

/** The section of PERFORMANCE.md. */
export function httpSection(results: Results): string {
  const runtimes = measuredIn(results);
  const names = [...new Set(runtimes.flatMap(([, { costs }]) => Object.keys(costs)))];
  const costs = tableOf(
    ["variant", ...titles(runtimes)],
    names.map((name) => [
      name,
      ...runtimes.map(([, { costs: { [name]: cost } }]) =>
        cost === undefined ? "–" : `${cost.ratio.toFixed(2)} (${cost.us.toFixed(0)} µs)`
      ),
    ]),
  );
  return `## Over HTTP

\`npm run bench:http -- --write\` in the repository writes this section. Each variant has a server process of its own,
which answers over 16 kept connections; the variants alternate in slices. A cell is the CPU time of
the server per request as a **multiple of the same app with one middleware that does nothing** in the
same round (medians), and in brackets the microseconds. A POST is compared with the POST of that app,
which parses the body; everything else with its GET. workerd's time is that of its own process and
threads.

${PICTURE}(docs/http-cost.svg)

${costs}
${noiseNote(runtimes)}
The bars that the project sets itself. One that is missed by less than 5 %, the noise of a shared
machine, is shown with the middle half of the rounds, as are all that are missed:

${barsTable(runtimes)}`;
}

type Runtimes = readonly (readonly [runtime: string, result: RuntimeResult])[];

function measuredIn(results: Results): Runtimes {
  return Object.keys(RUNTIMES).flatMap((runtime) =>
    results[runtime] === undefined ? [] : [[runtime, results[runtime]!] as const]
  );
}

function titles(runtimes: Runtimes): string[] {
  return runtimes.map(([runtime, { version }]) => `${RUNTIMES[runtime]} ${version}`);
}

function barsTable(runtimes: Runtimes): string {
  return tableOf(
    ["variant", ...titles(runtimes)],
    Object.entries(bars).map(([name, byRuntime]) => [
      name,
      ...runtimes.map(([runtime, { costs }]) => {
        const [bar, cost] = [byRuntime[runtime], costs[name]];
        if (bar === undefined || cost === undefined) return "";
        const aim = bar.stretch === undefined ? "" : ` (${bar.stretch})`;
        return `${cost.ratio.toFixed(2)} of ${bar.most}${aim}: ${verdictOf(cost, bar)}`;
      }),
    ]),
  );
}

function noiseNote(runtimes: Runtimes): string {
  const noisy = runtimes.filter(([, { costs }]) => noiseOf(costs) > NOISE)
    .map(([runtime, { version }]) => `${RUNTIMES[runtime]} ${version}`);
  if (noisy.length === 0) return "";
  return `\nThe second no-op is off by more than 5 % on ${
    noisy.join(", ")
  }: those columns are noisy.\n`;
}
