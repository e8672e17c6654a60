/**
 * SipHash-2-4 with 64 bits: a synchronous, short, keyed hash for client addresses in logs. A plain
 * hash could be reversed by hashing all addresses; this one cannot without the key.
 *
 * Source: J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF" (2012).
 *
 * @module
 */

/** The state: v0 to v3, each as its low and high 32 bits. */
type State = Uint32Array;

/** "somepseudorandomlygeneratedbytes", the constants of the paper. */
const INITIAL = [
  0x70736575,
  0x736f6d65,
  0x6e646f6d,
  0x646f7261,
  0x6e657261,
  0x6c796765,
  0x79746573,
  0x74656462,
];

/**
 * Hashes bytes. Returns 16 hex digits (the 64-bit number, most significant digit first).
 *
 * @param key Four 32-bit words, the least significant first.
 */
export function sipHash(key: Uint32Array, bytes: Uint8Array): string {
  const v = Uint32Array.from(INITIAL, (word, i) => word ^ key[i % 4]);
  const blocks = Math.floor(bytes.length / 8);
  for (let block = 0; block < blocks; block++) {
    absorb(v, wordAt(bytes, block * 8), wordAt(bytes, block * 8 + 4));
  }
  const end = blocks * 8;
  const length = (bytes.length & 0xff) << 24;
  absorb(v, wordAt(bytes, end), wordAt(bytes, end + 4) | length);
  v[4] ^= 0xff;
  for (let i = 0; i < 4; i++) round(v);
  const low = v[0] ^ v[2] ^ v[4] ^ v[6];
  const high = v[1] ^ v[3] ^ v[5] ^ v[7];
  return hex(high) + hex(low);
}

/** Reads four bytes as a little-endian word; bytes past the end are 0. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | (bytes[at + 1] ?? 0) << 8 | (bytes[at + 2] ?? 0) << 16 |
    (bytes[at + 3] ?? 0) << 24;
}

function absorb(v: State, low: number, high: number): void {
  v[6] ^= low;
  v[7] ^= high;
  round(v);
  round(v);
  v[0] ^= low;
  v[1] ^= high;
}

function round(v: State): void {
  mix(v, 0, 2, 13);
  swap(v, 0);
  mix(v, 4, 6, 16);
  mix(v, 0, 6, 21);
  mix(v, 4, 2, 17);
  swap(v, 4);
}

/** Adds b to a, rotates b left by fewer than 32 bits, and combines it with the sum. */
function mix(v: State, a: number, b: number, bits: number): void {
  const low = v[b];
  const high = v[b + 1];
  const sum = v[a] + low;
  v[a + 1] += high + (sum > 0xffffffff ? 1 : 0);
  v[a] = sum;
  v[b] = (low << bits | high >>> 32 - bits) ^ sum;
  v[b + 1] = (high << bits | low >>> 32 - bits) ^ v[a + 1];
}

/** Rotates by 32 bits. */
function swap(v: State, at: number): void {
  [v[at], v[at + 1]] = [v[at + 1], v[at]];
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
