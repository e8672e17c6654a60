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

interface Node {
  readonly children: Map<number, Node>;
  fail: Node | undefined;
  mark: number;
  row: number;
}

/**
 * Builds the automaton. Keywords are lower case ASCII; each comes with its mark (a bit set). The
 * characters of each string of `alike` count as one.
 */
export function buildAutomaton(
  keywords: Iterable<readonly [string, number]>,
  alike: readonly string[] = [],
): Automaton {
  const root = makeNode();
  const classOf = new Uint8Array(256);
  let classes = 1;
  let longest = 0;
  for (const group of alike) {
    for (const char of group) classOf[char.charCodeAt(0)] = classes;
    classes++;
  }
  for (const [keyword, mark] of keywords) {
    let node = root;
    longest = Math.max(longest, keyword.length);
    for (let i = 0; i < keyword.length; i++) {
      const code = keyword.charCodeAt(i);
      if (classOf[code] === 0) classOf[code] = classes++;
      const cls = classOf[code];
      let child = node.children.get(cls);
      if (child === undefined) node.children.set(cls, child = makeNode());
      node = child;
    }
    node.mark |= mark;
  }
  const nodes = linkFailures(root);
  return { ...layOut(nodes, foldCase(classOf), classes), longest };
}

function makeNode(): Node {
  return { children: new Map(), fail: undefined, mark: 0, row: 0 };
}

/** Breadth first: each node's longest proper suffix that is also a node. Returns that order. */
function linkFailures(root: Node): Node[] {
  const order = [root];
  for (const node of order) {
    for (const [cls, child] of node.children) {
      let fail = node.fail;
      while (fail !== undefined && !fail.children.has(cls)) fail = fail.fail;
      child.fail = fail?.children.get(cls) ?? root;
      child.mark |= child.fail.mark;
      order.push(child);
    }
  }
  return order;
}

/** Accepting states last, so that one comparison tells a hit. */
function layOut(
  nodes: readonly Node[],
  classOf: Uint8Array,
  classes: number,
): Omit<Automaton, "longest"> {
  const accepting = nodes.filter((node) => node.mark !== 0);
  const rows = [...nodes.filter((node) => node.mark === 0), ...accepting];
  if (rows.length > 0xffff || classes > 1 << ROW_BITS) throw new RangeError("automaton: too large");
  rows.forEach((node, row) => node.row = row);
  const next = new Uint16Array(rows.length << ROW_BITS);
  for (const node of nodes) {
    for (let cls = 1; cls < classes; cls++) {
      const onFailure = node.fail === undefined ? 0 : next[(node.fail.row << ROW_BITS) | cls];
      next[(node.row << ROW_BITS) | cls] = node.children.get(cls)?.row ?? onFailure;
    }
  }
  return {
    classOf,
    next,
    firstAccepting: rows.length - accepting.length,
    marks: Int32Array.from(accepting, (node) => node.mark),
  };
}

/** Upper case letters share the class of their lower case. */
function foldCase(classOf: Uint8Array): Uint8Array {
  for (let code = 65; code <= 90; code++) classOf[code] = classOf[code + 32];
  return classOf;
}
