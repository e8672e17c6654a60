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
import { inProcessPage, inProcessSection } from "../../bench/in-process/page.ts";
import { slowerThanPeers } from "../../bench/in-process/peers.ts";
import { readResults as readInProcess } from "../../bench/in-process/results.ts";
import { variants } from "../../bench/http/variants.ts";
import {
  BAR,
  missesBar,
  readStoreResults,
  storesPage,
  storesVerdict,
} from "../../bench/stores/page.ts";
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

describe("the comparison with peers", () => {
  const setup = () => () => {};
  const list = (first: object, ours: object = {}) => [
    { name: "first", group: "g", setup, ...first },
    { name: "djed.a", group: "g", baseline: "first", setup, ...ours },
    { name: "peer", group: "g", baseline: "first", peer: true, setup },
  ];
  const times = (ours: number, peer: number) => ({
    g: {
      "first": { ns: 100, ratio: 1, over: 0 },
      "djed.a": { ns: 100 * ours, ratio: ours, over: 100 * ours - 100 },
      "peer": { ns: 100 * peer, ratio: peer, over: 100 * peer - 100 },
    },
  });
  const shares = (...of: Parameters<typeof slowerThanPeers>) =>
    slowerThanPeers(...of).map(({ one, share }) => [one.name, share]);

  it("divides the times beyond the first row by the fastest peer's", () => {
    assert.deepEqual(shares(list({}), times(4, 3)), [["djed.a", 1.5]]);
    assert.deepEqual(shares(list({}), times(3, 3)), []);
  });

  it("divides whole times if the first row is a peer, or a peer takes no longer than it", () => {
    assert.deepEqual(shares(list({ peer: true }), times(4, 3)), [["djed.a", 4]]);
    assert.deepEqual(shares(list({}), times(4, 0.5)), [["djed.a", 8]]);
  });

  it("accepts a slower case that has a reason, and up to a factor", () => {
    assert.deepEqual(shares(list({}, { slower: "It does more." }), times(4, 3)), []);
    assert.deepEqual(shares(list({}), times(4, 3), 1.5), []);
  });

  it("is shown with the reason, or with the lack of one", () => {
    const results = { node: { version: "1.2.3", times: times(4, 3) } };
    const page = (ours: object) => inProcessSection(results, list({}, ours));
    assert.match(page({}), /\*\*djed\.a ÷ the fastest peer\*\* \| \*\*1\.50\*\*/);
    assert.match(page({}), /`djed\.a` is slower .* on node 1\.2\.3: \*\*no reason is known\*\*/);
    assert.match(page({ slower: "It does more." }), /on node 1\.2\.3: It does more\./);
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
    assert.match(slow.output, /FAIL {2}node\n {6}rate-limit: a decision.*djed\.createLimiter: was/);
    assert.match(slow.output, /createLimiter: takes \d+\.\d+ times as long as the fastest peer/);
  });
});

describe("the figures in the pages", () => {
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");

  it("of HTTP are those of bench/http/results.json", () => {
    for (const [file, text] of Object.entries(pagesOf(readResults()))) {
      assert.equal(read(file), text, `${file}: run npx tsx bench/http/pages.ts`);
    }
  });

  it("of single operations are those of bench/in-process/results.json", () => {
    assert.equal(read("PERFORMANCE.md"), inProcessPage());
  });

  it("give a reason where a case of ours is slower than the fastest peer", () => {
    for (const [runtime, { times }] of Object.entries(readInProcess())) {
      const slower = slowerThanPeers(cases, times)
        .map(({ one: { group, name }, share }) => `${group} · ${name}: ${share.toFixed(2)}`);
      assert.deepEqual(slower, [], `${runtime}: add \`slower\` to the case`);
    }
  });

  it("of shared stores are those of bench/stores/results.json", () => {
    assert.equal(read("PERFORMANCE.md"), storesPage());
    assert.notEqual(storesVerdict(readStoreResults()!.comparisons), undefined);
  });

  it("say whether the CPU per decision on Redis is at most 0.6 of the best peer's", () => {
    const comparisons = (ratio: number) => {
      const cpu = { us: 20, ratio, spread: [0.5, 0.7] } as const;
      const result = {
        perSecond: 1,
        speed: 1,
        cpu,
        clientUs: 1,
        serverUs: 1,
        trips: 1,
        scripts: 1,
      };
      return { [BAR.title]: { [BAR.system]: result } };
    };
    assert.equal(storesVerdict(comparisons(0.6)), "0.60 of 0.6: reached");
    assert.match(storesVerdict(comparisons(0.62))!, /within 5 %/);
    assert.match(storesVerdict(comparisons(0.64))!, /missed/);
    assert.deepEqual([0.6, 0.62, 0.64].map((ratio) => missesBar(comparisons(ratio))), [
      false,
      false,
      true,
    ]);
    assert.equal(storesVerdict({}), undefined);
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
