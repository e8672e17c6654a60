import { describe, it } from "node:test";
import assert from "node:assert/strict";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

function heapMb(): number {
  gc();
  gc();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

describe("metrics under a flood", () => {
  it("stay flat through a million labels that nobody has seen before", () => {
    const metrics = djed.metrics();
    const counter = metrics.counter("flood", { labels: ["a", "b"] });
    const histogram = metrics.histogram("flood_seconds", { labels: ["a"] });
    const flood = (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        counter.inc({ a: `a${i}`, b: i });
        if (i % 4 === 0) histogram.observe({ a: `x${i}` }, i % 10);
      }
    };
    flood(0, 20_000);
    const before = heapMb();
    flood(20_000, 1_000_000);
    assert.ok(heapMb() - before < 2, `${heapMb() - before} MB more`);
  });

  it("stay flat through requests with random methods and paths", async () => {
    const metrics = djed.metrics();
    const app = new Hono();
    app.use(metrics);
    app.get("/users/:id", (c) => c.text("ok"));
    const methods = ["GET", "POST", "PROPFIND", "PURGE", "LOCK", "MKCOL"];
    const flood = async (count: number) => {
      for (let i = 0; i < count; i++) {
        const path = i % 2 === 0 ? `/users/${Math.random()}` : `/${Math.random()}`;
        await app.request(path, { method: methods[i % methods.length] });
      }
    };
    await flood(5_000);
    const before = heapMb();
    await flood(30_000);
    assert.ok(heapMb() - before < 2, `${heapMb() - before} MB more`);
    const context = { req: { method: "GET", header: () => undefined } } as never;
    const { length } = (await metrics.handler(context).text()).split("\n");
    assert.ok(length < 500, `${length} lines`);
  });
});
