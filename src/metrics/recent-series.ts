/**
 * Finds the series of a measurement without an object of labels.
 *
 * @module
 */
import type { Family } from "./family.ts";
import type { LabelValue } from "./series.ts";

/** Maximum number of keys: an app may set any route for a request. */
const MAX_KEYS = 1_000;

/** A series, and the values of the labels other than the key. */
interface Found {
  readonly id: number;
  readonly a: LabelValue;
  readonly b: LabelValue;
  readonly c: LabelValue;
  readonly d: LabelValue;
}

/**
 * Keeps the last series of each value of one label, the key: most requests of a route have the same
 * method and status. A request finds its series in half the time. For metrics of which no series
 * are removed.
 */
export class RecentSeries {
  readonly #family: Family;
  readonly #key: number;
  readonly #found = new Map<string, Found>();

  /** @param key The label of the key. The metric has at most four others. */
  constructor(family: Family, key: string) {
    this.#family = family;
    this.#key = family.descriptor.labels.indexOf(key);
  }

  /** Returns the index of a series, by the value of the key and of the other labels in order. */
  idOf(key: string, a: LabelValue, b: LabelValue, c: LabelValue = "", d: LabelValue = ""): number {
    const last = this.#found.get(key);
    return last !== undefined && last.a === a && last.b === b && last.c === c && last.d === d
      ? last.id
      : this.#find(key, a, b, c, d);
  }

  #find(key: string, a: LabelValue, b: LabelValue, c: LabelValue, d: LabelValue): number {
    const { descriptor: { labels }, series } = this.#family;
    const values = [a, b, c, d];
    values.splice(this.#key, 0, key);
    const id = series.idOf(Object.fromEntries(labels.map((name, i) => [name, values[i]])));
    // The overflow series has no labels, and counts each time that it is found.
    if (series.values[id] === undefined) return id;
    if (this.#found.size >= MAX_KEYS) this.#found.clear();
    this.#found.set(key, { id, a, b, c, d });
    return id;
  }
}
