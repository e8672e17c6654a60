/**
 * Time grows with the text, not faster: four times the text takes at most five times as long, on
 * texts made to hurt, up to 1 MB. A process of its own, because it measures time.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { families, scanText } from "../../../src/injection-scan/mod.ts";

const UNITS: Readonly<Record<string, string>> = {
  letters: "a",
  spaces: " ",
  lines: "\n",
  quotes: "'\"",
  tags: "<a ",
  svg: "<svg/onload=",
  expressions: "${",
  braces: "{{",
  parentheses: "(((",
  paths: "../",
  "ignore": "ignore all the ",
  "you are": "you are now a ",
  "select": "select union ",
  comments: "/*",
  or: "' or ",
  separators: ";|&",
  base64: "QUJD",
  percent: "%25",
  entities: "&#x41",
  escapes: "\\u0041",
  "zero-width": "i\u200b",
  "tag characters": "\u{E0041}",
  "combining marks": "a\u0301\u0301",
  emoji: "\ud83d\ude00",
  "lone surrogates": "\ud800",
  nul: "\0",
  hex: "0x41,",
  pairs: "a=b&",
  headings: "### ",
  "system": "system: ",
};
const ALL = { families };
/** The goal is 5; the rest is for a machine that is busy with other things. */
const MAX_GROWTH = 7;

function timeOf(text: string): number {
  const started = performance.now();
  scanText(text, ALL);
  return performance.now() - started;
}

/** The growth from one text to another, from the best of enough runs of each to be sure. */
function growth(small: string, large: string): number {
  let [bestSmall, bestLarge] = [Infinity, Infinity];
  for (let run = 0; run < 12; run++) {
    bestSmall = Math.min(bestSmall, timeOf(small));
    bestLarge = Math.min(bestLarge, timeOf(large));
    if (run >= 2 && bestLarge / bestSmall < MAX_GROWTH) break;
  }
  return bestLarge / bestSmall;
}

describe("the time of a scan", () => {
  for (const [name, unit] of Object.entries(UNITS)) {
    it(`grows with the text: ${name}`, () => {
      const text = (length: number) =>
        unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      const factor = growth(text(65_536), text(262_144));
      assert.ok(factor < MAX_GROWTH, `${factor} times as long for 4 times the text`);
      assert.ok(growth(text(262_144), text(1_048_576)) < MAX_GROWTH);
    });
  }
});
