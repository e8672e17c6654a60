/**
 * Looks for prompt injection in one view.
 *
 * @module
 */
import {
  eachPromptRegion,
  promptScorer,
  type PromptStretch,
  ruleName,
  scorePromptRegion,
} from "../models/prompt-model.ts";
import type { View } from "../views/views.ts";
import { LONG_TEXT, scoreOf } from "./score.ts";
import type { Search } from "./search.ts";

/** Scores the stretches of a view around the keywords of prompts. */
export function lookForPrompt(search: Search, view: View): void {
  const { text, found } = view;
  const scorer = promptScorer(search.settings.layers);
  const best: PromptStretch = { sum: 0, start: 0, end: 0, rule: -1 };
  // A text hidden in a long one is judged as if it were short.
  const length = search.isPart && view.layers.length === 0 ? LONG_TEXT : text.length;
  eachPromptRegion(text, found, (from, to) => {
    if (search.work.isSpent || !search.seeks("prompt")) return;
    search.work.onLook(to - from);
    const before = best.sum;
    scorePromptRegion(scorer, text, from, to, best);
    if (best.sum === before) return;
    const score = scoreOf("prompt", best.sum, length);
    search.keep(view, "prompt", ruleName(best), score, best.start, best.end);
  });
}
