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

/** Where a text is in a request. */
export interface Location {
  /** The part of the request. */
  readonly in: Surface;
  /** RFC 6901: `/messages/0/content`, `/q`; `""` is the whole part. */
  readonly pointer: string;
  /** True when it is a name (a key, a parameter's or file's name) rather than a value. */
  readonly isKey: boolean;
}

/** Takes one text; false when no more are wanted. */
export type Visit = (text: string, location: Location) => boolean;

/** A JSON body has no more leaves and keys that are looked at, and no deeper ones. */
const MAX_LEAVES = 50_000;
const MAX_DEPTH = 256;

/** RFC 6901: `~` and `/` in a name are escaped. */
export function pointerTo(parent: string, name: string | number): string {
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
    const text = typeof value === "string" ? value : value.name;
    if (!visit(text, { in: surface, pointer, isKey: typeof value !== "string" })) return;
  }
}

/** What is still to be visited of a JSON value. */
interface Open {
  readonly value: unknown;
  /** Its pointer, made only when something is found: most leaves never need it. */
  readonly parent: Open | undefined;
  readonly name: string | number;
  readonly depth: number;
}

/**
 * Visits every string and every key of a JSON value, with a list instead of recursion: the sender
 * chooses the depth. Returns false when there was more than the bounds allow.
 */
export function visitJson(root: unknown, visit: Visit): boolean {
  const open: Open[] = [{ value: root, parent: undefined, name: "", depth: 0 }];
  for (let leaves = 0; open.length > 0; leaves++) {
    if (leaves === MAX_LEAVES) return false;
    const node = open.pop()!;
    const { value } = node;
    if (typeof value === "string") {
      if (!visit(value, lazyLocation(node, false))) return true;
    } else if (typeof value === "object" && value !== null) {
      if (node.depth === MAX_DEPTH) return false;
      if (!openMembers(node, value, open, visit)) return true;
    }
  }
  return true;
}

function openMembers(node: Open, value: object, open: Open[], visit: Visit): boolean {
  const isArray = Array.isArray(value);
  const names = Object.keys(value);
  // Last first: the list gives the last one back first.
  for (let i = names.length - 1; i >= 0; i--) {
    const name = names[i];
    if (!isArray && !visitKey(node, name, visit)) return false;
    const member = (value as Record<string, unknown>)[name];
    if (typeof member !== "string" && (typeof member !== "object" || member === null)) continue;
    open.push({ value: member, parent: node, name, depth: node.depth + 1 });
  }
  return true;
}

/** A key as an attacker would write it: with what makes it one. Its place is its object's. */
function visitKey(node: Open, name: string, visit: Visit): boolean {
  if (name === "prototype" && node.name === "constructor") {
    return visit("constructor.prototype.", lazyLocation(node, true));
  }
  return isPlainName(name) || visit(`"${name}":`, lazyLocation(node, true));
}

function lazyLocation(node: Open, isKey: boolean): Location {
  return {
    in: "json",
    isKey,
    get pointer() {
      return pointerOf(node);
    },
  };
}

function pointerOf(node: Open): string {
  const names: (string | number)[] = [];
  for (let at = node; at.parent !== undefined; at = at.parent) names.push(at.name);
  let pointer = "";
  for (let i = names.length - 1; i >= 0; i--) pointer = pointerTo(pointer, names[i]);
  return pointer;
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
