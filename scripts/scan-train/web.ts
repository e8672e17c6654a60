import { eachView } from "../../src/injection-scan/views.ts";
import { Mark } from "../../src/injection-scan/prefilter.ts";
import { eachRegion } from "../../src/injection-scan/regions.ts";
import {
  WEB_BUCKETS,
  WEB_DRIFT,
  WEB_FAMILIES,
  WEB_FEATURES,
  WEB_REACH,
  WEB_STRIDE,
  WebFeatures,
} from "../../src/injection-scan/web-model.ts";
import { UNIT } from "../../src/injection-scan/prompt-model.ts";
import { random, type Row, shuffle } from "./rows.ts";

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
  readonly family: number; // -1: benign, -2: another attack
  readonly weight: number;
  readonly stretches: readonly Int32Array[]; // five buckets a character, -1 for none
}

const EPOCHS = 6;
const RATE = 0.1;
const BIAS = -4;
const OTHER_ATTACK = -2;

/** Trains the web model: one weight a family and bucket, on the best stretch of each text. */
export function trainWeb(rows: readonly Row[]): Int8Array {
  const next = random(20_260_102);
  const examples = rows.flatMap(toExample);
  const weights = new Float64Array(WEB_BUCKETS * WEB_STRIDE);
  const squares = new Float64Array(WEB_BUCKETS * WEB_STRIDE).fill(1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(examples, next);
    for (const example of examples) {
      for (let family = 0; family < WEB_STRIDE; family++) {
        const attack = example.family === family;
        const best = bestSegment(example.stretches, weights, family, attack && epoch === 0);
        if (best === undefined) continue;
        const p = 1 / (1 + Math.exp(-(best.sum + BIAS)));
        const otherAttack = !attack && example.family !== -1;
        const gradient = ((attack ? 1 : 0) - p) * (otherAttack ? 0.03 : example.weight);
        if (Math.abs(gradient) < 1e-3) continue;
        for (let i = best.from * WEB_FEATURES; i < best.to * WEB_FEATURES; i++) {
          if (best.buckets[i] < 0) continue;
          const w = best.buckets[i] * WEB_STRIDE + family;
          squares[w] += gradient * gradient;
          weights[w] += (RATE * gradient) / Math.sqrt(squares[w]);
        }
      }
    }
  }
  return Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w * UNIT))));
}

function toExample(row: Row): Example[] {
  if (row.family === "prompt_injection") return [];
  const stretches: Int32Array[] = [];
  eachView(row.text, true, (view) => {
    const { places } = view.found;
    eachRegion(places, Mark.web, view.text.length, WEB_REACH, (from, to) => {
      stretches.push(readStretch(view.text, from, to));
    });
  });
  if (stretches.length === 0) return [];
  const family = row.label === "benign"
    ? -1
    : TEACHES[row.family] === undefined
    ? OTHER_ATTACK
    : WEB_FAMILIES.indexOf(TEACHES[row.family]);
  return [{ family, weight: row.label === "benign" ? 2 : 1, stretches }];
}

function readStretch(text: string, from: number, to: number): Int32Array {
  const features = new WebFeatures();
  const buckets: number[] = [];
  const push = () => {
    for (let k = 0; k < WEB_FEATURES; k++) {
      buckets.push(k < features.count ? features.buckets[k] : -1);
    }
  };
  for (let i = from; i < to; i++) if (features.take(text.charCodeAt(i))) push();
  if (to === text.length && features.takeEnd()) push();
  return Int32Array.from(buckets);
}

interface Segment {
  buckets: Int32Array;
  from: number;
  to: number;
  sum: number;
}

function bestSegment(
  stretches: readonly Int32Array[],
  weights: Float64Array,
  family: number,
  whole: boolean,
): Segment | undefined {
  let best: Segment | undefined;
  for (const buckets of stretches) {
    let sum = 0;
    let from = 0;
    for (let i = 0; i < buckets.length; i += WEB_FEATURES) {
      if (sum <= 0 && !whole) {
        sum = 0;
        from = i / WEB_FEATURES;
      }
      sum -= WEB_DRIFT / UNIT;
      for (let k = i; k < i + WEB_FEATURES; k++) {
        if (buckets[k] >= 0) sum += weights[buckets[k] * WEB_STRIDE + family];
      }
      const better = best === undefined || sum > best.sum || (whole && best.buckets === buckets);
      if (better) best = { buckets, from, to: i / WEB_FEATURES + 1, sum };
    }
  }
  return best;
}
