/**
 * Maps label values to the index of a series, with one `Map` per label instead of a joined key. The
 * number of series of a registry is limited; observations of further series are counted in one
 * overflow series per metric.
 *
 * @module
 */
import { cutText, toWellFormed } from "../core/text.ts";

/** The value of a label; anything but a string is converted to one. */
export type LabelValue = string | number | boolean;

/** Label values by name. */
export type Labels<L extends string = string> = Readonly<Record<L, LabelValue>>;

/** The number of series that one registry may still make. */
export interface SeriesBudget {
  /** Number of further series. */
  left: number;
}

/** Label of the overflow series (OpenTelemetry's name). */
export const OVERFLOW_LABEL = "otel_metric_overflow";
/** Longer label values are truncated, so that the limit on series also limits memory. */
const MAX_VALUE_LENGTH = 256;

type Node = Map<string, Node | number>;

/** The series of one metric. */
export class SeriesTable {
  /** Labels of each series as exposed: `a="x",b="y"`. */
  readonly text: string[] = [];
  /** Label values of each series; undefined for the overflow series. */
  readonly values: (readonly string[] | undefined)[] = [];
  /** Number of observations in the overflow series. */
  overflowed = 0;
  /** Series that were removed: they are not exposed, and the next new series takes the place. */
  readonly removed: Set<number> = new Set();
  /** Number of removals so far. */
  removals = 0;
  readonly #names: readonly string[];
  readonly #budget: SeriesBudget;
  readonly #onAdd: (size: number) => void;
  readonly #root: Node = new Map();
  /** Places of removed series. */
  readonly #free: number[] = [];
  #overflow = -1;

  constructor(names: readonly string[], budget: SeriesBudget, onAdd: (size: number) => void) {
    this.#names = names;
    this.#budget = budget;
    this.#onAdd = onAdd;
  }

  /** Number of series. */
  get size(): number {
    return this.text.length;
  }

  /** Makes the only series of a metric without labels, which does not count towards the limit. */
  single(): number {
    return this.#append("", []);
  }

  /** Returns the index of the series with these labels, which is added if it is new. */
  idOf(labels: Readonly<Record<string, LabelValue>>): number {
    const names = this.#names;
    // No loop for up to three labels: engines run separate property reads about twice as fast (see
    // bench/cases/metrics.ts).
    let node = step(this.#root, labels[names[0]]);
    if (node !== undefined && names.length > 1) node = step(node, labels[names[1]]);
    if (node !== undefined && names.length > 2) node = step(node, labels[names[2]]);
    for (let i = 3; i < names.length && node !== undefined; i++) {
      node = step(node, labels[names[i]]);
    }
    return node === undefined ? this.#add(labels) : node as number;
  }

  /** Number of series that are exposed. */
  get exposed(): number {
    return this.text.length - this.removed.size;
  }

  /** Removes the series with these labels. Returns its index, or -1 if there is none. */
  remove(labels: Readonly<Record<string, LabelValue>>): number {
    let node: Node | number | undefined = this.#names.length === 0 ? 0 : this.#root;
    for (const name of this.#names) {
      const value = toWellFormed(cutText(asText(labels[name]), MAX_VALUE_LENGTH));
      node = (node as Node | undefined)?.get(value);
    }
    return typeof node === "number" ? this.removeAt(node) : -1;
  }

  /** Removes a series. Returns its index, or -1 if it was removed before. */
  removeAt(id: number): number {
    if (this.removed.has(id) || id >= this.text.length) return -1;
    this.removed.add(id);
    this.removals++;
    const values = this.values[id];
    // The overflow series, and that of a metric without labels, keep their places.
    if (values === undefined || values.length === 0) return id;
    this.#forget(this.#root, values, 0);
    this.#free.push(id);
    this.#budget.left++;
    return id;
  }

  /** Exposes a series again that kept its place. */
  restore(id: number): void {
    const values = this.values[id];
    if (values === undefined || values.length === 0) this.removed.delete(id);
  }

  /** Deletes the entry of a series, and the maps that are empty without it. */
  #forget(node: Node, values: readonly string[], depth: number): void {
    const next = node.get(values[depth]);
    if (next instanceof Map) this.#forget(next, values, depth + 1);
    if (!(next instanceof Map) || next.size === 0) node.delete(values[depth]);
  }

  #add(labels: Readonly<Record<string, LabelValue>>): number {
    const values = this.#names.map((name) =>
      toWellFormed(cutText(asText(labels[name]), MAX_VALUE_LENGTH))
    );
    const [node, last] = this.#leafOf(values);
    const known = node.get(last);
    if (known !== undefined) return known as number;
    if (this.#budget.left <= 0) return this.#overflowSeries();
    this.#budget.left--;
    const id = this.#append(values.map((v, i) => labelText(this.#names[i], v)).join(","), values);
    node.set(last, id);
    return id;
  }

  /** Returns the map of the last label. The maps above it are only kept within the limit. */
  #leafOf(values: readonly string[]): [Node, string] {
    let node = this.#root;
    for (const value of values.slice(0, -1)) {
      let next = node.get(value) as Node | undefined;
      if (next === undefined) {
        next = new Map();
        if (this.#budget.left > 0) node.set(value, next);
      }
      node = next;
    }
    return [node, values[values.length - 1]];
  }

  #overflowSeries(): number {
    this.overflowed++;
    if (this.#overflow < 0) this.#overflow = this.#append(labelText(OVERFLOW_LABEL, "true"));
    return this.#overflow;
  }

  #append(text: string, values?: readonly string[]): number {
    const free = values === undefined ? undefined : this.#free.pop();
    if (free !== undefined) {
      this.text[free] = text;
      this.values[free] = values;
      this.removed.delete(free);
      return free;
    }
    this.text.push(text);
    this.values.push(values);
    this.#onAdd(this.text.length);
    return this.text.length - 1;
  }
}

function step(node: Node | number, value: LabelValue): Node | number | undefined {
  return (node as Node).get(typeof value === "string" ? value : asText(value));
}

/** Formats one label: `name="value"`, escaped. */
function labelText(name: string, value: string): string {
  return `${name}="${escapeLabel(value)}"`;
}

function escapeLabel(value: string): string {
  if (!/[\\"\n]/.test(value)) return value;
  return value.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n");
}

function asText(value: LabelValue | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}
