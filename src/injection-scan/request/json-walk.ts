/**
 * The texts of a JSON value: every string and every key. The same walk decides from the shape of
 * the body who wrote a text.
 *
 * @module
 */
import { JsonLocation, type JsonNode, MAX_NAMES } from "./json-location.ts";
import { readJson, type ShadowedValues } from "./json-reader.ts";
import { isPlainName, type Visit, visitGraphql } from "./locations.ts";
import type { Place, TextKind } from "./model/place.ts";
import { MIXED } from "./model/messages.ts";
import { recogniseObject } from "./model/recognise.ts";

/** How a value is visited. */
export interface WalkOptions {
  /**
   * Whether bodies of requests to models are recognised.
   * @default false
   */
  readonly recognise?: boolean;
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
 * Visits every string and every key, with a list instead of recursion, because the sender chooses
 * the depth.
 *
 * @returns The number of strings and keys of the value, or {@link STOPPED}.
 */
export function visitJson(root: unknown, visit: Visit, options: WalkOptions = {}): number {
  return new Walk(visit, options).visit(root);
}

class Walk {
  readonly #visit: Visit;
  readonly #recognises: boolean;
  readonly #onlyShadowed: boolean;
  #shadowed: ShadowedValues | undefined;
  readonly #open: JsonNode[] = [];
  #strings = 0;

  constructor(visit: Visit, { recognise = false, shadowed, onlyShadowed = false }: WalkOptions) {
    this.#visit = visit;
    this.#recognises = recognise;
    this.#shadowed = shadowed;
    this.#onlyShadowed = onlyShadowed;
  }

  visit(root: unknown): number {
    const open = this.#open;
    const place = this.#recognises && Array.isArray(root) ? MIXED : undefined;
    open.push({
      value: root,
      parent: undefined,
      name: "",
      depth: 0,
      place,
      isUnpacked: false,
      isSeen: this.#onlyShadowed,
      pointer: "",
    });
    while (open.length > 0) {
      const node = open.pop()!;
      const { value } = node;
      if (typeof value === "string") {
        if (!node.isUnpacked) this.#strings++;
        if (!node.isSeen && !this.#visitText(node, value)) return STOPPED;
      } else if (typeof value === "object" && value !== null) {
        if (!this.#openMembers(node, value)) return STOPPED;
      }
    }
    return this.#strings;
  }

  #openMembers(node: JsonNode, value: object): boolean {
    const isArray = Array.isArray(value);
    const names = Object.keys(value);
    if (!isArray && !node.isUnpacked) this.#strings += names.length;
    const place = node.place ??
      (this.#recognises && !isArray ? recogniseObject(value, names) : undefined);
    this.#openShadowed(node, value, place);
    // Last first, because the list returns the last one first.
    for (let i = names.length - 1; i >= 0; i--) {
      const name = names[i];
      if (!isArray && !node.isSeen && !this.#visitKey(node, name)) return false;
      const member = (value as Record<string, unknown>)[name];
      if (typeof member !== "string" && (typeof member !== "object" || member === null)) continue;
      this.#push(node, name, member, place?.within(value, name), node.isSeen);
    }
    return true;
  }

  #openShadowed(node: JsonNode, value: object, place: Place | undefined): void {
    const shadowed = this.#shadowed?.get(value);
    if (shadowed === undefined) return;
    for (const { name, value: member } of shadowed) {
      this.#push(node, name, member, place?.within(value, name), false);
    }
  }

  #push(
    container: JsonNode,
    name: string,
    value: unknown,
    place: Place | undefined,
    isSeen: boolean,
  ): void {
    const parent = container.depth > MAX_NAMES + 1 ? container.parent : container;
    const { depth, isUnpacked } = container;
    this.#open.push({
      value,
      parent,
      name,
      depth: depth + 1,
      place,
      isUnpacked,
      isSeen,
      pointer: undefined,
    });
  }

  /** Visits a key as it is written, with its quotes and colon. Its place is its object's. */
  #visitKey(node: JsonNode, name: string): boolean {
    const isPrototype = name === "prototype" && node.name === "constructor";
    if (!isPrototype && isPlainName(name)) return true;
    const text = isPrototype ? "constructor.prototype." : `"${name}":`;
    return this.#visit(text, new JsonLocation(node, true, kindOfKey(node.place)));
  }

  #visitText(node: JsonNode, text: string): boolean {
    const { place } = node;
    if (place === undefined) return this.#visit(text, new JsonLocation(node, false, undefined));
    if (place.unpacks === true && this.#unpack(node, text)) return true;
    const isData = place.isData === true;
    if (isData && isEncoded(text)) return true;
    const kind = isData && isAddress(text) ? "opaque" : place.kind;
    const location = new JsonLocation(node, false, kind);
    return place.isGraphql === true
      ? visitGraphql(text, location, this.#visit)
      : this.#visit(text, location);
  }

  /** Opens JSON in a string. Returns false if it is not JSON. */
  #unpack(node: JsonNode, text: string): boolean {
    if (!/^\s*[{[]/.test(text)) return false;
    const inner = readJson(text);
    if (inner === undefined) return false;
    const shadowed = this.#shadowed ??= new Map();
    for (const [object, values] of inner.shadowed) shadowed.set(object, values);
    const { parent, name, depth, place, isSeen, pointer } = node;
    this.#open.push({
      value: inner.value,
      parent,
      name,
      depth,
      place,
      isUnpacked: true,
      isSeen,
      pointer,
    });
    return true;
  }
}

/** Keys do harm to what reads the JSON; those of definitions are not prompts. */
function kindOfKey(place: Place | undefined): TextKind | undefined {
  const kind = place?.kind;
  return kind === "system" || kind === "definition" || kind === "opaque" ? "opaque" : undefined;
}

/** Shorter strings are read as text. */
const MIN_ENCODED = 16;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}\s*$/;
const DATA_URL = /^data:(?!text\/)[\w/+.;=-]{0,100};base64,/i;

/** Whether a text is base64 of an image, a sound or a file. */
function isEncoded(text: string): boolean {
  return DATA_URL.test(text) ||
    (text.length >= MIN_ENCODED && BASE64.test(text.replaceAll("\n", "").replaceAll("\r", "")));
}

function isAddress(text: string): boolean {
  return /^(?:https?|gs|s3|blob|data(?!:text\/)|file):\S+$/.test(text);
}
