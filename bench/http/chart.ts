/**
 * The bar chart of the costs, as an SVG.
 *
 * @module
 */
import { bars } from "./bars.ts";
import type { Results } from "./results.ts";
import { RUNTIMES } from "./tables.ts";

/** The groups of the chart, by variant. */
const GROUPS: Readonly<Record<string, string>> = {
  "GET, whole stack": "protect(), GET",
  "POST 1 KB, whole stack and validate": "protect() and validate(), POST of 1 KB",
  "429 through protect()": "protect(), refused by the limit: 429",
  "429 of rateLimit": "rateLimit() alone, refused: 429",
};

const LEFT = 110;
const RIGHT = 60;
const WIDTH = 720;
const BAR = 16;
const GAP = 4;
const TITLE = 26;
const TOP = 12;
const AXIS = 40;

const STYLE = `<style>
text { fill: #222; }
.title { font-weight: 600; }
.note { fill: #555; }
.cost { fill: #4a5f9e; }
.line { stroke: #bbb; }
.one { stroke: #666; }
.most { stroke: #b3541e; stroke-width: 2; }
@media (prefers-color-scheme: dark) {
text { fill: #eee; }
.note { fill: #bbb; }
.cost { fill: #8fa3dd; }
.line { stroke: #444; }
.one { stroke: #999; }
.most { stroke: #e59a6b; }
}
</style>`;

/** Draws the costs of all runtimes. */
export function chartOf(results: Results): string {
  const runtimes = Object.keys(RUNTIMES).filter((runtime) => results[runtime] !== undefined);
  const costOf = (name: string, runtime: string) => results[runtime]!.costs[name]?.ratio;
  const values = Object.keys(GROUPS).flatMap((name) =>
    runtimes.flatMap((runtime) => [
      costOf(name, runtime) ?? 0,
      bars[name]?.[runtime]?.most ?? 0,
    ])
  );
  const most = Math.max(2, Math.ceil(Math.max(...values) * 2) / 2);
  const x = (value: number) => LEFT + (value / most) * (WIDTH - LEFT - RIGHT);
  const groupHeight = TITLE + runtimes.length * (BAR + GAP) + GAP;
  const bottom = TOP + Object.keys(GROUPS).length * groupHeight;
  const words: string[] = [];

  const groups = Object.entries(GROUPS).flatMap(([name, title], i) => {
    const y = TOP + i * groupHeight;
    const rows = runtimes.flatMap((runtime, k) => {
      const ratio = costOf(name, runtime);
      if (ratio === undefined) return [];
      const label = labelOf(runtime, results[runtime]!.version);
      words.push(`${title}, ${label}: ${ratio.toFixed(2)}`);
      return bar(label, ratio, y + TITLE + k * (BAR + GAP), x, bars[name]?.[runtime]?.most);
    });
    return [`<text class="title" x="${LEFT}" y="${y + 18}">${title}</text>`, ...rows];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + AXIS}"` +
    ` font-family="system-ui, sans-serif" font-size="12" role="img"` +
    ` aria-label="CPU per request as a multiple of one middleware that does nothing. ${
      words.join("; ")
    }">`,
    STYLE,
    ...axis(most, bottom, x),
    ...groups,
    `<text class="note" x="${LEFT}" y="${
      bottom + 34
    }">CPU per request, × one middleware that does` +
    ` nothing; upright strokes: the bars of the project</text>`,
    "</svg>\n",
  ].join("\n");
}

/** The name and the major version; versions of workerd are dates. */
function labelOf(runtime: string, version: string): string {
  return runtime === "workerd" ? runtime : `${RUNTIMES[runtime]} ${version.split(".")[0]}`;
}

function bar(
  label: string,
  ratio: number,
  y: number,
  x: (value: number) => number,
  most: number | undefined,
): string[] {
  const middle = y + BAR - 4;
  const stroke = most === undefined ? [] : [
    `<line class="most" x1="${fixed(x(most))}" x2="${fixed(x(most))}" y1="${y - 1}" y2="${
      y + BAR + 1
    }"/>`,
  ];
  const after = Math.max(ratio, most ?? 0);
  return [
    `<text x="${LEFT - 8}" y="${middle}" text-anchor="end">${label}</text>`,
    `<rect class="cost" x="${LEFT}" y="${y}" width="${fixed(x(ratio) - LEFT)}" height="${BAR}"/>`,
    ...stroke,
    `<text x="${fixed(x(after) + 6)}" y="${middle}">${ratio.toFixed(2)}</text>`,
  ];
}

function axis(most: number, bottom: number, x: (value: number) => number): string[] {
  const step = most > 6 ? 1 : 0.5;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step).flatMap((
    value,
  ) => [
    `<line class="${value === 1 ? "one" : "line"}" x1="${fixed(x(value))}" x2="${
      fixed(x(value))
    }"` +
    ` y1="${TOP + TITLE - 6}" y2="${bottom}"/>`,
    `<text class="note" x="${fixed(x(value))}" y="${
      bottom + 16
    }" text-anchor="middle">${value}</text>`,
  ]);
}

function fixed(value: number): string {
  return value.toFixed(1);
}
