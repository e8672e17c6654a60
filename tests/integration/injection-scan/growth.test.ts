/**
 * Time grows with the text, not faster: four times the text takes at most five times as long, on
 * costly texts, up to 1 MB. A separate process, because it measures time.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { EventText } from "../../../src/injection-scan/answers/event-text.ts";
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
/**
 * One text against four of a quarter: 1 is linear, 1.25 the goal; the rest is for a busy machine.
 */
const MAX_RATIO = 2;
const MAX_RUNS = 20;

type Reading = (text: string) => void;

const scan: Reading = (text) => scanText(text, ALL);

/** As leakScan() reads an answer of server-sent events that comes letter by letter. */
const readEvents: Reading = (text) => {
  const reader = new EventText(() => {});
  for (const char of text) reader.take(char);
};

function timeOf(read: Reading, text: string, times: number): number {
  const started = performance.now();
  for (let i = 0; i < times; i++) read(text);
  return performance.now() - started;
}

/** The time of one text relative to four texts of a quarter of it, over enough runs. */
function ratio(quarter: string, whole: string, read = scan): number {
  let [bestQuarters, bestWhole] = [Infinity, Infinity];
  for (let run = 0; run < MAX_RUNS; run++) {
    bestQuarters = Math.min(bestQuarters, timeOf(read, quarter, 4));
    bestWhole = Math.min(bestWhole, timeOf(read, whole, 1));
    if (run >= 2 && bestWhole / bestQuarters < MAX_RATIO) break;
  }
  return bestWhole / bestQuarters;
}

describe("the time of a scan", () => {
  for (const [name, unit] of Object.entries(UNITS)) {
    it(`grows with the text: ${name}`, () => {
      const text = (length: number) =>
        unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      timeOf(scan, text(65_536), 1);
      assert.ok(ratio(text(65_536), text(262_144)) < MAX_RATIO, "from 64 KB to 256 KB");
      assert.ok(ratio(text(262_144), text(1_048_576)) < MAX_RATIO, "from 256 KB to 1 MB");
    });
  }

  it("grows with an event that comes letter by letter", () => {
    const text = (length: number) => "x".repeat(length);
    assert.ok(ratio(text(15_000), text(60_000), readEvents) < MAX_RATIO);
  });
});
