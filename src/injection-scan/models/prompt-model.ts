/**
 * The prompt model: a running sum over tokens. Each token adds what its words, its concepts and the
 * rules it completes weigh; the sum starts anew when it falls to zero. The best stretch is the
 * evidence, so one attack in a long document counts as if it stood alone, and a long harmless
 * document does not add up to an attack.
 *
 * Integers only: the same verdict on every engine.
 *
 * @module
 */
import { PROMPT_RULES, RULE_NEEDS, RULES_OF_CONCEPT } from "./prompt-rules.ts";
import { Mark } from "../prefilter/keywords/marks.ts";
import type { Sweep } from "../prefilter/prefilter.ts";
import { eachRegion, type Reach, toWordStart, type VisitRegion } from "../prefilter/regions.ts";
import { lexiconTrie } from "../prefilter/lexicon/mod.ts";
import type { Trie } from "../prefilter/lexicon/trie.ts";
import { promptWeights } from "./model.ts";
import { TokenReader } from "./tokens.ts";

/** Weights are in sixteenths of a logit. */
export const UNIT = 16;
/** Buckets of the hashed features. */
export const PROMPT_BUCKETS: number = 1 << 17;
/** Features per token: word, word pair, skipped pair, concept, concept pair, concept triple. */
export const PROMPT_FEATURES = 6;

/** What every token costs: long harmless texts do not add up. */
export const DRIFT = 2;
/** How far around a telling word the model looks. */
const PROMPT_REACH: Reach = { before: 96, after: 256 };

/** In texts up to here one word is enough; there is not much else to go by. */
const FEW_WORDS = 200;

/** The regions of a text that the model looks at. */
export function eachPromptRegion(text: string, found: Sweep, visit: VisitRegion): void {
  const { length } = text;
  const mark = length > FEW_WORDS ? Mark.prompt : Mark.prompt | Mark.promptHint;
  const reached: VisitRegion = (from, to, marks) => visit(toWordStart(text, from), to, marks);
  eachRegion(found.places, mark, length, PROMPT_REACH, reached, Mark.promptHint);
}

/** What each rule adds, in units. */
export const RULE_POINTS: Int32Array = /* @__PURE__ */ Int32Array.from(
  PROMPT_RULES,
  (rule) => Math.round(rule.points * UNIT),
);
const FAR = -(1 << 24);
const FORGOTTEN = 1 << 12;
/** However much talk about attacks there is, it takes no more than this away. */
const MOST_TALK = -104;
/** A rule counts once in this many tokens. */
const RULE_REST = 48;

/** Turns tokens into feature numbers and completed rules, with the little memory that takes. */
export class PromptFeatures {
  /** Feature numbers of the last token; -1 for one it does not have. */
  readonly features: Int32Array = new Int32Array(PROMPT_FEATURES);
  /** Points, in units, of the rules that the last token completed. */
  points: number = 0;
  /** The strongest rule that the last token completed, or -1. */
  rule: number = -1;
  /** Points, in units, of the rules for talk about attacks, wherever in the stretch: never positive. */
  talk: number = 0;

  private readonly rulePoints: Int32Array;
  private readonly lastSeen = new Int32Array(32).fill(FAR);
  private readonly lastFired = new Int32Array(PROMPT_RULES.length).fill(FAR);
  private index = 0;
  private word1 = 0;
  private word2 = 0;
  private concept1 = 0;
  private concept2 = 0;

  constructor(rulePoints: Int32Array) {
    this.rulePoints = rulePoints;
  }

  /** Forgets all tokens: another stretch begins. */
  reset(): void {
    // As if so many tokens ago that nothing reaches back to what was seen.
    this.index += FORGOTTEN;
    this.talk = 0;
    this.word1 =
      this.word2 =
      this.concept1 =
      this.concept2 =
        0;
    if (this.index < -FAR) return;
    this.index = 0;
    this.lastSeen.fill(FAR);
    this.lastFired.fill(FAR);
  }

  /** Takes one token. */
  take(token: TokenReader): void {
    this.index++;
    this.points = 0;
    this.rule = -1;
    this.wordFeatures(token.hash);
    if (token.concepts === 0) {
      this.features[3] = this.features[4] = this.features[5] = -1;
      return;
    }
    this.conceptFeatures(token.concepts);
    for (let bits = token.concepts; bits !== 0; bits &= bits - 1) {
      this.lastSeen[31 - Math.clz32(bits & -bits)] = this.index;
    }
    for (let bits = token.concepts; bits !== 0; bits &= bits - 1) {
      this.fireRules(RULES_OF_CONCEPT[31 - Math.clz32(bits & -bits)]);
    }
  }

  private wordFeatures(hash: number): void {
    const { features } = this;
    features[0] = hash === 0 ? -1 : bucket(hash, 0x2545f491);
    features[1] = hash === 0 || this.word1 === 0 ? -1 : bucket(hash ^ Math.imul(this.word1, 31), 1);
    features[2] = hash === 0 || this.word2 === 0 ? -1 : bucket(hash ^ Math.imul(this.word2, 37), 3);
    this.word2 = this.word1;
    this.word1 = hash;
  }

  private conceptFeatures(concepts: number): void {
    const { features } = this;
    features[3] = bucket(concepts, 0x1b873593);
    features[4] = this.concept1 === 0 ? -1 : bucket(concepts ^ Math.imul(this.concept1, 41), 5);
    features[5] = this.concept2 === 0
      ? -1
      : bucket(concepts ^ Math.imul(this.concept1, 41) ^ Math.imul(this.concept2, 43), 7);
    this.concept2 = this.concept1;
    this.concept1 = concepts;
  }

  private fireRules(candidates: readonly number[]): void {
    for (const r of candidates) {
      const { within } = PROMPT_RULES[r];
      if (this.index - this.lastFired[r] < RULE_REST) continue;
      const needs = RULE_NEEDS[r];
      let earliest = this.index;
      for (const concept of needs) earliest = Math.min(earliest, this.lastSeen[concept]);
      const spread = this.index - earliest;
      // One word of several concepts is not yet several words.
      if (spread > within || spread < needs.length - 1) continue;
      this.lastFired[r] = this.index;
      const points = this.rulePoints[r];
      if (points < 0) {
        this.talk = Math.max(MOST_TALK, this.talk + points);
        continue;
      }
      this.points += points;
      if (points > 0 && (this.rule < 0 || points > this.rulePoints[this.rule])) this.rule = r;
    }
  }
}

function bucket(hash: number, salt: number): number {
  let h = Math.imul(hash ^ salt, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) & (PROMPT_BUCKETS - 1);
}

/** The best stretch of a text: its sum in units, where it lies, and its strongest rule. */
export interface PromptStretch {
  sum: number;
  start: number;
  end: number;
  /** Index in `PROMPT_RULES`, or -1 when only the learned weights spoke. */
  rule: number;
}

/** What scores prompts: the lexicon, the learned weights, and what reads features and rules. */
export interface PromptScorer {
  readonly trie: Trie;
  readonly weights: Int8Array;
  /** Used again for every stretch. */
  readonly reader: PromptFeatures;
}

const scorers = /* @__PURE__ */ new Map<number, PromptScorer>();

/** The layers of the scan that prompt scores depend on. */
export type PromptLayers = Readonly<Record<"rules" | "semantics" | "model", boolean>>;

/** The scorer for the layers that are on; one of eight, made of constants on first use. */
export function promptScorer(layers: PromptLayers): PromptScorer {
  const { rules, semantics, model } = layers;
  const key = Number(rules) | (Number(semantics) << 1) | (Number(model) << 2);
  let scorer = scorers.get(key);
  if (scorer === undefined) {
    scorer = {
      trie: lexiconTrie(true),
      reader: new PromptFeatures(
        RULE_POINTS.map((points, r) =>
          rules && (semantics || !PROMPT_RULES[r].semantic) ? points : 0
        ),
      ),
      weights: model ? promptWeights() : new Int8Array(PROMPT_BUCKETS),
    };
    scorers.set(key, scorer);
  }
  return scorer;
}

/** The name of a stretch's strongest rule. */
export function ruleName(stretch: PromptStretch): string {
  return stretch.rule < 0 ? "model" : PROMPT_RULES[stretch.rule].id;
}

/** Scores one region of a text; improves `best` when it holds a better stretch. */
export function scorePromptRegion(
  scorer: PromptScorer,
  text: string,
  from: number,
  to: number,
  best: PromptStretch,
): void {
  const { trie, weights, reader } = scorer;
  const { features } = reader;
  const token = new TokenReader(trie, text, from, to);
  reader.reset();
  let sum = 0;
  let start = from;
  let rule = -1;
  const top: PromptStretch = { sum: 0, start, end: start, rule };
  while (token.next()) {
    reader.take(token);
    if (sum <= 0) {
      sum = 0;
      start = token.start;
      rule = -1;
    }
    sum += reader.points - DRIFT;
    for (let i = 0; i < PROMPT_FEATURES; i++) {
      if (features[i] >= 0) sum += weights[features[i]];
    }
    if (reader.rule >= 0 && (rule < 0 || RULE_POINTS[reader.rule] > RULE_POINTS[rule])) {
      rule = reader.rule;
    }
    if (sum > top.sum) {
      top.sum = sum;
      top.start = start;
      top.end = token.end;
      top.rule = rule;
    }
  }
  top.sum += reader.talk;
  if (top.sum > best.sum) Object.assign(best, top);
}
