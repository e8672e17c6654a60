/**
 * What reaches the host without an opening around it: a parameter that is put inside of an expression,
 * or the part of a payload that follows one.
 *
 * @module
 */
import { isSentence } from "../prose.ts";
import { patternStructure, type Structure } from "../structure.ts";

/** Texts up to here are values. */
const SHORT = 200;

const chains = /* @__PURE__ */ patternStructure(
  [
    "forname",
    "getruntime",
    "__globals__",
    "__builtins__",
    "__subclasses__",
    "__import__",
    "process.",
    "_memberaccess",
    "@java.",
    "freemarker.template",
    "registerundefined",
  ],
  24,
  64,
  [{
    rule: "template-reaches-host",
    score: 0.85,
    pattern:
      /class\.forname\s?\(|getruntime\s?\(\)\s?\.\s?exec|[.[]["']?__(?:globals|builtins|subclasses|import)__|__import__\s?\(|(?:global|root)\.process\.|process\.(?:mainmodule|spawn\s?\(\s?["']|binding\s?\()|#_memberaccess|@java\.lang\.\w{1,24}@|freemarker\.template\.utility|registerundefined(?:filter|function)callback/,
  }],
);

/** Finds such chains in values that are no sentence. */
export const bare: Structure = (view, from, to) => {
  if (view.text.length > SHORT) return undefined;
  const hit = chains(view, from, to);
  return hit === undefined || isSentence(view.text) ? undefined : hit;
};
