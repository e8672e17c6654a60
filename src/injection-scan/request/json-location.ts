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

/** An object or a list of a JSON document. */
export interface JsonContainer {
  readonly value: object;
  /** The container around it; beyond the maximum depth, the last one that a pointer names. */
  readonly parent: JsonContainer | undefined;
  readonly name: string | number;
  readonly depth: number;
  /** The place, if the shape of the body says it. */
  readonly place: Place | undefined;
  /** Made once, on first use: most containers never need it. */
  pointer: string | undefined;
}

/** The container to name as the parent of the members of another one. */
export function parentOf(container: JsonContainer): JsonContainer | undefined {
  return container.depth > MAX_NAMES + 1 ? container.parent : container;
}

/** The place of one text. */
export class JsonLocation implements Location {
  readonly in = "json";
  readonly isKey: boolean;
  readonly kind?: TextKind;
  /** The container that the text, or of a key its object, is in. */
  readonly #parent: JsonContainer | undefined;
  readonly #name: string | number;
  readonly #depth: number;
  readonly #place: Place | undefined;

  /**
   * @param holder The object of a key, or the container of a value; none for a whole document.
   * @param name The name of the value in its container; undefined for a key.
   */
  constructor(
    holder: JsonContainer | undefined,
    name: string | number | undefined,
    place: Place | undefined,
    kind: TextKind | undefined,
  ) {
    this.isKey = holder !== undefined && name === undefined;
    this.#place = place;
    if (holder === undefined) {
      this.#depth = 0;
      this.#name = "";
    } else if (name === undefined) {
      this.#parent = holder.parent;
      this.#depth = holder.depth;
      this.#name = holder.name;
    } else {
      this.#parent = parentOf(holder);
      this.#depth = holder.depth + 1;
      this.#name = name;
    }
    if (kind !== undefined) this.kind = kind;
  }

  get pointer(): string {
    const parent = this.#parent;
    return parent === undefined ? "" : extend(pointerOf(parent), this.#name, this.#depth);
  }

  /** The tool whose argument this is. */
  get tool(): string | undefined {
    return this.#place?.tool;
  }

  /** Whether the exact rules of web families hold, because the body was recognised weakly. */
  get keepsWeb(): boolean {
    return this.#place?.keepsWeb === true;
  }

  /** The pointer with `*` for the items of lists. */
  get pattern(): string {
    let pattern = "";
    let name = this.#name;
    for (let parent = this.#parent; parent !== undefined; parent = parent.parent) {
      pattern = pointerTo("", Array.isArray(parent.value) ? "*" : name) + pattern;
      name = parent.name;
    }
    return pattern;
  }

  /** The pointer of the message that this is part of; without one, of the text. */
  get message(): string {
    if (this.#place?.isMessage === true) return this.pointer;
    let container = this.#parent;
    while (container !== undefined && container.place?.isMessage !== true) {
      container = container.parent;
    }
    return container === undefined ? this.pointer : pointerOf(container);
  }
}

/** The pointer of each container is made once. */
function pointerOf(container: JsonContainer): string {
  const { parent, name, depth } = container;
  return container.pointer ??= parent === undefined ? "" : extend(pointerOf(parent), name, depth);
}

function extend(parent: string, name: string | number, depth: number): string {
  if (parent.endsWith(REST)) return parent;
  const isLong = depth > MAX_NAMES || parent.length + String(name).length > MAX_POINTER;
  return isLong ? parent + REST : pointerTo(parent, name);
}
