import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../mod.ts";

function app(options: djed.HealthOptions = {}) {
  const health = djed.health({ details: true, cache: 0, ...options });
  const hono = new Hono();
  hono.use(health);
  hono.get("/", (c) => c.text("home"));
  const get = async (path: string, init?: RequestInit) => {
    const response = await hono.request(path, init);
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return {
      response,
      status: response.status,
      type,
      text,
      json: type.includes("json") && text ? JSON.parse(text) : undefined,
    };
  };
  return { hono, health, get };
}

const works = () => "ok";
const broken = () => {
  throw new Error("refused");
};
const never = () => new Promise(() => {});
const observable = (ping: () => Promise<void>) => ({
  name: "x",
  kind: "x",
  ping,
  stats: () => ({}),
});

describe("health()", () => {
  it("answers on four paths, and passes all others on", async () => {
    const { get } = app();
    for (const path of ["/health", "/livez", "/readyz", "/startupz"]) {
      const { status, type, json } = await get(path);
      assert.deepEqual([status, type, json.status], [200, "application/health+json", "pass"]);
    }
    assert.equal((await get("/")).text, "home");
    assert.equal((await get("/healthy")).status, 404);
    assert.equal((await get("/health", { method: "POST" })).status, 404);
  });

  it("answers HEAD with the status alone", async () => {
    const { get } = app({ checks: { db: broken } });
    const { status, text } = await get("/readyz", { method: "HEAD" });
    assert.deepEqual([status, text], [503, ""]);
  });

  it("fails with a critical check, warns with any other", async () => {
    const { get } = app({ checks: { mail: { check: broken, critical: false }, db: works } });
    const warned = await get("/readyz");
    assert.deepEqual([warned.status, warned.json.status], [200, "warn"]);
    const { get: failing } = app({ checks: { db: broken } });
    const failed = await failing("/readyz");
    assert.deepEqual([failed.status, failed.json.status], [503, "fail"]);
  });

  it("shows unknown clients the status and nothing else", async () => {
    const { get } = app({ checks: { db: broken }, details: undefined });
    for (const path of ["/health", "/readyz?verbose", "/readyz?verbose&exclude="]) {
      assert.deepEqual((await get(path)).json, { status: "fail" });
    }
    const plain = await get("/readyz?verbose", { headers: { accept: "text/plain" } });
    assert.equal(plain.text, "fail\n");
  });

  it("shows the checks to authorised callers", async () => {
    const details = (c: djed.EdgeContext) => c.req.header("x-admin") === "yes";
    const { get } = app({ checks: { db: broken }, details });
    assert.equal((await get("/readyz")).json.checks, undefined);
    const { json } = await get("/readyz", { headers: { "x-admin": "yes" } });
    const [entry] = json.checks["db:responseTime"];
    assert.equal(entry.componentId, "db");
    assert.deepEqual([entry.status, entry.output], ["fail", "Error: refused"]);
    assert.equal(typeof entry.observedValue, "number");
    assert.equal(entry.observedUnit, "ms");
    assert.ok(!Number.isNaN(Date.parse(entry.time)));
  });

  it("takes who may see them not to mean everyone when it throws", async () => {
    const { get } = app({ checks: { db: works }, details: () => JSON.parse("{") });
    assert.deepEqual((await get("/readyz")).json, { status: "pass" });
  });

  it("keeps the measurement that a check names, under its own key", async () => {
    const connections = () => ({ status: "pass", observedValue: 7, observedUnit: "connections" });
    const { get } = app({ checks: { "db:connections": connections } });
    const [entry] = (await get("/health")).json.checks["db:connections"];
    assert.deepEqual([entry.componentId, entry.observedValue, entry.observedUnit], [
      "db",
      7,
      "connections",
    ]);
    assert.equal("output" in entry, false);
  });

  it("asks each question of the checks with its tag", async () => {
    const { get } = app({
      checks: {
        loop: { check: broken, tags: ["live"] },
        db: { check: works, tags: ["ready"] },
      },
    });
    assert.equal((await get("/livez")).status, 503);
    assert.equal((await get("/readyz")).status, 200);
    assert.equal((await get("/health")).status, 503);
  });

  it("answers for a single check, and leaves out those that are excluded", async () => {
    const { get } = app({ checks: { db: broken, cache: works, "a b": works } });
    assert.equal((await get("/readyz/db")).status, 503);
    assert.equal((await get("/readyz/cache")).status, 200);
    assert.equal((await get("/readyz/a%20b")).status, 200);
    assert.equal((await get("/readyz/none")).status, 404);
    assert.equal((await get("/readyz?exclude=db")).status, 200);
    assert.equal((await get("/readyz?exclude=cache,db")).status, 200);
    assert.equal((await get("/readyz?exclude=cache&exclude=db")).status, 200);
  });

  it("sends plain text on request", async () => {
    const { get } = app({ checks: { db: broken, cache: works } });
    const accept = { headers: { accept: "text/plain" } };
    assert.equal((await get("/readyz", accept)).text, "fail\n");
    const verbose = await get("/readyz?verbose", accept);
    assert.equal(verbose.text, "[-]db fail: Error: refused\n[+]cache ok\nfail\n");
    assert.match(verbose.type, /^text\/plain/);
  });

  it("may be kept as long as its checks are", async () => {
    const age = async (options: djed.HealthOptions) =>
      (await app(options).get("/health")).response.headers.get("cache-control");
    assert.equal(await age({ details: false, cache: "10s" }), "max-age=10");
    assert.equal(await age({ details: true, cache: "10s" }), "private, max-age=10");
    assert.equal(await age({ cache: 0 }), "no-store");
    const mixed = { checks: { db: { check: works, cache: "1s" as const } }, cache: "10s" as const };
    assert.equal(await age({ ...mixed, details: false }), "max-age=1");
  });

  it("answers within its deadline though checks hang", async () => {
    const checks: Record<string, djed.HealthCheck> = {};
    for (let i = 0; i < 50; i++) checks[`check-${i}`] = i < 10 ? never : works;
    const { get } = app({ checks, timeout: 100 });
    const started = performance.now();
    const { json, status } = await get("/readyz");
    assert.ok(performance.now() - started < 1_000);
    assert.equal(status, 503);
    const entries = Object.values(json.checks as Record<string, { status: string }[]>).flat();
    assert.equal(entries.filter((entry) => entry.status === "fail").length, 10);
    assert.equal(entries.filter((entry) => entry.status === "pass").length, 40);
  });

  it("runs each check once for a thousand probes at once", async () => {
    let calls = 0;
    const { get } = app({ checks: { db: () => Promise.resolve(calls++) }, cache: "1m" });
    const statuses = await Promise.all(
      Array.from({ length: 1_000 }, async () => (await get("/readyz")).status),
    );
    assert.ok(statuses.every((status) => status === 200));
    assert.equal(calls, 1);
  });

  it("is not ready until all startup checks have passed once", async () => {
    let warm = false;
    const startup = { check: () => warm || broken(), tags: ["startup"] as const };
    const { get } = app({ checks: { warmup: startup } });
    assert.equal((await get("/readyz")).status, 503);
    assert.equal((await get("/startupz")).status, 503);
    assert.equal((await get("/livez")).status, 200);
    warm = true;
    assert.equal((await get("/startupz")).status, 200);
    assert.equal((await get("/readyz")).status, 200);
    warm = false;
    assert.equal((await get("/readyz")).status, 200);
    assert.equal((await get("/startupz")).status, 200);
  });

  it("is not ready from the moment it shuts down, and still alive", async () => {
    const { get, health } = app({ checks: { db: works }, cache: "1m" });
    assert.equal((await get("/readyz")).status, 200);
    health.shuttingDown();
    const { status, response } = await get("/readyz");
    assert.equal(status, 503);
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal((await get("/health")).status, 503);
    assert.equal((await get("/livez")).status, 200);
  });

  it("follows what it watches", async () => {
    let open = false;
    const payments = observable(() => open ? Promise.reject(new Error("open")) : Promise.resolve());
    const { get, health } = app({ checks: { payments } });
    assert.equal((await get("/readyz")).status, 200);
    open = true;
    assert.equal((await get("/readyz")).status, 503);
    assert.deepEqual(health.stats(), { checks: 1, failing: 1, warning: 0, shutting_down: 0 });
  });

  it("lets the instance back into traffic once an open circuit may be tried", async () => {
    let works = false;
    const fetch = () => Promise.resolve(new Response("x", { status: works ? 200 : 500 }));
    const payments = djed.upstream("payments", {
      breaker: { consecutive: 2, openFor: "40ms" },
      fetch: fetch as typeof globalThis.fetch,
    });
    const { hono, get } = app({ checks: { payments } });
    hono.get("/pay", (c) => payments.for(c).fetch("https://payments.example/"));
    /** The readiness as a load balancer sees it, and the status of a request if it sends one. */
    const balance = async () => {
      const { status } = await get("/readyz");
      return status === 200 ? [status, (await hono.request("/pay")).status] : [status];
    };
    assert.deepEqual([await balance(), await balance()], [[200, 500], [200, 500]]);
    assert.deepEqual(await balance(), [503]);
    await new Promise((done) => setTimeout(done, 60));
    assert.deepEqual([await balance(), await balance()], [[200, 500], [503]], "the probe fails");
    works = true;
    await new Promise((done) => setTimeout(done, 110));
    assert.deepEqual([await balance(), await balance()], [[200, 200], [200, 200]]);
    assert.equal(payments.state, "closed");
  });

  it("answers on paths of one's own, and on none where that is asked for", async () => {
    const { get, hono, health } = app({ paths: { health: "/ok", live: false } });
    hono.get("/status", health.handler);
    assert.equal((await get("/ok")).status, 200);
    assert.equal((await get("/health")).status, 404);
    assert.equal((await get("/livez")).status, 404);
    assert.equal((await get("/status")).json.status, "pass");
  });

  it("refuses wrong options at once, and names them", () => {
    const wrong: [unknown, RegExp][] = [
      [{ check: {} }, /health: unknown option "check", did you mean "checks"\?/],
      [{ timeout: 0 }, /health: timeout must be a duration/],
      [{ checks: [works] }, /health: checks must be an object of checks by name/],
      [{ checks: { db: 1 } }, /checks\.db must be a function, something with ping\(\)/],
      [{ checks: { db: { check: works, tag: [] } } }, /unknown option "tag"/],
      [{ checks: { db: { check: works, tags: ["redy"] } } }, /tags must be one of "live"/],
      [{ paths: { health: "health" } }, /paths\.health must be a path/],
      [{ paths: { alive: "/a" } }, /unknown option "alive"/],
    ];
    for (const [options, message] of wrong) {
      assert.throws(() => djed.health(options as never), { message });
    }
  });
});
