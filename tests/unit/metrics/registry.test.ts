import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { expose } from "../../../src/metrics/exposition.ts";
import { prefersOpenMetrics } from "../../../src/metrics/negotiate.ts";
import { canonical, sampleValue } from "../../../src/metrics/numbers.ts";
import { MetricRegistry } from "../../../src/metrics/registry.ts";
import { readOpenMetrics } from "../../support/openmetrics.ts";

const PLAIN = { openMetrics: false, created: false, startedMs: 1 };
const OPEN = { openMetrics: true, created: false, startedMs: 1 };

describe("numbers in expositions", () => {
  it("are canonical as the specification lists them", () => {
    const listed: [number, string][] = [
      [0, "0.0"],
      [0.001, "0.001"],
      [0.002, "0.002"],
      [0.01, "0.01"],
      [0.1, "0.1"],
      [0.9, "0.9"],
      [0.95, "0.95"],
      [0.99, "0.99"],
      [0.999, "0.999"],
      [1, "1.0"],
      [1.7, "1.7"],
      [10, "10.0"],
      [1e-10, "1e-10"],
      [1e-9, "1e-09"],
      [1e-5, "1e-05"],
      [1e-4, "0.0001"],
      [1e5, "100000.0"],
      [1e6, "1e+06"],
      [1e10, "1e+10"],
      [123456789.5, "1.234567895e+08"],
      [-2, "-2.0"],
      [Infinity, "+Inf"],
      [-Infinity, "-Inf"],
      [NaN, "NaN"],
    ];
    for (const [number, text] of listed) assert.equal(canonical(number), text);
  });

  it("are digits for whole numbers", () => {
    assert.equal(sampleValue(1234567), "1234567");
    assert.equal(sampleValue(0), "0");
    assert.equal(sampleValue(1e21), "1e+21");
  });
});

describe("a counter", () => {
  it("ends in _total, whether it was named so or not", () => {
    const registry = new MetricRegistry("", 10);
    registry.counter("orders").inc(2);
    registry.counter("visits_total").inc();
    assert.equal(
      expose(registry.collect(), PLAIN),
      "# TYPE orders_total counter\norders_total 2\n# TYPE visits_total counter\nvisits_total 1\n",
    );
    assert.equal(
      expose(registry.collect(), OPEN),
      "# TYPE orders counter\norders_total 2\n# TYPE visits counter\nvisits_total 1\n# EOF\n",
    );
  });

  it("ignores and counts negative and invalid amounts", () => {
    const registry = new MetricRegistry("", 10);
    const counter = registry.counter("orders");
    for (const amount of [-1, NaN, Infinity]) counter.inc(amount);
    assert.equal(registry.rejected, 3);
    assert.match(expose(registry.collect(), PLAIN), /^orders_total 0$/m);
  });

  it("counts through a bound series as through its labels", () => {
    const registry = new MetricRegistry("", 10);
    const counter = registry.counter("orders", { labels: ["kind", "size"] });
    const bound = counter.bind({ kind: "web", size: 1 });
    for (let i = 0; i < 40; i++) counter.inc({ kind: `k${i}`.slice(0, 2), size: i });
    bound.inc();
    counter.inc({ kind: "web", size: "1" }, 2);
    assert.match(expose(registry.collect(), PLAIN), /^orders_total\{kind="web",size="1"\} 3$/m);
  });

  it("escapes label values, and replaces what UTF-8 cannot encode", () => {
    const registry = new MetricRegistry("", 10);
    const counter = registry.counter("odd", { labels: ["text"] });
    counter.inc({ text: 'a"b\\c\nd' });
    counter.inc({ text: "\ud800" });
    counter.inc({ text: "\ufffd" });
    const [family] = readOpenMetrics(expose(registry.collect(), OPEN));
    assert.deepEqual(family.samples.map((s) => [s.labels.text, s.value]), [
      ['a"b\\c\nd', 1],
      ["\ufffd", 2],
    ]);
  });

  it("takes a missing label as an empty one", () => {
    const registry = new MetricRegistry("", 10);
    const counter = registry.counter("orders", { labels: ["kind"] });
    counter.inc(undefined);
    counter.inc({ kind: "" });
    assert.match(expose(registry.collect(), PLAIN), /^orders_total\{kind=""\} 2$/m);
  });
});

describe("a gauge", () => {
  it("can be set, increased and decreased", () => {
    const registry = new MetricRegistry("", 10);
    const gauge = registry.gauge("queue", { labels: ["name"] });
    gauge.set({ name: "a" }, 5);
    gauge.inc({ name: "a" });
    gauge.dec({ name: "a" }, 4);
    const bound = gauge.bind({ name: "b" });
    bound.set(-1.5);
    bound.inc(0.25);
    bound.dec();
    assert.match(
      expose(registry.collect(), PLAIN),
      /queue\{name="a"\} 2\nqueue\{name="b"\} -2.25\n/,
    );
  });
});

describe("a histogram", () => {
  it("counts a value on a bound below that bound", () => {
    const registry = new MetricRegistry("", 10);
    const histogram = registry.histogram("size_bytes", { buckets: [1, 2.5, 10] });
    for (const value of [0, 1, 2.5, 2.6, 11]) histogram.observe(value);
    assert.equal(
      expose(registry.collect(), OPEN),
      "# TYPE size_bytes histogram\n# UNIT size_bytes bytes\n" +
        'size_bytes_bucket{le="1.0"} 2\nsize_bytes_bucket{le="2.5"} 3\n' +
        'size_bytes_bucket{le="10.0"} 4\nsize_bytes_bucket{le="+Inf"} 5\n' +
        "size_bytes_count 5\nsize_bytes_sum 17.1\n# EOF\n",
    );
  });

  it("keeps every series while it grows", () => {
    const registry = new MetricRegistry("", 200);
    const histogram = registry.histogram("h", { labels: ["n"], buckets: [1] });
    for (let n = 0; n < 100; n++) histogram.observe({ n }, n / 50);
    const [family] = readOpenMetrics(expose(registry.collect(), OPEN));
    const sums = family.samples.filter((s) => s.name === "h_sum");
    assert.deepEqual(sums.map((s) => s.value), Array.from({ length: 100 }, (_, n) => n / 50));
  });

  it("ignores and counts values that would spoil the sum", () => {
    const registry = new MetricRegistry("", 10);
    const histogram = registry.histogram("h");
    for (const value of [NaN, Infinity, -1]) histogram.observe(value);
    assert.equal(registry.rejected, 3);
    assert.match(expose(registry.collect(), PLAIN), /^h_count 0$/m);
  });

  it("writes its exemplars in OpenMetrics only", () => {
    const registry = new MetricRegistry("", 10);
    const histogram = registry.histogram("h", { buckets: [1] });
    const place = histogram.record(0, 0.5);
    const ids = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };
    histogram.exemplars.set(place, { ...ids, value: 0.5, atMs: 1_700_000_000_123 });
    assert.doesNotMatch(expose(registry.collect(), PLAIN), /trace_id/);
    const text = expose(registry.collect(), OPEN);
    assert.ok(text.includes(
      'h_bucket{le="1.0"} 1 # {trace_id="0af7651916cd43dd8448eb211c80319c",' +
        'span_id="b7ad6b7169203331"} 0.5 1700000000.123\n',
    ));
    readOpenMetrics(text);
  });
});

describe("a registry", () => {
  it("stops at its maximum of series, and counts the rest in one overflow series per metric", () => {
    const registry = new MetricRegistry("", 3);
    const counter = registry.counter("c", { labels: ["id"] });
    const histogram = registry.histogram("h", { labels: ["id"], buckets: [1] });
    for (let id = 0; id < 10; id++) {
      counter.inc({ id });
      histogram.observe({ id }, 0.5);
    }
    assert.equal(registry.overflowed, 17);
    const families = readOpenMetrics(expose(registry.collect(), OPEN));
    const overflow = families.flatMap((family) =>
      family.samples.filter((s) => s.labels.otel_metric_overflow === "true")
    );
    assert.deepEqual(overflow.map((s) => [s.name, s.value]), [
      ["c_total", 8],
      ["h_bucket", 9],
      ["h_bucket", 9],
      ["h_count", 9],
      ["h_sum", 4.5],
    ]);
  });

  it("returns the existing metric for the same name, kind and labels", () => {
    const registry = new MetricRegistry("", 10);
    assert.equal(
      registry.counter("orders", { labels: ["kind"] }),
      registry.counter("orders_total", { labels: ["kind"] }),
    );
    assert.equal(registry.histogram("h"), registry.histogram("h"));
  });

  it("refuses colliding names, also with the suffix of a kind", () => {
    const registry = new MetricRegistry("", 10);
    registry.counter("orders");
    registry.histogram("h");
    const collisions: [() => unknown, RegExp][] = [
      [() => registry.gauge("orders_total"), /"orders_total" is taken by the counter "orders"/],
      [() => registry.gauge("orders"), /taken/],
      [() => registry.counter("orders", { labels: ["kind"] }), /taken/],
      [() => registry.gauge("h_count"), /taken by the histogram "h"/],
      [() => registry.histogram("h", { buckets: [1] }), /taken/],
    ];
    for (const [attempt, message] of collisions) {
      assert.throws(attempt, { name: "TypeError", message });
    }
  });

  it("refuses wrong names, labels, units and buckets at once", () => {
    const registry = new MetricRegistry("", 10);
    const wrong: (() => unknown)[] = [
      () => registry.counter("1st"),
      () => registry.counter(undefined as never),
      () => registry.counter("a", { labels: ["b-c"] }),
      () => registry.counter("a", { labels: ["__name__"] }),
      () => registry.counter("a", { labels: ["b", "b"] }),
      () => registry.histogram("a", { labels: ["le"] }),
      () => registry.gauge("a", { unit: "seconds" }),
      () => registry.histogram("a", { buckets: [] }),
      () => registry.histogram("a", { buckets: [2, 1] }),
      () => registry.histogram("a", { buckets: [1, 1] }),
      () => registry.histogram("a", { buckets: [-1, 1] }),
      () => registry.histogram("a", { buckets: [NaN] }),
    ];
    for (const attempt of wrong) assert.throws(attempt, RangeError);
    assert.throws(() => registry.gauge("a", { buckets: [1] } as never), TypeError);
    assert.equal(registry.families.length, 0);
  });

  it("exposes the start of series if it is enabled", () => {
    const registry = new MetricRegistry("", 10);
    registry.counter("early");
    registry.start();
    registry.counter("late", { labels: ["n"] }).inc({ n: 1 });
    const text = expose(registry.collect(), { openMetrics: true, created: true, startedMs: 5_000 });
    assert.match(text, /^early_created 5$/m);
    const late = /^late_created\{n="1"\} (\d+\.?\d*)$/m.exec(text);
    assert.ok(Math.abs(Number(late?.[1]) * 1000 - Date.now()) < 60_000);
    readOpenMetrics(text);
  });
});

describe("the format of a scrape", () => {
  const prometheus = "application/openmetrics-text;version=1.0.0," +
    "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

  it("is OpenMetrics if the client accepts it at least as much as text", () => {
    for (
      const accept of [
        prometheus,
        "application/openmetrics-text",
        'application/openmetrics-text; version="1.0.0"; charset=utf-8',
        "text/plain;q=0.5, application/openmetrics-text;q=0.6",
      ]
    ) assert.equal(prefersOpenMetrics(accept), true, accept);
  });

  it("is Prometheus text otherwise", () => {
    for (
      const accept of [
        undefined,
        null,
        "",
        "*/*",
        "text/plain",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "application/openmetrics-text;version=0.0.1",
        "application/openmetrics-text;q=0",
        "application/openmetrics-text;q=x",
        "application/openmetrics-text;q=0.3,text/plain;version=0.0.4;q=0.5",
        "application/openmetrics-text," + "x".repeat(2_000),
      ]
    ) assert.equal(prefersOpenMetrics(accept), false, String(accept));
  });
});
