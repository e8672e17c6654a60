/**
 * The contract of every store of API keys, as one suite. Run it with your own functions.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { ENDED_KEY_KEPT_MS } from "../../src/core/store/keys.ts";
import type { KeyContext, KeyRecord, KeyStore } from "../../src/core/store/keys.ts";

/** A store under test, and a second client of the same data where it is shared. */
export interface TestedKeyStore {
  keys: KeyStore;
  other?: KeyStore;
  /** The context of each call, without its time: for bindings. */
  c?: KeyContext["c"];
  dispose?(): Promise<void> | void;
}

export interface KeyStoreContractOptions {
  make(): Promise<TestedKeyStore> | TestedKeyStore;
  /** The store never removes a record: the test of ended keys is left out. */
  keepsAll?: boolean;
}

const HOUR = 3_600_000;
let made = 0;

/** A record that no other test has. */
export function freshRecord(more: Partial<KeyRecord> = {}): KeyRecord {
  const unique = `${++made}${Math.random().toString(16).slice(2, 10)}`;
  return {
    id: unique.padStart(8, "x").slice(-8),
    hash: unique.padStart(64, "a"),
    owner: `owner-${unique}`,
    scopes: ["orders:read", "orders:write"],
    start: "shop_live_abcd",
    createdAt: Date.now(),
    ...more,
  };
}

/** The fields that are there, as a database may return null for the others. */
function plain(record: KeyRecord | null | undefined): object | undefined {
  if (record === null || record === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** Registers the suite. */
export function keyStoreContract(name: string, options: KeyStoreContractOptions): void {
  type Body = (tested: TestedKeyStore, at: (now?: number) => KeyContext) => Promise<void>;

  /** Runs a body with a store that is disposed of afterwards. */
  const withStore = (body: Body) => async () => {
    const tested = await options.make();
    try {
      await body(tested, (now = Date.now()) => ({ now, c: tested.c }));
    } finally {
      await tested.dispose?.();
    }
  };

  describe(`${name} as a store of API keys`, () => {
    it(
      "finds a record by its hash with everything that was put",
      withStore(async ({ keys, other = keys }, at) => {
        const record = freshRecord({ name: "CI ü \u{1f511}", expiresAt: Date.now() + HOUR });
        assert.notEqual(await keys.put(record, at()), false);
        assert.deepEqual(plain(await other.find(record.hash, at())), plain(record));
      }),
    );

    it(
      "finds nothing for a hash that was not put",
      withStore(async ({ keys }, at) => {
        const { hash } = freshRecord();
        assert.equal(plain(await keys.find(hash, at())), undefined);
      }),
    );

    it(
      "refuses a second record with the same id and keeps the first",
      withStore(async ({ keys, other = keys }, at) => {
        const record = freshRecord();
        const second = freshRecord({ id: record.id });
        await keys.put(record, at());
        assert.equal(await other.put(second, at()), false);
        assert.equal(plain(await keys.find(second.hash, at())), undefined);
        assert.deepEqual(plain(await keys.find(record.hash, at())), plain(record));
        assert.deepEqual(await keys.list(second.owner, at()), []);
      }),
    );

    it(
      "keeps one of many records that are put at once with the same id",
      withStore(async ({ keys, other = keys }, at) => {
        const { id, owner } = freshRecord();
        const records = Array.from({ length: 20 }, () => freshRecord({ id, owner }));
        const put = await Promise.all(
          records.map((record, i) => (i % 2 ? keys : other).put(record, at())),
        );
        const kept = records.filter((_, i) => put[i] !== false);
        assert.equal(kept.length, 1);
        assert.deepEqual((await keys.list(owner, at())).map(({ hash }) => hash), [kept[0].hash]);
        assert.equal((await keys.revoke(id, Date.now(), at()))?.hash, kept[0].hash);
      }),
    );

    it(
      "lists the records of an owner, and of no other",
      withStore(async ({ keys, other = keys }, at) => {
        const first = freshRecord({ scopes: [] });
        const second = freshRecord({ owner: first.owner });
        for (const record of [first, second, freshRecord()]) await keys.put(record, at());
        const ids = (await other.list(first.owner, at())).map(({ id }) => id);
        assert.deepEqual([...ids].sort(), [first.id, second.id].sort());
        assert.deepEqual(await keys.list(`${first.owner}-`, at()), []);
      }),
    );

    it(
      "keeps owners apart whose names need escapes",
      withStore(async ({ keys }, at) => {
        const unique = freshRecord().owner;
        const owners = ["a:b", "a{b}", "a/b", "*", " ", "\ud800", "\udfff"].map((end) =>
          unique + end
        );
        for (const owner of owners) await keys.put(freshRecord({ owner }), at());
        for (const owner of owners) {
          const found = await keys.list(owner, at());
          assert.deepEqual(found.map((record) => record.owner), [owner]);
        }
      }),
    );

    it(
      "revokes a record for all clients, and returns it as it was",
      withStore(async ({ keys, other = keys }, at) => {
        const record = freshRecord();
        await keys.put(record, at());
        const end = Date.now() + HOUR;
        assert.deepEqual(plain(await other.revoke(record.id, end, at())), plain(record));
        const found = await keys.find(record.hash, at());
        assert.deepEqual(plain(found), { ...plain(record), revokedAt: end });
        assert.equal((await keys.list(record.owner, at()))[0].revokedAt, end);
      }),
    );

    it(
      "never moves the end of a key to a later time",
      withStore(async ({ keys }, at) => {
        const record = freshRecord();
        await keys.put(record, at());
        const end = Date.now() + HOUR;
        await keys.revoke(record.id, end, at());
        assert.equal((await keys.revoke(record.id, end + 1, at()))?.revokedAt, end);
        assert.equal((await keys.revoke(record.id, end - 1, at()))?.revokedAt, end);
        assert.equal((await keys.find(record.hash, at()))?.revokedAt, end - 1);
      }),
    );

    it(
      "keeps the earliest of many concurrent ends",
      withStore(async ({ keys, other = keys }, at) => {
        const record = freshRecord();
        await keys.put(record, at());
        const end = Date.now() + HOUR;
        await Promise.all(
          Array.from(
            { length: 20 },
            (_, i) => (i % 2 ? keys : other).revoke(record.id, end + (i * 7) % 20, at()),
          ),
        );
        assert.equal((await keys.find(record.hash, at()))?.revokedAt, end);
      }),
    );

    it(
      "returns nothing for the revocation of an unknown id",
      withStore(async ({ keys }, at) => {
        assert.equal(plain(await keys.revoke(freshRecord().id, Date.now(), at())), undefined);
      }),
    );

    it(
      "notes the last use, and nothing else",
      withStore(async ({ keys, other = keys }, at) => {
        if (keys.touch === undefined) return;
        const record = freshRecord();
        await keys.put(record, at());
        const end = Date.now() + HOUR;
        await other.revoke(record.id, end, at());
        // The record of the caller is older than the revocation.
        await keys.touch(record, end - 10, at());
        await keys.touch(record, end - 20, at());
        const found = plain(await other.find(record.hash, at()));
        assert.deepEqual(found, { ...plain(record), revokedAt: end, lastUsedAt: end - 10 });
      }),
    );

    it(
      "does not bring back a record that is gone",
      withStore(async ({ keys }, at) => {
        const record = freshRecord();
        await keys.touch?.(record, Date.now(), at());
        assert.equal(plain(await keys.find(record.hash, at())), undefined);
      }),
    );

    it(
      "lists expired and revoked keys for 30 days",
      withStore(async ({ keys }, at) => {
        const now = Date.now();
        const record = freshRecord({ expiresAt: now - HOUR });
        await keys.put(record, at(now));
        assert.equal((await keys.list(record.owner, at(now))).length, 1);
        if (options.keepsAll) return;
        const old = freshRecord({ owner: record.owner, expiresAt: now - ENDED_KEY_KEPT_MS });
        await keys.put(old, at(now));
        const found = await keys.list(record.owner, at(now));
        assert.deepEqual(found.map(({ id }) => id), [record.id]);
      }),
    );
  });
}
