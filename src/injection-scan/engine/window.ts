/**
 * The scan of one window of text.
 *
 * One pass marks what there is to look at (`prefilter.ts`); the text is normalised and decoded within
 * bounds (`views.ts`); exact rules (`families/`) and two small linear models (`models/`) look at it.
 *
 * @module
 */
import { type Finding, MAX_EXACT, Search, type WindowPlace } from "./search.ts";
import type { Settings } from "./settings.ts";
import { eachView, type View, type Viewer } from "../views/views.ts";
import { lookForPrompt } from "./prompt-search.ts";
import { MAX_VALUE } from "../models/shape.ts";
import type { Work } from "../prefilter/work.ts";

/** The verdict on one text. */
export interface ScanResult {
  /** The highest score of any family that was asked for, 0 to 1. */
  readonly score: number;
  /** True when a family reached its threshold. */
  readonly blocked: boolean;
  /** What was found, surest first; one finding a family. Empty for ordinary texts. */
  readonly findings: readonly Finding[];
  /** How many bytes of UTF-8 were scanned. */
  readonly scannedBytes: number;
  /** True when there was more text than `maxLength`, or more work to do than the budget allows. */
  readonly truncated: boolean;
}

/** So much text, in UTF-16 units, is looked at at a time; longer texts are scanned by window. */
export const WINDOW = 16_384;

/** What was found in one window. */
export interface WindowResult {
  readonly findings: Finding[];
  /** True when the text is ASCII. */
  readonly ascii: boolean;
}

const WHOLE: WindowPlace = { before: 0, isPart: false };

/** Scans one window. */
export function scanWindow(
  text: string,
  settings: Settings,
  work: Work,
  place: WindowPlace = WHOLE,
): WindowResult {
  work.onText(text.length);
  const start = text.length > MAX_VALUE ? blanksBefore(text) : 0;
  const value = text.length > MAX_VALUE ? withoutBlanks(text, start) : text;
  const search = new Search(
    settings,
    work,
    start === 0 ? place : { ...place, before: place.before + start },
    value.length,
  );
  const viewer = new WindowViewer(search, settings);
  const ascii = eachView(value, settings.views, viewer, settings.matcher(), work);
  return { findings: search.findings(value), ascii };
}

/** Lets each family look at the views of a window. */
class WindowViewer implements Viewer {
  readonly #search: Search;
  readonly #settings: Settings;

  constructor(search: Search, settings: Settings) {
    this.#search = search;
    this.#settings = settings;
  }

  look(view: View): boolean {
    const search = this.#search;
    const { structures, layers, lookForWeb } = this.#settings;
    if (search.seeks("prompt")) lookForPrompt(search, view);
    if (!view.wordsOnly) lookForWeb?.(search, view);
    else if (layers.structure && view.text.length <= MAX_EXACT) {
      search.lookForStructures(view, search.settings.webStructures);
    }
    if (layers.structure) search.lookForStructures(view, structures);
    return search.isSettled(view.text);
  }
}

/** Blanks around a value say nothing, and must not make it a document: those are judged less sternly. */
function withoutBlanks(text: string, start: number): string {
  let end = text.length;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function blanksBefore(text: string): number {
  let start = 0;
  while (isBlank(text.charCodeAt(start))) start++;
  return start;
}

/** Not line breaks: those matter. */
function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0xa0 || unit === 0x3000;
}

/** The verdict on what was found, surest first. */
export function verdict(
  findings: readonly Finding[],
  settings: Settings,
  scannedBytes: number,
  truncated: boolean,
): ScanResult {
  return {
    score: findings.length === 0 ? 0 : findings[0].score,
    blocked: findings.some((f) => f.score >= settings.thresholds.get(f.family)!),
    findings,
    scannedBytes,
    truncated,
  };
}
