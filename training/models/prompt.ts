import { PSEUDO_COUNT } from "../../src/injection-scan/models/prompt.ts";
import { PROMPT_CELLS, PromptReader } from "../../src/injection-scan/models/prompt-reader.ts";
import { fold } from "../../src/injection-scan/views/normalise.ts";
import { isPromptAttack, planted } from "./plant.ts";
import { random, type Row, shuffle } from "./rows.ts";

/** How the prompt model is trained; parts of it can be left out, to see what they are worth. */
export interface PromptTraining {
  readonly planted: number;
  /** Judge the best window of a text, as the scanner does, instead of the whole. */
  readonly windows: boolean;
}

export const PROMPT_TRAINING: PromptTraining = { planted: 9_000, windows: true };

/** The model: whole numbers, and what one of them weighs. */
export interface PromptModel {
  readonly weights: Int8Array;
  readonly unit: number;
  readonly bias: number;
}

const EPOCHS = 5;
const RATE = 0.5;
const L2 = 1e-6;
/** Attacks together weigh this share of all rows. */
const ATTACKS = 0.35;

/** Texts as stretches of cells, one after the other. */
export interface Examples {
  readonly cells: Uint16Array;
  /** Where each stretch ends among the cells. */
  readonly stretchEnds: Int32Array;
  /** Where each text ends among the stretches. */
  readonly rowEnds: Int32Array;
}

/** Trains on the rows, and on attacks and harmless orders planted in their passages. */
export function trainPrompt(rows: readonly Row[], how = PROMPT_TRAINING): PromptModel {
  const own = rows.filter((row) => isTrainedOn(row));
  const all = [...own, ...planted(own, how.planted)];
  const { weights, bias } = fit(toExamples(all.map((row) => row.text)), all, how.windows);
  return quantise(weights, bias);
}

function isTrainedOn(row: Row): boolean {
  if (row.weak || row.family === "gateway") return false;
  return row.label === "benign" || isPromptAttack(row);
}

/** Reads texts as the scanner does. */
export function toExamples(texts: readonly string[]): Examples {
  let cells = new Uint16Array(1 << 20);
  let used = 0;
  const stretchEnds: number[] = [];
  const rowEnds: number[] = [];
  const reader = new PromptReader();
  for (const text of texts) {
    reader.open(fold({ text, origin: undefined }, false).text);
    while (reader.next()) {
      if (used + reader.count > cells.length) {
        const more = new Uint16Array(cells.length * 2);
        more.set(cells);
        cells = more;
      }
      cells.set(reader.cells.subarray(0, reader.count), used);
      stretchEnds.push(used += reader.count);
    }
    rowEnds.push(stretchEnds.length);
  }
  return {
    cells: cells.subarray(0, used),
    stretchEnds: Int32Array.from(stretchEnds),
    rowEnds: Int32Array.from(rowEnds),
  };
}

/** A row weighs less the more its source has; attacks together weigh a fixed share. */
function weigh(rows: readonly Row[]): Float64Array {
  const counts = new Map<string, number>();
  const key = (row: Row) => `${row.label} ${row.source} ${row.sub ?? ""}`;
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  const weights = Float64Array.from(rows, (row) => 1 / Math.sqrt(counts.get(key(row))!));
  const sums = [0, 0];
  rows.forEach((row, i) => sums[row.label === "attack" ? 1 : 0] += weights[i]);
  const factors = [(1 - ATTACKS) * rows.length / sums[0], ATTACKS * rows.length / sums[1]];
  rows.forEach((row, i) => weights[i] *= factors[row.label === "attack" ? 1 : 0]);
  return weights;
}

function fit(examples: Examples, rows: readonly Row[], windows: boolean) {
  const weights = new Float64Array(PROMPT_CELLS);
  const squares = new Float64Array(PROMPT_CELLS).fill(1e-8);
  const rowWeights = weigh(rows);
  const order = Int32Array.from(rows, (_, i) => i);
  const next = random(20_261_130);
  const { cells } = examples;
  let bias = 0;
  let biasSquares = 1e-8;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, next);
    const rate = RATE / (1 + epoch / 2);
    for (const r of order) {
      const { from, to, sum, scale } = bestWindow(examples, r, weights, windows && epoch > 0);
      const p = 1 / (1 + Math.exp(-(bias + sum * scale)));
      const g = (p - (rows[r].label === "attack" ? 1 : 0)) * rowWeights[r];
      biasSquares += g * g;
      bias -= rate * g / Math.sqrt(biasSquares);
      const step = g * scale;
      for (let i = from; i < to; i++) {
        const cell = cells[i];
        const gradient = step + L2 * weights[cell];
        squares[cell] += gradient * gradient;
        weights[cell] -= rate * gradient / Math.sqrt(squares[cell]);
      }
    }
  }
  return { weights, bias };
}

interface WindowSum {
  from: number;
  to: number;
  sum: number;
  scale: number;
}

const found: WindowSum = { from: 0, to: 0, sum: 0, scale: 0 };

/** The best two stretches in a row of a text, or all of it. */
export function bestWindow(
  { cells, stretchEnds, rowEnds }: Examples,
  row: number,
  weights: ArrayLike<number>,
  windows: boolean,
): WindowSum {
  const first = row === 0 ? 0 : rowEnds[row - 1];
  const last = rowEnds[row];
  const width = windows ? 2 : last - first;
  found.sum = 0;
  found.scale = -1;
  for (let s = first; s === first || s + width <= last; s++) {
    const from = s === 0 ? 0 : stretchEnds[s - 1];
    const end = Math.min(last, s + width);
    const to = end === 0 ? 0 : stretchEnds[end - 1];
    let sum = 0;
    for (let i = from; i < to; i++) sum += weights[cells[i]];
    const scale = 1 / Math.sqrt(Math.max(0, to - from) + PSEUDO_COUNT);
    if (found.scale >= 0 && sum * scale <= found.sum * found.scale) continue;
    found.from = from;
    found.to = to;
    found.sum = sum;
    found.scale = scale;
  }
  return found;
}

/** Weights are whole numbers up to this: finer ones find no more, and pack worse. */
const MOST_STEPS = 4;

/** Weights as whole numbers; one in two thousand is cut. */
function quantise(weights: Float64Array, bias: number): PromptModel {
  const sizes = weights.map(Math.abs).sort();
  const unit = sizes[Math.floor(sizes.length * 0.9995)] / MOST_STEPS;
  const whole = Int8Array.from(
    weights,
    (w) => Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(w / unit))),
  );
  return { weights: whole, unit: Math.round(unit * 4096) / 4096, bias: Math.round(bias * 64) / 64 };
}
