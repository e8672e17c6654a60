/**
 * A hash table of numbers with a hard bound: for millions of keys without a string kept, a timer, a
 * rehash or work for the garbage collector.
 *
 * Each entry is 16 bytes: a 64-bit fingerprint of the key and one double, the time at which the
 * entry means nothing any more ("full again" for a bucket). An entry whose time has passed equals
 * no entry, so expiry loses nothing and needs no sweep.
 *
 * A key has two homes of eight slots each (two-choice hashing; Azar et al. 1994) and an entry that
 * finds both occupied may push one neighbour to its other home (cuckoo hashing, one step). When
 * that fails too, the entry that expires first goes, and a sketch remembers by hash when it expires:
 * a key that was dropped is found again with its expiry, or with a later one, never with none.
 *
 * @module
 */
import { ExpirySketch } from "./sketch.ts";

const WAYS = 8;
const WORDS_PER_SLOT = 4; // two 32-bit fingerprint words and one 64-bit double
const DOUBLES_PER_SLOT = 2;
/** The lowest bits of a fingerprint say which group of keys it is of. */
const GROUP_BITS = 0x1f;
/** Groups with a sketch of their own; the others share the first. */
const MAX_SKETCHES = 4;

/** A running hash: the state after some text, which more text can follow. */
export interface HashState {
  a: number;
  b: number;
}

/** A bounded table from keys to the time at which each expires. */
export class ExpiryTable {
  /** The most entries it can hold. */
  readonly slots: number;
  /** Entries that were dropped before their time because there was no room. */
  evicted = 0;

  readonly #ways: number;
  /** Turns 32 random bits into one of the homes. */
  readonly #homesPer32Bits: number;
  readonly #words: Uint32Array;
  readonly #times: Float64Array;
  readonly #seed: HashState;
  readonly #onFull: () => void;
  /** Made when an entry is dropped for the first time: by group, and those that share one. */
  readonly #sketches = new Map<number, ExpirySketch>();

  /** The fingerprint of the key looked up last. */
  #a = 0;
  #b = 0;
  #found = -1;

  /**
   * @param maxKeys The most entries to hold; rounded down to a multiple of 8 from 64 on.
   * @param seed Two random 32-bit words, so that nobody outside can aim at a home.
   * @param onFull Called when an entry is dropped for the first time.
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

  /** The state after `text`, from which {@link find} goes on with the rest of a key. */
  hash(text: string): HashState {
    return absorb(this.#seed.a, this.#seed.b, text);
  }

  /**
   * Looks a key up (the text of `prefix`, then `rest`) and remembers where, for {@link put}.
   *
   * @param group From 0 to 31: keys of one group are alike in how long they live. A key that was
   * dropped can only look like one of its own group.
   * @returns The time at which the entry expires, or may expire when it was dropped; at most 0 when
   * there is none.
   */
  find(prefix: HashState, rest: string, group = 0): number {
    let { a, b } = prefix;
    // The same steps as `absorb`, without an object: this is the hot path.
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

  /** True when the key looked up last is in the table: its expiry is exact. */
  get isExact(): boolean {
    return this.#found >= 0;
  }

  /**
   * Sets the expiry of the key looked up last. When there is no room, the entry nearby that expires
   * first is dropped.
   *
   * @param now Entries that expire at or before this time may be replaced freely.
   */
  put(expires: number, now: number): void {
    if (expires <= now && this.#sketches.size > 0) {
      const recalled = this.#recall();
      // An expired entry, kept for as long as the sketch says otherwise.
      if (recalled > now) expires = -recalled;
    }
    if (this.#found < 0) this.#found = this.#makeRoom(now);
    this.#write(this.#found, this.#a, this.#b, expires);
  }

  /** How many entries have not expired. Walks the whole table. */
  count(now: number): number {
    let live = 0;
    const times = this.#times;
    for (let at = 1; at < times.length; at += DOUBLES_PER_SLOT) if (times[at] > now) live++;
    return live;
  }

  /** What the sketch says of the key looked up last. */
  #recall(): number {
    return this.#sketchOf(this.#b & GROUP_BITS)?.expiry(this.#a, this.#b) ?? 0;
  }

  /** The sketch of a group; undefined while none of its entries was dropped. */
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

  /** A slot for a new entry. */
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
    this.#drop(victim);
    return victim;
  }

  /** Leaves an entry to the sketch. */
  #drop(slot: number): void {
    if (this.evicted++ === 0) this.#onFull();
    const expires = this.#times[slot * DOUBLES_PER_SLOT + 1];
    if (expires <= 0) return; // the sketch knows this key
    const a = this.#words[slot * WORDS_PER_SLOT];
    const b = this.#words[slot * WORDS_PER_SLOT + 1];
    let sketch = this.#sketchOf(b & GROUP_BITS);
    if (sketch === undefined) {
      sketch = new ExpirySketch(Math.ceil(this.slots / 2));
      this.#sketches.set(b & GROUP_BITS, sketch);
    }
    sketch.add(a, b, expires);
  }

  /** Moves one entry of a full home to its other home, when that has room. */
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

  /** The slot of a home that expires first. */
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

  /** Until when an entry is of use. */
  #expiry(slot: number): number {
    return Math.abs(this.#times[slot * DOUBLES_PER_SLOT + 1]);
  }

  #firstHome(a: number): number {
    return (a * this.#homesPer32Bits) | 0;
  }

  #secondHome(b: number): number {
    // Mixed once more: the first home must say nothing about the second.
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
