/**
 * The search for the costliest request: hill climbing from several starts.
 *
 * @module
 */
import process from "node:process";
import { type Send, unguarded } from "./guards.ts";
import { mutated, type Random, startingPlan } from "./mutate.ts";
import { ordinary, type Plan, prepare, scaled } from "./plan.ts";

/** A costly request. */
export interface Find {
  readonly plan: Plan;
  readonly bytes: number;
  readonly status: number;
  /** CPU time of one request, in ms. */
  readonly ms: number;
  /** Of that, what an app without the guard takes. */
  readonly bareMs: number;
  /** CPU time of an ordinary request of the same size, in ms. */
  readonly ordinaryMs: number;
}

/** Small requests cost what every request costs: they are judged as if they were larger. */
const LEAST_BYTES = 4_096;
const POPULATION = 6;
/** A try has to be so much costlier to take a place. */
const STEP = 1.05;

/** CPU time of one request in ms: the least of some runs. */
export async function costOf(send: Send, plan: Plan, runs: number): Promise<number> {
  const prepared = prepare(plan);
  if (prepared === undefined) return NaN;
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const request = prepared.make();
    const before = process.cpuUsage();
    const response = await send(request);
    await response.text();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

function scoreOf(ms: number, plan: Plan): number {
  const bytes = prepare(plan)?.bytes ?? Infinity;
  return ms / Math.max(bytes, LEAST_BYTES);
}

/** Looks for costly requests until `goOn` says no; the costliest first. */
export async function searchCosts(
  send: Send,
  random: Random,
  goOn: (tries: number) => boolean,
): Promise<Find[]> {
  const bare = unguarded();
  // What the guard adds. A pause of the machine is no find: the least of three runs.
  const added = async (plan: Plan) =>
    scoreOf(await costOf(send, plan, 3) - await costOf(bare, plan, 3), plan);
  const best: { plan: Plan; score: number }[] = [];
  for (let tries = 0; goOn(tries); tries++) {
    const at = Math.floor(random() * POPULATION);
    const parent = best[at];
    const plan = parent === undefined
      ? startingPlan(random)
      : mutated(parent.plan, random, best[Math.floor(random() * best.length)].plan);
    const score = scoreOf(await costOf(send, plan, 1), plan);
    if (!(score > (parent?.score ?? 0) * STEP)) continue;
    const sure = await added(plan);
    if (parent === undefined) best.push({ plan, score: sure });
    else if (sure > parent.score * STEP) best[at] = { plan, score: sure };
  }
  const finds: Find[] = [];
  for (const { plan } of best) finds.push(await measured(send, bare, plan));
  return finds.sort((a, b) => perByte(b) - perByte(a));
}

/** CPU time that the guard takes by size, in µs a byte. */
export function perByte({ ms, bareMs, bytes }: Find): number {
  return (ms - bareMs) * 1_000 / Math.max(bytes, LEAST_BYTES);
}

async function measured(send: Send, bare: Send, plan: Plan): Promise<Find> {
  const ms = await costOf(send, plan, 5);
  const bareMs = await costOf(bare, plan, 5);
  const ordinaryMs = await costOf(send, ordinary(plan), 5);
  const { bytes, make } = prepare(plan)!;
  const { status } = await send(make());
  return { plan, bytes, status, ms, bareMs, ordinaryMs };
}

/** How much longer a request takes with everything in it twice: 2 is linear. */
export async function growthOf(send: Send, plan: Plan, runs: number): Promise<number> {
  return await costOf(send, scaled(plan, 2), runs) / await costOf(send, plan, runs);
}
