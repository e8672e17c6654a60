/**
 * The Lua script of the Redis stores: any number of takes in one atomic call.
 *
 * A bucket is one number: the time at which it is full again, in units since 2026 by the server's
 * clock, so that the clients' clocks do not matter. If the limit varies, its refill and its size
 * follow. Its key expires at that time. A key is read and
 * written once per call, however many takes name it; takes that are refused or only look write
 * nothing.
 *
 * @module
 */
import { fullySpent } from "../core/store/bucket.ts";
import type { Charge, Take, TakeResult } from "../core/store/store.ts";
import { flagged } from "./lua.ts";
import type { LuaScript } from "./lua.ts";

/**
 * Requires Redis 5 (TIME before a write). `KEYS` are the buckets. {@link encodeTakes} writes
 * `ARGV`: for one charge per bucket that all have the same shape, as nearly every batch, the units
 * that flow back per ms, the cost and the capacity. For other batches:
 *
 * - the number of shapes, then for each shape: the units that flow back per ms, the cost, the
 *   capacity, the minimum spent afterwards, and the units spent of an empty bucket if the limit
 *   varies, else 0. Most takes of a tick have the same shape.
 * - for each charge one number, `key * shapes + shape` counted from 0, plus 1; negative if another
 *   charge of the same take follows.
 */
export const TAKE_SCRIPT: string = `local time = redis.call('TIME')
local now = (tonumber(time[1]) - 1767225600) * 1000 + math.floor(tonumber(time[2]) / 1000)
if #ARGV == 3 then -- one charge per bucket, all of the same shape
  local flow, cost, room = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
  local start, out = now * flow, {}
  for k = 1, #KEYS do
    local full = redis.call('GET', KEYS[k])
    local spent = full and math.max(0, tonumber(full) - start) or 0
    local after = spent + cost
    out[2 * k - 1] = after <= room and 1 or 0
    if after <= room then
      spent = after
      local ttl = math.min(math.ceil(spent / flow), 1e15)
      full = string.format('%.17g', start + spent)
      redis.call('SET', KEYS[k], full, 'PX', string.format('%.0f', ttl))
    end
    out[2 * k] = spent % 1 == 0 and spent < 9e15 and spent or string.format('%.17g', spent)
  end
  return out
end
local shapes = tonumber(ARGV[1])
local flow, cost, room, least, size = {}, {}, {}, {}, {}
for s = 1, shapes do
  local a = 5 * s - 3
  flow[s], cost[s] = tonumber(ARGV[a]), tonumber(ARGV[a + 1])
  room[s], least[s] = tonumber(ARGV[a + 2]), tonumber(ARGV[a + 3])
  size[s] = tonumber(ARGV[a + 4])
end
local rate, whole, before, spent = {}, {}, {}, {}
local function carry(units, k, s) -- the same share of another limit; a debt keeps its duration
  if units <= whole[k] then return units * size[s] / whole[k] end
  return size[s] + (units - whole[k]) * flow[s] / rate[k]
end
local n, key, shape, was, out = 0, {}, {}, {}, {}
for a = 5 * shapes + 2, #ARGV do
  local code = tonumber(ARGV[a])
  local c = math.abs(code) - 1
  local k, s = math.floor(c / shapes) + 1, c % shapes + 1
  n = n + 1
  key[n], shape[n] = k, s
  if not spent[k] then -- each bucket is read once
    local full = redis.call('GET', KEYS[k])
    rate[k], whole[k] = flow[s], size[s]
    if full and size[s] > 0 then
      local r, w
      full, r, w = string.match(full, '^(%S+) (%S+) (%S+)$')
      if full then rate[k], whole[k] = tonumber(r), tonumber(w) end
    end
    before[k] = full and math.max(0, tonumber(full) - now * rate[k]) or 0
    spent[k] = before[k]
  end
  if size[s] > 0 and (rate[k] ~= flow[s] or whole[k] ~= size[s]) then -- the limit has changed
    before[k], spent[k] = carry(before[k], k, s), carry(spent[k], k, s)
    rate[k], whole[k] = flow[s], size[s]
  end
  if code > 0 then -- the take is complete: all of it or nothing
    local i = 1
    while i <= n do
      k, s = key[i], shape[i]
      local after = spent[k] + cost[s]
      if cost[s] > 0 and after > room[s] then break end
      was[i] = spent[k]
      spent[k] = math.max(after, least[s])
      i = i + 1
    end
    out[#out + 1] = i > n and 1 or 0
    if i <= n then
      for u = i - 1, 1, -1 do spent[key[u]] = was[u] end
    end
    for u = 1, n do
      local units = spent[key[u]]
      out[#out + 1] = units % 1 == 0 and units < 9e15 and units or string.format('%.17g', units)
    end
    n = 0
  end
end
for k = 1, #KEYS do -- and written once
  if spent[k] ~= before[k] then
    if spent[k] > 0 then
      local ttl = math.min(math.ceil(spent[k] / rate[k]), 1e15)
      local full = string.format('%.17g', now * rate[k] + spent[k])
      if whole[k] > 0 then full = string.format('%s %.17g %.17g', full, rate[k], whole[k]) end
      redis.call('SET', KEYS[k], full, 'PX', string.format('%.0f', ttl))
    else
      redis.call('DEL', KEYS[k])
    end
  end
end
return out`;

/** The SHA-1 of {@link TAKE_SCRIPT}, for EVALSHA (verified by a test). */
export const TAKE_SHA = "a82fce65ce99bf49f6337ad7b34a8cb30b48afc1";

/** The same for Upstash: see `flagged`. */
export const UPSTASH_SCRIPT: string = /* @__PURE__ */ flagged(TAKE_SCRIPT);

/** The SHA-1 of {@link UPSTASH_SCRIPT}. */
export const UPSTASH_SHA = "d33179f3796e289e7e0e14759c0a0462844fb4e9";

/** The script of all takes. */
export const TAKES: LuaScript = { text: TAKE_SCRIPT, sha: TAKE_SHA, flaggedSha: UPSTASH_SHA };

/** Keys and arguments of one call of the script. */
export interface ScriptCall {
  readonly keys: string[];
  readonly args: string[];
}

/** Encodes a batch as one call of the script. */
export function encodeTakes(batch: readonly Take[]): ScriptCall {
  return encodeAlike(batch) ?? encodeAny(batch);
}

/** Encodes takes of one token or more from different buckets of one policy. */
function encodeAlike(batch: readonly Take[]): ScriptCall | undefined {
  const shape = batch[0]?.[0];
  if (shape === undefined || !(shape.cost > 0)) return undefined;
  if (shape.varies || shape.force || shape.atLeast !== undefined) return undefined;
  const keys: string[] = [];
  for (const take of batch) {
    if (take.length !== 1 || !isSameShape(take[0], shape)) return undefined;
    keys.push(wellFormed(take[0].key));
  }
  if (new Set(keys).size < keys.length) return undefined;
  return { keys, args: writeShape(shape).slice(0, 3) };
}

function encodeAny(batch: readonly Take[]): ScriptCall {
  const keys = new Map<string, number>();
  const shapes: Charge[] = [];
  const places: { key: number; shape: number; last: boolean }[] = [];
  for (const take of batch) {
    take.forEach((charge, i) => {
      let key = keys.get(charge.key);
      if (key === undefined) keys.set(charge.key, key = keys.size);
      let shape = shapes.findIndex((one) => isSameShape(one, charge));
      if (shape < 0) shape = shapes.push(charge) - 1;
      places.push({ key, shape, last: i === take.length - 1 });
    });
  }
  const args = [String(shapes.length), ...shapes.flatMap(writeShape)];
  for (const { key, shape, last } of places) {
    const code = key * shapes.length + shape + 1;
    args.push(String(last ? code : -code));
  }
  return { keys: Array.from(keys.keys(), wellFormed), args };
}

function isSameShape(a: Charge, b: Charge): boolean {
  return a.limit === b.limit && a.window === b.window && a.capacity === b.capacity &&
    a.cost === b.cost && a.force === b.force && a.atLeast === b.atLeast && a.varies === b.varies;
}

function writeShape(charge: Charge): string[] {
  const scale = unitScale(charge);
  return [
    charge.limit / scale,
    charge.cost * charge.window / scale,
    charge.force ? Infinity : fullySpent(charge) / scale,
    (charge.atLeast ?? 0) / scale,
    charge.varies ? fullySpent(charge) / scale : 0,
  ].map(luaNumber);
}

/** Decodes the script's reply for a batch. Throws if it is malformed. */
export function decodeTakes(batch: readonly Take[], reply: unknown): TakeResult[] {
  const values = Array.isArray(reply) ? Array.from(reply, Number) : [];
  let at = 0;
  let last: Charge | undefined;
  let scale = 1;
  const results = batch.map((take) => {
    // A take without charges is granted and not sent.
    const allowed = take.length === 0 || values[at++] === 1;
    const spent = take.map((charge) => {
      // Nearly always the same policy as before.
      if (charge.limit !== last?.limit || charge.window !== last.window) scale = unitScale(charge);
      last = charge;
      return values[at++] * scale;
    });
    return { allowed, spent };
  });
  if (values.length !== at || values.some(Number.isNaN)) {
    throw new Error("the script returned a malformed reply");
  }
  return results;
}

/**
 * Number of the store's units per unit of the script. Reduced fractions are equivalent (100 per
 * 60 000 ms is 1 per 600) and keep times in units below 2^53, where doubles are exact.
 */
export function unitScale({ limit, window }: Pick<Charge, "limit" | "window">): number {
  if (!Number.isInteger(limit) || !Number.isInteger(window)) return 1;
  let [a, b] = [limit, window];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** Replaces infinities, for which Lua has no literal, by the largest numbers. */
function luaNumber(value: number): string {
  return Number.isFinite(value) ? String(value) : value > 0 ? "1e308" : "-1e308";
}

/**
 * Makes a key well-formed Unicode. A lone surrogate has no UTF-8 encoding and would be replaced, so
 * that different keys become equal. It is escaped with U+FFFF, which is itself escaped.
 */
export function wellFormed(key: string): string {
  if (!/[\ud800-\udfff\uffff]/.test(key)) return key;
  return key.replace(
    /\uffff|\p{Surrogate}/gu,
    (char) => "\uffff" + char.charCodeAt(0).toString(16),
  );
}
