/**
 * Claims and API keys in Durable Objects: one object per claim, per API key, per id and per owner,
 * so that no object serves more than one of them.
 *
 * @module
 */
import type { ClaimState, ClaimStore } from "../core/store/claims.ts";
import { keyRemovedAt } from "../core/store/keys.ts";
import type { KeyRecord, KeyStore } from "../core/store/keys.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { IndexEntry, LimiterQuestion } from "./object-data.ts";

/** Asks the object with a name. */
export type AskObject = (
  c: EdgeContext | undefined,
  name: string,
  question: LimiterQuestion,
) => Promise<unknown>;

/** Keeps each claim in an object of its own. */
export function objectClaims(ask: AskObject): ClaimStore {
  return {
    claim: async (key, claim, { c }) => stateIn(await ask(c, key, { claim })),
    async finish(key, finish, { c }) {
      return boolean(await ask(c, key, { finish }));
    },
    async read(key, { c }) {
      const answer = await ask(c, key, { read: "claim" });
      return answer === null ? undefined : stateIn(answer);
    },
  };
}

/** Keeps each API key in an object of its own, which those of its id and its owner point to. */
export function objectKeys(ask: AskObject): KeyStore {
  const find = async (c: EdgeContext | undefined, hash: string) =>
    recordIn(await ask(c, `${PREFIX}hash:${hash}`, { read: "apiKey" }));
  const hashes = async (c: EdgeContext | undefined, index: string) =>
    await ask(c, index, { read: "index" }) as string[];
  return {
    find: (hash, { c }) => find(c, hash),
    async put(record, { c }) {
      const { id, hash, owner } = record;
      const entry = entryOf(record);
      // The record last: until then nobody finds it, and a half-finished call has no effect.
      if (!boolean(await ask(c, indexOfId(id), { enter: { ...entry, alone: true } }))) return false;
      await ask(c, indexOfOwner(owner), { enter: entry });
      return boolean(await ask(c, `${PREFIX}hash:${hash}`, { addKey: record }));
    },
    async list(owner, { c, now }) {
      const found = await hashes(c, indexOfOwner(owner));
      const records = await Promise.all(found.map((hash) => find(c, hash)));
      return records.filter((record) =>
        record !== undefined && keyRemovedAt(record) > now
      ) as KeyRecord[];
    },
    async revoke(id, at, { c }) {
      const [hash] = await hashes(c, indexOfId(id));
      if (hash === undefined) return undefined;
      const before = recordIn(await ask(c, `${PREFIX}hash:${hash}`, { revokeKey: at }));
      if (before === undefined || (before.revokedAt ?? Infinity) <= at) return before;
      const enter = entryOf({ ...before, revokedAt: at });
      // The key is revoked already; these only say how long to remember it.
      await Promise.allSettled(
        [indexOfId(id), indexOfOwner(before.owner)].map((index) => ask(c, index, { enter })),
      );
      return before;
    },
    touch: ({ hash }, at, { c }) => ask(c, `${PREFIX}hash:${hash}`, { touchKey: at }),
  };
}

const PREFIX = "djed:keys:1:";

function indexOfId(id: string): string {
  return `${PREFIX}id:${id}`;
}

function indexOfOwner(owner: string): string {
  return `${PREFIX}owner:${owner}`;
}

function entryOf(record: KeyRecord): IndexEntry {
  const until = keyRemovedAt(record);
  return { hash: record.hash, until: until === Infinity ? undefined : until };
}

// An object of an older version answers otherwise; that must not pass for "not revoked" or "free".

function stateIn(answer: unknown): ClaimState {
  const { state, fingerprint, expiresIn, result } = (answer ?? {}) as Record<string, unknown>;
  if (state === "claimed") return { state };
  if (state === "running" && typeof expiresIn === "number") {
    return { state, fingerprint: fingerprint as string | undefined, expiresIn };
  }
  if (state === "done" && typeof result === "string") {
    return { state, fingerprint: fingerprint as string | undefined, result };
  }
  throw malformed();
}

function recordIn(answer: unknown): KeyRecord | undefined {
  if (answer === null) return undefined;
  if (typeof (answer as { hash?: unknown }).hash === "string") return answer as KeyRecord;
  throw malformed();
}

function boolean(answer: unknown): boolean {
  if (typeof answer === "boolean") return answer;
  throw malformed();
}

function malformed(): Error {
  return new Error("durableObjectStore: unexpected answer: deploy DjedLimiter of this version");
}
