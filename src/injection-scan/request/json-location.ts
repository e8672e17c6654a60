/**
 * Places in a JSON body, whose pointers are only made when they are needed.
 *
 * @module
 */
import { type Location, pointerTo } from "./locations.ts";
import type { Place, TextKind } from "./model/place.ts";

/** Pointers are cut here, because the sender chooses the length of the path to each leaf. */
export const MAX_NAMES = 64;
const MAX_POINTER = 1_024;
/** Stands for the names that a pointer has no room for. */
const REST = "/\u2026";

/** A value of a JSON document that is still to be visited. */
export interface JsonNode {
  readonly value: unknown;
  /** The container; beyond the maximum depth, the last one that a pointer names. */
  readonly parent: JsonNode | undefined;
  readonly name: string | number;
  readonly depth: number;
  /** The place, if the shape of the body says it. */
  readonly place: Place | undefined;
  /** Whether the value comes from JSON in a string. */
  readonly isUnpacked: boolean;
  /** Whether the value was visited before. */
  readonly isSeen: boolean;
  /** Made once, on first use: most leaves never need it. */
  pointer: string | undefined;
}

/** The place of one text. */
export class JsonLocation implements Location {
  readonly in = "json";
  readonly isKey: boolean;
  readonly kind?: TextKind;
  readonly #node: JsonNode;

  constructor(node: JsonNode, isKey: boolean, kind: TextKind | undefined) {
    this.#node = node;
    this.isKey = isKey;
    if (kind !== undefined) this.kind = kind;
  }

  get pointer(): string {
    return pointerOf(this.#node);
  }

  /** The tool whose argument this is. */
  get tool(): string | undefined {
    return this.#node.place?.tool;
  }

  /** Whether the exact rules of web families hold, because the body was recognised weakly. */
  get keepsWeb(): boolean {
    return this.#node.place?.keepsWeb === true;
  }

  /** The pointer with `*` for the items of lists. */
  get pattern(): string {
    let pattern = "";
    for (let node = this.#node; node.parent !== undefined; node = node.parent) {
      const name = Array.isArray(node.parent.value) ? "*" : node.name;
      pattern = pointerTo("", name) + pattern;
    }
    return pattern;
  }

  /** The pointer of the message that this is part of; without one, of the text. */
  get message(): string {
    let node: JsonNode | undefined = this.#node;
    while (node !== undefined && node.place?.isMessage !== true) node = node.parent;
    return pointerOf(node ?? this.#node);
  }
}

/** The pointer of each container is made once. */
function pointerOf(node: JsonNode): string {
  return node.pointer ??= extend(pointerOf(node.parent!), node.name, node.depth);
}

function extend(parent: string, name: string | number, depth: number): string {
  if (parent.endsWith(REST)) return parent;
  const isLong = depth > MAX_NAMES || parent.length + String(name).length > MAX_POINTER;
  return isLong ? parent + REST : pointerTo(parent, name);
}
