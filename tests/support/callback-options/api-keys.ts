/** Callback options of API keys: the pepper, and the functions of a store of the app. */
import { apiKeys } from "../../../src/api-keys/mod.ts";
import type { ApiKeysOptions, KeyStore } from "../../../src/api-keys/mod.ts";
import { MemoryKeys } from "../../../src/stores/memory-keys.ts";
import { ANSWERED, appBehind, failuresOf, OBSERVED, pause, statusOf } from "./case.ts";
import type { AnyFunction, CallbackCase, Way } from "./case.ts";

/** A store whose functions are closures, so that one of them can be replaced. */
function storeWith(inner: MemoryKeys, replaced: Partial<Record<keyof KeyStore, AnyFunction>>) {
  return {
    find: (hash) => inner.find(hash),
    put: (record, context) => inner.put(record, context),
    list: (owner, context) => inner.list(owner, context),
    revoke: (id, at) => inner.revoke(id, at),
    touch: (record, at) => inner.touch(record, at),
    ...replaced,
  } satisfies KeyStore;
}

/** One request with a valid key. */
function checked(
  option: string,
  options: (callback: any, inner: MemoryKeys) => ApiKeysOptions,
  answers: readonly number[],
  counts: readonly Way[],
): CallbackCase {
  return {
    options: [option],
    answers,
    counts,
    async drive(callback) {
      const inner = new MemoryKeys();
      const { key } = await apiKeys({ store: inner }).create({ owner: "ann" });
      const keys = apiKeys({ storeTimeout: "50ms", ...options(callback, inner) });
      const app = appBehind(keys.guard());
      const status = await statusOf(app, "/", { headers: { "x-api-key": key } });
      await pause(100);
      return { status, failures: await failuresOf(keys) };
    },
  };
}

/** A function for the app, which gets its errors: the status is 200 when it settles. */
function managed(option: string, name: "put" | "list" | "revoke"): CallbackCase {
  return {
    options: [option],
    counts: OBSERVED,
    async drive(callback) {
      const store = storeWith(new MemoryKeys(), { [name]: callback });
      const keys = apiKeys({ store, storeTimeout: "50ms" });
      const calls = {
        put: () => keys.create({ owner: "ann" }),
        list: () => keys.list("ann"),
        revoke: () => keys.revoke("abcd1234"),
      };
      await calls[name]().catch(() => {});
      return { status: 200, failures: await failuresOf(keys) };
    },
  };
}

export const apiKeyCases: readonly CallbackCase[] = [
  checked("ApiKeysOptions.pepper", (pepper, store) => ({ store, pepper }), [503], ANSWERED),
  checked(
    "KeyStore.find",
    (find, inner) => ({ store: storeWith(inner, { find }) }),
    [503],
    ANSWERED,
  ),
  checked(
    "KeyStore.touch",
    (touch, inner) => ({ store: storeWith(inner, { touch }) }),
    [200],
    OBSERVED,
  ),
  managed("KeyStore.put", "put"),
  managed("KeyStore.list", "list"),
  managed("KeyStore.revoke", "revoke"),
];
