/**
 * A sparse trie over UTF-16 units: from a word's start it finds the longest entry of the lexicon,
 * in any script, in time bounded by the longest entry.
 *
 * @module
 */

/** The trie. Words are added, never taken away. */
export interface Trie {
  /** The child of the root for each unit, 0 where no entry starts with it. */
  readonly roots: Uint16Array;
  /** For each two letters `a << 5 | b`, the third letters (a bit set) that an entry may go on with. */
  readonly thirds: Int32Array;
  /** Open addressing: `node << 16 | unit`, 0 where free. */
  readonly keys: Uint32Array;
  /** The child that the key leads to. */
  readonly children: Uint16Array;
  /** Concepts (a bit set) of entries that end here, when a word ends here too. */
  readonly whole: Int32Array;
  /** Concepts of entries that end here, whatever follows. */
  readonly stem: Int32Array;
  /** How many nodes there are. */
  nodes: number;
}

/**
 * A bit beside the concepts of words that are not English: what they weigh is learned apart, since
 * English texts are full of the common words of the lexicon.
 */
export const FOREIGN: number = 1 << 30;

/** The longest entry at a place: its concepts, 0 when there is none, and where it ends. */
export interface Match {
  concepts: number;
  end: number;
}

/** The node where every entry starts. */
const ROOT = 1;

/** No more nodes than this; twice as many keys stay quickly found. */
const MOST_NODES = 1 << 15;

/** A trie without words. */
export function makeTrie(): Trie {
  return {
    roots: new Uint16Array(0x10000),
    thirds: new Int32Array(1024),
    keys: new Uint32Array(2 * MOST_NODES),
    children: new Uint16Array(2 * MOST_NODES),
    whole: new Int32Array(MOST_NODES),
    stem: new Int32Array(MOST_NODES),
    nodes: ROOT + 1,
  };
}

/** Adds a folded entry; a trailing `*` marks a stem. English ones come first. */
export function addWord(trie: Trie, entry: string, concepts: number): void {
  const isStem = entry.endsWith("*");
  const length = entry.length - (isStem ? 1 : 0);
  noteThird(trie.thirds, entry, length);
  let node = trie.roots[entry.charCodeAt(0)];
  if (node === 0) node = trie.roots[entry.charCodeAt(0)] = trie.nodes++;
  for (let i = 1; i < length; i++) {
    const key = ((node << 16) | entry.charCodeAt(i)) >>> 0;
    const slot = slotOf(trie.keys, key);
    if (trie.keys[slot] === 0) {
      trie.keys[slot] = key;
      trie.children[slot] = trie.nodes++;
    }
    node = trie.children[slot];
  }
  if (trie.nodes > MOST_NODES) throw new RangeError("trie: too large");
  const last = entry.charCodeAt(length - 1);
  const ends = isStem || isUnspaced(last) || !isWordUnit(last) ? trie.stem : trie.whole;
  // What is English already stays English.
  const isEnglish = ends[node] !== 0 && (ends[node] & FOREIGN) === 0;
  ends[node] |= isEnglish ? concepts & ~FOREIGN : concepts;
}

/** What is no letter of ASCII counts as the letter 0: entries with it are looked for in the trie. */
function letter(unit: number): number {
  return unit >= 97 && unit <= 122 ? unit - 96 : 0;
}

function noteThird(thirds: Int32Array, entry: string, length: number): void {
  const pair = (letter(entry.charCodeAt(0)) << 5) | letter(entry.charCodeAt(1));
  if (length > 2) thirds[pair] |= 1 << letter(entry.charCodeAt(2));
  else if (length === 2) thirds[pair] = -1;
  else thirds.fill(-1, pair & ~31, pair | 31);
}

/** The slot that holds a key, or the free one where it would be. */
function slotOf(keys: Uint32Array, key: number): number {
  const mask = keys.length - 1;
  let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
  while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask;
  return slot;
}

/**
 * Finds the longest entry that starts at `from`; runs of white space count as one space. Arabic and
 * Hebrew write "and", "the", "to" before a word as a part of it: an entry after up to three such
 * letters counts too.
 */
export function longestMatch(
  trie: Trie,
  units: Uint16Array,
  from: number,
  end: number,
  match: Match,
): void {
  matchAt(trie, units, from, end, match);
  if (match.concepts !== 0) return;
  const unit = units[from];
  if (unit < 0x5d0 || unit > 0x648) return;
  for (let i = from; i < from + 3 && LITTLE_WORDS.has(units[i]); i++) {
    matchAt(trie, units, i + 1, end, match);
    if (match.end - i > 3) return;
    match.concepts = 0;
    match.end = from;
  }
}

const LITTLE_WORDS: ReadonlySet<number> = /* @__PURE__ */ new Set([
  0x648,
  0x641,
  0x628,
  0x644,
  0x643,
  0x627,
  0x5d4,
  0x5d5,
  0x5d1,
  0x5dc,
  0x5de,
  0x5e9,
  0x5db,
]);

function matchAt(trie: Trie, units: Uint16Array, from: number, end: number, match: Match): void {
  const { roots, thirds, keys, children, whole, stem } = trie;
  const mask = keys.length - 1;
  match.concepts = 0;
  match.end = from;
  let unit = units[from];
  // Three letters tell most words from the entries, in a table that stays in the cache.
  if (unit >= 97 && unit <= 122) {
    const third = letter(units[from + 2]);
    const pair = ((unit - 96) << 5) | letter(units[from + 1]);
    if (third !== 0 && ((thirds[pair] >>> third) & 1) === 0) return;
  }
  let node = roots[unit];
  if (node === 0 || from >= end) return;
  for (let i = from + 1;; i++) {
    const ends = whole[node] !== 0 && endsWord(units, i, end, unit) ? whole[node] : 0;
    const concepts = ends !== 0 && (ends & FOREIGN) === 0
      ? ends | (stem[node] & ~FOREIGN)
      : ends | stem[node];
    if (concepts !== 0) {
      match.concepts = concepts;
      match.end = i;
    }
    if (i >= end) return;
    unit = units[i];
    if (unit <= 32) {
      while (i + 1 < end && units[i + 1] <= 32) i++;
      unit = 32;
    }
    const key = ((node << 16) | unit) >>> 0;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    while (keys[slot] !== key) {
      if (keys[slot] === 0) return;
      slot = (slot + 1) & mask;
    }
    node = children[slot];
  }
}

/** Whether a word ends after `unit`: also before a script that is written on to Latin letters. */
function endsWord(units: Uint16Array, at: number, end: number, unit: number): boolean {
  if (at >= end) return true;
  const next = units[at];
  return !isWordUnit(next) || (unit < 128 && next >= 0x0e00);
}

/** Letters and digits of every script; what is not ASCII counts unless it is punctuation. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) {
    const letter = unit | 32;
    return (letter >= 97 && letter <= 122) || (unit >= 48 && unit <= 57);
  }
  return unit > 0xbf && !(unit >= 0x2000 && unit <= 0x206f) &&
    !(unit >= 0x3000 && unit <= 0x303f) &&
    unit !== 0x60c && unit !== 0x61b && unit !== 0x61f && unit !== 0x6d4 && unit !== 0x964;
}

/** Scripts written without spaces: Thai, kana, Han. Each unit may start a word. */
export function isUnspaced(unit: number): boolean {
  return (unit >= 0x0e00 && unit <= 0x0eff) || (unit >= 0x3040 && unit <= 0x30ff) ||
    (unit >= 0x3400 && unit <= 0x9fff);
}
