/**
 * A bounded hash table of expiry times: for millions of keys without storing strings, timers,
 * rehashing or garbage collection.
 *
 * Each entry has 16 bytes: a 64-bit fingerprint of the key and a double, its expiry time (the time
 * at which a token bucket is full again). An expired entry is equivalent to no entry, so no sweep
 * is needed.
 *
 * A key has two homes of eight slots each (two-choice hashing; Azar et al. 1994). If both are
 * occupied, one entry may move to its other home (cuckoo hashing, one step). If that fails too, the
 * entry that expires first is evicted, and a sketch keeps its expiry by hash: an evicted key is
 * found with its expiry or a later one.
 *
 * @module
 */
import { ExpirySketch } from "./sketch.ts";

const WAYS = 8;
const WORDS_PER_SLOT = 4; // two 32-bit fingerprint words and one 64-bit double
const DOUBLES_PER_SLOT = 2;
/** The lowest bits of a fingerprint are the group of the key. */
const GROUP_BITS = 0x1f;
/** Maximum number of sketches, one per group; further groups share the first. */
const MAX_SKETCHES = 4;

/** A running hash: the state after some text. */
export interface HashState {
  a: number;
  b: number;
}

/** A bounded map from keys to expiry times. */
export class ExpiryTable {
  /** Maximum number of entries. */
  readonly slots: number;
  /** Number of entries evicted before they expired, for lack of room. */
  evicted = 0;

  readonly #ways: number;
  /** Factor from 32 random bits to the index of a home. */
  readonly #homesPer32Bits: number;
  readonly #words: Uint32Array;
  readonly #times: Float64Array;
  readonly #seed: HashState;
  readonly #onFull: () => void;
  /** Created lazily, on the first eviction of a group. */
  readonly #sketches = new Map<number, ExpirySketch>();

  /** The fingerprint and slot of the last lookup. */
  #a = 0;
  #b = 0;
  #found = -1;

  /**
   * @param maxKeys Maximum number of entries; from 64 on rounded down to a multiple of 8.
   * @param seed Two random 32-bit words, so that clients cannot choose keys that collide.
   * @param onFull Called on the first eviction.
   */
  constructor(maxKeys: number, seed: HashState, onFull: () => void = () => {}) {
    this.#ways = maxKeys < 8 * WAYS ? maxKeys : WAYS;
    const homes = Math.floor(maxKeys / this.#ways);
    this.#homesPer32Bits = homes / 0x1_0000_0000;
    this.slots = homes * this.#ways;
    const memory = new ArrayBuffer(this.slots * WORDS_PER_SLOT * 4);
    this.#words = new Uint32Array(memory);
    this.#times = new Float64Array(memory);
    this.#seed = seed;
    this.#onFull = onFull;
  }

  /**
   * Returns the hash state after `text`, from which {@link find} continues with the rest of a key.
   */
  hash(text: string): HashState {
    return absorb(this.#seed.a, this.#seed.b, text);
  }

  /**
   * Looks up a key (the text of `prefix`, then `rest`), and keeps its place for {@link put}.
   *
   * @param group From 0 to 31. Keys of one group have similar lifetimes; an evicted key can only be
   *   confused with keys of its group.
   * @returns The expiry of the entry; for an evicted key its expiry or a later time; at most 0 if
   *   there is none.
   */
  find(prefix: HashState, rest: string, group = 0): number {
    let { a, b } = prefix;
    // The same steps as `absorb`, without allocating an object: this is the hot path.
    for (let i = 0; i < rest.length; i++) {
      const unit = rest.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x85ebca6b);
      a ^= a >>> 13;
      b = Math.imul(b ^ unit, 0xc2b2ae35);
      b = (b << 15) | (b >>> 17);
    }
    a = Math.imul(a ^ (a >>> 16), 0x7feb352d);
    a ^= a >>> 15;
    b = Math.imul(b ^ (b >>> 15) ^ a, 0x846ca68b);
    b ^= b >>> 16;
    this.#a = a = (a ^ b) >>> 0;
    this.#b = b = ((b & ~GROUP_BITS) | group) >>> 0;
    let slot = this.#search(this.#firstHome(a), a, b);
    if (slot < 0) slot = this.#search(this.#secondHome(b), a, b);
    this.#found = slot;
    if (slot >= 0) return this.#times[slot * DOUBLES_PER_SLOT + 1];
    return this.#sketches.size === 0 ? 0 : this.#recall();
  }

  /** Whether the last key looked up is in the table, so that its expiry is exact. */
  get isExact(): boolean {
    return this.#found >= 0;
  }

  /**
   * Sets the expiry of the last key looked up. If there is no room, evicts the entry of its homes
   * that expires first.
   *
   * @param now The time; entries that expire at or before it are free.
   */
  put(expires: number, now: number): void {
    if (expires <= now && this.#sketches.size > 0) {
      const recalled = this.#recall();
      // An expired entry, kept until the sketch agrees.
      if (recalled > now) expires = -recalled;
    }
    if (this.#found < 0) this.#found = this.#makeRoom(now);
    this.#write(this.#found, this.#a, this.#b, expires);
  }

  /** Returns the number of entries that have not expired. Walks the whole table. */
  count(now: number): number {
    let live = 0;
    const times = this.#times;
    for (let at = 1; at < times.length; at += DOUBLES_PER_SLOT) if (times[at] > now) live++;
    return live;
  }

  /** The expiry of the last key looked up, according to the sketch. */
  #recall(): number {
    return this.#sketchOf(this.#b & GROUP_BITS)?.expiry(this.#a, this.#b) ?? 0;
  }

  /** The sketch of a group; undefined if no entry of it was evicted. */
  #sketchOf(group: number): ExpirySketch | undefined {
    const own = this.#sketches.get(group);
    if (own !== undefined || this.#sketches.size < MAX_SKETCHES) return own;
    return this.#sketches.values().next().value;
  }

  #search(home: number, a: number, b: number): number {
    const words = this.#words;
    const first = home * this.#ways * WORDS_PER_SLOT;
    const end = first + this.#ways * WORDS_PER_SLOT;
    for (let word = first; word < end; word += WORDS_PER_SLOT) {
      if (words[word] === a && words[word + 1] === b) return word / WORDS_PER_SLOT;
    }
    return -1;
  }

  /** Finds or frees a slot for a new entry. */
  #makeRoom(now: number): number {
    const first = this.#firstHome(this.#a);
    const second = this.#secondHome(this.#b);
    const one = this.#soonest(first);
    if (this.#expiry(one) <= now) return one;
    const two = this.#soonest(second);
    if (this.#expiry(two) <= now) return two;
    let freed = this.#pushOut(first, now);
    if (freed < 0) freed = this.#pushOut(second, now);
    if (freed >= 0) return freed;
    const victim = this.#expiry(one) <= this.#expiry(two) ? one : two;
    this.#evict(victim);
    return victim;
  }

  /** Moves an entry to the sketch. */
  #evict(slot: number): void {
    if (this.evicted++ === 0) this.#onFull();
    const expires = this.#times[slot * DOUBLES_PER_SLOT + 1];
    if (expires <= 0) return; // the sketch has this key already
    const a = this.#words[slot * WORDS_PER_SLOT];
    const b = this.#words[slot * WORDS_PER_SLOT + 1];
    let sketch = this.#sketchOf(b & GROUP_BITS);
    if (sketch === undefined) {
      sketch = new ExpirySketch(Math.ceil(this.slots / 2));
      this.#sketches.set(b & GROUP_BITS, sketch);
    }
    sketch.add(a, b, expires);
  }

  /** Moves one entry of a full home to its other home, if that has room. */
  #pushOut(home: number, now: number): number {
    const end = (home + 1) * this.#ways;
    for (let slot = home * this.#ways; slot < end; slot++) {
      const word = slot * WORDS_PER_SLOT;
      const a = this.#words[word];
      const b = this.#words[word + 1];
      const other = this.#firstHome(a) === home ? this.#secondHome(b) : this.#firstHome(a);
      if (other === home) continue;
      const free = this.#soonest(other);
      if (this.#expiry(free) > now) continue;
      this.#write(free, a, b, this.#times[slot * DOUBLES_PER_SLOT + 1]);
      return slot;
    }
    return -1;
  }

  /** Returns the slot of a home that expires first. */
  #soonest(home: number): number {
    let best = home * this.#ways;
    const end = best + this.#ways;
    for (let slot = best + 1; slot < end; slot++) {
      if (this.#expiry(slot) < this.#expiry(best)) best = slot;
    }
    return best;
  }

  #write(slot: number, a: number, b: number, expires: number): void {
    const word = slot * WORDS_PER_SLOT;
    this.#words[word] = a;
    this.#words[word + 1] = b;
    this.#times[slot * DOUBLES_PER_SLOT + 1] = expires;
  }

  /** Returns the time until which an entry is needed. */
  #expiry(slot: number): number {
    return Math.abs(this.#times[slot * DOUBLES_PER_SLOT + 1]);
  }

  #firstHome(a: number): number {
    return (a * this.#homesPer32Bits) | 0;
  }

  #secondHome(b: number): number {
    // Mixed again, so that the second home is independent of the first.
    return ((Math.imul(b, 0x9e3779b1) >>> 0) * this.#homesPer32Bits) | 0;
  }
}

function absorb(a: number, b: number, text: string): HashState {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x85ebca6b);
    a ^= a >>> 13;
    b = Math.imul(b ^ unit, 0xc2b2ae35);
    b = (b << 15) | (b >>> 17);
  }
  return { a, b };
}
