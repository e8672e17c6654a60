/**
 * Calls to the store of keys, each with a time budget.
 *
 * @module
 */
import { isWorkers } from "../core/platform.ts";
import { show } from "../core/option-hints.ts";
import { warnOnce } from "../core/once.ts";
import type { KeyContext, KeyKeeper, KeyRecord, KeyStore } from "../core/store/keys.ts";
import { storeHint } from "../core/store/store.ts";
import type { Store } from "../core/store/store.ts";
import { warnOfStore } from "../core/store/warn.ts";
import { handleRejection, isThenable } from "../core/thenable.ts";
import type { MaybePromise } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import { defer } from "../runtime/defer.ts";
import { MemoryKeys, memoryKeysOf } from "../stores/memory-keys.ts";
import { storedKey, wholeRecord } from "./record.ts";
import type { StoredKey } from "./record.ts";

/** A store that keeps API keys: functions of your own, or a store of this library. */
export type KeySource = KeyStore | KeyKeeper | Store;

/** The reason why a store did not answer. */
export type KeyStoreFailure = "store-error" | "store-timeout";

const LATE = Symbol("late");

/** The store of one `apiKeys()`. */
export class KeyCalls {
  readonly #timeoutMs: number;
  #store: KeyStore | undefined;
  #errors = 0;
  #timeouts = 0;

  constructor(source: KeySource | undefined, timeoutMs: number) {
    this.#store = source === undefined ? undefined : keyStoreOf(source);
    this.#timeoutMs = timeoutMs;
  }

  /** Looks for a key. Never throws, never rejects; a failure is counted. */
  find(hash: string, context: KeyContext): MaybePromise<StoredKey | null | KeyStoreFailure> {
    try {
      const found = this.#open().find(hash, context);
      if (isThenable(found)) return this.#findLater(hash, found);
      return storedKey(found, hash);
    } catch (error) {
      return this.#failed(error);
    }
  }

  /** Looks for a key that does not exist. Rejects when the store does not answer. */
  async ping(context: KeyContext): Promise<void> {
    await this.#ask("find", () => this.#open().find("0".repeat(64), context));
  }

  /** Adds a record. Returns false if its id is taken. */
  async put(record: KeyRecord, context: KeyContext): Promise<boolean> {
    return await this.#ask("put", () => this.#open().put(record, context)) !== false;
  }

  async list(owner: string, context: KeyContext): Promise<KeyRecord[]> {
    const records = await this.#ask("list", () => this.#open().list(owner, context));
    if (!Array.isArray(records)) throw new TypeError("apiKeys: list() must return an array");
    const checked = records.map((record) => wholeRecord(record, "apiKeys: list"));
    // A database may compare texts without regard to case.
    return checked.filter((record) => record.owner === owner);
  }

  async revoke(id: string, at: number, context: KeyContext): Promise<KeyRecord | undefined> {
    const before = await this.#ask("revoke", () => this.#open().revoke(id, at, context));
    if (before === undefined || before === null) return undefined;
    const record = wholeRecord(before, "apiKeys: revoke");
    if (record.id === id) return record;
    throw new TypeError("apiKeys: revoke() returned a record with another id");
  }

  /** Writes the last use of a key, in the background. */
  touch(record: KeyRecord, context: KeyContext): void {
    try {
      const store = this.#open();
      const written = store.touch?.(record, context.now, context);
      if (isThenable(written)) defer(context.c, this.#touched(written));
    } catch (error) {
      handleRejection(error);
      this.#errors++;
    }
  }

  stats(): { store_errors_total: number; store_timeouts_total: number } {
    return { store_errors_total: this.#errors, store_timeouts_total: this.#timeouts };
  }

  async #findLater(
    hash: string,
    found: PromiseLike<unknown>,
  ): Promise<StoredKey | null | KeyStoreFailure> {
    try {
      const value = await within(this.#timeoutMs, found, LATE);
      return value === LATE ? this.#late() : storedKey(value, hash);
    } catch (error) {
      return this.#failed(error);
    }
  }

  async #touched(written: PromiseLike<unknown>): Promise<void> {
    try {
      if (await within(this.#timeoutMs, written, LATE) === LATE) this.#timeouts++;
    } catch (error) {
      handleRejection(error);
      this.#errors++;
    }
  }

  /** A call for the app, which gets the errors. */
  async #ask(name: string, call: () => unknown): Promise<unknown> {
    let answer: unknown;
    try {
      answer = await within(this.#timeoutMs, Promise.resolve(call()), LATE);
    } catch (error) {
      handleRejection(error);
      this.#errors++;
      throw error;
    }
    if (answer !== LATE) return answer;
    this.#timeouts++;
    throw new Error(`apiKeys: ${name}() did not answer within ${this.#timeoutMs} ms`);
  }

  #failed(error: unknown): KeyStoreFailure {
    // The thrown value may itself be a promise.
    handleRejection(error);
    this.#errors++;
    warnOfStore(this.#store ?? this, "apiKeys", "requests with a key get 503", error);
    return "store-error";
  }

  #late(): KeyStoreFailure {
    this.#timeouts++;
    const error = new Error(`find() did not answer within ${this.#timeoutMs} ms`);
    warnOfStore(this.#store ?? this, "apiKeys", "requests with a key get 503", error);
    return "store-timeout";
  }

  /** The store; without one, the memory of this process, where that is one process. */
  #open(): KeyStore {
    if (this.#store !== undefined) return this.#store;
    if (isWorkers()) {
      throw new Error(
        "apiKeys: give a store: on Workers, each isolate has its own memory, and a key made in " +
          "one would be unknown in the others; write apiKeys({ store: durableObjectStore(…) })",
      );
    }
    warnOnce(
      "apiKeys: without a store, keys are kept in the memory of this process and lost when it " +
        "ends; give { store }, or store: memoryStore() if that is intended",
    );
    return this.#store = new MemoryKeys();
  }
}

/** Returns the key store of a source. Throws for anything else. */
function keyStoreOf(source: KeySource): KeyStore {
  if (isKeyStore(source)) return source;
  const { keys, scope, take } = (source ?? {}) as Partial<KeyKeeper & Store>;
  if (isKeyStore(keys)) return keys;
  if (scope === "isolate" && typeof take === "function") return memoryKeysOf(source as Store);
  throw new TypeError(
    "apiKeys: store must be { find, put, list, revoke }, or a store that keeps keys (memory, " +
      `Redis, Upstash, Durable Object, Deno KV), got ${show(source)}${storeHint(source)}`,
  );
}

function isKeyStore(value: unknown): value is KeyStore {
  if (value === null || typeof value !== "object") return false;
  return ["find", "put", "list", "revoke"].every((name) =>
    typeof (value as Record<string, unknown>)[name] === "function"
  );
}
