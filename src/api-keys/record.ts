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
export class StoredKey {
  readonly record: KeyRecord;
  /** The time from which it is refused. */
  readonly endsAt: number;
  #apiKey: ApiKey | undefined;

  constructor(record: KeyRecord) {
    this.record = record;
    this.endsAt = keyEndsAt(record);
  }

  /** The value that requests get: shared by them, so it cannot be changed. */
  get apiKey(): ApiKey {
    if (this.#apiKey !== undefined) return this.#apiKey;
    const { id, owner, name } = this.record;
    const scopes = Object.freeze([...this.record.scopes]);
    const expiresAt = this.endsAt === Infinity ? undefined : this.endsAt;
    const apiKey = { id, owner, scopes, name: name ?? undefined, expiresAt };
    return this.#apiKey = Object.freeze(apiKey);
  }
}

/** Checked in place of a record that is not there, so that this takes as long. */
const NO_RECORD: KeyRecord = {
  id: "none",
  hash: "none",
  owner: "none",
  scopes: [],
  start: "none",
  createdAt: 0,
  expiresAt: 0,
};

/**
 * Checks a record.
 *
 * @param hash The hash that it was looked up by.
 * @throws {TypeError} If it is not a record, or that of another key. The message has no values.
 */
export function storedKey(value: unknown, hash: string): StoredKey | null {
  const record = checkedRecord(value ?? NO_RECORD, "find");
  const stored = new StoredKey(record);
  if (value === undefined || value === null) return null;
  if (record.hash !== hash) throw new TypeError("find() returned a record with another hash");
  return stored;
}

/** Checks that a value is a record of which all is known: of `list()` or `revoke()`. */
export function wholeRecord(value: unknown, from: string): KeyRecord {
  const record = checkedRecord(value, from);
  if (isText(record.start) && Number.isFinite(record.createdAt)) return record;
  throw malformed(from);
}

/** Checks that a value is a record, as far as requests need it. */
function checkedRecord(value: unknown, from: string): KeyRecord {
  const record = (value ?? {}) as KeyRecord;
  const isRecord = isText(record.id) && isText(record.hash) && isText(record.owner) &&
    Array.isArray(record.scopes) && record.scopes.every(isText) &&
    isTime(record.expiresAt) && isTime(record.revokedAt);
  if (!isRecord) throw malformed(from);
  return record;
}

function malformed(from: string): TypeError {
  return new TypeError(`${from}() returned a value that is not a KeyRecord`);
}

/** Whether a value is a time or nothing: anything else could make a key valid for ever. */
function isTime(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "number" && value === value);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
