/**
 * From label values to the number of a series, without building a key: one `Map` per label. The
 * number of series is capped for a whole registry; what comes after the cap is counted in one
 * overflow series per metric.
 *
 * @module
 */

/** A label's value; anything but a string is written as its string. */
export type LabelValue = string | number | boolean;

/** Label values by name. */
export type Labels<L extends string = string> = Readonly<Record<L, LabelValue>>;

/** The series that one registry may still make. */
export interface SeriesBudget {
  /** How many more. */
  left: number;
}

/** The label of the series that takes what is beyond the cap (OpenTelemetry's name for it). */
export const OVERFLOW_LABEL = "otel_metric_overflow";
/** A longer label value is cut, so that the cap on series is also a cap on memory. */
const MAX_VALUE_LENGTH = 256;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

type Node = Map<string, Node | number>;

/** The series of one metric. */
export class SeriesTable {
  /** The labels of each series as exposed: `a="x",b="y"`. */
  readonly text: string[] = [];
  /** The label values of each series; undefined for the overflow series. */
  readonly values: (readonly string[] | undefined)[] = [];
  /** How many observations went to the overflow series. */
  overflowed = 0;
  private readonly names: readonly string[];
  private readonly budget: SeriesBudget;
  private readonly onAdd: (size: number) => void;
  private readonly root: Node = new Map();
  private overflow = -1;

  constructor(names: readonly string[], budget: SeriesBudget, onAdd: (size: number) => void) {
    this.names = names;
    this.budget = budget;
    this.onAdd = onAdd;
  }

  /** How many series there are. */
  get size(): number {
    return this.text.length;
  }

  /** The one series of a metric without labels: there from the start, and outside the cap. */
  single(): number {
    return this.append("", []);
  }

  /** The number of the series with these labels; made when it is new. */
  idOf(labels: Readonly<Record<string, LabelValue>>): number {
    const { names } = this;
    // Up to three labels without a loop: each property is read at a place of its own, which engines
    // make about twice as fast (see bench/cases/metrics.ts).
    let node = step(this.root, labels[names[0]]);
    if (node !== undefined && names.length > 1) node = step(node, labels[names[1]]);
    if (node !== undefined && names.length > 2) node = step(node, labels[names[2]]);
    for (let i = 3; i < names.length && node !== undefined; i++) {
      node = step(node, labels[names[i]]);
    }
    return node === undefined ? this.add(labels) : node as number;
  }

  private add(labels: Readonly<Record<string, LabelValue>>): number {
    const values = this.names.map((name) => wellFormed(asText(labels[name])));
    const [node, last] = this.leafOf(values);
    const known = node.get(last);
    if (known !== undefined) return known as number;
    if (this.budget.left <= 0) return this.overflowSeries();
    this.budget.left--;
    const id = this.append(values.map((v, i) => labelText(this.names[i], v)).join(","), values);
    node.set(last, id);
    return id;
  }

  /** The map that holds the last label's value; the maps on the way are made only within the cap. */
  private leafOf(values: readonly string[]): [Node, string] {
    let node = this.root;
    for (const value of values.slice(0, -1)) {
      let next = node.get(value) as Node | undefined;
      if (next === undefined) {
        next = new Map();
        if (this.budget.left > 0) node.set(value, next);
      }
      node = next;
    }
    return [node, values[values.length - 1]];
  }

  private overflowSeries(): number {
    this.overflowed++;
    if (this.overflow < 0) this.overflow = this.append(labelText(OVERFLOW_LABEL, "true"));
    return this.overflow;
  }

  private append(text: string, values?: readonly string[]): number {
    this.text.push(text);
    this.values.push(values);
    this.onAdd(this.text.length);
    return this.text.length - 1;
  }
}

function step(node: Node | number, value: LabelValue): Node | number | undefined {
  return (node as Node).get(typeof value === "string" ? value : asText(value));
}

/** One label as exposed: `name="value"`, escaped. */
export function labelText(name: string, value: string): string {
  return `${name}="${escapeLabel(value)}"`;
}

function escapeLabel(value: string): string {
  if (!/[\\"\n]/.test(value)) return value;
  return value.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n");
}

function asText(value: LabelValue | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}

/** What UTF-8 can carry, and no longer than a label should be. */
function wellFormed(value: string): string {
  const short = value.length > MAX_VALUE_LENGTH ? value.slice(0, MAX_VALUE_LENGTH) : value;
  return short.replace(LONE_SURROGATE, "\uFFFD");
}
