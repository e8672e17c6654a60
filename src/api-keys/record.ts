/**
 * Records as a store returns them, checked.
 *
 * @module
 */
import { keyEndsAt } from "../core/store/keys.ts";
import type { KeyRecord } from "../core/store/keys.ts";

/** The API key of a request: `c.var.apiKey`. */
export interface ApiKey {
  /** Its id. A rotated key has another one. */
  readonly id: string;
  /** The user, account or service that it belongs to. */
  readonly owner: string;
  /** The names of the operations that it permits. */
  readonly scopes: readonly string[];
  /** Its name, if it has one. */
  readonly name: string | undefined;
  /**
   * The time from which it is refused, in ms, as far as it is known: because it expires, or because
   * it was rotated.
   */
  readonly expiresAt: number | undefined;
}

/** A record that is used for requests. */
export interface StoredKey {
  readonly record: KeyRecord;
  /** The value that requests get: shared by them, so it cannot be changed. */
  readonly apiKey: ApiKey;
  /** The time from which it is refused. */
  readonly endsAt: number;
}

/**
 * Checks a record.
 *
 * @param hash The hash that it was looked up by.
 * @throws {TypeError} If it is not a record, or that of another key. The message has no values.
 */
export function storedKey(value: unknown, hash: string): StoredKey | null {
  if (value === undefined || value === null) return null;
  const record = checkedRecord(value, "find");
  if (record.hash !== hash) throw new TypeError("find() returned a record with another hash");
  const { id, owner, name } = record;
  const scopes = Object.freeze([...record.scopes]);
  const endsAt = keyEndsAt(record);
  const expiresAt = endsAt === Infinity ? undefined : endsAt;
  return {
    record,
    apiKey: Object.freeze({ id, owner, scopes, name: name ?? undefined, expiresAt }),
    endsAt,
  };
}

/** Checks that a value is a record. */
export function checkedRecord(value: unknown, from: string): KeyRecord {
  const record = value as KeyRecord;
  const { id, hash, owner, scopes } = record;
  const isRecord = [id, hash, owner].every((text) => typeof text === "string" && text !== "") &&
    Array.isArray(scopes) && scopes.every((scope) => typeof scope === "string") &&
    isTime(record.expiresAt) && isTime(record.revokedAt);
  if (!isRecord) throw new TypeError(`${from}() returned a value that is not a KeyRecord`);
  return record;
}

/** Whether a value is a time or nothing: anything else could make a key valid for ever. */
function isTime(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "number" && value === value);
}
