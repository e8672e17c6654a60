import { eachView } from "./views.ts";
import { lexiconTrie } from "../../src/injection-scan/prefilter/lexicon/mod.ts";
import { TokenReader } from "../../src/injection-scan/models/tokens.ts";
import {
  DRIFT,
  eachPromptRegion,
  PROMPT_BUCKETS,
  PROMPT_FEATURES,
  PromptFeatures,
  RULE_POINTS,
  UNIT,
} from "../../src/injection-scan/models/prompt-model.ts";
import { promptBar } from "../../src/injection-scan/engine/score.ts";
import { random, type Row, shuffle } from "./rows.ts";
import { sprinkled, SPRINKLED_SOURCE } from "./sprinkled.ts";

/** The tokens of one stretch: feature numbers, six a token, and the points of rules. */
interface Stretch {
  readonly features: Int32Array;
  readonly points: Float64Array;
  /** Logits subtracted for text about attacks. */
  readonly talk: number;
}

interface Example {
  readonly attack: boolean;
  readonly weight: number;
  /** Threshold of its sum, in logits. */
  readonly bar: number;
  readonly stretches: readonly Stretch[];
  /** Teaches words alone, not concepts. */
  readonly wordsOnly: boolean;
}

const EPOCHS = 12;
/** The weights are the mean of those after the last epochs: the order of the rows matters less. */
const AVERAGED = 5;
/** Number of averaged runs. */
const RUNS = 3;
const RATE = 0.15;
const WORD_DROPOUT = 0.4;
/** Decay of a weight at each use, so that rarely used weights end at zero. */
const DECAY = 0.05;
/**
 * In training attacks and harmless texts part this far below the bar, in logits: few of the latter
 * reach it.
 */
const HEADROOM = 0.45;
/** How many harmless texts are made with words of attacks strewn in. */
const SPRINKLED = 10_000;
/** Weights are multiples of this, in units: coarse ones pack well, and judge as well. */
const STEP = 6;
/** Weights below this, in units, are nothing: they say little, and pack badly. */
const LEAST_WEIGHT = 4;
const MOST = 120;

/**
 * Trains the prompt model. The weights are the mean of several runs, so that the order of the rows
 * matters less.
 *
 * @param mixed Number of harmless texts with words of attacks to make.
 */
export function trainPrompt(rows: readonly Row[], mixed: number = SPRINKLED): Int8Array {
  const texts = rows.filter((row) => row.family !== "value");
  const examples = [...texts, ...sprinkled(texts, mixed)].flatMap(toExample);
  const mean = new Float64Array(PROMPT_BUCKETS);
  for (let run = 0; run < RUNS; run++) trainOnce(examples, random(20_260_101 + run), mean);
  return quantise(mean.map((sum) => sum / (RUNS * AVERAGED)));
}

/**
 * One run, on the best stretch of each text, chosen again in each epoch; adds its weights to
 * `mean`.
 */
function trainOnce(examples: Example[], next: () => number, mean: Float64Array): void {
  const weights = new Float64Array(PROMPT_BUCKETS);
  const squares = new Float64Array(PROMPT_BUCKETS).fill(1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(examples, next);
    for (const example of examples) {
      const keepWords = example.wordsOnly || next() > WORD_DROPOUT;
      const best = bestSegment(example.stretches, weights, keepWords, epoch === 0);
      if (best === undefined) continue;
      const p = 1 / (1 + Math.exp(-(best.sum - example.bar)));
      const gradient = ((example.attack ? 1 : 0) - p) * example.weight;
      if (Math.abs(gradient) < 1e-3) continue;
      const { features } = best.stretch;
      for (let i = best.from * PROMPT_FEATURES; i < best.to * PROMPT_FEATURES; i++) {
        const f = features[i];
        const isWord = i % PROMPT_FEATURES < 3;
        if (f < 0 || !(isWord ? keepWords : !example.wordsOnly)) continue;
        squares[f] += gradient * gradient;
        const step = RATE / Math.sqrt(squares[f]);
        weights[f] = towardsZero(weights[f] + step * gradient, step * DECAY);
      }
    }
    if (epoch >= EPOCHS - AVERAGED) {
      for (let f = 0; f < PROMPT_BUCKETS; f++) mean[f] += weights[f];
    }
  }
}

function towardsZero(weight: number, by: number): number {
  return weight > by ? weight - by : weight < -by ? weight + by : 0;
}

function quantise(weights: Float64Array): Int8Array {
  return Int8Array.from(weights, (weight) => {
    const units = weight * UNIT;
    if (Math.abs(units) < LEAST_WEIGHT) return 0;
    return STEP * Math.round(Math.max(-MOST, Math.min(MOST, units)) / STEP);
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
  const bar = promptBar(row.text.length) / UNIT - HEADROOM;
  const wordsOnly = row.source === SPRINKLED_SOURCE;
  return [{ attack, bar, weight: weightOf(row), stretches, wordsOnly }];
}

/**
 * Real attacks count more than made ones; benign texts most, those that look like attacks above
 * all.
 */
function weightOf({ label, source, hard }: Row): number {
  if (label === "attack") return source === "own" ? 1.5 : 3;
  if (source === SPRINKLED_SOURCE) return 1;
  return hard ? 4 : 3;
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
  const talk = reader.talk / UNIT;
  return { features: Int32Array.from(features), points: Float64Array.from(points), talk };
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
    const { features, points, talk } = stretch;
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
      const total = sum + talk;
      const better = best === undefined || total > best.sum || (whole && best.stretch === stretch);
      if (better) best = { stretch, from, to: t + 1, sum: total };
    }
  }
  return best;
}
