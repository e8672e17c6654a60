/**
 * The prompt model: one logistic regression over hashed words and characters (`prompt-reader.ts`),
 * and the points of named rules (`prompt-rules.ts`). A text is judged by its best window of two
 * stretches, about 250 units; the more windows it has, the higher the bar.
 *
 * Sums, products and square roots only: the same verdict on every engine.
 *
 * @module
 */
import { lazy } from "../prefilter/lazy.ts";
import { RuleMatcher } from "./prompt-matcher.ts";
import { PROMPT_CELLS, PromptReader } from "./prompt-reader.ts";
import { isMoreTelling, PROMPT_RULES } from "./prompt-rules.ts";
import { PROMPT_BIAS, PROMPT_UNIT, PROMPT_WEIGHTS } from "./weights/prompt.ts";

/** So many cells are added to those of a window: short texts are not judged by one word. */
export const PSEUDO_COUNT = 40;
/** However much talk about attacks there is, it takes no more logits than this away. */
const LEAST_POINTS = -1.5;
/** Where the weights are off, a point counts this often. */
const POINTS_ALONE = 1.5;
/** The weights alone say nothing of texts with fewer words than this. */
export const LEAST_WORDS = 3;
/** Shorter texts hold no order. */
export const LEAST_UNITS = 6;
/** Less than this is not worth a finding, whatever the threshold: it scores less than 0.5. */
const LEAST_LOGITS = 1;
/** With each doubling of the windows the bar rises by this: 0.5 * ln 2. */
const RISE_PER_DOUBLING = 0.35;
/** A stretch has about this many units. */
const STRETCH = 131;

/** Parts of the scan that prompt scores depend on. */
export type PromptLayers = Readonly<Record<"rules" | "semantics" | "model", boolean>>;

/** The character that stands for weight 0. */
const ZERO = 72;

/** The best window of a text. */
export interface PromptHit {
  /** The most telling rule in it; `model` when only the weights spoke. */
  readonly rule: string;
  /** Its logits, less the rise of the bar. */
  readonly logits: number;
  readonly start: number;
  readonly end: number;
}

/** A trained model: its weights as letters, and what one step of them and every text weighs. */
export interface PromptModel {
  readonly weights: string;
  readonly unit: number;
  readonly bias: number;
}

const shipped = /* @__PURE__ */ lazy(() =>
  new PromptScorer({ weights: PROMPT_WEIGHTS, unit: PROMPT_UNIT, bias: PROMPT_BIAS })
);

/**
 * Judges a text.
 *
 * @param length Units of the whole text, if this is a part of it.
 */
export function scorePrompt(
  text: string,
  layers: PromptLayers,
  length: number = text.length,
): PromptHit | undefined {
  return text.length < LEAST_UNITS ? undefined : shipped().score(text, layers, length);
}

/** What one stretch of a text says. */
interface Stretch {
  /** The sum of the weights of its cells, and how many it has. */
  sum: number;
  cells: number;
  /** Points of the rules that its words complete; the most telling of them, or -1; their place. */
  points: number;
  rule: number;
  ruleStart: number;
  ruleEnd: number;
  start: number;
  end: number;
}

function emptyStretch(): Stretch {
  return { sum: 0, cells: 0, points: 0, rule: -1, ruleStart: 0, ruleEnd: 0, start: 0, end: 0 };
}

/** Judges texts by one model. Used again for every text. */
export class PromptScorer {
  private readonly model: PromptModel;
  private readonly reader = new PromptReader();
  private readonly matcher = new RuleMatcher();
  /** The weights, one a cell: letters are ASCII, which an engine turns into bytes in one go. */
  private readonly weights: Uint8Array;
  private last = emptyStretch();
  private next = emptyStretch();

  constructor(model: PromptModel) {
    this.model = model;
    this.weights = new TextEncoder().encode(model.weights);
    if (this.weights.length !== PROMPT_CELLS) throw new RangeError("prompt weights: wrong length");
  }

  /** Judges one text. */
  score(text: string, layers: PromptLayers, length: number): PromptHit | undefined {
    const { reader, matcher } = this;
    reader.open(text);
    matcher.reset();
    clear(this.last);
    let best = -Infinity;
    let rule = -1;
    let start = 0;
    let end = 0;
    while (reader.next()) {
      const { last, next } = this;
      this.read(next, layers);
      const logits = this.logitsOf(last, next, layers.model);
      if (logits > best) {
        best = logits;
        const telling = moreTelling(last, next);
        rule = telling.rule;
        start = rule < 0 ? last.start : last.rule < 0 ? next.ruleStart : last.ruleStart;
        end = rule < 0 ? next.end : next.rule < 0 ? last.ruleEnd : next.ruleEnd;
      }
      this.last = next;
      this.next = last;
    }
    if (rule < 0 && reader.spaced < LEAST_WORDS) return undefined;
    const logits = best - riseOf(length);
    if (!(logits > LEAST_LOGITS)) return undefined;
    return { rule: rule < 0 ? "model" : PROMPT_RULES[rule].id, logits, start, end };
  }

  /** Reads one stretch. */
  private read(into: Stretch, layers: PromptLayers): void {
    const { reader, weights, matcher } = this;
    const { count, cells } = reader;
    into.start = reader.start;
    into.end = reader.end;
    into.cells = count;
    into.sum = 0;
    if (layers.model) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += weights[cells[i]];
      into.sum = sum - ZERO * count;
    }
    into.points = 0;
    into.rule = -1;
    if (!layers.rules) return;
    matcher.take(reader, layers.semantics);
    into.points = matcher.points;
    into.rule = matcher.rule;
    into.ruleStart = matcher.start;
    into.ruleEnd = matcher.end;
  }

  /** The logits of a window of two stretches. */
  private logitsOf(a: Stretch, b: Stretch, model: boolean): number {
    const points = Math.max(LEAST_POINTS, a.points + b.points);
    if (!model) return points * POINTS_ALONE;
    const { unit, bias } = this.model;
    const scale = unit / Math.sqrt(a.cells + b.cells + PSEUDO_COUNT);
    return points + bias + (a.sum + b.sum) * scale;
  }
}

function clear(stretch: Stretch): void {
  stretch.sum =
    stretch.cells =
    stretch.points =
    stretch.start =
      0;
  stretch.rule = -1;
}

/** The stretch with the more telling rule. */
function moreTelling(a: Stretch, b: Stretch): Stretch {
  if (a.rule < 0 || b.rule < 0) return a.rule < 0 ? b : a;
  return isMoreTelling(PROMPT_RULES[a.rule], PROMPT_RULES[b.rule]) ? a : b;
}

/** How far the bar rises for a text of some length, linear between powers of two. */
function riseOf(length: number): number {
  const windows = Math.ceil(length / STRETCH) - 1;
  if (windows <= 1) return 0;
  const doublings = 31 - Math.clz32(windows);
  return RISE_PER_DOUBLING * (doublings + windows / (1 << doublings) - 1);
}
