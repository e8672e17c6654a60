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
  const { text, layers, wordsOnly } = view;
  if (search.work.isSpent) return;
  search.work.onLook(text.length);
  // A text that was encoded is judged by itself; one that is only spelled oddly, as what it is in.
  const isOwn = layers.length > 0 && !wordsOnly;
  const length = isOwn ? text.length : search.isPart ? LONG_TEXT : search.length;
  const hit = scorePrompt(text, search.settings.layers, length);
  if (hit === undefined) return;
  search.keep(view, "prompt", hit.rule, promptScore(hit.logits), hit.start, hit.end);
}
