// Simulates an outage and an overload, with and without this library, in virtual time.
//
//   tsx scripts/simulate-resilience.ts            prints the tables
//   tsx scripts/simulate-resilience.ts --write    also draws docs/resilience-outage.svg
//
// Exits with 1 when a promise of docs/resilience.md does not hold.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { deno } from "../tests/runtimes/runners.mjs";
import {
  CAPACITY_RPS,
  type Result,
  type Scenario,
  simulate,
} from "../tests/property/resilience/simulation.ts";

const CHART = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  "../docs/resilience-outage.svg",
);
const OUTAGE: Scenario = { rps: 100, duration: 180_000, outage: [60_000, 120_000], retries: 3 };
const LINES: readonly (readonly [label: string, colour: string, scenario: Scenario])[] = [
  ["3 retries, no budget", "#d1495b", OUTAGE],
  ["3 retries, budget of 10 %", "#2a7f9e", { ...OUTAGE, budget: 0.1 }],
  ["budget and circuit breaker", "#66a182", { ...OUTAGE, budget: 0.1, breaker: true }],
];

const outages = LINES.map(([label, colour, scenario]) => ({
  label,
  colour,
  scenario,
  result: simulate(scenario),
}));

console.log("an outage of 60 s at 100 requests/s      attempts/offered   success afterwards");
for (const { label, scenario, result } of outages) {
  const { attempts, offered, successAfter } = result;
  if (scenario.budget !== undefined) {
    expect(attempts / offered <= 1.11, `${label}: at most 1.11 attempts per request`);
    expect(successAfter >= 0.95, `${label}: recovers after the outage`);
  }
  console.log(
    `  ${label.padEnd(40)} ${(attempts / offered).toFixed(2).padStart(8)}` +
      ` ${percent(successAfter).padStart(20)}`,
  );
}

const calm = simulate({ rps: 100, duration: 60_000 });
console.log(`\noverload for 60 s (calm p99: ${calm.p99.toFixed(0)} ms)      goodput     p99`);
for (const load of [1.1, 1.5, 2, 4]) {
  for (const shed of [false, true]) {
    const { succeeded, p99 } = simulate({ rps: CAPACITY_RPS * load, duration: 60_000, shed });
    if (shed) {
      const goodput = succeeded / (CAPACITY_RPS * 60);
      expect(goodput >= 0.97, `${load} times the load: goodput of at least 97 %`);
      expect(p99 <= 3 * calm.p99, `${load} times the load: p99 of at most 3 times the calm one`);
    }
    console.log(
      `  ${load} times${shed ? ", shedding" : ""}`.padEnd(34) +
        `${percent(succeeded / (CAPACITY_RPS * 60)).padStart(15)} ${p99.toFixed(0).padStart(6)} ms`,
    );
  }
}

if (process.argv.includes("--write")) {
  writeFileSync(CHART, chart());
  spawnSync(deno, ["fmt", "--quiet", CHART], { stdio: "inherit" });
}

function expect(holds: boolean, promise: string): void {
  if (holds) return;
  console.log(`BROKEN: ${promise}`);
  process.exitCode = 1;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Attempts per second over time, one line per scenario, the outage shaded. */
function chart(): string {
  const [width, height, left, right, top, bottom] = [760, 300, 52, 28, 40, 36];
  const seconds = OUTAGE.duration / 1_000;
  const most = 450;
  const x = (second: number) => left + second / seconds * (width - left - right);
  const y = (n: number) => height - bottom - Math.min(n, most) / most * (height - top - bottom);
  const line = ({ attemptsPerSecond }: Result) =>
    smooth(attemptsPerSecond).map((n, second) => `${x(second).toFixed(1)},${y(n).toFixed(1)}`)
      .join(" ");
  const text = (at: number, down: number, content: string, anchor = "middle") =>
    `<text x="${at}" y="${down}" text-anchor="${anchor}">${content}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"
  aria-label="Attempts per second during an outage, with and without a retry budget">
<style>text { font: 12px sans-serif; fill: #555 } polyline { fill: none; stroke-width: 2 }</style>
<rect width="${width}" height="${height}" fill="#fff"/>
<rect x="${x(60)}" y="${top}" width="${x(120) - x(60)}" height="${
    height - top - bottom
  }" fill="#eee"/>
${text((x(60) + x(120)) / 2, top + 14, "outage")}
${
    [0, 100, 200, 300, 400].map((n) =>
      `<line x1="${left}" x2="${width - right}" y1="${y(n)}" y2="${y(n)}" stroke="#ddd"/>` +
      text(left - 6, y(n) + 4, String(n), "end")
    ).join("\n")
  }
${[0, 60, 120, 180].map((s) => text(x(s), height - 16, `${s} s`)).join("\n")}
${text(left, 16, "attempts per second that reach the dependency; 100 requests per second", "start")}
${
    outages.map(({ label, colour, result }, i) =>
      `<polyline stroke="${colour}" points="${line(result)}"/>
<rect x="${left + i * 200}" y="24" width="10" height="10" fill="${colour}"/>` +
      text(left + i * 200 + 16, 33, label, "start")
    ).join("\n")
  }
</svg>
`;
}

/** A moving average over three seconds, because single seconds vary at random. */
function smooth(values: readonly number[]): number[] {
  return values.map((_, i) => {
    const around = values.slice(Math.max(0, i - 1), i + 2);
    return around.reduce((sum, n) => sum + n) / around.length;
  });
}
