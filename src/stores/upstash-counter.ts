/**
 * Charges on a limiter of `@upstash/ratelimit`, with corrections of its errors.
 *
 * @module
 */
import { fullySpent } from "../core/store/bucket.ts";
import type { Charge, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { UnsupportedTakeError } from "../core/store/unsupported.ts";
import { defer } from "../runtime/defer.ts";
import { unitScale, wellFormed } from "./script.ts";

/** The state of an identifier. */
export interface RatelimitReading {
  /** Maximum number of tokens. */
  limit: number;
  /** Number of tokens left. */
  remaining: number;
  /** Time at which the next tokens flow back, in ms since the epoch. */
  reset: number;
}

/** The part of `Ratelimit` and `MultiRegionRatelimit` that is used. */
export interface ReadyRatelimit {
  /** Takes tokens; gives them back if the rate is negative. */
  limit(identifier: string, request?: { rate?: number }): Promise<
    RatelimitReading & { success: boolean; pending: Promise<unknown>; reason?: string | undefined }
  >;
  /** Returns the state without taking tokens. */
  getRemaining(identifier: string): Promise<RatelimitReading>;
}

/** The algorithms of `@upstash/ratelimit`. */
export type UpstashAlgorithm = "tokenBucket" | "slidingWindow" | "fixedWindow";

/** A limiter and its algorithm. */
export interface RatelimitCounter {
  readonly limiter: ReadyRatelimit;
  /** "unknown" for a limiter that the app created. */
  readonly algorithm: UpstashAlgorithm | "unknown";
}

/** Returns the smallest refill step: tokens flow back in small steps, not once per window. */
export function refillStep(limit: number, window: number): { tokens: number; interval: number } {
  const scale = unitScale({ limit, window });
  return { tokens: limit / scale, interval: window / scale };
}

/** Takes all charges or none: gives granted charges back if a later one is refused. */
export async function takeAll(
  take: Take,
  counterOf: (charge: Charge) => RatelimitCounter,
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
  counter: RatelimitCounter,
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
  // A refused cost above 1 may be counted nevertheless, so check first whether it fits.
  if (cost > 1 && counter.algorithm !== "tokenBucket") {
    const before = await look(charge, counter);
    if (before.remaining < cost) return refused(charge, before, counter, context);
  }
  const reading = await change(key, cost, counter, context);
  if (reading.success) return { allowed: true, spent: spentOf(reading, charge) };
  // A fixed window counts refused takes.
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

/** Gives tokens back, at most until the bucket is full. Returns the units spent. */
async function giveBack(
  charge: Charge,
  tokens: number,
  counter: RatelimitCounter,
  context: TakeContext,
): Promise<number> {
  const before = await look(charge, counter);
  // Rounded up: the library keeps whole tokens.
  const back = Math.min(Math.ceil(tokens), before.limit - before.remaining);
  if (back <= 0) return spentOf(before, charge);
  const after = await change(charge.key, -back, counter, context);
  return spentOf(after, charge);
}

async function change(
  key: string,
  rate: number,
  { limiter }: RatelimitCounter,
  { c }: TakeContext,
): ReturnType<ReadyRatelimit["limit"]> {
  const answer = await limiter.limit(wellFormed(key), { rate });
  defer(c, answer.pending);
  // The library admits after a timeout.
  if (answer.reason === "timeout") throw new Error("upstashRatelimitStore: no answer in time");
  return answer;
}

async function look(
  { key, limit, window }: Charge,
  { limiter, algorithm }: RatelimitCounter,
): Promise<RatelimitReading> {
  const reading = await limiter.getRemaining(wellFormed(key));
  if (algorithm !== "tokenBucket") return reading;
  // It returns the state of the last change: add the tokens that have flowed back since.
  const { tokens, interval } = refillStep(limit, window);
  const steps = Math.max(0, Math.floor((Date.now() - reading.reset) / interval) + 1);
  const remaining = Math.min(reading.limit, reading.remaining + steps * tokens);
  return { ...reading, remaining };
}

function spentOf({ remaining }: RatelimitReading, charge: Charge): number {
  return Math.max(0, fullySpent(charge) - remaining * charge.window);
}

/** In an empty fixed window no token flows back before its end, which the units spent express. */
function refused(
  charge: Charge,
  reading: RatelimitReading,
  { algorithm }: RatelimitCounter,
  { clock }: TakeContext,
): OneResult {
  if (algorithm !== "fixedWindow" || reading.remaining > 0) {
    return { allowed: false, spent: spentOf(reading, charge) };
  }
  // Near the end of a window the wait is shorter than that for one token of a bucket.
  const wait = Math.max(0, reading.reset - clock.now());
  return { allowed: false, spent: fullySpent(charge) - charge.window + wait * charge.limit };
}
