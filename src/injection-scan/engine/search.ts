/**
 * The state of the search of one text: the best hit of each family.
 *
 * @module
 */
import { redact } from "./evidence.ts";
import type { Family, StructuredFamily } from "../families/registry.ts";
import { originOf } from "../views/derived.ts";
import { type Hit, MODEL_RULE, replaces } from "./hits.ts";
import { PLACED } from "../prefilter/keywords/marks.ts";
import { eachRegion, type Reach } from "../prefilter/regions.ts";
import type { ScanLayers } from "./layers.ts";
import type { Thresholds } from "./profiles.ts";
import { isSure, MIN_SCORE } from "./score.ts";
import type { View } from "../views/views.ts";
import { isRandom } from "../models/password.ts";
import { isValue } from "../models/shape.ts";
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
  readonly sure?: ReadonlySet<Family>;
}

/** Settings of a search. */
export interface SearchSettings {
  readonly thresholds: Thresholds;
  readonly rawEvidence: boolean;
  readonly layers: Required<ScanLayers>;
  /** Leaves out findings of web families that learned weights make alone. */
  readonly exactOnly?: boolean;
  /** Exact rules of the wanted families of the web model. */
  readonly webStructures: readonly StructuredFamily[];
}

/** How far around its keywords an exact rule looks. */
const SYNTAX_REACH: Reach = { before: 96, after: 256 };

/** Random passwords have what less sure rules of these families look for now and then. */
const BY_CHANCE: ReadonlySet<Family> = /* @__PURE__ */ new Set([
  "sql",
  "nosql",
  "command",
  "xpath",
]);
/** From this score on, a hit is no chance. */
const NO_CHANCE = 0.92;
const MOST_BY_CHANCE = 0.6;

function isChance(family: Family, score: number): boolean {
  return score < NO_CHANCE && BY_CHANCE.has(family);
}

/** In longer texts, one family found for sure is enough. */
export const MAX_EXACT = 1_024;

const NONE: ReadonlySet<Family> = /* @__PURE__ */ new Set();
const NO_FINDINGS: Finding[] = [];

/**
 * The families found so far in one text: the surest hit of each. One that is found for sure is not
 * looked for again: texts full of attacks cost no more than others.
 */
export class Search {
  /** The settings of the scan. */
  readonly settings: SearchSettings;
  /** The budget. */
  readonly work: Work;
  /** True when the text is one window of a longer one. */
  readonly isPart: boolean;
  /** Length of the text. */
  readonly length: number;

  readonly #before: number;
  #best: Map<Family, Hit> | undefined;
  #sure: ReadonlySet<Family>;

  /** Starts the search of a text. */
  constructor(settings: SearchSettings, work: Work, place: WindowPlace, length: number) {
    this.settings = settings;
    this.work = work;
    this.isPart = place.isPart;
    this.length = length;
    this.#before = place.before;
    this.#sure = place.sure ?? NONE;
  }

  /** True for a family that is wanted and not found for sure so far. */
  seeks(family: Family): boolean {
    return this.settings.thresholds.has(family) && !this.#sure.has(family);
  }

  /** True for a family that was found and is refused. */
  refuses(family: Family): boolean {
    const found = this.#best?.get(family);
    return found !== undefined && found.score >= this.settings.thresholds.get(family)!;
  }

  /**
   * True for a long text in which one family was found for sure: it is refused, and the others are
   * looked for where that costs little.
   */
  isSettled(text: string): boolean {
    return this.#sure.size > 0 && text.length > MAX_EXACT;
  }

  /** The findings, surest first. */
  findings(text: string): Finding[] {
    if (this.#best === undefined) return NO_FINDINGS;
    const findings: Finding[] = [];
    const before = this.#before;
    for (const [family, found] of this.#best) {
      if (found.score < MIN_SCORE) continue;
      this.work.onFinding();
      const match = text.slice(found.start, found.end);
      const evidence = this.settings.rawEvidence ? match : redact(match);
      const [start, end] = [found.start + before, found.end + before];
      findings.push({ family, ...found, start, end, evidence });
    }
    return findings.sort((a, b) => b.score - a.score);
  }

  /** Tries exact rules around the keywords of their families; in a value, on all of it. */
  lookForStructures(view: View, structures: readonly StructuredFamily[]): void {
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

  /** Tries the exact rules of one wanted family on a stretch of a view. */
  tryStructure(view: View, structure: StructuredFamily, from: number, to: number): void {
    const { family, find } = structure;
    if (this.work.isSpent || this.#sure.has(family)) return;
    this.work.onLook(to - from);
    const hit = find(view, from, to);
    if (hit === undefined) return;
    const score = isChance(family, hit.score) && isRandom(view.source)
      ? Math.min(hit.score, MOST_BY_CHANCE)
      : hit.score;
    this.keep(view, family, hit.rule, score, hit.start, hit.end);
  }

  /** Keeps a hit if it is the best one of its family. */
  keep(
    view: View,
    family: Family,
    rule: string,
    score: number,
    start: number,
    end: number,
  ): void {
    if (this.settings.exactOnly && rule === MODEL_RULE && family !== "prompt") return;
    const threshold = this.settings.thresholds.get(family)!;
    const before = this.#best?.get(family);
    if (!replaces(before, rule, score, threshold)) return;
    if (isSure(score, threshold)) this.#sure = new Set(this.#sure).add(family);
    const first = originOf(view, start);
    const last = originOf(view, Math.max(start, Math.min(end, view.text.length) - 1));
    // A reversed view runs backwards through the original.
    const place = last < first
      ? { start: last, end: first + 1 }
      : { start: first, end: originOf(view, Math.min(end, view.text.length)) };
    const surest = Math.max(score, before?.score ?? 0);
    this.#best ??= new Map();
    this.#best.set(family, { rule, score: surest, ...place, layers: view.layers });
  }
}
