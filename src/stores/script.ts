/**
 * The one Lua script behind the Redis stores: any number of takes in one atomic call.
 *
 * A bucket is one number, the time at which it is full again, counted in units since 2026 by the
 * server's clock (so clients whose clocks disagree count alike). Its key expires at that very
 * moment: losing it then loses nothing. A key is read and written once per call, however many takes
 * name it; a take that is refused, or only looks, writes nothing.
 *
 * @module
 */
import { fullySpent } from "../core/bucket.ts";
import type { Charge, Take, TakeResult } from "../core/store.ts";

/**
 * Needs Redis 5 (TIME before a write). `KEYS` are the buckets. `ARGV` holds for each key the units
 * that flow back per ms; then for each take the number of its charges, and for each charge the index
 * of its key, its cost, the capacity and the least to be spent afterwards, in units.
 */
export const TAKE_SCRIPT: string = `local time = redis.call('TIME')
local now = (tonumber(time[1]) - 1767225600) * 1000 + math.floor(tonumber(time[2]) / 1000)
local rate, before, spent, out = {}, {}, {}, {}
for k = 1, #KEYS do
  rate[k] = tonumber(ARGV[k])
  local full = redis.call('GET', KEYS[k])
  before[k] = full and math.max(0, tonumber(full) - now * rate[k]) or 0
  spent[k] = before[k]
end
local a = #KEYS + 1
while a <= #ARGV do
  local last = a + 4 * tonumber(ARGV[a])
  local allowed, undo = 1, {}
  for c = a + 1, last, 4 do
    local k, cost = tonumber(ARGV[c]), tonumber(ARGV[c + 1])
    local after = spent[k] + cost
    if cost > 0 and after > tonumber(ARGV[c + 2]) then
      allowed = 0
      for u = #undo, 1, -2 do spent[undo[u - 1]] = undo[u] end
      break
    end
    undo[#undo + 1] = k
    undo[#undo + 1] = spent[k]
    spent[k] = math.max(after, tonumber(ARGV[c + 3]))
  end
  out[#out + 1] = allowed
  for c = a + 1, last, 4 do
    local s = spent[tonumber(ARGV[c])]
    out[#out + 1] = s % 1 == 0 and s < 9e15 and s or string.format('%.17g', s)
  end
  a = last + 1
end
for k = 1, #KEYS do
  local s = spent[k]
  if s > 0 and s ~= before[k] then
    local ttl = math.min(math.ceil(s / rate[k]), 1e15)
    local full = string.format('%.17g', now * rate[k] + s)
    redis.call('SET', KEYS[k], full, 'PX', string.format('%.0f', ttl))
  elseif s ~= before[k] then
    redis.call('DEL', KEYS[k])
  end
end
return out`;

/** The SHA-1 of {@link TAKE_SCRIPT}, by which EVALSHA calls it (a test guards it). */
export const TAKE_SHA = "053f13f45ddd88c4d37d47334192b1569a2ff044";

/**
 * The same for Upstash, where a script without this flag takes a lock on the whole database. Redis
 * itself refuses a flag that it does not know.
 */
export const UPSTASH_SCRIPT: string = `#!lua flags=allow-key-locking\n${TAKE_SCRIPT}`;

/** The SHA-1 of {@link UPSTASH_SCRIPT}. */
export const UPSTASH_SHA = "88582027af37c01a5318b62d216d77f455f1af61";

/** The keys and arguments of one call of the script. */
export interface ScriptCall {
  readonly keys: string[];
  readonly args: string[];
}

/** Writes a batch as one call of the script. */
export function encodeTakes(batch: readonly Take[]): ScriptCall {
  const indices = new Map<string, number>();
  const rates: string[] = [];
  const charges: string[] = [];
  for (const take of batch) {
    charges.push(String(take.length));
    for (const charge of take) {
      const scale = unitScale(charge);
      let index = indices.get(charge.key);
      if (index === undefined) {
        indices.set(charge.key, index = indices.size + 1);
        rates.push(String(charge.limit / scale));
      }
      charges.push(
        String(index),
        luaNumber(charge.cost * charge.window / scale),
        luaNumber(charge.force ? Infinity : fullySpent(charge) / scale),
        luaNumber((charge.atLeast ?? 0) / scale),
      );
    }
  }
  return { keys: [...indices.keys()].map(wellFormed), args: [...rates, ...charges] };
}

/** Reads what the script answered to {@link encodeTakes} of the same batch. */
export function decodeTakes(batch: readonly Take[], reply: unknown): TakeResult[] {
  const expected = batch.reduce((sum, take) => sum + 1 + take.length, 0);
  const isAnswer = Array.isArray(reply) && reply.length === expected;
  if (!isAnswer || reply.some((value) => Number.isNaN(Number(value)))) {
    throw new Error("the script's answer does not fit the question");
  }
  let at = 0;
  return batch.map((take) => ({
    allowed: Number(reply[at++]) === 1,
    spent: take.map((charge) => Number(reply[at++]) * unitScale(charge)),
  }));
}

/**
 * How many of the seam's units are one of the script's. Smaller whole numbers mean the same: 100 per
 * 60 000 ms is 1 per 600. It keeps the time in units below 2^53, where doubles are whole.
 */
export function unitScale({ limit, window }: Pick<Charge, "limit" | "window">): number {
  if (!Number.isInteger(limit) || !Number.isInteger(window)) return 1;
  let [a, b] = [limit, window];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** Lua has no literal for infinity; nothing else is as large. */
function luaNumber(value: number): string {
  return Number.isFinite(value) ? String(value) : value > 0 ? "1e308" : "-1e308";
}

/**
 * A key as all stores can hold it. Half a surrogate pair has no UTF-8 and would be replaced, so that two keys become one. It is
 * written out instead, behind a character that is itself written out.
 */
export function wellFormed(key: string): string {
  if (!/[\ud800-\udfff\uffff]/.test(key)) return key;
  return key.replace(
    /\uffff|\p{Surrogate}/gu,
    (char) => "\uffff" + char.charCodeAt(0).toString(16),
  );
}
