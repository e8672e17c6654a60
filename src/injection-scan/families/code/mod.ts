/**
 * Code that runs on servers, and objects that run when they are read: PHP, Java, Node, Python, Ruby,
 * Perl, Lua, .NET and a few that hide in documents. Off by default: many APIs are for code.
 *
 * @module
 */
import { isSentence } from "../prose.ts";
import type { Hit, Structure } from "../structure.ts";
import { JAVA } from "./java.ts";
import { PHP } from "./php.ts";
import type { CodeRule } from "./rule.ts";
import { SCRIPTS } from "./scripts.ts";

/** So much is looked at at once, */
const WINDOW = 512;
/** and so much of it again with what follows. */
const OVERLAP = 128;

const RULES: readonly CodeRule[] = /* @__PURE__ */ allRules();

function allRules(): readonly CodeRule[] {
  return [...JAVA, ...SCRIPTS, ...PHP].sort((a, b) => b.score - a.score);
}

/** Finds such code. */
export const code: Structure = (view, from, to) => {
  const { text } = view;
  let sentence: boolean | undefined;
  let best: Hit | undefined;
  for (let start = from; start < to; start += WINDOW - OVERLAP) {
    const stretch = text.slice(start, Math.min(to, start + WINDOW));
    for (const { rule, score, pattern, upTo, bare } of RULES) {
      if (best !== undefined && best.score >= score) break;
      if (upTo !== undefined && text.length > upTo) continue;
      const match = pattern.exec(stretch);
      if (match === null) continue;
      if (bare === true && (sentence ??= isSentence(text))) continue;
      const at = start + match.index;
      best = { rule, score, start: at, end: at + match[0].length };
    }
    if (start + WINDOW >= to) break;
  }
  return best;
};
