import { eachView } from "./views.ts";
import {
  readWebStretch,
  WEB_BUCKETS,
  WEB_FEATURES,
  type WebStretch,
  webStretch,
} from "../../src/injection-scan/models/web-features.ts";
import {
  eachWebRegion,
  KIND_BUCKETS,
  KIND_SHIFT,
  WEB_DRIFT,
  WEB_FAMILIES,
} from "../../src/injection-scan/models/web-model.ts";
import { random, type Row, shuffle } from "./rows.ts";

/** Weights are in sixteenths of a logit. */
const UNIT = 16;

/** Which of the model's families a row of the corpus teaches. */
const TEACHES: Readonly<Record<string, typeof WEB_FAMILIES[number]>> = {
  sqli: "sql",
  xss: "xss",
  cmdi: "command",
  path_traversal: "path",
  ssti: "template",
  ssi: "template",
  code: "code",
  java: "code",
  php: "code",
  nodejs: "code",
};

interface Example {
  /** Index in `WEB_FAMILIES`, or one of the two below. */
  readonly family: number;
  readonly weight: number;
  readonly stretches: readonly WebStretch[];
}

const BENIGN = -1;
const OTHER_ATTACK = -2;

const EPOCHS = 12;
const RATE = 0.1;
const BIAS = -4;
/** Attacks of families that have exact rules only: much in them is common to all. */
const OTHER_WEIGHT = 0.05;

/**
 * Trains the web model: the table of attacks on the best part of each text, then those of families.
 */
export function trainWeb(rows: readonly Row[]): Int8Array {
  const examples = rows.flatMap(toExample);
  const attack = new Learner(WEB_BUCKETS);
  const next = random(20_260_102);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(examples, next);
    for (const example of examples) {
      const isAttack = example.family !== BENIGN;
      const part = bestPart(example.stretches, attack.weights, isAttack && epoch === 0);
      if (part !== undefined) attack.learn(part, part.sum + BIAS, isAttack, example.weight, 0);
    }
  }
  const kinds = trainKinds(examples, attack.weights, next);
  return Int8Array.from([
    ...Array.from(attack.weights, (weight) => quantise(weight, STEP)),
    ...kinds.flatMap(({ weights }) => Array.from(weights, (weight) => quantise(weight, KIND_STEP))),
  ]);
}

const KIND_EPOCHS = 3;

/** Trains the tables of families on the parts of attacks that the table of attacks finds. */
function trainKinds(examples: readonly Example[], weights: Float64Array, next: () => number) {
  const kinds = WEB_FAMILIES.map(() => new Learner(KIND_BUCKETS));
  const parts = examples.filter(({ family }) => family >= 0).flatMap(({ family, stretches }) => {
    const part = bestPart(stretches, weights, false);
    return part === undefined ? [] : [{ family, part }];
  });
  for (let epoch = 0; epoch < KIND_EPOCHS; epoch++) {
    shuffle(parts, next);
    for (const { family, part } of parts) {
      kinds.forEach((kind, f) => {
        let sum = 0;
        eachBucket(part, KIND_SHIFT, (bucket) => sum += kind.weights[bucket]);
        kind.learn(part, sum, f === family, 1, KIND_SHIFT);
      });
    }
  }
  return kinds;
}

/** One table of weights that learns by Adagrad. */
class Learner {
  readonly weights: Float64Array;
  private readonly squares: Float64Array;

  constructor(buckets: number) {
    this.weights = new Float64Array(buckets);
    this.squares = new Float64Array(buckets).fill(1);
  }

  learn(part: Part, logit: number, is: boolean, weight: number, shift: number): void {
    const gradient = ((is ? 1 : 0) - 1 / (1 + Math.exp(-logit))) * weight;
    if (Math.abs(gradient) < 1e-3) return;
    eachBucket(part, shift, (bucket) => {
      if (bucket === 0) return;
      this.squares[bucket] += gradient * gradient;
      this.weights[bucket] += (RATE * gradient) / Math.sqrt(this.squares[bucket]);
    });
  }
}

function eachBucket({ stretch, from, to }: Part, shift: number, visit: (bucket: number) => void) {
  for (let i = from * WEB_FEATURES; i < to * WEB_FEATURES; i++) visit(stretch.buckets[i] >> shift);
}

/** Weights in whole steps compress better; less than one step is noise. */
const STEP = 2;
const KIND_STEP = 8;

function quantise(weight: number, step: number): number {
  const units = Math.round(weight * UNIT / step) * step;
  const most = 127 - 127 % step;
  return Math.max(-most, Math.min(most, units));
}

function toExample(row: Row): Example[] {
  if (row.family === "prompt_injection") return [];
  const stretches: WebStretch[] = [];
  eachView(row.text, true, ({ text, found, wordsOnly }) => {
    if (wordsOnly) return;
    eachWebRegion(text, found, (from, to) => {
      stretches.push(stretchOf(text, from, to));
    });
  });
  if (stretches.length === 0) return [];
  const benign = row.label === "benign";
  const family = benign ? BENIGN : WEB_FAMILIES.indexOf(TEACHES[row.family]);
  return [{
    family: benign || family >= 0 ? family : OTHER_ATTACK,
    weight: benign ? 2 : family < 0 ? OTHER_WEIGHT : 1,
    stretches,
  }];
}

const room = webStretch();

function stretchOf(text: string, from: number, to: number): WebStretch {
  readWebStretch(text, from, to, room);
  const { length, buckets, places } = room;
  return {
    length,
    buckets: buckets.slice(0, length * WEB_FEATURES),
    places: places.slice(0, length),
  };
}

interface Part {
  stretch: WebStretch;
  from: number;
  to: number;
  sum: number;
}

function bestPart(
  stretches: readonly WebStretch[],
  weights: Float64Array,
  whole: boolean,
): Part | undefined {
  let best: Part | undefined;
  for (const stretch of stretches) {
    const { buckets, length } = stretch;
    let sum = 0;
    let from = 0;
    for (let i = 0; i < length; i++) {
      if (sum <= 0 && !whole) {
        sum = 0;
        from = i;
      }
      sum -= WEB_DRIFT / UNIT;
      for (let b = i * WEB_FEATURES; b < (i + 1) * WEB_FEATURES; b++) sum += weights[buckets[b]];
      const better = best === undefined || sum > best.sum || (whole && best.stretch === stretch);
      if (better) best = { stretch, from, to: i + 1, sum };
    }
  }
  return best;
}
