/**
 * The matchers for the keywords of the families that are looked for. Settings that look for the same
 * families share one.
 *
 * @module
 */
import { Mark } from "../prefilter/keywords/marks.ts";
import { ESCAPE_WORDS, REVERSED_WORDS, ROT13_WORDS } from "../prefilter/keywords/words.ts";
import { Matcher, type Words } from "../prefilter/matcher.ts";
import type { FamilyPack } from "./pack.ts";
import type { Thresholds } from "./profiles.ts";

/** Signs that mean nothing in prose, and may mean a lot in a value. */
const SIGNS = "!¦\"¦#¦$¦%¦&¦'¦(¦)¦*¦+¦:/¦;¦<¦=¦>¦[¦\\\\¦^¦{¦~";

const made = /* @__PURE__ */ new WeakMap<FamilyPack, Map<string, Matcher>>();

/** The matcher for the families that have a threshold. */
export function matcherOf(pack: FamilyPack, thresholds: Thresholds): Matcher {
  let matchers = made.get(pack);
  if (matchers === undefined) made.set(pack, matchers = new Map());
  const key = [...thresholds.keys()].sort().join();
  let matcher = matchers.get(key);
  if (matcher === undefined) matchers.set(key, matcher = makeMatcher(pack, thresholds));
  return matcher;
}

function makeMatcher(pack: FamilyPack, thresholds: Thresholds): Matcher {
  const lists: Words[] = [
    [Mark.escape, ESCAPE_WORDS],
    [Mark.codes, codePairs()],
    [Mark.angle, "<"],
    [Mark.signs, SIGNS],
  ];
  if (thresholds.has("prompt")) {
    lists.push([Mark.rot13, ROT13_WORDS], [Mark.reversed, REVERSED_WORDS]);
    lists.push([Mark.leet, leetPairs()], [Mark.split, "</¦<!-¦**¦~~¦><"]);
  }
  for (const { family, words } of [...pack.structures, ...pack.webStructures]) {
    if (thresholds.has(family)) lists.push(...words);
  }
  return new Matcher(lists);
}

/** A letter, and after it what stands for another one: hardly any word of any language has that. */
function leetPairs(): string {
  let pairs = "";
  for (const letter of "abcdefghijklmnopqrstuvwxyz") {
    for (const sign of "013457@$") pairs += `${letter}${sign}¦`;
  }
  return pairs;
}

/** Beginnings of the decimal codes of most letters, after what may stand between two codes. */
function codePairs(): string {
  let pairs = "";
  for (const sign of " ,-(:;/|") pairs += `${sign}10¦${sign}11¦`;
  return pairs;
}
