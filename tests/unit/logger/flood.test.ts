import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { record } from "../../../src/core/request/decision.ts";
import { RefusalLimit } from "../../../src/logger/flood.ts";
import { audit, logger } from "../../../src/logger/mod.ts";

/** Runs with a clock that stands still until it is moved. */
async function withClock(run: (move: (ms: number) => void) => Promise<void>): Promise<void> {
  const { now } = Date;
  let time = 1_700_000_000_000;
  Date.now = () => time;
  try {
    await run((ms) => void (time += ms));
  } finally {
    Date.now = now;
  }
}

function refusing(refusals: { perSecond: number } | undefined) {
  const lines: string[] = [];
  const events: string[] = [];
  const app = new Hono();
  const log = logger({ sinks: [(line) => lines.push(line)], ...(refusals && { refusals }) });
  app.use(log);
  app.use(audit({ sink: (line) => events.push(line), ...(refusals && { refusals }) }));
  app.get("/refused", (c) => {
    record(c, { guard: "rate-limit", action: "deny", code: "rate-limited", atMs: 0 });
    return c.text("no", 429);
  });
  app.get("/reported", (c) => {
    record(c, { guard: "rate-limit", action: "report", code: "rate-limited", atMs: 0 });
    return c.text("ok");
  });
  app.get("/missing", (c) => c.text("no", 404));
  const leftOut = (written: string[]) => written.splice(0).map((line) => JSON.parse(line).left_out);
  return { app, log, lines, events, leftOut };
}

describe("lines of refusals", () => {
  it("are all written by default", async () => {
    const { app, log, lines, events } = refusing(undefined);
    for (let i = 0; i < 100; i++) await app.request("/refused");
    assert.deepEqual([lines.length, events.length], [100, 100]);
    assert.deepEqual(log.stats(), { lines_total: 100, dropped_total: 0 });
  });

  it("are limited per second, and the next one reports those left out", () =>
    withClock(async (move) => {
      const { app, log, lines, events, leftOut } = refusing({ perSecond: 2 });
      for (let i = 0; i < 10; i++) await app.request("/refused");
      assert.deepEqual(leftOut(lines), [undefined, undefined]);
      assert.deepEqual(leftOut(events), [undefined, undefined]);
      move(1_000);
      for (let i = 0; i < 3; i++) await app.request("/refused");
      assert.deepEqual(leftOut(lines), [8, undefined]);
      assert.deepEqual(leftOut(events), [8, undefined]);
      assert.deepEqual(log.stats(), { lines_total: 4, dropped_total: 0, left_out_total: 9 });
    }));

  it("are limited apart from those of other requests", () =>
    withClock(async () => {
      const { app, lines, events } = refusing({ perSecond: 1 });
      for (let i = 0; i < 5; i++) {
        await app.request("/refused");
        await app.request("/reported");
        await app.request("/missing");
      }
      assert.deepEqual([lines.length, events.length], [1 + 5 + 5, 1 + 5]);
    }));

  it("are written again when the clock steps back", () =>
    withClock((move) => {
      const limit = new RefusalLimit(1);
      assert.deepEqual([limit.admits(), limit.admits()], [true, false]);
      move(-5_000);
      assert.equal(limit.admits(), true);
      return Promise.resolve();
    }));

  it("need a positive number", () => {
    for (const perSecond of [0, -1, NaN, "10"]) {
      const refusals = { perSecond } as { perSecond: number };
      assert.throws(() => logger({ refusals }), /logger: refusals\.perSecond must be/);
      assert.throws(() => audit({ refusals }), /audit: refusals\.perSecond must be/);
    }
    assert.throws(() => logger({ refusals: 10 as never }), /logger: refusals must be an object/);
    assert.throws(
      () => logger({ refusals: { perSecond: 1, per: 2 } as never }),
      /logger: refusals must be only the member perSecond/,
    );
  });
});
