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
/** Twice the goal: the machine may be busy with other things. */
const MAX_GROWTH = 10;

function best(text: string): number {
  return Math.min(...Array.from({ length: 3 }, () => {
    const started = performance.now();
    scanText(text, ALL);
    return performance.now() - started;
  }));
}

describe("the time of a scan", () => {
  for (const [name, unit] of Object.entries(UNITS)) {
    it(`grows with the text: ${name}`, () => {
      const text = (length: number) =>
        unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      best(text(65_536));
      const small = best(text(65_536));
      const large = best(text(262_144));
      assert.ok(large / Math.max(small, 0.2) < MAX_GROWTH, `${small} ms, then ${large} ms`);
      assert.ok(best(text(1_048_576)) < 1_500);
    });
  }
});
