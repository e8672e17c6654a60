/**
 * API keys in Deno KV: a record per key, and entries that point to it by its id and its owner,
 * changed in one transaction.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { keyRemovedAt } from "../core/store/keys.ts";
import type { KeyRecord, KeyStore } from "../core/store/keys.ts";
import { commit, MAX_TRIES, pause } from "./kv-commit.ts";
import type { KvChange } from "./kv-commit.ts";
import type { KvConnection } from "./kv-connection.ts";
import { kvKey, readAll } from "./kv-database.ts";
import type { KvDatabase, KvKey } from "./kv-database.ts";

/** Keeps API keys in the database of a request. */
export function kvKeys(connect: (c: EdgeContext | undefined) => KvConnection): KeyStore {
  const database = (c: EdgeContext | undefined) => connect(c).database();
  return {
    async find(hash, { c }) {
      const [record] = await readRecords(await database(c), [hash]);
      return record;
    },

    async put(record, { c, now }) {
      const kv = await database(c);
      const names = await namesOf(record);
      for (let tried = 1; tried <= MAX_TRIES; tried++) {
        const taken = await readAll(kv, [names.id, names.record]);
        if (taken.some(({ value }) => value !== null)) return false;
        if (await write(kv, record, now, { names, versionstamp: null })) return true;
        await pause(tried);
      }
      throw tooMany();
    },

    async list(owner, { c, now }) {
      const kv = await database(c);
      if (kv.list === undefined) throw new TypeError("denoKvStore: the database has no list()");
      const hashes: string[] = [];
      for await (const { value } of kv.list({ prefix: await kvKey("key-owner", owner) })) {
        hashes.push(value as string);
      }
      const records = await readRecords(kv, hashes);
      // The prefix of an owner with the name "sha256" is also that of owners with long names.
      return records.filter((record): record is KeyRecord =>
        record?.owner === owner && keyRemovedAt(record) > now
      );
    },

    async revoke(id, at, { c, now }) {
      const kv = await database(c);
      const [{ value: hash }] = await readAll(kv, [await kvKey("key-id", id)]);
      if (typeof hash !== "string") return undefined;
      return await update(
        kv,
        hash,
        now,
        (record) => (record.revokedAt ?? Infinity) <= at ? record : { ...record, revokedAt: at },
      );
    },

    async touch({ hash }, at, { c, now }) {
      await update(
        await database(c),
        hash,
        now,
        (record) => (record.lastUsedAt ?? 0) >= at ? record : { ...record, lastUsedAt: at },
      );
    },
  };
}

interface RecordNames {
  readonly record: KvKey;
  readonly id: KvKey;
  readonly owner: KvKey;
}

async function namesOf({ hash, id, owner }: KeyRecord): Promise<RecordNames> {
  const [record, ofId, ofOwner] = await Promise.all([
    kvKey("key", hash),
    kvKey("key-id", id),
    kvKey("key-owner", owner),
  ]);
  return { record, id: ofId, owner: [...ofOwner, hash] };
}

async function readRecords(
  kv: KvDatabase,
  hashes: readonly string[],
): Promise<(KeyRecord | undefined)[]> {
  const entries = await readAll(kv, await Promise.all(hashes.map((hash) => kvKey("key", hash))));
  return entries.map(({ value }) => value as KeyRecord | null ?? undefined);
}

/** Changes a record if there is one. Returns it as it was before. */
async function update(
  kv: KvDatabase,
  hash: string,
  now: number,
  change: (record: KeyRecord) => KeyRecord,
): Promise<KeyRecord | undefined> {
  const name = await kvKey("key", hash);
  for (let tried = 1; tried <= MAX_TRIES; tried++) {
    const [{ value, versionstamp }] = await readAll(kv, [name]);
    if (value === null) return undefined;
    const before = value as KeyRecord;
    const after = change(before);
    if (after === before) return before;
    const names = await namesOf(before);
    if (await write(kv, after, now, { names, before, versionstamp })) return before;
    await pause(tried);
  }
  throw tooMany();
}

/** Writes a record, and the entries that point to it if the time of their end has changed. */
function write(
  kv: KvDatabase,
  record: KeyRecord,
  now: number,
  { names, before, versionstamp }: {
    names: RecordNames;
    before?: KeyRecord;
    versionstamp: string | null;
  },
): Promise<boolean> {
  const ttl = keyRemovedAt(record) - now;
  const changes: KvChange[] = [{ key: names.record, versionstamp, value: record, ttl }];
  if (before?.revokedAt !== record.revokedAt || before === undefined) {
    // A new record needs a new id; the id of another has not changed.
    const isNew = before === undefined ? { versionstamp: null } : {};
    changes.push({ key: names.id, ...isNew, value: record.hash, ttl });
    changes.push({ key: names.owner, value: record.hash, ttl });
  }
  return commit(kv, changes);
}

function tooMany(): Error {
  return new Error("denoKvStore: too many processes change this API key at once");
}
