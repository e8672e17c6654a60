/**
 * A dense Aho-Corasick automaton over ASCII: one table look-up per character finds every keyword of
 * a list, however long the list is.
 *
 * Aho, Corasick: Efficient string matching, CACM 18 (1975).
 *
 * @module
 */

/** A set of keywords, ready to be swept over text. Immutable once built. */
export interface Automaton {
  /** The class of each byte; 0 for those that no keyword uses. */
  readonly classOf: Uint8Array;
  /** `next[state << ROW_BITS | class]`: the next state. */
  readonly next: Uint16Array;
  /** The length of the longest keyword. */
  readonly longest: number;
  /** States from here on end a keyword. */
  readonly firstAccepting: number;
  /** `marks[state - firstAccepting]`: the union of the marks of the keywords that end here. */
  readonly marks: Int32Array;
}

/** A row of `next` has this many bits of places: no more than 64 classes of characters. */
export const ROW_BITS = 6;

/** The keywords as a trie of numbered nodes, in flat arrays: no object a node. Node 0 is the root. */
interface Nodes {
  /** A node's first child, and the next child of the same parent: 0 for none. */
  readonly child: Uint16Array;
  readonly sibling: Uint16Array;
  /** The class of the character that leads to a node. */
  readonly cls: Uint8Array;
  readonly mark: Int32Array;
  /** The node of the longest proper suffix. */
  readonly fail: Uint16Array;
  count: number;
}

/**
 * Builds the automaton. Keywords are lower case ASCII; each comes with its mark (a bit set). The
 * characters of each string of `alike` count as one.
 */
export function buildAutomaton(
  keywords: readonly (readonly [string, number])[],
  alike: readonly string[] = [],
): Automaton {
  const nodes = makeNodes(keywords.reduce((sum, [keyword]) => sum + keyword.length, 1));
  const classOf = new Uint8Array(256);
  let classes = 1;
  for (const group of alike) {
    for (const char of group) classOf[char.charCodeAt(0)] = classes;
    classes++;
  }
  for (const [keyword, mark] of keywords) {
    let node = 0;
    for (let i = 0; i < keyword.length; i++) {
      const code = keyword.charCodeAt(i);
      if (classOf[code] === 0) classOf[code] = classes++;
      node = childOf(nodes, node, classOf[code]) || addChild(nodes, node, classOf[code]);
    }
    nodes.mark[node] |= mark;
  }
  if (classes > 1 << ROW_BITS) throw new RangeError("automaton: too large");
  const longest = keywords.reduce((most, [keyword]) => Math.max(most, keyword.length), 0);
  return { ...layOut(nodes, linkFailures(nodes), foldCase(classOf)), longest };
}

function makeNodes(most: number): Nodes {
  if (most > 0xffff) throw new RangeError("automaton: too large");
  return {
    child: new Uint16Array(most),
    sibling: new Uint16Array(most),
    cls: new Uint8Array(most),
    mark: new Int32Array(most),
    fail: new Uint16Array(most),
    count: 1,
  };
}

/** The child for a class, or 0. */
function childOf({ child, sibling, cls }: Nodes, node: number, wanted: number): number {
  let at = child[node];
  while (at !== 0 && cls[at] !== wanted) at = sibling[at];
  return at;
}

function addChild(nodes: Nodes, node: number, cls: number): number {
  const added = nodes.count++;
  nodes.cls[added] = cls;
  nodes.sibling[added] = nodes.child[node];
  nodes.child[node] = added;
  return added;
}

/** Breadth first: each node's longest proper suffix that is also a node. Returns that order. */
function linkFailures(nodes: Nodes): Uint16Array {
  const { child, sibling, cls, mark, fail, count } = nodes;
  const order = new Uint16Array(count);
  for (let at = 0, last = 1; at < count; at++) {
    const node = order[at];
    for (let next = child[node]; next !== 0; next = sibling[next]) {
      let suffix = fail[node];
      while (suffix !== 0 && childOf(nodes, suffix, cls[next]) === 0) suffix = fail[suffix];
      if (node !== 0) fail[next] = childOf(nodes, suffix, cls[next]);
      mark[next] |= mark[fail[next]];
      order[last++] = next;
    }
  }
  return order;
}

/** Accepting states last, so that one comparison tells a hit. */
function layOut(
  nodes: Nodes,
  order: Uint16Array,
  classOf: Uint8Array,
): Omit<Automaton, "longest"> {
  const { child, sibling, cls, mark, fail } = nodes;
  const accepting = order.filter((node) => mark[node] !== 0);
  const firstAccepting = order.length - accepting.length;
  const row = new Uint16Array(order.length);
  let rows = 0;
  for (const node of order) if (mark[node] === 0) row[node] = rows++;
  for (const node of accepting) row[node] = rows++;
  const next = new Uint16Array(rows << ROW_BITS);
  // A row is that of the suffix, which is there already, but for the node's own children.
  for (const node of order) {
    const start = row[node] << ROW_BITS;
    const suffix = row[fail[node]] << ROW_BITS;
    if (node !== 0) next.copyWithin(start, suffix, suffix + (1 << ROW_BITS));
    for (let to = child[node]; to !== 0; to = sibling[to]) next[start | cls[to]] = row[to];
  }
  return { classOf, next, firstAccepting, marks: Int32Array.from(accepting, (node) => mark[node]) };
}

/** Upper case letters share the class of their lower case. */
function foldCase(classOf: Uint8Array): Uint8Array {
  for (let code = 65; code <= 90; code++) classOf[code] = classOf[code + 32];
  return classOf;
}
