/** The gate of `npm run bench:check`: it accepts equal speed, and rejects a deliberate slowdown. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { grown, regressions, unjudged } from "../../bench/baseline.ts";
import { cases, groupsOf } from "../../bench/cases.ts";
import { coldPage } from "../../bench/cold/page.ts";
import { bars, verdictOf } from "../../bench/http/bars.ts";
import { chartOf } from "../../bench/http/chart.ts";
import { pagesOf } from "../../bench/http/pages.ts";
import { readResults } from "../../bench/http/results.ts";
import { variants } from "../../bench/http/variants.ts";
import { collect, machineNode, root } from "../runtimes/runners.mjs";

describe("the gate", () => {
  const before = { group: { "djed.a": 2, "djed.b": 1, "peer": 1 } };

  it("lets a case be up to 20 % slower than its baseline", () => {
    assert.deepEqual(regressions({ group: { "djed.a": 2.4, "djed.b": 0.5 } }, before), []);
  });

  it("stops a case that is more than 20 % slower, and names it", () => {
    assert.deepEqual(regressions({ group: { "djed.a": 2.41, "djed.b": 1 } }, before), [
      { group: "group", name: "djed.a", was: 2, is: 2.41 },
    ]);
  });

  it("does not judge peers, nor what has no baseline yet, which it names", () => {
    const now = { group: { peer: 9 }, other: { "djed.c": 9 } };
    assert.deepEqual(regressions(now, before), []);
    assert.deepEqual(unjudged(now, before), ["other · djed.c"]);
  });

  it("stops an entry point that is more than 20 % bigger", () => {
    assert.deepEqual(grown({ ".": 1_200 }, { ".": 1_000 }), []);
    assert.deepEqual(grown({ ".": 1_201 }, { ".": 1_000 }), [
      { group: "bytes", name: ".", was: 1_000, is: 1_201 },
    ]);
  });
});

describe("npm run bench:check", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "edge-bench-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("fails, and names the case, when a case does its work four times", async () => {
    const baseline = path.join(folder, "baseline.json");
    const compare = (args: string[], env = {}) =>
      collect(
        machineNode,
        ["--import", "tsx", "bench/compare.ts", "--runtime", "node", "--match", "a decision"]
          .concat("--baseline", baseline, args),
        { env },
      );
    const written = await compare(["--write"]);
    assert.equal(written.code, 0, written.output);
    const slow = await compare([], { BENCH_SLOW: "djed.createLimiter" });
    assert.equal(slow.code, 1, slow.output);
    assert.match(slow.output, /FAIL {2}node\n {6}rate-limit: a decision.*djed\.createLimiter/);
  });
});

describe("the figures in the pages", () => {
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");

  it("of HTTP are those of bench/http/results.json", () => {
    for (const [file, text] of Object.entries(pagesOf(readResults()))) {
      assert.equal(read(file), text, `${file}: run npx tsx bench/http/pages.ts`);
    }
  });

  it("of cold starts are those of bench/cold/results.json", () => {
    assert.equal(read("PERFORMANCE.md"), coldPage());
  });

  it("have a bar for each runtime in the chart, and for no variant that does not exist", () => {
    const names = new Set(variants.map(({ name }) => name));
    for (const name of Object.keys(bars)) assert.ok(names.has(name), name);
    const cost = { us: 60, ratio: 1.5, spread: [1.4, 1.6] } as const;
    const costs = { "GET, whole stack": cost };
    const result = { version: "1.2.3", rounds: 1, requests: 1, costs };
    const chart = chartOf({ node: result, workerd: result });
    assert.equal(chart.match(/<rect/g)?.length, 2);
    assert.match(chart, />Node 1<[^]*>workerd</);
  });

  it("say that a bar is reached, missed by less than the noise, or missed", () => {
    const verdict = (ratio: number) =>
      verdictOf({ us: 1, ratio, spread: [1, 2] }, { most: 1.5, stretch: 1.2 });
    assert.equal(verdict(1.2), "reached, and the stretch");
    assert.equal(verdict(1.5), "reached");
    assert.equal(verdict(1.57), "within 5 %: 1.00 to 2.00");
    assert.equal(verdict(1.58), "**missed**: 1.00 to 2.00");
  });
});

describe("the list of cases", () => {
  it("has one calibration case for each group, first, and names no case twice", () => {
    for (const [group, list] of groupsOf(cases)) {
      const names = list.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length, group);
      assert.equal(list[0]!.baseline, undefined, group);
      for (const { baseline } of list.slice(1)) assert.equal(baseline, names[0], group);
    }
  });
});
