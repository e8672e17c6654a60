import { UNIT } from "../../src/injection-scan/prompt-model.ts";
import { eachView } from "../../src/injection-scan/views.ts";
import {
  eachWebRegion,
  readWebStretch,
  WEB_BUCKETS,
  WEB_DRIFT,
  WEB_FAMILIES,
  WEB_FEATURES,
  type WebStretch,
} from "../../src/injection-scan/web-model.ts";
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
  /** Index in `WEB_FAMILIES`, or one of the two below. */
  readonly family: number;
  readonly weight: number;
  readonly stretches: readonly WebStretch[];
}

const BENIGN = -1;
const OTHER_ATTACK = -2;

const EPOCHS = 7;
const RATE = 0.1;
const BIAS = -4;
/** Other attacks should not look like this one, but it is no harm when they do. */
const OTHER_ATTACK_WEIGHT = 0.03;

/** Trains the web model: a table of weights a family and one for the gate, on the best part of each text. */
export function trainWeb(rows: readonly Row[]): Int8Array {
  const next = random(20_260_102);
  const examples = rows.flatMap(toExample);
  const tables = [...WEB_FAMILIES, "gate"].map(() => ({
    weights: new Float64Array(WEB_BUCKETS),
    squares: new Float64Array(WEB_BUCKETS).fill(1),
  }));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(examples, next);
    for (const example of examples) {
      tables.forEach(({ weights, squares }, family) => {
        const isGate = family === WEB_FAMILIES.length;
        const attack = isGate ? example.family !== BENIGN : example.family === family;
        const best = bestPart(example.stretches, weights, attack && epoch === 0);
        if (best === undefined) return;
        const p = 1 / (1 + Math.exp(-(best.sum + BIAS)));
        const weight = attack || example.family === BENIGN ? example.weight : OTHER_ATTACK_WEIGHT;
        const gradient = ((attack ? 1 : 0) - p) * weight;
        if (Math.abs(gradient) < 1e-3) return;
        const { buckets } = best.stretch;
        for (let i = best.from * WEB_FEATURES; i < best.to * WEB_FEATURES; i++) {
          const bucket = buckets[i];
          if (bucket === 0) continue;
          squares[bucket] += gradient * gradient;
          weights[bucket] += (RATE * gradient) / Math.sqrt(squares[bucket]);
        }
      });
    }
  }
  return Int8Array.from(
    tables.flatMap(({ weights }) => [...weights]),
    quantise,
  );
}

/** Weights of a sixteenth of a logit are noise: without them the tables compress better. */
const NOISE = 1;

function quantise(weight: number): number {
  const units = Math.round(weight * UNIT);
  return Math.abs(units) <= NOISE ? 0 : Math.max(-127, Math.min(127, units));
}

function toExample(row: Row): Example[] {
  if (row.family === "prompt_injection") return [];
  const stretches: WebStretch[] = [];
  eachView(row.text, true, ({ text, found, wordsOnly }) => {
    if (wordsOnly) return;
    eachWebRegion(text, found, (from, to) => {
      stretches.push(readWebStretch(text, from, to));
    });
  });
  if (stretches.length === 0) return [];
  const benign = row.label === "benign";
  const family = benign ? BENIGN : WEB_FAMILIES.indexOf(TEACHES[row.family]);
  return [{
    family: benign || family >= 0 ? family : OTHER_ATTACK,
    weight: benign ? 2 : 1,
    stretches,
  }];
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
