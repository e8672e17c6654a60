/** Apps, stores and requests of the tests of API keys. */
import { Hono } from "hono";
import type { ApiKeys, KeyGuardOptions, KeyRecord, KeyStore } from "../../../src/api-keys/mod.ts";
import { MemoryKeys } from "../../../src/stores/memory-keys.ts";

/** A store in memory that counts its calls. */
export interface CountingStore extends KeyStore {
  readonly calls: Record<"find" | "put" | "list" | "revoke" | "touch", number>;
}

export function countingStore(inner: KeyStore = new MemoryKeys()): CountingStore {
  const calls = { find: 0, put: 0, list: 0, revoke: 0, touch: 0 };
  return {
    calls,
    find: (hash, context) => (calls.find++, inner.find(hash, context)),
    put: (record, context) => (calls.put++, inner.put(record, context)),
    list: (owner, context) => (calls.list++, inner.list(owner, context)),
    revoke: (id, at, context) => (calls.revoke++, inner.revoke(id, at, context)),
    touch: (record, at, context) => (calls.touch++, inner.touch?.(record, at, context)),
  };
}

/** A store that returns promises, as a database does. */
export function asyncStore(inner: KeyStore = new MemoryKeys()): KeyStore {
  return {
    find: async (hash, context) => await inner.find(hash, context),
    put: async (record, context) => await inner.put(record, context),
    list: async (owner, context) => await inner.list(owner, context),
    revoke: async (id, at, context) => await inner.revoke(id, at, context),
    touch: async (record, at, context) => await inner.touch?.(record, at, context),
  };
}

/** An app that answers with the id and the owner of the key. */
export function appWith(keys: ApiKeys, options?: KeyGuardOptions): Hono {
  const app = new Hono();
  app.use(keys.guard(options));
  app.all("*", (c) => {
    const key = c.get("apiKey" as never) as { id: string; owner: string } | undefined;
    return c.text(key === undefined ? "no key" : `${key.id} ${key.owner}`);
  });
  return app;
}

/** One request with a key. */
export async function ask(app: Hono, key?: string, path = "/"): Promise<Response> {
  const headers: Record<string, string> = key === undefined
    ? {}
    : { authorization: `Bearer ${key}` };
  return await app.request(path, { headers });
}

/** The status and the code of a refusal. */
export async function refusalOf(response: Response): Promise<[number, string]> {
  const { code } = await response.json() as { code: string };
  return [response.status, code];
}

/** The record of a key in a store. */
export async function recordOf(store: KeyStore, owner: string): Promise<KeyRecord> {
  const [record] = await store.list(owner, { now: Date.now(), c: undefined });
  return record;
}
