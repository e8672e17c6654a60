import { eachView } from "../../src/injection-scan/views.ts";
import { lexiconTrie } from "../../src/injection-scan/lexicon/mod.ts";
import { TokenReader } from "../../src/injection-scan/tokens.ts";
import {
  DRIFT,
  eachPromptRegion,
  PROMPT_BUCKETS,
  PROMPT_FEATURES,
  PromptFeatures,
  RULE_POINTS,
  UNIT,
} from "../../src/injection-scan/prompt-model.ts";
import { random, type Row, shuffle } from "./rows.ts";

/** The tokens of one stretch: feature numbers, six a token, and the points of rules. */
interface Stretch {
  readonly features: Int32Array;
  readonly points: Float64Array;
}

interface Example {
  readonly attack: boolean;
  readonly weight: number;
  readonly stretches: readonly Stretch[];
}

const EPOCHS = 12;
const RATE = 0.15;
const BIAS = -3.5;
const WORD_DROPOUT = 0.4;
const DECAY = 2e-5;

/** Trains the prompt model on the best stretch of each text, chosen anew in each epoch. */
export function trainPrompt(rows: readonly Row[]): Int8Array {
  const next = random(20_260_101);
  const examples = rows.flatMap(toExample);
  const weights = new Float64Array(PROMPT_BUCKETS);
  const squares = new Float64Array(PROMPT_BUCKETS).fill(1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(examples, next);
    for (const example of examples) {
      const keepWords = next() > WORD_DROPOUT;
      const best = bestSegment(example.stretches, weights, keepWords, epoch === 0);
      if (best === undefined) continue;
      const p = 1 / (1 + Math.exp(-(best.sum + BIAS)));
      const gradient = ((example.attack ? 1 : 0) - p) * example.weight;
      if (Math.abs(gradient) < 1e-3) continue;
      const { features } = best.stretch;
      for (let i = best.from * PROMPT_FEATURES; i < best.to * PROMPT_FEATURES; i++) {
        const f = features[i];
        if (f < 0 || (!keepWords && i % PROMPT_FEATURES < 3)) continue;
        const g = gradient - DECAY * weights[f];
        squares[f] += g * g;
        weights[f] += (RATE * g) / Math.sqrt(squares[f]);
      }
    }
  }
  return quantise(weights);
}

/** Weights of an eighth of a logit and less decide nothing, and are most of what there is to pack. */
const SMALLEST = 3;

function quantise(weights: Float64Array): Int8Array {
  return Int8Array.from(weights, (weight) => {
    const units = Math.max(-127, Math.min(127, Math.round(weight * UNIT)));
    return Math.abs(units) < SMALLEST ? 0 : units;
  });
}

function toExample(row: Row): Example[] {
  if (row.label === "attack" && row.family !== "prompt_injection") return [];
  const stretches: Stretch[] = [];
  eachView(row.text, true, (view) => {
    eachPromptRegion(view.text, view.found, (from, to) => {
      stretches.push(readStretch(view.text, from, to));
    });
  });
  if (stretches.length === 0) return [];
  const attack = row.label === "attack";
  return [{ attack, weight: attack ? 1 : row.hard ? 2 : 3, stretches }];
}

function readStretch(text: string, from: number, to: number): Stretch {
  const features: number[] = [];
  const points: number[] = [];
  const reader = new PromptFeatures(RULE_POINTS);
  const token = new TokenReader(lexiconTrie(), text, from, to);
  while (token.next()) {
    reader.take(token);
    features.push(...reader.features);
    points.push((reader.points - DRIFT) / UNIT);
  }
  return { features: Int32Array.from(features), points: Float64Array.from(points) };
}

interface Segment {
  stretch: Stretch;
  from: number;
  to: number;
  sum: number;
}

function bestSegment(
  stretches: readonly Stretch[],
  weights: Float64Array,
  keepWords: boolean,
  whole: boolean,
): Segment | undefined {
  let best: Segment | undefined;
  for (const stretch of stretches) {
    const { features, points } = stretch;
    let sum = 0;
    let from = 0;
    for (let t = 0; t < points.length; t++) {
      if (sum <= 0 && !whole) {
        sum = 0;
        from = t;
      }
      sum += points[t];
      const first = t * PROMPT_FEATURES;
      for (let i = keepWords ? 0 : 3; i < PROMPT_FEATURES; i++) {
        const f = features[first + i];
        if (f >= 0) sum += weights[f];
      }
      const better = best === undefined || sum > best.sum || (whole && best.stretch === stretch);
      if (better) best = { stretch, from, to: t + 1, sum };
    }
  }
  return best;
}
