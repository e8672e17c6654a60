/**
 * Searches one text: each family checks the views with marks for it; its best hit is kept.
 *
 * @module
 */
import { redact } from "./evidence.ts";
import {
  type Family,
  type StructuredFamily,
  STRUCTURES,
  WEB_STRUCTURES,
} from "../families/registry.ts";
import { modelOfWeb } from "../models/model.ts";
import { originOf } from "../views/derived.ts";
import { type Hit, MODEL_RULE, replaces } from "./hits.ts";
import { Mark, PLACED } from "../prefilter/keywords/marks.ts";
import {
  eachPromptRegion,
  promptScorer,
  type PromptStretch,
  ruleName,
  scorePromptRegion,
} from "../models/prompt-model.ts";
import { eachRegion, type Reach } from "../prefilter/regions.ts";
import { isSure, LONG_TEXT, MIN_SCORE, scoreOf } from "./score.ts";
import type { Settings } from "./settings.ts";
import type { View } from "../views/views.ts";
import {
  eachWebRegion,
  isValue,
  MAX_VALUE,
  scoreWebRegion,
  SUSPICIOUS,
  WEB_FAMILIES,
} from "../models/web-model.ts";
import type { Work } from "../prefilter/work.ts";

/** A match of one family. */
export interface Finding {
  /** The family: what kind of attack. */
  readonly family: Family;
  /** The rule that spoke loudest; `"model"` when only the learned weights did. */
  readonly rule: string;
  /** How sure, 0 to 1. */
  readonly score: number;
  /** Where it starts in the original text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
  /** What was undone to see it: `"unescape"`, `"base64"`, `"rot13"`, `"reversed"`, … */
  readonly layers: readonly string[];
  /** The match, redacted: its first 16 characters, its length and a hash. */
  readonly evidence: string;
}

/** The position of a window: its offset, whether more text follows, and the families found before. */
export interface WindowPlace {
  readonly before: number;
  readonly isPart: boolean;
  readonly sure?: Iterable<Family>;
}

/** How far around its keywords an exact rule looks. */
const SYNTAX_REACH: Reach = { before: 96, after: 256 };

/**
 * The exact rules of families that the web model knows too are tried on texts up to here; in longer
 * ones only where the model sees something: documents quote code.
 */
const MAX_EXACT = 1_024;

/** In longer texts the model alone does not speak of these families: the exact rules must see something. */
const MODEL_ALONE: Readonly<Partial<Record<Family, number>>> = {
  xss: MAX_VALUE,
  command: MAX_EXACT,
};
/** The least score of the exact rules that counts as something. */
const SOME_EVIDENCE = 0.3;

/** What calls for the web families: the model's marks, and those of exact rules alone. */
const WEB_MARKS = Mark.web | Mark.signs | Mark.code | Mark.command | Mark.path;

/**
 * What the families found so far in one text: the surest hit of each. One that is found for sure is
 * not looked for again: texts full of attacks cost no more than others.
 */
export class Search {
  private readonly settings: Settings;
  private readonly work: Work;
  private readonly place: WindowPlace;
  private readonly best = new Map<Family, Hit>();
  private readonly sure: Set<Family>;

  constructor(settings: Settings, work: Work, place: WindowPlace) {
    this.settings = settings;
    this.work = work;
    this.place = place;
    this.sure = new Set(place.sure);
  }

  /** True for a family that was asked for and not found for sure so far: it is looked for. */
  private seeks(family: Family): boolean {
    return this.settings.thresholds.has(family) && !this.sure.has(family);
  }

  /** Looks at one view. Returns true when what else is hidden in the text changes nothing. */
  look(view: View): boolean {
    this.lookAt(view);
    return this.isSettled(view.text);
  }

  /**
   * True for a long text in which one family was found for sure: it is refused, and the others are
   * looked for where that costs little.
   */
  private isSettled(text: string): boolean {
    return this.sure.size > 0 && text.length > MAX_EXACT;
  }

  private lookAt(view: View): void {
    const { layers } = this.settings;
    const { places, marks } = view.found;
    if (places.length > 0 && this.seeks("prompt")) this.lookForPrompt(view);
    if (view.wordsOnly) return;
    if ((marks & WEB_MARKS) !== 0) this.lookForWeb(view);
    if (layers.structure) this.lookForStructures(view, STRUCTURES);
  }

  /** What was found, surest first. */
  findings(text: string): Finding[] {
    const findings: Finding[] = [];
    const { before } = this.place;
    for (const [family, found] of this.best) {
      if (found.score < MIN_SCORE) continue;
      this.work.onFinding();
      const match = text.slice(found.start, found.end);
      const evidence = this.settings.rawEvidence ? match : redact(match);
      const [start, end] = [found.start + before, found.end + before];
      findings.push({ family, ...found, start, end, evidence });
    }
    return findings.sort((a, b) => b.score - a.score);
  }

  private lookForPrompt(view: View): void {
    const { text, found } = view;
    const scorer = promptScorer(this.settings.layers);
    const best: PromptStretch = { sum: 0, start: 0, end: 0, rule: -1 };
    // What was hidden in a long text is judged as if it were short.
    const length = this.place.isPart && view.layers.length === 0 ? LONG_TEXT : text.length;
    eachPromptRegion(text, found, (from, to) => {
      if (this.work.isSpent || !this.seeks("prompt")) return;
      this.work.onLook(to - from);
      const before = best.sum;
      scorePromptRegion(scorer, text, from, to, best);
      if (best.sum === before) return;
      const score = scoreOf("prompt", best.sum, length);
      this.keep(view, "prompt", ruleName(best), score, best.start, best.end);
    });
  }

  private lookForWeb(view: View): void {
    const { text, found } = view;
    const { layers } = this.settings;
    const exact = text.length <= MAX_EXACT || !layers.model;
    if (layers.structure && exact) this.lookForStructures(view, WEB_STRUCTURES);
    if (!layers.model) return;
    const web = modelOfWeb();
    eachWebRegion(text, found, (from, to, around) => {
      if (this.work.isSpent) return;
      this.work.onLook(to - from);
      const { sum, start, end, family: f } = scoreWebRegion(web, text, from, to);
      if (sum < SUSPICIOUS) return;
      const family = WEB_FAMILIES[f];
      if (layers.structure && !exact) {
        const settled = this.isSettled(text);
        const [first, last] = [Math.max(0, from - 64), Math.min(text.length, to + 96)];
        for (const structure of WEB_STRUCTURES) {
          if ((around & structure.mark) === 0 || (settled && structure.family !== family)) continue;
          this.tryStructure(view, structure, first, last);
        }
      }
      if (!this.seeks(family) || this.isMerelyQuoted(family, text)) return;
      this.keep(view, family, MODEL_RULE, scoreOf(family, sum, text.length), start, end);
    });
  }

  /**
   * True for a document whose markup and code were read by the exact rules, and nothing in it runs:
   * there the model alone decides nothing. Manuals are full of what looks like it.
   */
  private isMerelyQuoted(family: Family, text: string): boolean {
    const alone = MODEL_ALONE[family];
    if (alone === undefined || text.length <= alone || !this.settings.layers.structure) {
      return false;
    }
    return (this.best.get(family)?.score ?? 0) < SOME_EVIDENCE;
  }

  /** Exact rules, around their families' own keywords; all of a value. */
  private lookForStructures(view: View, structures: readonly StructuredFamily[]): void {
    const { text, found } = view;
    for (const structure of structures) {
      const { mark } = structure;
      if ((found.marks & mark) === 0) continue;
      if ((mark & PLACED) === 0 || isValue(text)) {
        this.tryStructure(view, structure, 0, text.length);
      } else {
        eachRegion(found.places, mark, text.length, SYNTAX_REACH, (from, to) => {
          this.tryStructure(view, structure, from, to);
        });
      }
    }
  }

  private tryStructure(view: View, structure: StructuredFamily, from: number, to: number): void {
    const { family, find } = structure;
    if (this.work.isSpent || !this.seeks(family)) return;
    this.work.onLook(to - from);
    const hit = find(view, from, to);
    if (hit !== undefined) this.keep(view, family, hit.rule, hit.score, hit.start, hit.end);
  }

  private keep(
    view: View,
    family: Family,
    rule: string,
    score: number,
    start: number,
    end: number,
  ): void {
    if (this.settings.exactOnly && rule === MODEL_RULE && family !== "prompt") return;
    const threshold = this.settings.thresholds.get(family)!;
    const before = this.best.get(family);
    if (!replaces(before, rule, score, threshold)) return;
    if (isSure(score, threshold)) this.sure.add(family);
    const first = originOf(view, start);
    const last = originOf(view, Math.max(start, Math.min(end, view.text.length) - 1));
    // A reversed view runs backwards through the original.
    const place = last < first
      ? { start: last, end: first + 1 }
      : { start: first, end: originOf(view, Math.min(end, view.text.length)) };
    const surest = Math.max(score, before?.score ?? 0);
    this.best.set(family, { rule, score: surest, ...place, layers: view.layers });
  }
}
