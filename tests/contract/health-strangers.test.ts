import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../mod.ts";

const ADMIN = { headers: { "x-admin": "yes" } };
const isAdmin = (c: djed.EdgeContext) => c.req.header("x-admin") === "yes";
const never = () => new Promise<boolean>(() => {});

/** An app with a passing and a failing check, which counts their runs. */
function app(options: djed.HealthOptions = {}) {
  const runs = { cache: 0, db: 0 };
  const health = djed.health({
    cache: 0,
    checks: {
      cache: () => void runs.cache++,
      db() {
        runs.db++;
        throw new Error("refused by db.internal");
      },
    },
    ...options,
  });
  const hono = new Hono().use(health);
  /** Everything that a client can see of an answer. */
  const get = async (path: string, init?: RequestInit) => {
    const response = await hono.request(path, init);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
    };
  };
  return { get, health, runs };
}

describe("health() to those who may not see details", () => {
  const paths = ["/health", "/livez", "/readyz", "/startupz"];

  it("answers for a named check as for a path that is not there, whatever the name", async () => {
    const { get } = app({ details: isAdmin });
    for (const method of ["GET", "HEAD"]) {
      const unknown = await get("/not-there", { method });
      assert.equal(unknown.status, 404);
      for (const path of paths) {
        for (const name of ["db", "cache", "none", "", "%64b", "constructor"]) {
          assert.deepEqual(await get(`${path}/${name}`, { method }), unknown, path + name);
        }
      }
    }
  });

  it("does not run a check that is named, so that its duration reveals nothing", async () => {
    const { get, runs } = app();
    await get("/readyz/db");
    await get("/readyz/cache");
    assert.deepEqual(runs, { cache: 0, db: 0 });
  });

  it("ignores `exclude`", async () => {
    const { get, runs } = app({ details: isAdmin });
    for (const method of ["GET", "HEAD"]) {
      const plain = await get("/readyz", { method });
      assert.equal(plain.status, 503);
      for (const query of ["exclude=db", "exclude=db,cache", "exclude=db&exclude=x", "exclude"]) {
        assert.deepEqual(await get(`/readyz?${query}`, { method }), plain, query);
      }
    }
    assert.equal(runs.db, 10);
    assert.equal(runs.cache, 10);
  });

  it("ignores `exclude` on a route of the app's own", async () => {
    const { health } = app();
    const own = new Hono().get("/status", health.handler);
    assert.equal((await own.request("/status?exclude=db")).status, 503);
  });

  it("passes a named check on to the app's own route", async () => {
    const hono = new Hono().use(djed.health({ checks: { db: () => true } }));
    hono.get("/health/:id", (c) => c.text(`record ${c.req.param("id")}`));
    assert.equal(await (await hono.request("/health/db")).text(), "record db");
  });
});

describe("health({ details })", () => {
  it("shows named checks to those it says may see them", async () => {
    for (const details of [isAdmin, (c: djed.EdgeContext) => Promise.resolve(isAdmin(c))]) {
      const { get } = app({ details });
      assert.equal((await get("/readyz/cache", ADMIN)).status, 200);
      assert.equal((await get("/readyz/db", ADMIN)).status, 503);
      assert.equal((await get("/readyz/none", ADMIN)).status, 404);
      assert.equal((await get("/readyz?exclude=db", ADMIN)).status, 200);
      assert.match((await get("/readyz", ADMIN)).text, /refused by db\.internal/);
      assert.equal((await get("/readyz/cache")).status, 404);
    }
  });

  it("means nobody when it throws, rejects, hangs or gives anything but true", async () => {
    const answers = [
      () => JSON.parse("{"),
      () => Promise.reject(new Error("no session")),
      () => Promise.reject(undefined),
      never,
      () => "yes",
      () => 1,
      () => ({}),
      () => Promise.resolve("true"),
      () => undefined,
      () => ({
        get then() {
          throw new Error("not a promise");
        },
      }),
    ];
    for (const details of answers) {
      const { get, health } = app({ details: details as never, timeout: 50 });
      assert.equal((await get("/readyz/db")).status, 404);
      const { text, status } = await get("/readyz?exclude=db");
      assert.deepEqual([status, JSON.parse(text)], [503, { status: "fail" }]);
      assert.equal(health.stats().details_errors_total, 2);
    }
  });

  it("is asked beside the checks: one that hangs does not add its time to a plain probe", async () => {
    const { get } = app({ details: never, timeout: 100, checks: { slow: never } });
    const started = performance.now();
    assert.equal((await get("/readyz")).status, 503);
    assert.ok(performance.now() - started < 1_000);
  });

  it("is not asked where nothing depends on it", async () => {
    let asked = 0;
    const { get } = app({ details: () => ++asked > 0 });
    await get("/readyz", { headers: { accept: "text/plain" } });
    assert.equal(asked, 0);
  });

  it("is true, false or a function", () => {
    assert.throws(() => djed.health({ details: "yes" as never }), {
      name: "RangeError",
      message: 'health: details must be true, false or a function, got "yes"',
    });
  });
});
