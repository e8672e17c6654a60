/**
 * The seam's charges on a limiter of `@upstash/ratelimit`, with what it gets wrong put right.
 *
 * @module
 */
import { fullySpent } from "../core/store/bucket.ts";
import type { Charge, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { UnsupportedTakeError } from "../core/store/unsupported.ts";
import { defer } from "../runtime/defer.ts";
import { unitScale, wellFormed } from "./script.ts";

/** What a limiter says of an identifier: tokens, and when the next ones come (ms since 1970). */
export interface RatelimitReading {
  /** The most tokens there are. */
  limit: number;
  /** Tokens left. */
  remaining: number;
  /** When the next ones come, in ms since 1970. */
  reset: number;
}

/** What a ready limiter must have: `Ratelimit` and `MultiRegionRatelimit` do. */
export interface ReadyRatelimit {
  /** Takes tokens; gives them back when the rate is negative. */
  limit(identifier: string, request?: { rate?: number }): Promise<
    RatelimitReading & { success: boolean; pending: Promise<unknown>; reason?: string }
  >;
  /** Looks. */
  getRemaining(identifier: string): Promise<RatelimitReading>;
}

/** How `@upstash/ratelimit` counts. */
export type UpstashAlgorithm = "tokenBucket" | "slidingWindow" | "fixedWindow";

/** A limiter, and what is known of how it counts. */
export interface Counter {
  readonly limiter: ReadyRatelimit;
  /** "unknown" for a limiter made elsewhere. */
  readonly algorithm: UpstashAlgorithm | "unknown";
}

/** Tokens that come at once, and how often: a few at a time, not all of a window at its end. */
export function refillStep(limit: number, window: number): { tokens: number; interval: number } {
  const scale = unitScale({ limit, window });
  return { tokens: limit / scale, interval: window / scale };
}

/** All charges or none: those granted before a refused one are given back. */
export async function takeAll(
  take: Take,
  counterOf: (charge: Charge) => Counter,
  context: TakeContext,
): Promise<TakeResult> {
  const spent: number[] = [];
  let granted = 0;
  for (const charge of take) {
    const asked = granted === spent.length ? charge : { ...charge, cost: 0 };
    const result = await takeOne(asked, counterOf(charge), context);
    if (result.allowed && asked === charge) granted++;
    spent.push(result.spent);
  }
  if (granted === take.length) return { allowed: true, spent };
  for (const [i, charge] of take.slice(0, granted).entries()) {
    if (charge.cost > 0) spent[i] = await giveBack(charge, charge.cost, counterOf(charge), context);
  }
  return { allowed: false, spent };
}

interface OneResult {
  allowed: boolean;
  spent: number;
}

async function takeOne(
  charge: Charge,
  counter: Counter,
  context: TakeContext,
): Promise<OneResult> {
  const { key, cost } = charge;
  if ((charge.force && cost > 0) || (charge.atLeast ?? 0) > 0) {
    throw new UnsupportedTakeError("upstashRatelimitStore cannot owe or block; upstashStore can");
  }
  if (cost < 0) {
    return { allowed: true, spent: await giveBack(charge, -cost, counter, context) };
  }
  if (cost === 0) return { allowed: true, spent: spentOf(await look(charge, counter), charge) };
  // A refused cost above 1 may have been counted all the same: ask first whether it fits.
  if (cost > 1 && counter.algorithm !== "tokenBucket") {
    const before = await look(charge, counter);
    if (before.remaining < cost) return refused(charge, before, counter, context);
  }
  const reading = await change(key, cost, counter, context);
  if (reading.success) return { allowed: true, spent: spentOf(reading, charge) };
  // A fixed window has counted what it refused.
  const uncounted = counter.algorithm === "fixedWindow"
    ? change(key, -cost, counter, context)
    : Promise.resolve();
  if (cost === 1) {
    defer(context.c, uncounted);
    return refused(charge, reading, counter, context);
  }
  await uncounted;
  return refused(charge, await look(charge, counter), counter, context);
}

/** Gives back what was taken, and no more than that. Returns the units spent. */
async function giveBack(
  charge: Charge,
  tokens: number,
  counter: Counter,
  context: TakeContext,
): Promise<number> {
  const before = await look(charge, counter);
  const back = Math.min(tokens, before.limit - before.remaining);
  if (back <= 0) return spentOf(before, charge);
  const after = await change(charge.key, -back, counter, context);
  return spentOf(after, charge);
}

async function change(
  key: string,
  rate: number,
  { limiter }: Counter,
  { c }: TakeContext,
): ReturnType<ReadyRatelimit["limit"]> {
  const answer = await limiter.limit(wellFormed(key), { rate });
  defer(c, answer.pending);
  // It reports a timeout as an admission.
  if (answer.reason === "timeout") throw new Error("upstashRatelimitStore: no answer in time");
  return answer;
}

async function look(
  { key, limit, window }: Charge,
  { limiter, algorithm }: Counter,
): Promise<RatelimitReading> {
  const reading = await limiter.getRemaining(wellFormed(key));
  if (algorithm !== "tokenBucket") return reading;
  // It tells what was left at the last change: add what has come since.
  const { tokens, interval } = refillStep(limit, window);
  const steps = Math.max(0, Math.floor((Date.now() - reading.reset) / interval) + 1);
  const remaining = Math.min(reading.limit, reading.remaining + steps * tokens);
  return { ...reading, remaining };
}

function spentOf({ remaining }: RatelimitReading, charge: Charge): number {
  return Math.max(0, fullySpent(charge) - remaining * charge.window);
}

/** In an empty fixed window nothing flows back before its end: the units spent say so. */
function refused(
  charge: Charge,
  reading: RatelimitReading,
  { algorithm }: Counter,
  { clock }: TakeContext,
): OneResult {
  if (algorithm !== "fixedWindow" || reading.remaining > 0) {
    return { allowed: false, spent: spentOf(reading, charge) };
  }
  // Near the end of a window that is sooner than one token would flow back.
  const wait = Math.max(0, reading.reset - clock.now());
  return { allowed: false, spent: fullySpent(charge) - charge.window + wait * charge.limit };
}
