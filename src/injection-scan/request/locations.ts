/**
 * The texts of a request, one by one, each with its place: parameters, JSON leaves and keys, form
 * fields and file names, headers, cookies. Never the serialised body: an attack is in a value.
 *
 * @module
 */

/** The parts of a request that can be scanned. */
export type Surface = "query" | "params" | "json" | "form" | "text" | "headers" | "cookies";

/** All surfaces. */
export const SURFACES: readonly Surface[] = [
  "query",
  "params",
  "json",
  "form",
  "text",
  "headers",
  "cookies",
];

/** The place of a text in a request. */
export interface Location {
  /** The part of the request. */
  readonly in: Surface;
  /**
   * RFC 6901: `/messages/0/content`, `/q`; `""` is the whole part. What lies under more than 64 names
   * or 1 024 units of them has `…` for the rest of its names.
   */
  readonly pointer: string;
  /** True when it is a name (a key, a parameter's or file's name) rather than a value. */
  readonly isKey: boolean;
}

/** Takes one text; false when no more are wanted. */
export type Visit = (text: string, location: Location) => boolean;

/** Pointers end here: the sender chooses how long the way to each of many leaves is. */
const MAX_NAMES = 64;
const MAX_POINTER = 1_024;
/** Stands for the names that a pointer has no room for. */
const REST_OF_IT = "/\u2026";

/** RFC 6901: `~` and `/` in a name are escaped. */
function pointerTo(parent: string, name: string | number): string {
  const text = String(name);
  if (text.indexOf("~") < 0 && text.indexOf("/") < 0) return `${parent}/${text}`;
  return `${parent}/${text.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Visits names and values of a list of pairs. */
export function visitPairs(
  surface: Surface,
  pairs: Iterable<readonly [string, string | File]>,
  visit: Visit,
): void {
  for (const [name, value] of pairs) {
    const pointer = pointerTo("", name);
    if (!isPlainName(name) && !visit(name, { in: surface, pointer: "", isKey: true })) return;
    // Bun gives a file input that nobody filled in as a Blob, which has no name.
    const text = typeof value === "string" ? value : value.name ?? "";
    if (!visit(text, { in: surface, pointer, isKey: typeof value !== "string" })) return;
  }
}

/** What is still to be visited of a JSON value. */
interface Open {
  readonly value: unknown;
  /** What holds it; the last one that a pointer has room for where it is deeper than that. */
  readonly parent: Open | undefined;
  readonly name: string | number;
  readonly depth: number;
  /** Made only when it is asked for, and once: most leaves never need it. */
  pointer: string | undefined;
}

/**
 * Visits every string and every key of a JSON value, with a list instead of recursion: the sender
 * chooses the depth.
 */
export function visitJson(root: unknown, visit: Visit): void {
  const open: Open[] = [{ value: root, parent: undefined, name: "", depth: 0, pointer: "" }];
  while (open.length > 0) {
    const node = open.pop()!;
    const { value } = node;
    if (typeof value === "string") {
      if (!visit(value, new JsonLocation(node, false))) return;
    } else if (typeof value === "object" && value !== null) {
      if (!openMembers(node, value, open, visit)) return;
    }
  }
}

function openMembers(node: Open, value: object, open: Open[], visit: Visit): boolean {
  const isArray = Array.isArray(value);
  const names = Object.keys(value);
  const parent = node.depth > MAX_NAMES + 1 ? node.parent : node;
  // Last first: the list gives the last one back first.
  for (let i = names.length - 1; i >= 0; i--) {
    const name = names[i];
    if (!isArray && !visitKey(node, name, visit)) return false;
    const member = (value as Record<string, unknown>)[name];
    if (typeof member !== "string" && (typeof member !== "object" || member === null)) continue;
    open.push({ value: member, parent, name, depth: node.depth + 1, pointer: undefined });
  }
  return true;
}

/** A key as an attacker would write it: with what makes it one. Its place is its object's. */
function visitKey(node: Open, name: string, visit: Visit): boolean {
  if (name === "prototype" && node.name === "constructor") {
    return visit("constructor.prototype.", new JsonLocation(node, true));
  }
  return isPlainName(name) || visit(`"${name}":`, new JsonLocation(node, true));
}

/** A place in a JSON body, whose pointer is made when it is asked for. */
class JsonLocation implements Location {
  readonly in = "json";
  readonly isKey: boolean;
  readonly #node: Open;

  constructor(node: Open, isKey: boolean) {
    this.isKey = isKey;
    this.#node = node;
  }

  get pointer(): string {
    return pointerOf(this.#node);
  }
}

/** The way to each container is written once, and cut: it is as long as the sender likes. */
function pointerOf(node: Open): string {
  return node.pointer ??= extend(pointerOf(node.parent!), node.name, node.depth);
}

function extend(parent: string, name: string | number, depth: number): string {
  if (parent.endsWith(REST_OF_IT)) return parent;
  const isLong = depth > MAX_NAMES || parent.length + String(name).length > MAX_POINTER;
  return isLong ? parent + REST_OF_IT : pointerTo(parent, name);
}

/** Names of letters, digits, dashes and single underscores, and not too long, need no scan. */
function isPlainName(name: string): boolean {
  if (name.length > 64) return false;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const letter = code | 32;
    const plain = (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57) || code === 45 ||
      (code === 95 && name.charCodeAt(i + 1) !== 95);
    if (!plain) return false;
  }
  return true;
}
