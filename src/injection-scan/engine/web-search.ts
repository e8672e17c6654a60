/**
 * Looks for the families of the web model in one view: by their exact rules, then by its weights.
 *
 * @module
 */
import { isKnownShape } from "../models/shape.ts";
import { MAX_JUDGED, WEB_MARKS, webLogits } from "../models/web.ts";
import type { View } from "../views/views.ts";
import { MODEL_RULE } from "./hits.ts";
import { likelyFamily } from "./likely-family.ts";
import { webScore } from "./score.ts";
import type { Search } from "./search.ts";

/** Looks for the families of the web model in one view. */
export function lookForWeb(search: Search, view: View): void {
  const { layers, webStructures } = search.settings;
  const { text, found, source } = view;
  if (webStructures.length === 0 || (found.marks & WEB_MARKS) === 0) return;
  if (layers.structure) search.lookForStructures(view, webStructures);
  if (!layers.model || text.length > MAX_JUDGED || search.work.isSpent) return;
  // What an exact rule has named needs no second name.
  if (webStructures.some(({ family }) => search.refuses(family))) return;
  const family = likelyFamily(found);
  if (!search.seeks(family) || isKnownShape(source)) return;
  search.work.onLook(text.length);
  search.keep(view, family, MODEL_RULE, webScore(webLogits(text)), 0, text.length);
}
