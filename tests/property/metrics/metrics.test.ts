import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { expose } from "../../../src/metrics/exposition.ts";
import { prefersOpenMetrics } from "../../../src/metrics/negotiate.ts";
import { canonical } from "../../../src/metrics/numbers.ts";
import { MetricRegistry } from "../../../src/metrics/registry.ts";
import { readOpenMetrics } from "../../support/openmetrics.ts";

const text = fc.string({ unit: "binary", maxLength: 30 });
const operation = fc.record({
  metric: fc.constantFrom("a", "b", "c"),
  kind: fc.constantFrom("counter", "gauge", "histogram"),
  help: text,
  first: text,
  second: fc.oneof(text, fc.integer(), fc.boolean()),
  value: fc.double(),
});

describe("every exposition", () => {
  it("is OpenMetrics to a strict reader, whatever was recorded", () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), fc.boolean(), (operations, created) => {
        const registry = new MetricRegistry("", 12);
        registry.start();
        for (const { metric, kind, help, first, second, value } of operations) {
          const options = { help, labels: ["first", "second"] };
          const labels = { first, second };
          const name = `${kind}_${metric}`;
          if (kind === "counter") registry.counter(name, options).inc(labels, value);
          else if (kind === "gauge") registry.gauge(name, options).set(labels, value);
          else {
            const histogram = registry.histogram(name, { ...options, buckets: [0.1, 1, 1e9] });
            const place = histogram.record(histogram.idOf(labels), value);
            const ids = { traceId: "a".repeat(32), spanId: "b".repeat(16) };
            if (place >= 0) histogram.exemplars.set(place, { ...ids, value, atMs: 1.5 });
          }
        }
        readOpenMetrics(expose(registry.collect(), { openMetrics: true, created, startedMs: 1 }));
      }),
      { numRuns: 150 },
    );
  });

  it("holds what was counted, label by label", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(1_000)), { maxLength: 50 }), (increments) => {
        const registry = new MetricRegistry("", 1_000);
        const counter = registry.counter("n", { labels: ["key"] });
        const expected = new Map<string, number>();
        for (const [key, amount] of increments) {
          counter.inc({ key }, amount);
          const shown = key.isWellFormed?.() === false ? key.toWellFormed() : key;
          expected.set(shown, (expected.get(shown) ?? 0) + amount);
        }
        const families = readOpenMetrics(
          expose(registry.collect(), { openMetrics: true, created: false, startedMs: 1 }),
        );
        const seen = families.flatMap((f) => f.samples.map((s) => [s.labels.key, s.value]));
        assert.deepEqual(new Map(seen as [string, number][]), expected);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a canonical number", () => {
  it("reads back to the same number", () => {
    fc.assert(fc.property(fc.double({ noNaN: true }), (number) => {
      const read = canonical(number).replace("Inf", "Infinity");
      assert.equal(Number(read), number === 0 ? 0 : number);
    }));
  });
});

describe("an Accept header", () => {
  it("never breaks a scrape", () => {
    fc.assert(fc.property(text, (accept) => {
      assert.equal(typeof prefersOpenMetrics(accept), "boolean");
    }));
  });
});
