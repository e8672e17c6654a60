/**
 * Measures systems against each other, in alternating slices.
 *
 * @module
 */
import process from "node:process";
import type { Cost } from "../http/results.ts";
import { median } from "../interleave.ts";
import { serverWork } from "./servers.ts";
import type { System } from "./systems.ts";

const ROUNDS = 11;
const SLICE_MS = 120;

/** The medians of one system. */
export interface SystemResult {
  readonly perSecond: number;
  /** Its decisions per second divided by those of the fastest peer of the same round. */
  readonly speed: number;
  /** CPU of both sides per decision; the ratio is to the leanest peer of the same round. */
  readonly cpu: Cost;
  readonly clientUs: number;
  readonly serverUs: number;
  /** Round trips per decision: commands over TCP, requests over HTTP. */
  readonly trips: number;
  readonly scripts: number;
}

/** One slice of one system. Times in microseconds of CPU per decision. */
type Slice = Pick<SystemResult, "perSecond" | "clientUs" | "serverUs" | "trips" | "scripts">;

/** The load of a comparison. */
export interface Load {
  readonly concurrency: number;
  readonly keys: number;
}

/** Measures systems; the peers of one are those with the same transport. */
export async function measure(
  systems: readonly System[],
  load: Load,
): Promise<Record<string, SystemResult>> {
  const slices = new Map(systems.map((system) => [system, [] as Slice[]]));
  for (const system of systems) await slice(system, load);
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 ? systems.toReversed() : systems;
    for (const system of order) slices.get(system)!.push(await slice(system, load));
  }
  return Object.fromEntries(systems.map((system) => {
    const peers = systems.filter((one) => one.peer && one.transport === system.transport);
    return [
      system.name,
      resultOf(slices.get(system)!, peers.map((peer) => slices.get(peer)!)),
    ];
  }));
}

function resultOf(own: readonly Slice[], peers: readonly (readonly Slice[])[]): SystemResult {
  const middle = (of: (one: Slice) => number) => median(own.map(of));
  const ratios = (of: (one: Slice) => number, best: (...all: number[]) => number) =>
    own.map((one, round) => of(one) / best(...peers.map((peer) => of(peer[round]!))))
      .sort((a, b) => a - b);
  const cpu = ratios(cpuUs, Math.min);
  const at = (share: number) => cpu[Math.floor((cpu.length - 1) * share)]!;
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    speed: median(ratios(({ perSecond }) => perSecond, Math.max)),
    cpu: { us: middle(cpuUs), ratio: median(cpu), spread: [at(0.25), at(0.75)] },
    clientUs: middle(({ clientUs }) => clientUs),
    serverUs: middle(({ serverUs }) => serverUs),
    trips: middle(({ trips }) => trips),
    scripts: middle(({ scripts }) => scripts),
  };
}

function cpuUs({ clientUs, serverUs }: Slice): number {
  return clientUs + serverUs;
}

async function slice(system: System, { concurrency, keys }: Load): Promise<Slice> {
  const before = await serverWork();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const until = started + SLICE_MS;
  let decisions = 0;
  async function worker(first: number): Promise<void> {
    for (let i = first; performance.now() < until; i += concurrency) {
      await system.decide(`client-${i % keys}`);
      decisions++;
      // A decision without I/O would block the event loop.
      if (decisions % 512 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  await Promise.all(Array.from({ length: concurrency }, (_, i) => worker(i)));
  const seconds = (performance.now() - started) / 1_000;
  const { user, system: kernel } = process.cpuUsage(cpu);
  const after = await serverWork();
  const scripts = after.scripts - before.scripts;
  const trips = system.transport === "http" ? after.http - before.http : scripts;
  return {
    perSecond: decisions / seconds,
    clientUs: (user + kernel) / decisions,
    serverUs: (after.us - before.us) / decisions,
    trips: trips / decisions,
    scripts: scripts / decisions,
  };
}
