import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { callHook } from "../../src/core/hook.ts";

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

  it("may reject later, and the rejection is handled", async () => {
    let failures = 0;
    callHook(() => Promise.reject(undefined), () => failures++);
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(failures, 1);
  });
});
