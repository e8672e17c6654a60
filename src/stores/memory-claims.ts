/**
 * Claims in the memory of this process: bounded, without timers.
 *
 * Limitation: another process (on Workers: another isolate) does not see them, and they end with
 * the process.
 *
 * @module
 */
import type { Claim, ClaimEnd, ClaimState, ClaimStore } from "../core/store/claims.ts";
import type { TakeContext } from "../core/store/context.ts";
import type { Store } from "../core/store/store.ts";

/** Limits of {@link memoryClaims}. */
export interface MemoryClaimsLimits {
  /** Maximum number of keys. @default 65536 */
  readonly maxKeys?: number;
  /** Maximum length of all keys, fingerprints and results, in UTF-16 units. @default 16777216 */
  readonly maxLength?: number;
}

/** The claims that {@link memoryClaims} creates. They answer synchronously. */
export interface MemoryClaims extends ClaimStore {
  /** Claims a key. */
  claim(key: string, claim: Claim, context: TakeContext): ClaimState;
  /** Ends an attempt. */
  finish(key: string, end: ClaimEnd, context: TakeContext): boolean;
  /** Reads the state of a key. */
  read(key: string, context: TakeContext): ClaimState | undefined;
}

const ofStores = /* @__PURE__ */ new WeakMap<object, MemoryClaims>();

/**
 * Returns the claims of a store: its own, or for a store that counts in this process only, claims
 * in this process that are made once per store. Undefined for other stores that have none.
 */
export function claimsOf(store: Store | ClaimStore): ClaimStore | undefined {
  const { claim, finish, read } = store as Partial<ClaimStore>;
  const isComplete = [claim, finish, read].every((method) => typeof method === "function");
  if (isComplete) return store as ClaimStore;
  if ((store as Partial<Store>).scope !== "isolate") return undefined;
  const known = ofStores.get(store);
  if (known !== undefined) return known;
  const made = memoryClaims();
  ofStores.set(store, made);
  return made;
}

/**
 * Keeps claims in the memory of this process.
 *
 * When it is full, the oldest results are evicted; claims whose attempt is running never are. If
 * those fill it, a new claim throws.
 */
export function memoryClaims(limits: MemoryClaimsLimits = {}): MemoryClaims {
  return new ClaimTable(limits.maxKeys ?? 65_536, limits.maxLength ?? 0x1000000);
}

/** Number of running claims that are checked for an ended lease, when there is no room. */
const CHECKED_WHEN_FULL = 16;

interface Entry {
  readonly owner: string;
  readonly fingerprint: string | undefined;
  /** Undefined while the attempt is running. */
  readonly result: string | undefined;
  expires: number;
}

class ClaimTable implements MemoryClaims {
  readonly #maxKeys: number;
  readonly #maxLength: number;
  /** In the order in which they were finished. */
  readonly #done: Map<string, Entry> = new Map();
  readonly #running: Map<string, Entry> = new Map();
  /**
   * The oldest result, and those after it: a new iterator would pass all deleted entries again.
   */
  #oldest: [string, Entry] | undefined;
  #after: Iterator<[string, Entry]> = this.#done.entries();
  #length = 0;
  /** The latest reading of the clock, and the sum of its steps back, both in ms. */
  #latest = 0;
  #steppedBack = 0;

  constructor(maxKeys: number, maxLength: number) {
    this.#maxKeys = maxKeys;
    this.#maxLength = maxLength;
  }

  claim(key: string, { owner, lease, fingerprint }: Claim, context: TakeContext): ClaimState {
    const now = this.#now(context);
    const entry = this.#find(key, now);
    if (entry === undefined) {
      const made = { owner, fingerprint, result: undefined, expires: now + lease };
      this.#makeRoom(1, lengthOf(key, made), now);
      this.#add(key, made);
    } else if (entry.owner === owner && entry.result === undefined) {
      entry.expires = now + lease;
    } else {
      return stateOf(entry, now);
    }
    return { state: "claimed" };
  }

  finish(key: string, end: ClaimEnd, context: TakeContext): boolean {
    const { owner, result, ttl = 0, fingerprint } = end;
    const now = this.#now(context);
    const entry = this.#find(key, now);
    if (entry !== undefined && entry.owner !== owner) return false;
    if (entry?.result !== undefined) return result !== undefined;
    if (result === undefined) {
      if (entry !== undefined) this.#remove(key, entry);
      return entry !== undefined;
    }
    const kept = entry?.fingerprint ?? fingerprint;
    const done = { owner, fingerprint: kept, result, expires: now + ttl };
    if (entry === undefined) this.#makeRoom(1, lengthOf(key, done), now);
    else {
      this.#makeRoom(0, result.length, now);
      this.#remove(key, entry);
    }
    this.#add(key, done);
    return true;
  }

  read(key: string, context: TakeContext): ClaimState | undefined {
    const now = this.#now(context);
    const entry = this.#find(key, now);
    return entry && stateOf(entry, now);
  }

  #find(key: string, now: number): Entry | undefined {
    const entry = this.#running.get(key) ?? this.#done.get(key);
    if (entry === undefined || entry.expires > now) return entry;
    this.#remove(key, entry);
    return undefined;
  }

  #add(key: string, entry: Entry): void {
    this.#length += lengthOf(key, entry);
    (entry.result === undefined ? this.#running : this.#done).set(key, entry);
  }

  #remove(key: string, entry: Entry): void {
    this.#length -= lengthOf(key, entry);
    (entry.result === undefined ? this.#running : this.#done).delete(key);
  }

  #makeRoom(keys: number, length: number, now: number): void {
    for (let oldest; (oldest = this.#nextOldest()) !== undefined;) {
      if (oldest[1].expires > now && this.#hasRoom(keys, length)) return;
      this.#remove(...oldest);
    }
    let checks = CHECKED_WHEN_FULL;
    for (const [key, entry] of this.#running) {
      if (checks-- === 0 || this.#hasRoom(keys, length)) break;
      this.#remove(key, entry);
      // To the end, so that others are checked next time.
      if (entry.expires > now) this.#add(key, entry);
    }
    if (!this.#hasRoom(keys, length)) throw new Error("no room for another claim in memory");
  }

  #nextOldest(): [string, Entry] | undefined {
    while (this.#done.size > 0) {
      const oldest = this.#oldest;
      if (oldest !== undefined && this.#done.get(oldest[0]) === oldest[1]) return oldest;
      const { done, value } = this.#after.next();
      if (done) this.#after = this.#done.entries();
      this.#oldest = done ? undefined : value;
    }
    return undefined;
  }

  #hasRoom(keys: number, length: number): boolean {
    return this.#running.size + this.#done.size + keys <= this.#maxKeys &&
      this.#length + length <= this.#maxLength;
  }

  /** Monotonic time: if the clock is set back, time continues from the latest reading. */
  #now({ clock }: TakeContext): number {
    const now = clock.now();
    if (now < this.#latest) this.#steppedBack += this.#latest - now;
    this.#latest = now;
    return now + this.#steppedBack;
  }
}

function stateOf({ fingerprint, result, expires }: Entry, now: number): ClaimState {
  return result === undefined
    ? { state: "running", fingerprint, expiresIn: expires - now }
    : { state: "done", fingerprint, result };
}

function lengthOf(key: string, { owner, fingerprint, result }: Entry): number {
  return key.length + owner.length + (fingerprint?.length ?? 0) + (result?.length ?? 0);
}
