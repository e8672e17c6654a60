/**
 * A sparse trie over UTF-16 units: from a word's start it finds the longest entry of the lexicon,
 * in any script, in time bounded by the longest entry.
 *
 * @module
 */

/** The trie. Immutable once built. */
export interface Trie {
  /** Open addressing: `node << 16 | unit`, 0 where free. */
  readonly keys: Uint32Array;
  /** The child that the key leads to. */
  readonly children: Uint16Array;
  /** Concepts (a bit set) of entries that end here, when a word ends here too. */
  readonly whole: Int32Array;
  /** Concepts of entries that end here, whatever follows. */
  readonly stem: Int32Array;
}

/** The longest entry at a place: its concepts, 0 when there is none, and where it ends. */
export interface Match {
  concepts: number;
  end: number;
}

/** The node where every entry starts. */
const ROOT = 1;

/** Builds the trie of folded entries; a trailing `*` marks a stem. */
export function buildTrie(entries: Iterable<readonly [string, number]>): Trie {
  const nodes: Map<number, number>[] = [new Map(), new Map()];
  const whole = [0, 0];
  const stem = [0, 0];
  let edges = 0;
  for (const [entry, concepts] of entries) {
    const isStem = entry.endsWith("*");
    const word = isStem ? entry.slice(0, -1) : entry;
    let node = ROOT;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      let child = nodes[node].get(unit);
      if (child === undefined) {
        child = nodes.length;
        nodes.push(new Map());
        whole.push(0);
        stem.push(0);
        nodes[node].set(unit, child);
        edges++;
      }
      node = child;
    }
    const last = word.charCodeAt(word.length - 1);
    if (isStem || isUnspaced(last) || !isWordUnit(last)) stem[node] |= concepts;
    else whole[node] |= concepts;
  }
  return pack(nodes, edges, Int32Array.from(whole), Int32Array.from(stem));
}

function pack(
  nodes: readonly Map<number, number>[],
  edges: number,
  whole: Int32Array,
  stem: Int32Array,
): Trie {
  let size = 1;
  while (size < edges * 2) size *= 2;
  const keys = new Uint32Array(size);
  const children = new Uint16Array(size);
  nodes.forEach((edgesOut, node) => {
    for (const [unit, child] of edgesOut) {
      const key = ((node << 16) | unit) >>> 0;
      let slot = slotOf(key, size);
      while (keys[slot] !== 0) slot = (slot + 1) & (size - 1);
      keys[slot] = key;
      children[slot] = child;
    }
  });
  return { keys, children, whole, stem };
}

function slotOf(key: number, size: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 12) & (size - 1);
}

/** Finds the longest entry that starts at `from`; runs of white space count as one space. */
export function longestMatch(trie: Trie, text: string, from: number, match: Match): void {
  const { keys, children, whole, stem } = trie;
  const mask = keys.length - 1;
  match.concepts = 0;
  match.end = from;
  let node = ROOT;
  for (let i = from; i < text.length; i++) {
    let unit = text.charCodeAt(i);
    if (unit <= 32) {
      if (text.charCodeAt(i + 1) <= 32) continue;
      unit = 32;
    }
    const key = ((node << 16) | unit) >>> 0;
    let slot = slotOf(key, keys.length);
    while (keys[slot] !== key) {
      if (keys[slot] === 0) return;
      slot = (slot + 1) & mask;
    }
    node = children[slot];
    const concepts = stem[node] | (whole[node] !== 0 && endsWord(text, i + 1) ? whole[node] : 0);
    if (concepts !== 0) {
      match.concepts = concepts;
      match.end = i + 1;
    }
  }
}

function endsWord(text: string, at: number): boolean {
  return at >= text.length || !isWordUnit(text.charCodeAt(at));
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
