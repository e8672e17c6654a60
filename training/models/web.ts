import { isKnownShape } from "../../src/injection-scan/models/shape.ts";
import {
  MAX_JUDGED,
  WEB_BIAS,
  WEB_CELLS,
  WEB_MARKS,
  WebReader,
} from "../../src/injection-scan/models/web.ts";
import { eachView } from "./views.ts";
import { webRows } from "../synthetic/web.ts";
import { random, type Row, shuffle } from "./rows.ts";

/** The trained model: whole numbers, and what one of them weighs. */
export interface WebTrained {
  readonly weights: Int8Array;
  readonly unit: number;
}

/** The attacks that the model learns; those of other families have exact rules only. */
const LEARNT: ReadonlySet<string> = new Set(["sqli", "xss", "cmdi", "path_traversal", "ssti"]);

const EPOCHS = 10;
/** The weights are the mean of those after each epoch from here on: their noise cancels out. */
const FIRST_OF_MEAN = 5;
const RATE = 0.5;
const L2 = 1e-6;
/** Cells added to those of a text. The scanner adds more: it doubts short texts more than this. */
const PSEUDO_COUNT = 10;
/** Attacks together weigh this share of all rows. */
const ATTACKS = 0.35;
/** Weights above this share of all sizes are cut. */
const CUT = 0.995;

interface Example {
  readonly isAttack: boolean;
  readonly key: string;
  /** The cells of each view of the text. */
  readonly views: readonly Uint16Array[];
}

/**
 * Trains on every view of each row that the scanner would judge, and on rows of our own; the best
 * view of a row counts.
 */
export function trainWeb(rows: readonly Row[], own: readonly Row[] = webRows()): WebTrained {
  const reader = new WebReader();
  // Wordings made for prompts teach nothing here, and change often.
  const given = rows.filter(({ source }) => !source.startsWith("own-"));
  const examples = [...given, ...own].flatMap((row) => toExample(row, reader));
  const exampleWeights = weigh(examples);
  const weights = new Float64Array(WEB_CELLS);
  const mean = new Float64Array(WEB_CELLS);
  const squares = new Float64Array(WEB_CELLS).fill(1e-4);
  const order = Int32Array.from(examples, (_, i) => i);
  const next = random(20_261_202);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order as unknown as number[], next);
    const rate = RATE / (1 + epoch / 2);
    for (const i of order) {
      const { view, sum } = best(examples[i].views, weights);
      const scale = 1 / Math.sqrt(view.length + PSEUDO_COUNT);
      const p = 1 / (1 + Math.exp(-(WEB_BIAS + sum)));
      const g = (p - (examples[i].isAttack ? 1 : 0)) * exampleWeights[i];
      for (const cell of view) {
        const gradient = g * scale + L2 * weights[cell];
        squares[cell] += gradient * gradient;
        weights[cell] -= rate * gradient / Math.sqrt(squares[cell]);
      }
    }
    if (epoch >= FIRST_OF_MEAN) weights.forEach((weight, cell) => mean[cell] += weight);
  }
  return quantise(mean.map((sum) => sum / (EPOCHS - FIRST_OF_MEAN)));
}

/** The cells of a row's views. Of attacks, views of a known shape show nothing of the attack. */
function toExample(row: Row, reader: WebReader): Example[] {
  const isAttack = row.label === "attack";
  if (row.weak || row.family === "gateway" || (isAttack && !LEARNT.has(row.family))) return [];
  const views: Uint16Array[] = [];
  eachView(row.text, true, ({ text, source, found, wordsOnly }) => {
    if (wordsOnly || (found.marks & WEB_MARKS) === 0 || text.length > MAX_JUDGED) return;
    if (isAttack && isKnownShape(source)) return;
    reader.read(text);
    views.push(reader.cells.slice(0, reader.count));
  });
  if (views.length === 0) return [];
  return [{ isAttack, key: `${row.label} ${groupOf(row)}`, views }];
}

/** The source that a row counts to: a generator, a template, or a data set. */
function groupOf({ source, family, sub }: Row): string {
  return sub !== undefined && (family === "gen" || source === "own-web")
    ? `${source} ${sub}`
    : source;
}

/** A row weighs less the more its source has; attacks together weigh a fixed share. */
function weigh(examples: readonly Example[]): Float64Array {
  const counts = new Map<string, number>();
  for (const { key } of examples) counts.set(key, (counts.get(key) ?? 0) + 1);
  const weights = Float64Array.from(examples, ({ key }) => 1 / Math.sqrt(counts.get(key)!));
  const sums = [0, 0];
  examples.forEach(({ isAttack }, i) => sums[isAttack ? 1 : 0] += weights[i]);
  const shares = [1 - ATTACKS, ATTACKS];
  return weights.map((weight, i) => {
    const label = examples[i].isAttack ? 1 : 0;
    return weight * shares[label] * examples.length / sums[label];
  });
}

/** The view that looks most like an attack. */
function best(views: readonly Uint16Array[], weights: Float64Array) {
  let view = views[0];
  let most = -Infinity;
  for (const cells of views) {
    let sum = 0;
    for (const cell of cells) sum += weights[cell];
    sum /= Math.sqrt(cells.length + PSEUDO_COUNT);
    if (sum <= most) continue;
    most = sum;
    view = cells;
  }
  return { view, sum: most };
}

/** Weights as whole numbers from -7 to 7. */
function quantise(weights: Float64Array): WebTrained {
  const sizes = weights.map(Math.abs).filter((size) => size > 0).sort();
  const unit = Math.max(
    1 / 4096,
    Math.round(sizes[Math.floor(sizes.length * CUT)] / 7 * 4096) / 4096,
  );
  const whole = Int8Array.from(weights, (w) => Math.max(-7, Math.min(7, Math.round(w / unit))));
  return { weights: whole, unit };
}
