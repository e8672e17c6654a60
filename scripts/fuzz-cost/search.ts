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
  /** The part of it that an app without the guard takes, in ms. */
  readonly bareMs: number;
  /** CPU time of an ordinary request of the same size, in ms. */
  readonly ordinaryMs: number;
}

/** Smaller requests are judged as if they had this size, because every request has a fixed cost. */
const LEAST_BYTES = 4_096;
const POPULATION = 6;
/** An attempt must cost this much more to replace another. */
const STEP = 1.05;

/** CPU time of one request in ms: the minimum of several runs. */
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

/** Looks for costly requests until `goOn` returns false. Returns the costliest first. */
export async function searchCosts(
  send: Send,
  random: Random,
  goOn: (tries: number) => boolean,
): Promise<Find[]> {
  const bare = unguarded();
  // The guard's part. The minimum of three runs leaves out pauses of the machine.
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

/** CPU time of the guard per byte, in µs. */
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

/** The factor by which the time grows when a request doubles: 2 is linear. */
export async function growthOf(send: Send, plan: Plan, runs: number): Promise<number> {
  return await costOf(send, scaled(plan, 2), runs) / await costOf(send, plan, runs);
}

/**
 * The most that a request with everything in it twice may cost, as a multiple. Linear is 2; the
 * rest allows for a busy machine and for small requests.
 */
export const MAX_GROWTH = 3.2;
/** How often a measurement is repeated before it counts. */
export const MAX_RUNS = 12;

/** The least growth of several runs, because a busy machine only ever adds. */
export async function leastGrowth(send: Send, plan: Plan): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < MAX_RUNS && !(least < MAX_GROWTH); run++) {
    const growth = await growthOf(send, plan, 3);
    if (Number.isNaN(growth)) return NaN;
    least = Math.min(least, growth);
  }
  return least;
}
