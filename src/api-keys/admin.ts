/**
 * Makes, lists, rotates and revokes keys.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import { keyEndsAt } from "../core/store/keys.ts";
import type { KeyContext, KeyRecord } from "../core/store/keys.ts";
import {
  resolveCreateOptions,
  resolveRevokeOptions,
  resolveRotateOptions,
} from "./admin-options.ts";
import type { CreateKeyOptions, RevokeKeyOptions, RotateKeyOptions } from "./admin-options.ts";
import { ApiKeyError } from "./error.ts";
import { isKeyId, successorId } from "./format.ts";
import type { Shared } from "./guard.ts";
import { checkedText } from "./options.ts";

/** A key in a list: all that is known of it, but not the key itself. */
export interface ApiKeyInfo {
  /** Its id, for `rotate()` and `revoke()`. */
  readonly id: string;
  /** The user, account or service that it belongs to. */
  readonly owner: string;
  /** The names of the operations that it permits. */
  readonly scopes: readonly string[];
  /** The first characters of the key, to recognise it by. */
  readonly start: string;
  /** Its name, if it has one. */
  readonly name: string | undefined;
  /** The time at which it was made, in ms. */
  readonly createdAt: number;
  /** The time from which it is refused, in ms, if it expires. */
  readonly expiresAt: number | undefined;
  /** The time from which it is refused, in ms, if it was revoked or rotated. */
  readonly revokedAt: number | undefined;
  /** The time of its last use, in ms, exact to a minute; undefined if it was never used. */
  readonly lastUsedAt: number | undefined;
}

/** A new key. */
export interface CreatedKey extends ApiKeyInfo {
  /** The key itself. It is not stored: show it once. */
  readonly key: string;
}

/** Attempts to make a key whose id is not taken: one in 200 000 000 000 000 is. */
const MAX_ATTEMPTS = 3;

/** The administration of the keys of one `apiKeys()`. */
export class KeyAdmin {
  readonly #shared: Shared;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  async create(options: CreateKeyOptions, c?: EdgeContext): Promise<CreatedKey> {
    const { lifetime, ...owned } = resolveCreateOptions(options);
    return await this.#make(owned, lifetime, this.#context(c));
  }

  async list(owner: string, c?: EdgeContext): Promise<ApiKeyInfo[]> {
    checkedText(optionChecks("apiKeys: list"), "owner", owner);
    const records = await this.#shared.settings.store.list(owner, this.#context(c));
    return records.filter((record) => this.#isOurs(record))
      .map((record) => this.#infoOf(record))
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  async rotate(id: string, options: RotateKeyOptions = {}, c?: EdgeContext): Promise<CreatedKey> {
    const { overlap, lifetime, owner } = resolveRotateOptions(options);
    const context = this.#context(c);
    // Before the old key gets an end: without a pepper there can be no new one.
    await this.#hash("", context);
    const before = await this.#revoke(id, context.now + overlap, owner, context);
    const isValid = before !== undefined && keyEndsAt(before) > context.now && this.#isOurs(before);
    if (!isValid) {
      throw new ApiKeyError("apiKeys: rotate: there is no valid key with this id", "unknown");
    }
    const was = before.expiresAt ?? undefined;
    const lasts = lifetime ?? (was === undefined ? undefined : was - before.createdAt);
    const { owner: of, scopes, name } = before;
    const owned = { owner: of, scopes, name: name ?? undefined };
    return await this.#make(owned, lasts, context, await successorId(before));
  }

  async revoke(id: string, options: RevokeKeyOptions = {}, c?: EdgeContext): Promise<boolean> {
    const owner = resolveRevokeOptions(options);
    const context = this.#context(c);
    const before = await this.#revoke(id, context.now, owner, context);
    return before !== undefined && keyEndsAt(before) > context.now;
  }

  async #make(
    owned: Pick<ApiKeyInfo, "owner" | "scopes" | "name">,
    lifetime: number | undefined,
    context: KeyContext,
    fixedId?: string,
  ): Promise<CreatedKey> {
    const { format } = this.#shared.settings;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const { key, id, start } = format.make(fixedId);
      const hash = await this.#hash(key, context);
      const createdAt = context.now;
      const expiresAt = lifetime === undefined ? undefined : createdAt + lifetime;
      const record: KeyRecord = {
        id,
        hash,
        start,
        ...owned,
        createdAt,
        ...(expiresAt !== undefined && { expiresAt }),
      };
      if (await this.#put(record, context)) return { key, ...this.#infoOf(record) };
      if (fixedId === undefined) continue;
      const message = `apiKeys: rotate: this key was rotated already; the new key has the id ${id}`;
      throw new ApiKeyError(message, "rotated");
    }
    throw new Error("apiKeys: put() returned false, as if all ids were taken");
  }

  async #hash(key: string, { c }: KeyContext): Promise<string> {
    const hash = await this.#shared.verifier.hash(key, c);
    if (hash === undefined) throw new Error("apiKeys: the pepper is missing");
    return hash;
  }

  /** Adds a record. Returns false if there is another one with its id. */
  async #put(record: KeyRecord, context: KeyContext): Promise<boolean> {
    const { store } = this.#shared.settings;
    if (await store.put(record, context)) return true;
    // A client that lost the first answer repeats the call, and finds the id taken by this record.
    const found = await store.find(record.hash, context);
    if (typeof found === "string") throw new Error(`apiKeys: put() failed: ${found}`);
    return found !== null;
  }

  /** Whether a record is that of a key with our prefix: another one may have the same store. */
  #isOurs({ start }: KeyRecord): boolean {
    return this.#shared.settings.format.isStart(start);
  }

  /** Ends a key of an owner. Returns its record as it was before. */
  async #revoke(
    id: string,
    at: number,
    owner: string | undefined,
    context: KeyContext,
  ): Promise<KeyRecord | undefined> {
    const { settings, verifier } = this.#shared;
    // An id may come from a client: other texts do not reach the store.
    if (!isKeyId(id)) return undefined;
    if (owner !== undefined) {
      const owned = await settings.store.list(owner, context);
      if (!owned.some((one) => one.id === id && this.#isOurs(one))) return undefined;
    }
    const before = await settings.store.revoke(id, at, context);
    if (before !== undefined) verifier.cache.drop(before.hash);
    return before;
  }

  #infoOf(record: KeyRecord): ApiKeyInfo {
    const { id, owner, scopes, start, name, createdAt, expiresAt, revokedAt } = record;
    return {
      id,
      owner,
      scopes: [...scopes],
      start,
      name: name ?? undefined,
      createdAt,
      expiresAt: expiresAt ?? undefined,
      revokedAt: revokedAt ?? undefined,
      lastUsedAt: this.#shared.uses.of(record),
    };
  }

  #context(c: EdgeContext | undefined): KeyContext {
    return { now: this.#shared.settings.clock.now(), c };
  }
}
