import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { analyticsEngine, datadog, metrics, statsd } from "../../../src/metrics/mod.ts";
import type { Metrics, MetricsBackend, Observable } from "../../../src/metrics/mod.ts";
import { pusher } from "../../../src/metrics/push.ts";
import { MetricRegistry } from "../../../src/metrics/registry.ts";
import { hostileErrors } from "../../support/hostile.ts";
import { watchUnhandled } from "../../support/unhandled.ts";

/** The text of a scrape of these metrics. */
async function scraped(measured: Metrics): Promise<string> {
  const app = new Hono();
  app.get("/metrics", measured.handler);
  return await (await app.request("/metrics")).text();
}

function observable(stats: () => unknown): Observable {
  return {
    name: "watched",
    kind: "store",
    ping: () => Promise.resolve(),
    stats: stats as Observable["stats"],
  };
}

describe("a watched object", () => {
  const failing: Record<string, () => unknown> = {
    "throws": () => {
      throw new Error("no stats");
    },
    "rejects": () => Promise.reject(new Error("no stats")),
    "gives nothing": () => undefined,
    "gives what cannot be read": () => ({
      get keys() {
        throw new Error("hostile getter");
      },
    }),
  };
  for (const [how, stats] of Object.entries(failing)) {
    it(`that ${how} is counted, and a scrape is answered`, async () => {
      const unhandled = watchUnhandled();
      const { warn } = console;
      console.warn = () => {};
      const text = await scraped(metrics({ watch: [observable(stats)] }));
      console.warn = warn;
      assert.match(text, /djed_metrics_watch_errors_total 1/);
      assert.deepEqual(await unhandled.stop(), []);
    });
  }

  it("with invalid totals loses only those", async () => {
    const stats = () => ({ a_total: NaN, b_total: -1, c_total: 3, d: NaN, e: "five", "": 6 });
    const text = await scraped(metrics({ watch: [observable(stats)] }));
    assert.match(text, /djed_store_c_total\{name="watched"\} 3/);
    assert.match(text, /djed_store_d\{name="watched"\} NaN/);
    assert.match(text, /djed_metrics_watch_errors_total 2/);
    assert.doesNotMatch(text, /djed_store_[abe]/);
  });

  it("is limited to a hundred numbers", async () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`n${i}`, i]));
    const text = await scraped(metrics({ watch: [observable(() => many)] }));
    assert.equal(text.match(/^djed_store_n\d+\{/gm)?.length, 100);
  });
});

describe("a backend", () => {
  it("that never settles has failed when its time is over, and a flush ends", async () => {
    const registry = new MetricRegistry("", 100);
    registry.counter("orders").inc(1);
    const push = pusher(registry, [{ name: "slow", push: () => new Promise(() => {}) }], 5);
    await push.flush();
    const failures = registry.counter("djed_metrics_push_failures_total", { labels: ["backend"] });
    assert.equal(failures.values[failures.idOf({ backend: "slow" })], 1);
  });

  it("that throws a promise has failed, and its rejection is handled", async () => {
    const unhandled = watchUnhandled();
    const push = () => {
      throw Promise.reject(new Error("thrown"));
    };
    const measured = metrics({ backends: [{ name: "own", push }] });
    measured.counter("orders").inc(1);
    await measured.flush();
    assert.match(await scraped(measured), /djed_metrics_push_failures_total\{backend="own"\} 1/);
    assert.deepEqual(await unhandled.stop(), []);
  });

  const taps: Record<string, () => unknown> = {
    "makes no tap": () => undefined,
    "throws instead of a tap": () => {
      throw new Error("no tap");
    },
    "has a tap that throws": () => () => {
      throw new Error("no");
    },
    "has a tap that rejects": () => () => Promise.reject(new Error("no")),
  };
  for (const [how, tap] of Object.entries(taps)) {
    it(`that ${how} is counted, and no measurement is lost`, async () => {
      const unhandled = watchUnhandled();
      const measured = metrics({ backends: [{ name: "own", tap } as MetricsBackend] });
      measured.counter("orders").inc(2);
      assert.deepEqual(await unhandled.stop(), []);
      const text = await scraped(measured);
      assert.match(text, /^orders_total 2$/m);
      assert.match(text, /djed_metrics_tap_failures_total\{backend="own"\} [1-9]/);
    });
  }

  it("datadog() may wait for its key, and fails without one", async () => {
    const sent: unknown[] = [];
    const fetch = (_url: unknown, init?: RequestInit) => {
      sent.push((init?.headers as Record<string, string>)["dd-api-key"]);
      return Promise.resolve(new Response("{}"));
    };
    const keys = [() => Promise.resolve("secret"), () => Promise.reject(new Error("no vault"))];
    const backend = datadog({
      apiKey: () => keys.shift()!(),
      fetch: fetch as typeof globalThis.fetch,
    });
    const measured = metrics({ backends: [backend] });
    const { warn } = console;
    console.warn = () => {};
    for (let i = 0; i < 2; i++) {
      measured.counter("orders").inc(1);
      await measured.flush();
    }
    console.warn = warn;
    assert.deepEqual(sent, ["secret"]);
    assert.match(await scraped(measured), /push_failures_total\{backend="datadog"\} 1/);
  });

  it("may send through a socket or a binding that rejects", async () => {
    const unhandled = watchUnhandled();
    const reject = () => Promise.reject(new Error("no network"));
    const measured = metrics({
      backends: [
        statsd({ socket: { send: reject } }),
        analyticsEngine({ writeDataPoint: reject as never }),
        analyticsEngine(reject as never),
      ],
    });
    measured.counter("orders").inc(1);
    await measured.flush();
    assert.deepEqual(await unhandled.stop(), []);
    assert.match(await scraped(measured), /failures_total\{backend="analytics-engine"\} 1/);
  });
});

describe("a request whose handler throws a hostile error", () => {
  for (const [what, error] of Object.entries(hostileErrors())) {
    if (!(safely(() => error instanceof Error))) continue;
    it(`${what} is measured`, async () => {
      const measured = metrics();
      const app = new Hono();
      app.use(measured);
      app.get("/", () => {
        throw error;
      });
      app.onError((_error, c) => c.text("failed", 500));
      await app.request("/");
      assert.match(
        await scraped(measured),
        /duration_seconds_count\{[^}]*http_response_status_code="500"/,
      );
    });
  }
});

function safely(test: () => boolean): boolean {
  try {
    return test();
  } catch {
    return false;
  }
}
