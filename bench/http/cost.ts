/**
 * `npm run bench:http`: server CPU per request of each variant over real HTTP, as a multiple of the
 * same app with one middleware that does nothing. Each variant has a server process of its own; the
 * slices alternate. Needs Linux, whose scheduler counts the CPU of threads.
 *
 *     npx tsx bench/http/cost.ts [--runtime node …] [--rounds 15] [--requests 1500] [--match TEXT]
 *
 * `--write` keeps the results in bench/http/results.json and writes them into the pages. A run
 * whose second no-op is off by more than 5 % is repeated then, at most twice.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { median } from "../interleave.ts";
import { Load } from "./load.ts";
import { writePages } from "./pages.ts";
import { addResult, NOISE, noiseOf } from "./results.ts";
import type { RuntimeResult } from "./results.ts";
import { bundleServers, runtimes, serveVariant, versionOf } from "./servers.ts";
import type { Server } from "./servers.ts";
import { tracingVariants } from "./tracing.ts";
import { variants } from "./variants.ts";
import type { Variant } from "./variants.ts";

/** A server that is measured. */
interface Running {
  readonly variant: Variant;
  readonly server: Server;
  /** Microseconds of CPU per request, by round. */
  readonly times: number[];
}

type Costs = RuntimeResult["costs"];

/** Requests before the first round: until then compilers work, and their threads count too. */
const WARM_UP_REQUESTS = 10_000;
const WARM_UP_ROUNDS = 2;
/** Runs of a runtime until one is quiet enough to be written. */
const TRIES = 3;

const { values: options } = parseArgs({
  options: {
    runtime: { type: "string", multiple: true, default: [...runtimes] },
    rounds: { type: "string", default: "15" },
    requests: { type: "string", default: "1500" },
    match: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});
if (options.write && options.match !== "") throw new RangeError("--write measures all variants");
await bundleServers();
for (const runtime of options.runtime) {
  let costs = await measureOn(runtime, chosen(runtime, options.match));
  tell(runtime, costs);
  for (let tried = 1; options.write && noiseOf(costs) > NOISE && tried < TRIES; tried++) {
    const again = await measureOn(runtime, chosen(runtime, options.match));
    tell(runtime, again);
    if (noiseOf(again) < noiseOf(costs)) costs = again;
  }
  if (options.write) {
    const { rounds, requests } = options;
    const version = versionOf(runtime);
    addResult(runtime, { version, rounds: Number(rounds), requests: Number(requests), costs });
  }
}
if (options.write) writePages();
// Sockets and children would keep the process running.
process.exit(0);

/** The variants of a runtime whose name contains a text, and their baselines. */
function chosen(runtime: string, match: string): Variant[] {
  const all = [...variants, ...tracingVariants].filter(({ on }) => on?.includes(runtime) ?? true);
  const wanted = all.filter(({ name }) => name.includes(match));
  const bases = new Set(["no-op", "no-op again", ...wanted.map(({ baseline }) => baseline)]);
  return all.filter((variant) => wanted.includes(variant) || bases.has(variant.name));
}

async function measureOn(
  runtime: string,
  list: readonly Variant[],
): Promise<Costs> {
  const requests = Number(options.requests);
  const running: Running[] = [];
  for (const variant of list) {
    const server = await serveVariant(runtime, variant);
    const load = await Load.open(server.port, variant);
    if (variant.used !== undefined) await load.send(variant.used, true);
    await load.send(WARM_UP_REQUESTS);
    load.close();
    running.push({ variant, server, times: [] });
  }
  for (let round = -WARM_UP_ROUNDS; round < Number(options.rounds); round++) {
    for (let k = 0; k < running.length; k++) {
      const { variant, server, times } = running[(k + round + WARM_UP_ROUNDS) % running.length]!;
      // New connections for each slice: servers close those that are idle for seconds.
      const load = await Load.open(server.port, variant);
      const before = server.cpu();
      await load.send(requests);
      if (round >= 0) times.push((server.cpu() - before) / requests / 1_000);
      load.close();
    }
  }
  for (const { server } of running) server.stop();
  return Object.fromEntries(running.map(({ variant, times }) => {
    const base = running.find(({ variant: { name } }) => name === variant.baseline)!.times;
    const ratios = times.map((time, round) => time / base[round]!).sort((a, b) => a - b);
    const at = (share: number) => ratios[Math.floor((ratios.length - 1) * share)]!;
    return [variant.name, {
      us: median(times),
      ratio: median(ratios),
      spread: [at(0.25), at(0.75)] as const,
    }];
  }));
}

function tell(runtime: string, measured: Costs): void {
  console.log(`\n${runtime}`);
  for (const [name, { us, ratio, spread: [low, high] }] of Object.entries(measured)) {
    const cells = [us.toFixed(1).padStart(8), "µs  ×", ratio.toFixed(3)];
    console.log(`  ${name.padEnd(38)}${cells.join(" ")}  [${low.toFixed(2)}, ${high.toFixed(2)}]`);
  }
  const off = noiseOf(measured);
  if (off > NOISE) console.log(`  no-op again is off by ${(off * 100).toFixed(0)} %: run it again`);
}
