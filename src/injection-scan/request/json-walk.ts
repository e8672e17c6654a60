/**
 * The texts of a JSON value: every string and every key. The same walk decides from the shape of
 * the body who wrote a text.
 *
 * @module
 */
import { isAddress, isEncoded } from "./data-values.ts";
import { type JsonContainer, JsonLocation, parentOf } from "./json-location.ts";
import { readJson, type Shadowed, type ShadowedValues } from "./json-reader.ts";
import { isPlainName, type PlainTaker, type Visit, visitGraphql } from "./locations.ts";
import { kindOfKey, type Place } from "./model/place.ts";
import { MIXED } from "./model/messages.ts";
import { isTelling, recogniseObject } from "./model/recognise.ts";

/** How a value is visited. */
export interface WalkOptions {
  /**
   * Whether bodies of requests to models are recognised.
   * @default false
   */
  readonly recognise?: boolean;
  /** Takes texts that need no visit. */
  readonly plain?: PlainTaker | undefined;
  /** Values that later ones with the same key replaced. They are visited too. */
  readonly shadowed?: ShadowedValues;
  /**
   * Whether only replaced values are visited.
   * @default false
   */
  readonly onlyShadowed?: boolean;
}

/** Stands for the count of a walk that was stopped. */
export const STOPPED = -1;

/**
 * Visits every string and every key in order, with a list of the open containers instead of
 * recursion, because the sender chooses the depth.
 *
 * @returns The number of strings and keys of the value, or {@link STOPPED}.
 */
export function visitJson(root: unknown, visit: Visit, options: WalkOptions = {}): number {
  return new Walk(visit, options).visit(root, options.onlyShadowed === true);
}

/** A container whose members are being visited. */
interface OpenContainer extends JsonContainer {
  /** The names of an object's members; undefined for a list. */
  readonly names: readonly string[] | undefined;
  /** Number of members. */
  readonly size: number;
  /** Number of members that were visited. */
  visited: number;
  /** Says what the members are: the place of the container, or that of a recognised body. */
  readonly body: Place | undefined;
  /** Replaced values that are still to be visited, the next one last. */
  readonly shadowed: Shadowed[] | undefined;
  /** Whether it comes from JSON in a string. */
  readonly isUnpacked: boolean;
  /** Whether it was visited before. */
  readonly isSeen: boolean;
}

/** The container of a value; undefined for that of a whole document. */
type Holder = OpenContainer | undefined;

class Walk {
  readonly #visit: Visit;
  readonly #recognises: boolean;
  readonly #plain: PlainTaker | undefined;
  #shadowed: ShadowedValues | undefined;
  readonly #open: OpenContainer[] = [];
  #strings = 0;
  /** Names that need no scan and tell nothing about their object: rows of a list share them. */
  #ordinary: readonly string[] = [];

  constructor(visit: Visit, { recognise = false, plain, shadowed }: WalkOptions) {
    this.#visit = visit;
    this.#plain = plain;
    this.#recognises = recognise;
    this.#shadowed = shadowed;
  }

  visit(root: unknown, isSeen: boolean): number {
    const open = this.#open;
    const place = this.#recognises && Array.isArray(root) ? MIXED : undefined;
    let isWanted = this.#visitValue(undefined, "", root, place, isSeen);
    while (isWanted && open.length > 0) isWanted = this.#visitNext(open[open.length - 1]);
    return isWanted ? this.#strings : STOPPED;
  }

  /** Visits members of the innermost container, up to the next container. */
  #visitNext(container: OpenContainer): boolean {
    const { value, names, size, body, isSeen, shadowed } = container;
    const open = this.#open;
    while (container.visited < size) {
      const name = names === undefined ? container.visited : names[container.visited];
      const member = (value as Record<string | number, unknown>)[name];
      container.visited++;
      if (typeof member !== "string" && (typeof member !== "object" || member === null)) continue;
      const place = body?.within(value, String(name));
      // Removed before its last member, so that lists in lists do not pile up.
      if (container.visited === size && shadowed === undefined) open.pop();
      const isWanted = this.#visitValue(container, name, member, place, isSeen);
      if (!isWanted || open.at(-1) !== container) return isWanted;
    }
    const replaced = shadowed?.pop();
    if (replaced === undefined) {
      open.pop();
      return true;
    }
    const place = body?.within(value, replaced.name);
    return this.#visitValue(container, replaced.name, replaced.value, place, false);
  }

  #visitValue(
    holder: Holder,
    name: string | number,
    value: unknown,
    place: Place | undefined,
    isSeen: boolean,
  ): boolean {
    if (typeof value === "string") {
      if (holder?.isUnpacked !== true) this.#strings++;
      return isSeen || this.#visitText(holder, name, value, place);
    }
    if (typeof value !== "object" || value === null) return true;
    return this.#openValue(holder, name, value, place, isSeen, holder?.isUnpacked === true);
  }

  #openValue(
    holder: Holder,
    name: string | number,
    value: object,
    place: Place | undefined,
    isSeen: boolean,
    isUnpacked: boolean,
  ): boolean {
    const names = Array.isArray(value) ? undefined : Object.keys(value);
    const isOrdinary = names === undefined || this.#areOrdinary(names);
    const size = names === undefined ? (value as unknown[]).length : names.length;
    const mayBePlain = this.#plain !== undefined && place === undefined && isOrdinary && !isSeen &&
      !isUnpacked;
    const visited = mayBePlain ? this.#takeMembers(value, names, size) : 0;
    if (names !== undefined && !isUnpacked) this.#strings += names.length;
    // Most objects need no container: rows of ids, names and numbers.
    if (mayBePlain && visited === size) return true;
    const opened: OpenContainer = {
      value,
      parent: holder && parentOf(holder),
      name,
      depth: holder === undefined ? 0 : holder.depth + 1,
      place,
      pointer: undefined,
      names,
      size,
      visited,
      body: place ?? (isOrdinary || !this.#recognises ? undefined : recogniseObject(value, names)),
      shadowed: this.#shadowed?.get(value)?.slice(),
      isUnpacked,
      isSeen,
    };
    this.#open.push(opened);
    return names === undefined || isOrdinary || isSeen || this.#visitKeys(opened, names);
  }

  /** Takes the first members, up to one that has to be visited. Returns how many these are. */
  #takeMembers(value: object, names: readonly string[] | undefined, size: number): number {
    const plain = this.#plain!;
    const members = value as Record<string | number, unknown>;
    for (let i = 0; i < size; i++) {
      const member = members[names === undefined ? i : names[i]];
      if (typeof member === "string") {
        if (!plain.takePlain(member)) return i;
        this.#strings++;
      } else if (typeof member === "object" && member !== null) return i;
    }
    return size;
  }

  /** Whether names need no scan, and tell nothing about their object. */
  #areOrdinary(names: readonly string[]): boolean {
    if (areSame(names, this.#ordinary)) return true;
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      if (!isPlainName(name) || name === "prototype" || isTelling(name)) return false;
    }
    this.#ordinary = names;
    return true;
  }

  /** Visits keys as they are written, with quotes and colon. Their place is their object's. */
  #visitKeys(object: OpenContainer, names: readonly string[]): boolean {
    for (let i = names.length - 1; i >= 0; i--) {
      const name = names[i];
      const isPrototype = name === "prototype" && object.name === "constructor";
      if (!isPrototype && isPlainName(name)) continue;
      const text = isPrototype ? "constructor.prototype." : `"${name}":`;
      const location = new JsonLocation(object, undefined, object.place, kindOfKey(object.place));
      if (!this.#visit(text, location)) return false;
    }
    return true;
  }

  #visitText(
    holder: Holder,
    name: string | number,
    text: string,
    place: Place | undefined,
  ): boolean {
    if (place === undefined) {
      const plain = this.#plain;
      return plain?.takePlain(text) ||
        this.#visit(text, new JsonLocation(holder, name, undefined, undefined), plain && true);
    }
    const inner = place.unpacks === true ? this.#unpacked(text) : undefined;
    if (inner !== undefined) return this.#openValue(holder, name, inner, place, false, true);
    const isData = place.isData === true;
    if (isData && isEncoded(text)) return true;
    const kind = isData && isAddress(text) ? "opaque" : place.kind;
    const location = new JsonLocation(holder, name, place, kind);
    return place.isGraphql === true
      ? visitGraphql(text, location, this.#visit)
      : this.#visit(text, location);
  }

  /** Returns the object or list in a string that is JSON. */
  #unpacked(text: string): object | undefined {
    if (!/^\s*[{[]/.test(text)) return undefined;
    const inner = readJson(text);
    if (inner === undefined) return undefined;
    const shadowed = this.#shadowed ??= new Map();
    for (const [object, values] of inner.shadowed) shadowed.set(object, values);
    return inner.value as object;
  }
}

function areSame(names: readonly string[], others: readonly string[]): boolean {
  if (names.length !== others.length) return false;
  for (let i = 0; i < names.length; i++) if (names[i] !== others[i]) return false;
  return true;
}
