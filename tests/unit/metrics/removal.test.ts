import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changesOf, snapshotOf } from "../../../src/metrics/changes.ts";
import { expose } from "../../../src/metrics/exposition.ts";
import { metrics } from "../../../src/metrics/mod.ts";
import { MetricRegistry } from "../../../src/metrics/registry.ts";

const FORMAT = { openMetrics: false, created: false, startedMs: 0 };
const linesOf = (registry: MetricRegistry) =>
  expose(registry.families, FORMAT).split("\n").filter((line) => line && !line.startsWith("#"));

describe("a removed series of a gauge", () => {
  it("is neither exposed nor pushed, and others stay", () => {
    const registry = new MetricRegistry("", 10);
    const gauge = registry.gauge("open", { labels: ["shard", "zone"] });
    gauge.set({ shard: "a", zone: "1" }, 1);
    gauge.set({ shard: "a", zone: "2" }, 2);
    gauge.remove({ shard: "a", zone: "1" });
    gauge.remove({ shard: "none", zone: "1" });
    assert.deepEqual(linesOf(registry), ['open{shard="a",zone="2"} 2']);
    assert.equal(changesOf(gauge, snapshotOf(gauge), undefined).changes.length, 1);
  });

  it("begins at 0 when it is used again", () => {
    const registry = new MetricRegistry("", 10);
    const gauge = registry.gauge("open", { labels: ["shard"] });
    gauge.set({ shard: "a" }, 5);
    gauge.remove({ shard: "a" });
    gauge.inc({ shard: "a" });
    assert.deepEqual(linesOf(registry), ['open{shard="a"} 1']);
  });

  it("frees its place: a gauge whose labels change never overflows", () => {
    const registry = new MetricRegistry("", 2);
    const gauge = registry.gauge("open", { labels: ["id"] });
    for (let id = 0; id < 1_000; id++) {
      gauge.set({ id }, id);
      gauge.remove({ id });
    }
    assert.deepEqual([registry.overflowed, gauge.series.size], [0, 1]);
    assert.deepEqual(linesOf(registry), []);
  });

  it("does not lend its place to what was bound to it", () => {
    const registry = new MetricRegistry("", 10);
    const gauge = registry.gauge("open", { labels: ["shard"] });
    const bound = gauge.bind({ shard: "a" });
    bound.set(1);
    gauge.remove({ shard: "a" });
    gauge.set({ shard: "b" }, 2);
    bound.inc(7);
    assert.deepEqual(linesOf(registry).sort(), ['open{shard="a"} 7', 'open{shard="b"} 2']);
  });

  it("is hidden without labels, until it is set again", () => {
    const registry = new MetricRegistry("", 10);
    const gauge = registry.gauge("open");
    gauge.set(3);
    gauge.remove();
    assert.deepEqual(linesOf(registry), []);
    gauge.inc();
    assert.deepEqual(linesOf(registry), ["open 1"]);
  });

  it("gives way to another one also for backends that keep labels", () => {
    const seen: unknown[] = [];
    const meter = metrics({
      backends: [{
        name: "own",
        tap: ({ name }, labelsOf) => {
          const kept: unknown[] = [];
          return (series, value) => {
            if (name === "open") seen.push([kept[series] ??= labelsOf(series), value]);
          };
        },
      }],
    });
    const gauge = meter.gauge("open", { labels: ["shard"] });
    gauge.set({ shard: "a" }, 1);
    gauge.remove({ shard: "a" });
    gauge.set({ shard: "b" }, 2);
    assert.deepEqual(seen, [[{ shard: "a" }, 1], [{ shard: "b" }, 2]]);
  });
});

describe("reset() of a gauge", () => {
  it("removes all series, also the overflow series", () => {
    const registry = new MetricRegistry("", 1);
    const gauge = registry.gauge("open", { labels: ["shard"] });
    gauge.set({ shard: "a" }, 1);
    gauge.set({ shard: "b" }, 2);
    gauge.reset();
    assert.deepEqual(linesOf(registry), []);
    gauge.set({ shard: "c" }, 3);
    assert.deepEqual(linesOf(registry), ['open{shard="c"} 3']);
  });
});
