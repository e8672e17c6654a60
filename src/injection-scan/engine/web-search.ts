/**
 * Looks for the families of the web model in one view: by its weights and by their exact rules.
 *
 * @module
 */
import type { Family } from "../families/registry.ts";
import { modelOfWeb } from "../models/model.ts";
import {
  eachWebRegion,
  MAX_VALUE,
  scoreWebRegion,
  SUSPICIOUS,
  WEB_FAMILIES,
} from "../models/web-model.ts";
import { Mark } from "../prefilter/keywords/marks.ts";
import type { View } from "../views/views.ts";
import { MODEL_RULE } from "./hits.ts";
import { scoreOf } from "./score.ts";
import { MAX_EXACT, type Search } from "./search.ts";

/** In longer texts the weights alone do not decide: the exact rules must see something. */
const MODEL_ALONE: Readonly<Partial<Record<Family, number>>> = {
  xss: MAX_VALUE,
  command: MAX_EXACT,
};
/** The least score of the exact rules that counts as something. */
const SOME_EVIDENCE = 0.3;

/** Marks of the web families: those of the model, and those of exact rules alone. */
const WEB_MARKS = /* @__PURE__ */ webMarks();

function webMarks(): number {
  const { web, signs, xss, command, path, template, code } = Mark;
  return web | signs | xss | command | path | template | code;
}

/** Looks for the families of the web model in one view. */
export function lookForWeb(search: Search, view: View): void {
  const { layers, webStructures } = search.settings;
  const { text, found } = view;
  if (webStructures.length === 0 || (found.marks & WEB_MARKS) === 0) return;
  const exact = text.length <= MAX_EXACT || !layers.model;
  if (layers.structure && exact) search.lookForStructures(view, webStructures);
  if (!layers.model) return;
  eachWebRegion(text, found, (from, to, marks) => {
    if (search.work.isSpent) return;
    search.work.onLook(to - from);
    const { sum, start, end, family: f } = scoreWebRegion(modelOfWeb(), text, from, to);
    if (sum < SUSPICIOUS) return;
    const family = WEB_FAMILIES[f];
    if (layers.structure && !exact) tryAround(search, view, family, marks, from, to);
    if (!search.seeks(family) || isMerelyQuoted(search, family, text)) return;
    search.keep(view, family, MODEL_RULE, scoreOf(sum, text.length), start, end);
  });
}

/** Tries the exact rules around a region in which the model sees something. */
function tryAround(
  search: Search,
  view: View,
  family: Family,
  marks: number,
  from: number,
  to: number,
): void {
  const settled = search.isSettled(view.text);
  const first = Math.max(0, from - 64);
  const last = Math.min(view.text.length, to + 96);
  for (const structure of search.settings.webStructures) {
    if ((marks & structure.mark) === 0 || (settled && structure.family !== family)) continue;
    search.tryStructure(view, structure, first, last);
  }
}

/**
 * True for a document whose markup and code were read by the exact rules, and nothing in it runs:
 * there the model alone decides nothing. Manuals are full of what looks like it.
 */
function isMerelyQuoted(search: Search, family: Family, text: string): boolean {
  const alone = MODEL_ALONE[family];
  if (alone === undefined || text.length <= alone || !search.settings.layers.structure) {
    return false;
  }
  return search.scoreOf(family) < SOME_EVIDENCE;
}
