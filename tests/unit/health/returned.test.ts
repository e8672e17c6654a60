import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { runnableCheck } from "../../../src/health/checks.ts";
import type { CheckFunction } from "../../../src/health/checks.ts";
import { watchUnhandled } from "../../support/unhandled.ts";
import { warningsOf } from "../../support/warnings.ts";

const make = (check: CheckFunction, timeoutMs = 1_000) =>
  runnableCheck("db", check, { timeoutMs, cacheMs: 0 });

/** The status and output of a check that returns a value, and of one that resolves with it. */
async function statusOf(value: unknown): Promise<string> {
  const one = await make(() => value).run(undefined);
  const other = await make(() => Promise.resolve(value)).run(undefined);
  assert.equal(one.status, other.status);
  return one.output === undefined ? one.status : `${one.status}: ${one.output}`;
}

describe("what a check returns", () => {
  it("is a pass when it says nothing, or nothing wrong", async () => {
    const rows = [{ status: "failed" }, { ok: false }];
    const passes = [undefined, null, true, 1, 7n, "PONG", "OK", "17 rows", {}, [], rows];
    for (const value of [...passes, { ok: 1 }, { ok: true }, { status: 200 }, { healthy: true }]) {
      assert.equal(await statusOf(value), "pass", String(JSON.stringify(value ?? null, text)));
    }
  });

  it("is a failure when it is false, an error, or an object that says so", async () => {
    assert.equal(await statusOf(false), "fail: returned false");
    assert.equal(await statusOf(new TypeError("refused")), "fail: TypeError: refused");
    assert.equal(await statusOf({ status: "down" }), "fail");
    assert.equal(await statusOf({ status: "DOWN", message: "disk full" }), "fail: disk full");
    assert.equal(await statusOf({ status: "error", output: "why" }), "fail: why");
    assert.equal(await statusOf({ status: "Out-Of-Service" }), "fail");
    assert.equal(await statusOf({ status: "unhealthy" }), "fail");
    assert.equal(await statusOf("down"), "fail: returned down");
    assert.equal(await statusOf({ status: 503, data: {} }), "fail: answered 503");
    assert.equal(await statusOf({ statusCode: 500 }), "fail: answered 500");
    for (const value of [{ ok: false }, { ok: 0 }, { healthy: false }, { status: false }]) {
      assert.equal(await statusOf(value), "fail", JSON.stringify(value));
    }
  });

  it("may be reports by name, as other libraries return them", async () => {
    const up = { status: "up" };
    assert.equal(await statusOf({ db: up, mail: { status: "down" } }), "fail: mail: down");
    assert.equal(await statusOf({ db: up }), "pass");
    assert.equal(await statusOf({ id: 7, order: { status: "failed" } }), "pass", "a row");
  });

  it("is a pass or a warning by any name that is known for it", async () => {
    for (const status of ["ok", "UP", "Healthy", "passing", "SERVING"]) {
      assert.equal(await statusOf({ status }), "pass", status);
    }
    assert.equal(await statusOf({ status: "Degraded", output: "slow" }), "warn: slow");
  });

  it("is a failure when it is a Response that is not ok, and the body is released", async () => {
    let released = 0;
    const answer = (status: number) => {
      const body = new ReadableStream({ cancel: () => void released++ });
      return () => new Response(body, { status });
    };
    const run = async (check: CheckFunction) => await make(check).run(undefined);
    const refused = await run(answer(503));
    assert.deepEqual([refused.status, refused.output, released], ["fail", "answered 503", 1]);
    assert.equal((await run(() => Promise.resolve(answer(404)()))).status, "fail");
    assert.equal((await run(answer(302))).status, "fail");
    assert.equal((await run(answer(200))).status, "pass");
    assert.equal(released, 4);
    const both = await run(() => Promise.all([answer(200)(), answer(500)()]));
    assert.deepEqual([both.status, released], ["fail", 6]);
    const settled = await run(() => Promise.allSettled([answer(200)(), answer(500)()]));
    assert.deepEqual([settled.status, released], ["fail", 8]);
    const lost = await run(() => Promise.allSettled([1, Promise.reject(new Error("gone"))]));
    assert.deepEqual([lost.status, lost.output], ["fail", "Error: gone"]);
  });

  it("may be a Response whose body was read or fails to be released", async () => {
    const unhandled = watchUnhandled();
    const read = await make(async () => {
      const response = new Response("well");
      await response.text();
      return response;
    }).run(undefined);
    assert.equal(read.status, "pass");
    const body = new ReadableStream({ cancel: () => Promise.reject(new Error("no")) });
    assert.equal((await make(() => new Response(body)).run(undefined)).status, "pass");
    assert.deepEqual(await unhandled.stop(), []);
  });

  it("is released too when it comes after the timeout", async () => {
    let released = 0;
    let answer!: (response: Response) => void;
    const check = make(() => new Promise((resolve) => answer = resolve), 10);
    assert.equal((await check.run(undefined)).status, "fail");
    answer(new Response(new ReadableStream({ cancel: () => void released++ })));
    await new Promise((done) => setTimeout(done, 5));
    assert.equal(released, 1);
  });

  it("is a warning, shown once on the console, when it says neither", async () => {
    const nonsense = [0, NaN, "", 0n, () => true, { status: "purple" }];
    for (const value of nonsense) {
      const check = make(() => value);
      const warnings = await warningsOf(async () => {
        assert.equal((await check.run(undefined)).status, "warn", String(value));
        await check.run(undefined);
      });
      assert.equal(warnings.length, 1, String(value));
      assert.match(warnings[0], /^@djed\/edge health: checks\.db returned .* counts as a warning/);
    }
  });
});

function text(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
