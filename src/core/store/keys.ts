/**
 * The store interface of API keys. A key itself is never stored: only its hash.
 *
 * @module
 */
import type { EdgeContext } from "../request/middleware.ts";

/** A stored API key, as plain data. Times are in ms since the Unix epoch. */
export interface KeyRecord {
  /** Its id, which is also a part of the key itself. Not secret. */
  readonly id: string;
  /** The hash of the whole key, 64 hexadecimal digits. */
  readonly hash: string;
  /** The user, account or service that it belongs to. */
  readonly owner: string;
  /** The names of the operations that it permits. */
  readonly scopes: readonly string[];
  /** The first characters of the key, to recognise it by. */
  readonly start: string;
  /** A name for people. */
  readonly name?: string | null | undefined;
  /** The time at which it was created. */
  readonly createdAt: number;
  /** The time from which it is refused. */
  readonly expiresAt?: number | null | undefined;
  /** The time from which it is refused because it was revoked or rotated; may be in the future. */
  readonly revokedAt?: number | null | undefined;
  /** The time of its last use, exact to a minute. */
  readonly lastUsedAt?: number | null | undefined;
}

/** The circumstances of a call to a {@link KeyStore}. */
export interface KeyContext {
  /** The time now, in ms. */
  readonly now: number;
  /** The context of the request, if there is one: for bindings and environment variables. */
  readonly c: EdgeContext | undefined;
}

/**
 * Keeps API keys: `redisStore().keys`, that of another shared store, or functions of your own, for
 * example on a database. Whatever a function throws is a failure of the store.
 */
export interface KeyStore {
  /** Returns the record with this hash, also if it has expired or is revoked. */
  find(
    hash: string,
    context: KeyContext,
  ): KeyRecord | null | undefined | Promise<KeyRecord | null | undefined>;
  /**
   * Adds a record. Returns false, and writes nothing, if there is a record with its id; any other
   * result is ignored. Never changes a record.
   */
  put(record: KeyRecord, context: KeyContext): unknown;
  /** Returns all records of an owner, also those that have expired or are revoked. */
  list(
    owner: string,
    context: KeyContext,
  ): readonly KeyRecord[] | Promise<readonly KeyRecord[]>;
  /**
   * Sets `revokedAt`, atomically, to `at` or leaves an earlier time. Returns the record as it was
   * before, or nothing if there is none with this id.
   */
  revoke(
    id: string,
    at: number,
    context: KeyContext,
  ): KeyRecord | null | undefined | Promise<KeyRecord | null | undefined>;
  /**
   * Sets `lastUsedAt` of a record that exists, and nothing else. Called at most once a minute for a
   * key, in the background. Optional: without it, the last use is known in this process only.
   */
  touch?(record: KeyRecord, at: number, context: KeyContext): unknown;
}

/** A shared store that keeps API keys too. */
export interface KeyKeeper {
  /** Keeps API keys where the store keeps its limits. */
  readonly keys: KeyStore;
}

/** How long a store keeps the record of a key that has expired or was revoked, in ms: 30 days. */
export const ENDED_KEY_KEPT_MS = 2_592_000_000;

/** Returns the time from which a key is refused, in ms; `Infinity` if there is none. */
export function keyEndsAt({ expiresAt, revokedAt }: KeyRecord): number {
  return Math.min(expiresAt ?? Infinity, revokedAt ?? Infinity);
}

/** Returns the time from which a store removes a record, in ms; `Infinity` for never. */
export function keyRemovedAt(record: KeyRecord): number {
  return keyEndsAt(record) + ENDED_KEY_KEPT_MS;
}
