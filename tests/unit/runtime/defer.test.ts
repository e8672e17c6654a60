import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { defer, executionContext } from "../../../src/runtime/defer.ts";
import { contextOf } from "../../support/context.ts";
import { watchUnhandled } from "../../support/unhandled.ts";

describe("deferred work", () => {
  it("is handed to waitUntil where there is one", async () => {
    const waiting: Promise<unknown>[] = [];
    const executionCtx = { waitUntil: (work: Promise<unknown>) => waiting.push(work) };
    const c = await contextOf(undefined, {}, executionCtx);
    defer(c, Promise.resolve(1));
    assert.equal(waiting.length, 1);
    await waiting[0];
  });

  it("continues without an execution context", async () => {
    let done = false;
    const work = Promise.resolve().then(() => void (done = true));
    defer(await contextOf(), work);
    defer(undefined, work);
    await work;
    assert.equal(done, true);
  });

  it("may fail without anybody hearing of it", async () => {
    const waiting: Promise<unknown>[] = [];
    const executionCtx = { waitUntil: (work: Promise<unknown>) => waiting.push(work) };
    defer(await contextOf(undefined, {}, executionCtx), Promise.reject(new Error("lost")));
    assert.equal(await waiting[0], undefined);
  });

  it("goes on when waitUntil itself throws", async () => {
    const executionCtx = {
      waitUntil() {
        throw new TypeError("the request is over");
      },
    };
    const c = await contextOf(undefined, {}, executionCtx);
    defer(c, Promise.resolve());
    assert.notEqual(executionContext(c), undefined);
  });

  it("goes on when waitUntil itself rejects, which is handled", async () => {
    const unhandled = watchUnhandled();
    const executionCtx = { waitUntil: () => Promise.reject(new TypeError("the request is over")) };
    defer(await contextOf(undefined, {}, executionCtx), Promise.resolve());
    assert.deepEqual(await unhandled.stop(), []);
  });

  it("has no execution context where Hono's getter throws", async () => {
    assert.equal(executionContext(await contextOf()), undefined);
    assert.equal(executionContext(undefined), undefined);
  });
});
