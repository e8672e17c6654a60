import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { callHook } from "../../src/core/hook.ts";
import { watchUnhandled } from "../support/unhandled.ts";

describe("a hook", () => {
  it("is called once, and what it returns is ignored", () => {
    let calls = 0;
    callHook(() => ++calls, assert.fail);
    assert.equal(calls, 1);
  });

  it("may throw anything at once", () => {
    let failures = 0;
    callHook(() => {
      throw undefined;
    }, () => failures++);
    assert.equal(failures, 1);
  });

  it("may throw a promise that rejects, which is handled", async () => {
    const unhandled = watchUnhandled();
    let failures = 0;
    callHook(() => {
      throw Promise.reject(new Error("thrown"));
    }, () => failures++);
    assert.deepEqual(await unhandled.stop(), []);
    assert.equal(failures, 1);
  });

  it("may give a promise of its own make, whose `then` throws", async () => {
    let failures = 0;
    callHook(() => ({
      then() {
        throw new Error("no promise");
      },
    }), () => failures++);
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(failures, 1);
  });

  it("may give an object that cannot be read", () => {
    let failures = 0;
    const unreadable = {
      get then() {
        throw new Error("hostile getter");
      },
    };
    callHook(() => unreadable, () => failures++);
    assert.equal(failures, 1);
  });

  it("may reject later, and the rejection is handled", async () => {
    let failures = 0;
    callHook(() => Promise.reject(undefined), () => failures++);
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(failures, 1);
  });
});
