/**
 * Looks for prompt injection in one view.
 *
 * @module
 */
import { scorePrompt } from "../models/prompt.ts";
import type { View } from "../views/views.ts";
import { LONG_TEXT, promptScore } from "./score.ts";
import type { Search } from "./search.ts";

/** Scores a view by the prompt model and its rules. */
export function lookForPrompt(search: Search, view: View): void {
  const { text, layers } = view;
  if (search.work.isSpent) return;
  search.work.onLook(text.length);
  // A text hidden in a long one is judged as if it were short.
  const length = search.isPart && layers.length === 0 ? LONG_TEXT : text.length;
  const hit = scorePrompt(text, search.settings.layers, length);
  if (hit === undefined) return;
  search.keep(view, "prompt", hit.rule, promptScore(hit.logits), hit.start, hit.end);
}
