/**
 * Lists of words in about half of what gzip makes of them. A word leaves out what it shares with
 * the one before; each bit of the rest is guessed from what was seen after the same bytes before,
 * and the guesses of several contexts are mixed by how often each was right.
 *
 * Nothing but sums, products, quotients and their integer parts: the same guesses on every engine.
 *
 * Mahoney: Adaptive weighing of context models for lossless data compression (2005).
 *
 * @module
 */
import type { CodeBit } from "../packing/unpack.ts";

/** Chances are kept in this many places a context: hashed, whatever else lands there. */
const SLOTS = 1 << 16;
/** What was seen this often moves no slower any more. */
const STEADY = 60;
/** How far a chance moves when it was seen so often before, in 65536ths: integers below 2^15. */
const SHARE = /* @__PURE__ */ Int32Array.from(
  { length: STEADY + 1 },
  (_, seen) => Math.min(32767, Math.floor(65536 / (seen + 1.4))),
);
/** How fast the mixer learns whom to trust. */
const RATE = 2e-8;
const CONTEXTS = 4;
/** As many bytes can be shared with the word before; one more says that the list ends. */
const MOST_SHARED = 30;
const NEW_LINE = 10;

/** Codes lists of words, one after the other; what one list teaches helps with the next. */
export class WordCoder {
  private readonly bit: CodeBit;
  private readonly chances: Uint16Array = new Uint16Array(SLOTS * CONTEXTS).fill(1 << 15);
  private readonly seen: Uint8Array = new Uint8Array(SLOTS * CONTEXTS);
  private readonly trust: Float64Array = new Float64Array(CONTEXTS << 9).fill(0.35);
  private readonly contexts: Int32Array = new Int32Array(CONTEXTS);
  private readonly slots: Int32Array = new Int32Array(CONTEXTS);
  private readonly guesses: Int32Array = new Int32Array(CONTEXTS);
  private readonly squash: Int32Array = squashTable();
  private readonly stretch: Int32Array = stretchTable(this.squash);
  private list = 0;

  constructor(bit: CodeBit) {
    this.bit = bit;
  }

  /**
   * Codes one list: words in order, each as its UTF-8 bytes and an end of line. Gives the bytes back;
   * a reader gives no words.
   */
  codeList(words: readonly Uint8Array[] = []): number[] {
    const out: number[] = [];
    const line = new Uint8Array(256);
    this.list++;
    for (let i = 0, before = 0;; i++) {
      const shared = this.codeShared(words[i], line, before);
      if (shared > MOST_SHARED) return out;
      for (let at = 0; at < shared; at++) out.push(line[at]);
      before = shared;
      do {
        this.bytesBefore(line, before);
        line[before] = this.codeSymbol(8, words[i]?.[before] ?? 0, 0);
        out.push(line[before]);
      } while (line[before++] !== NEW_LINE);
    }
  }

  /** How many bytes a word has in common with the one before. */
  private codeShared(word: Uint8Array | undefined, line: Uint8Array, before: number): number {
    const most = Math.min(MOST_SHARED, before - 1);
    let shared = 0;
    while (shared < most && word?.[shared] === line[shared]) shared++;
    if (word === undefined) shared = MOST_SHARED + 1;
    this.follow(before, 0, this.list, 0);
    return this.codeSymbol(5, shared, 256);
  }

  private bytesBefore(line: Uint8Array, at: number): void {
    const two = (at > 1 ? line[at - 2] << 8 : 0) | (at > 0 ? line[at - 1] : 0);
    const three = (at > 2 ? line[at - 3] << 16 : 0) | two;
    this.follow(two & 255, two, three, this.list);
  }

  private follow(a: number, b: number, c: number, d: number): void {
    const { contexts } = this;
    contexts[0] = Math.imul(a + 1, 0x9e3779b1);
    contexts[1] = Math.imul(b + 1, 0x85ebca6b);
    contexts[2] = Math.imul(c + 1, 0xc2b2ae35);
    contexts[3] = Math.imul(d + 1, 0x27d4eb2f);
  }

  private codeSymbol(bits: number, symbol: number, kind: number): number {
    let node = 1;
    for (let i = bits - 1; i >= 0; i--) {
      node = (node << 1) | this.codeBit(kind | node, (symbol >> i) & 1);
    }
    return node & ((1 << bits) - 1);
  }

  private codeBit(node: number, value: number): number {
    const { contexts, slots, chances, seen, guesses, trust, stretch } = this;
    const first = node * CONTEXTS;
    const mixed = Math.imul(node, 0x2545f491);
    let sum = 0;
    for (let i = 0; i < CONTEXTS; i++) {
      const slot = slots[i] = (i << 16) | (Math.imul(contexts[i] ^ mixed, 0x85ebca6b) >>> 16);
      const guess = guesses[i] = seen[slot] === 0 ? 0 : stretch[chances[slot] >> 4];
      sum += trust[first + i] * guess;
    }
    const at = sum > 2047 ? 4094 : sum < -2047 ? 0 : 2047 + (sum | 0);
    const chance = this.squash[at];
    const bit = this.bit(chance, value);
    const aim = bit === 0 ? 65535 : 0;
    const miss = ((bit === 0 ? 4096 : 0) - chance) * RATE;
    for (let i = 0; i < CONTEXTS; i++) {
      const slot = slots[i];
      trust[first + i] += miss * guesses[i];
      chances[slot] += ((aim - chances[slot]) * SHARE[seen[slot]]) >> 16;
      if (seen[slot] < STEADY) seen[slot]++;
    }
    return bit;
  }
}

/** The logistic function of 256ths, from -8 to 8, in 4096ths. */
function squashTable(): Int32Array {
  const squash = new Int32Array(4095);
  // The factor is e to the power of -1/256.
  for (let at = 0, power = 1; at < 2048; at++, power *= 0.99610136947) {
    squash[2047 + at] = Math.min(4095, Math.trunc(4096 / (1 + power)));
    squash[2047 - at] = 4096 - squash[2047 + at];
  }
  return squash;
}

/** Its inverse. */
function stretchTable(squash: Int32Array): Int32Array {
  let at = 0;
  return Int32Array.from({ length: 4096 }, (_, chance) => {
    while (at < 4094 && squash[at] < chance) at++;
    return at - 2047;
  });
}
