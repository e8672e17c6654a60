/**
 * Claims in Redis: a hash per key, which expires with its lease or with its result. Each call is
 * one script call.
 *
 * @module
 */
import type { ClaimState, ClaimStore } from "../core/store/claims.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { LuaScript, RunScript } from "./lua.ts";
import { wellFormed } from "./script.ts";

/**
 * `KEYS[1]` is the key, `ARGV[1]` the operation. Times are in ms.
 *
 * - `claim`, owner, lease, fingerprint: the state;
 * - `read`: the state;
 * - `finish`, owner, ttl, fingerprint, result and `release`, owner: 1, or 0 if nothing changed.
 *
 * A state is empty for a free key, else its name, the fingerprint, and the rest of the lease or the
 * result. Texts begin with `=`, because the client of Upstash parses what looks like JSON.
 */
const TEXT = `local key, op, owner, ttl = KEYS[1], ARGV[1], ARGV[2], ARGV[3]
local found = redis.call('HMGET', key, 'owner', 'print', 'result')
local has, print, result = found[1], found[2], found[3]
if op == 'release' then
  if has ~= owner or result then return 0 end
  return redis.call('DEL', key)
end
if op == 'finish' then
  if has and has ~= owner then return 0 end
  if result then return 1 end
  redis.call('HSET', key, 'owner', owner, 'print', print or ARGV[4], 'result', ARGV[5])
  redis.call('PEXPIRE', key, ttl)
  return 1
end
if result then return {'done', print, result} end
if op == 'read' and not has then return {} end
if op == 'read' or (has and has ~= owner) then
  return {'running', print, redis.call('PTTL', key)}
end
if not has then redis.call('HSET', key, 'owner', owner, 'print', ARGV[4]) end
redis.call('PEXPIRE', key, ttl)
return {'claimed'}`;

/** The script of all operations. */
export const CLAIMS_SCRIPT: LuaScript = {
  text: TEXT,
  sha: "9817f1be4d3ced7fcb210006cfed46c89a1d419c",
  flaggedSha: "e492056477da9ce03a60d8086482f065e1511978",
};

/**
 * Makes the claims of a connection.
 *
 * @param connect Returns the connection of a request.
 */
export function redisClaims(
  connect: (c: EdgeContext | undefined) => { run: RunScript },
): ClaimStore {
  const call = (c: EdgeContext | undefined, key: string, ...args: string[]) =>
    connect(c).run(CLAIMS_SCRIPT, [wellFormed(key)], args);

  return {
    async claim(key, { owner, lease, fingerprint }, { c }) {
      const reply = await call(c, key, "claim", owner, wholeMs(lease), written(fingerprint));
      return stateOf(reply) ?? malformed();
    },

    async finish(key, { owner, ttl = 0, fingerprint, result }, { c }) {
      const reply = result === undefined ? await call(c, key, "release", owner) : await call(
        c,
        key,
        "finish",
        owner,
        wholeMs(ttl),
        written(fingerprint),
        written(result),
      );
      return Number(reply) === 1;
    },

    async read(key, { c }) {
      return stateOf(await call(c, key, "read", ""));
    },
  };
}

function wholeMs(ms: number): string {
  return String(Math.max(1, Math.ceil(ms)));
}

function written(text: string | undefined): string {
  return text === undefined ? "" : `=${text}`;
}

function readText(text: unknown): string | undefined {
  return typeof text === "string" && text.startsWith("=") ? text.slice(1) : undefined;
}

/** Reads a state; undefined for a free key. */
function stateOf(reply: unknown): ClaimState | undefined {
  if (!Array.isArray(reply)) return malformed();
  const [state, print, rest] = reply as unknown[];
  if (state === undefined) return undefined;
  if (state === "claimed") return { state };
  const fingerprint = readText(print);
  if (state === "running") return { state, fingerprint, expiresIn: Math.max(0, Number(rest)) };
  const result = readText(rest);
  if (state !== "done" || result === undefined) return malformed();
  return { state, fingerprint, result };
}

function malformed(): never {
  throw new Error("the script of claims returned a malformed reply");
}
