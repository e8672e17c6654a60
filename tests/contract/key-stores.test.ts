import { describe, it } from "node:test";
import assert from "node:assert/strict";
import type { KeyRecord, KeyStore } from "../../src/core/store/keys.ts";
import { MemoryKeys, memoryKeysOf } from "../../src/stores/memory-keys.ts";
import { memoryStore } from "../../src/stores/memory.ts";
import { freshRecord, keyStoreContract } from "./keys.ts";

keyStoreContract("memoryStore", { make: () => ({ keys: memoryKeysOf(memoryStore()) }) });

/** Functions of an app on its own table. */
function ownFunctions(): KeyStore {
  const rows: KeyRecord[] = [];
  return {
    find: (hash) => Promise.resolve(rows.find((row) => row.hash === hash) ?? null),
    put(record) {
      if (rows.some(({ id }) => id === record.id)) return Promise.resolve(false);
      rows.push({ name: null, expiresAt: null, revokedAt: null, lastUsedAt: null, ...record });
      return Promise.resolve();
    },
    list: (owner) => Promise.resolve(rows.filter((row) => row.owner === owner)),
    revoke(id, at) {
      const i = rows.findIndex((row) => row.id === id);
      if (i < 0) return Promise.resolve(null);
      const before = rows[i];
      rows[i] = { ...before, revokedAt: Math.min(before.revokedAt ?? at, at) };
      return Promise.resolve(before);
    },
  };
}

keyStoreContract("functions of an app", {
  keepsAll: true,
  make: () => ({ keys: ownFunctions() }),
});

describe("API keys in memory", () => {
  const at = (now: number) => ({ now, c: undefined });

  it("belong to one memoryStore()", () => {
    const [one, two] = [memoryStore(), memoryStore()];
    const record = freshRecord();
    memoryKeysOf(one).put(record, at(0));
    assert.notEqual(memoryKeysOf(one).find(record.hash, at(0)), undefined);
    assert.equal(memoryKeysOf(two).find(record.hash, at(0)), undefined);
  });

  it("are bounded: ended keys make room, and keys in use do not", () => {
    const keys = new MemoryKeys(2);
    const ended = freshRecord({ expiresAt: 10 });
    keys.put(ended, at(0));
    keys.put(freshRecord(), at(0));
    assert.throws(() => keys.put(freshRecord(), at(9)), /keeps 2 API keys already/);
    assert.equal(keys.put(freshRecord(), at(10)), true);
    assert.equal(keys.find(ended.hash), undefined);
  });

  it("cannot be changed through the record that was put", () => {
    const keys = new MemoryKeys();
    const scopes = ["read"];
    const record = freshRecord({ scopes });
    keys.put(record, at(0));
    scopes.push("admin");
    assert.deepEqual(keys.find(record.hash)?.scopes, ["read"]);
  });
});
