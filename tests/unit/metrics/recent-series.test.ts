import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BUILT_IN, MetricRegistry } from "../../../src/metrics/registry.ts";
import { RecentSeries } from "../../../src/metrics/recent-series.ts";

const LABELS = ["method", "scheme", "route", "status", "error"];

describe("series that are found by a key", () => {
  it("are those that are found by labels", () => {
    const family = new MetricRegistry("", 10).counter("requests", { labels: LABELS }, BUILT_IN);
    const recent = new RecentSeries(family, "route");
    for (let n = 0; n < 500; n++) {
      const route = `/${n % 7}`;
      const [method, status, error] = [n % 3 ? "GET" : "PUT", n % 2 ? 200 : 500, n % 5 ? "" : "x"];
      const labels = { method, scheme: "https", route, status, error };
      assert.equal(recent.idOf(route, method, "https", status, error), family.idOf(labels));
    }
    assert.equal(family.series.size, 7 * 2 * 2 * 2);
  });

  it("have the key at any place, and fewer labels", () => {
    const family = new MetricRegistry("", 10).counter(
      "decisions",
      { labels: ["guard", "action", "code"] },
      BUILT_IN,
    );
    const recent = new RecentSeries(family, "guard");
    for (const code of ["", "a", ""]) {
      const id = recent.idOf("scan", "deny", code);
      assert.equal(id, family.idOf({ guard: "scan", action: "deny", code }));
    }
    assert.deepEqual(family.series.text, [
      'guard="scan",action="deny",code=""',
      'guard="scan",action="deny",code="a"',
    ]);
  });

  it("are one series beyond the limit, of which each observation is counted", () => {
    const registry = new MetricRegistry("", 2);
    const family = registry.counter("own", { labels: ["route", "status"] });
    const recent = new RecentSeries(family, "route");
    const ids = ["/a", "/b", "/c", "/c", "/d", "/a"].map((route) => recent.idOf(route, 200, ""));
    assert.deepEqual(ids, [0, 1, 2, 2, 2, 0]);
    assert.equal(registry.overflowed, 3);
  });

  it("are found again for more keys than are kept", () => {
    const family = new MetricRegistry("", 5_000).counter("own", { labels: ["route", "status"] });
    const recent = new RecentSeries(family, "route");
    for (let turn = 0; turn < 2; turn++) {
      for (let n = 0; n < 2_500; n++) assert.equal(recent.idOf(`/${n}`, 200, ""), n);
    }
  });
});
