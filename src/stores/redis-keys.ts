/**
 * API keys in Redis: a hash per key, the hash of each id, and the set of hashes of each owner.
 *
 * Each call of the script names one key of Redis, so it works on a cluster. A record is written
 * after its id and its owner, so that every key that is accepted can also be listed and revoked.
 *
 * @module
 */
import { ENDED_KEY_KEPT_MS, keyEndsAt } from "../core/store/keys.ts";
import type { KeyRecord, KeyStore } from "../core/store/keys.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { LuaScript, RunScript } from "./lua.ts";
import { wellFormed } from "./script.ts";

/**
 * `KEYS[1]` is the key, `ARGV[1]` the operation. Times are in ms; a ttl of 0 keeps for ever.
 *
 * - `id`, hash, ttl: reserves an id; 0 if it is taken;
 * - `of`: the hash of an id;
 * - `keep`, ttl: keeps an id for this time;
 * - `own`, hash, time: adds to the hashes of an owner, until a time;
 * - `owned`, now: the hashes of an owner;
 * - `put`, record, ttl: writes a record;
 * - `find`: a record as `{ record, revokedAt, lastUsedAt }`;
 * - `revoke`, time, ttl and `touch`, time: change a record, and return it as it was before.
 *
 * In place of a record that is not there, one without an id is returned, so that the work is the
 * same.
 */
const TEXT = `local nothing = '{"id":"","hash":"' .. string.rep('0', 64) .. '","owner":"nobody",' ..
  '"scopes":["nothing:read"],"start":"nothing_00000000","createdAt":1767225600000}'
local key, op, value, ttl = KEYS[1], ARGV[1], ARGV[2], tonumber(ARGV[3])
if op == 'id' then
  if not redis.call('SET', key, value, 'NX') then return 0 end
  if ttl > 0 then redis.call('PEXPIRE', key, ttl) end
  return 1
end
if op == 'of' then return redis.call('GET', key) end
if op == 'keep' then return redis.call('PEXPIRE', key, value) end
if op == 'own' then return redis.call('ZADD', key, ARGV[3], value) end
if op == 'owned' then
  redis.call('ZREMRANGEBYSCORE', key, '-inf', value)
  return redis.call('ZRANGE', key, 0, -1)
end
if op == 'put' then
  redis.call('HSET', key, 'record', value)
  if ttl > 0 then redis.call('PEXPIRE', key, ttl) end
  return 1
end
local old = redis.call('HMGET', key, 'record', 'revokedAt', 'lastUsedAt')
if not old[1] then return { nothing, old[2], old[3] } end
if op == 'revoke' and (not old[2] or tonumber(value) < tonumber(old[2])) then
  redis.call('HSET', key, 'revokedAt', value)
  local left = redis.call('PTTL', key)
  if left < 0 or left > ttl then redis.call('PEXPIRE', key, ttl) end
elseif op == 'touch' and (not old[3] or tonumber(value) > tonumber(old[3])) then
  redis.call('HSET', key, 'lastUsedAt', value)
end
return old`;

/** The script of all operations. */
export const KEYS_SCRIPT: LuaScript = {
  text: TEXT,
  sha: "30ec2fff9b0c55977a4fec303b1501af7dec791e",
  flaggedSha: "0b32c36dd081c04f7dc7b55fe3d58d01c9002497",
};

/**
 * Makes the store of API keys of a connection.
 *
 * @param connect Returns the connection of a request.
 */
export function redisKeys(
  connect: (c: EdgeContext | undefined) => { run: RunScript },
): KeyStore {
  const call = (c: EdgeContext | undefined, key: string, ...args: (string | number)[]) =>
    connect(c).run(KEYS_SCRIPT, [key], args.map(String));
  const find = async (c: EdgeContext | undefined, hash: string) =>
    recordOf(await call(c, keyOf("hash", hash), "find"));

  return {
    find: (hash, { c }) => find(c, hash),

    async put(record, { c, now }) {
      const { revokedAt: _revoked, lastUsedAt: _used, ...stored } = record;
      const { id, hash, owner } = stored;
      const end = keyEndsAt(record);
      const ttl = keptFor(end, now);
      if (Number(await call(c, keyOf("id", id), "id", hash, ttl)) === 0) {
        // A client that lost the reply sends the command again, and finds the id taken by itself.
        if (await call(c, keyOf("id", id), "of") !== hash) return false;
        if (await find(c, hash) !== undefined) return false;
      }
      await call(c, keyOf("owner", owner), "own", MEMBER + hash, listedUntil(end));
      await call(c, keyOf("hash", hash), "put", JSON.stringify(stored), ttl);
    },

    async list(owner, { c, now }) {
      const members = await call(c, keyOf("owner", owner), "owned", now);
      const hashes = Array.isArray(members) ? members.map((one) => String(one).slice(1)) : [];
      const found = await Promise.all(
        hashes.map((hash) => find(c, hash)),
      );
      return found.filter((record) => record !== undefined);
    },

    async revoke(id, at, { c, now }) {
      const idKey = keyOf("id", id);
      const hash = await call(c, idKey, "of");
      if (typeof hash !== "string") return undefined;
      const ttl = keptFor(at, now);
      const before = recordOf(await call(c, keyOf("hash", hash), "revoke", at, ttl));
      if (before === undefined || keyEndsAt(before) <= at) return before;
      // The key is revoked already; these only say how long to remember it.
      await Promise.allSettled([
        call(c, idKey, "keep", ttl),
        call(c, keyOf("owner", before.owner), "own", MEMBER + hash, listedUntil(at)),
      ]);
      return before;
    },

    async touch({ hash }, at, { c }) {
      await call(c, keyOf("hash", hash), "touch", at);
    },
  };
}

/** Members of a set begin with it: the client of Upstash returns digits as a number. */
const MEMBER = "h";

function keyOf(kind: "hash" | "id" | "owner", name: string): string {
  return wellFormed(`djed:keys:1:${kind}:${name}`);
}

/** Returns how long to keep the record of a key that ends at a time, in ms; 0 for ever. */
function keptFor(end: number, now: number): number {
  return end === Infinity ? 0 : Math.max(1, Math.ceil(end - now + ENDED_KEY_KEPT_MS));
}

function listedUntil(end: number): string {
  return end === Infinity ? "+inf" : String(end + ENDED_KEY_KEPT_MS);
}

/** Reads the reply of the script; the client of Upstash has parsed the record and the numbers. */
function recordOf(reply: unknown): KeyRecord | undefined {
  if (!Array.isArray(reply) || reply.length !== 3) {
    throw new Error("the script returned a malformed reply");
  }
  const [record, revokedAt, lastUsedAt] = reply as unknown[];
  const stored = (typeof record === "string" ? JSON.parse(record) : record) as KeyRecord;
  if (stored.id === "") return undefined;
  return { ...stored, ...timeOf("revokedAt", revokedAt), ...timeOf("lastUsedAt", lastUsedAt) };
}

function timeOf(name: "revokedAt" | "lastUsedAt", value: unknown): Partial<KeyRecord> {
  return value === null || value === undefined ? {} : { [name]: Number(value) };
}
