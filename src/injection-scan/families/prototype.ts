/**
 * Prototype pollution: keys and paths that lead to an object's prototype, in brackets, with dots, in
 * JSON, and split so that a filter which removes the word puts it together.
 *
 * CWE-1321. A sentence about prototypes names the same words, but has no keys.
 *
 * @module
 */
import type { View } from "../views/views.ts";
import { isSentence } from "./prose.ts";
import { type Hit, patternStructure, type Structure } from "./structure.ts";

const WORDS = ["__proto__", "constructor", "prototype"];
const PATH_WORDS = ["__proto__", "constructor", "prototype", "__define", "__lookup"];

/** Keys as requests have them: they mean what they say in any text. */
const keys = /* @__PURE__ */ patternStructure(WORDS, 24, 64, [
  {
    rule: "proto-key",
    score: 0.95,
    pattern:
      /\[\s?__proto__\s?\](?!\()|(?:^|[?&;\n])\s?(?:[\w-]{1,24}\[[\w-]{0,24}\])?__proto__\s?[[.=]/,
  },
  {
    rule: "proto-key",
    score: 0.95,
    pattern:
      /["'`]__proto__\\?["'`]\s{0,4}:|^\s*__proto__\s*$|\[\s?\\?["'`]__proto__\\?["'`]\s?\]\s?(?:\[|\.|=[^=])/,
  },
  {
    rule: "constructor-prototype",
    score: 0.93,
    pattern:
      /constructor\s?\]?\s?\[\s?prototype\s?\]|\bconstructor["']\s{0,8}:\s{0,8}\{\s{0,16}\\?["']prototype|\[\\?["']constructor\\?["']\]\s?(?:\[\\?["']|\.)prototype/,
  },
  {
    rule: "proto-split",
    score: 0.95,
    pattern: /__pro?t?o?_?__proto__(?:pro)?t?o?__|con?constructor(?:on?)?structor/,
  },
]);

/** Paths: in a value they are keys, in a sentence they may be talk about code. */
const paths = /* @__PURE__ */ patternStructure(PATH_WORDS, 48, 64, [
  {
    rule: "proto-path",
    score: 0.9,
    pattern: /[.[("'\/,{]\s?\\?["']?__proto__|__proto__\\?["']?\s?(?:[\].:[=/,(]|$)/,
  },
  {
    rule: "constructor-path",
    score: 0.88,
    pattern:
      /constructor["'\]]{0,3}\s?[.:/[{]\s{0,4}["'{]{0,2}\s{0,4}prototype["'\]]{0,3}\s{0,4}(?:[.:[={/]|$)/,
  },
  { rule: "accessor-path", score: 0.85, pattern: /(?:^|[.[])["']?__(?:define|lookup)[gs]etter__/ },
]);

/** Texts up to here are values. */
const SHORT = 200;

/** Finds keys and paths to a prototype. */
export const prototype: Structure = (view, from, to) => {
  const hit = keys(view, from, to);
  if (hit !== undefined || view.text.length > SHORT) return hit;
  return findIn(view, from, to) ?? findJoined(view) ?? findSplit(view);
};

function findIn(view: View, from: number, to: number): Hit | undefined {
  return isSentence(view.text) ? undefined : paths(view, from, to);
}

/** `"__pro"+"to__"`, `['__pro','to__'].join('')`. */
function findJoined(view: View): Hit | undefined {
  const text = view.text.replace(/["'`]\s?[+,.]\s?["'`]/g, "");
  if (text.length === view.text.length) return undefined;
  const joined = { ...view, text };
  const hit = keys(joined, 0, text.length) ?? findIn(joined, 0, text.length);
  return hit && { ...hit, rule: "proto-joined", start: 0, end: view.text.length };
}

/** `__pro__proto__to__`: what is left when a filter takes the word out. */
function findSplit(view: View): Hit | undefined {
  for (const word of WORDS) {
    const at = view.text.indexOf(word);
    if (at < 0 || !view.text.replaceAll(word, "").includes(word)) continue;
    return { rule: "proto-split", score: 0.93, start: at, end: at + word.length };
  }
  return undefined;
}
