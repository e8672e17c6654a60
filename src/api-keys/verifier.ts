/**
 * Looks for the record of a key: hash, then cache, then store.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { isThenable } from "../core/thenable.ts";
import type { MaybePromise } from "../core/thenable.ts";
import { hex, hexDigest, HmacSha256 } from "../runtime/sha256.ts";
import { KeyCache } from "./cache.ts";
import type { KeyStoreFailure } from "./keeper.ts";
import type { StoredKey } from "./record.ts";
import type { ApiKeysSettings } from "./options.ts";

/** The reason why a key could not be looked for. */
export type Unavailable = KeyStoreFailure | "pepper-error";

/** The record of a key; null if there is none; or the reason why it is not known. */
export type Found = StoredKey | null | Unavailable;

/** Finds records by keys. */
export class KeyVerifier {
  readonly #settings: ApiKeysSettings;
  readonly cache: KeyCache;
  /** The pepper used last, with its imported key. */
  #peppered: { readonly pepper: string; readonly hmac: HmacSha256 } | undefined;

  constructor(settings: ApiKeysSettings) {
    this.#settings = settings;
    this.cache = new KeyCache(settings.cacheMs);
  }

  /** Finds the record of a well-formed key. Never throws, never rejects. */
  find(key: string, c: EdgeContext, now: number): MaybePromise<Found> {
    const hash = this.hash(key, c);
    if (hash === undefined) return "pepper-error";
    return isThenable(hash)
      ? hash.then((late) => late === undefined ? "pepper-error" : this.#lookUp(late, c, now))
      : this.#lookUp(hash, c, now);
  }

  /** Returns the hash of a key; undefined if there is no pepper. */
  hash(key: string, c: EdgeContext | undefined): MaybePromise<string | undefined> {
    const { pepper } = this.#settings;
    if (pepper === undefined) return hexDigest(key);
    if (typeof pepper === "string") return this.#hashWith(pepper, key);
    const asked = pepper.ask(c);
    return isThenable(asked)
      ? asked.then((late) => this.#hashWith(late, key))
      : this.#hashWith(asked, key);
  }

  #hashWith(pepper: string | undefined, key: string): MaybePromise<string | undefined> {
    if (pepper === undefined) return undefined;
    if (this.#peppered?.pepper !== pepper) {
      this.#peppered = { pepper, hmac: new HmacSha256(pepper) };
    }
    const code = this.#peppered.hmac.sign(key);
    return isThenable(code) ? code.then(hex) : hex(code);
  }

  #lookUp(hash: string, c: EdgeContext, now: number): MaybePromise<Found> {
    const { cache } = this;
    const cached = cache.get(hash, now);
    if (cached !== undefined) return cached;
    const { changes } = cache;
    const found = this.#settings.store.find(hash, { now, c });
    return isThenable(found)
      ? found.then((late) => this.#keep(hash, late, now, changes))
      : this.#keep(hash, found, now, changes);
  }

  /** Caches what was found, unless a key was changed while the store was asked. */
  #keep(
    hash: string,
    found: StoredKey | null | KeyStoreFailure,
    now: number,
    changes: number,
  ): Found {
    if (typeof found !== "string" && this.cache.changes === changes) {
      this.cache.set(hash, found, now);
    }
    return found;
  }
}
