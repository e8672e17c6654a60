import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { callHook, Hook } from "../../../src/core/hook.ts";
import { watchUnhandled } from "../../support/unhandled.ts";

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

  it("may return a custom promise whose `then` throws", async () => {
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

describe("a hook of a guard", () => {
  /** Output on the console after two calls. */
  async function warningsOf(hook: () => unknown): Promise<{ failures: number; said: string[] }> {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (text: string) => void said.push(text);
    try {
      const observed = new Hook(hook, "guard: onDecision");
      observed.call();
      observed.call();
      await new Promise((resolve) => setTimeout(resolve));
      return { failures: observed.failures, said };
    } finally {
      console.warn = warn;
    }
  }

  it("gets its arguments, and says nothing when it works", async () => {
    const seen: number[][] = [];
    new Hook((...numbers: number[]) => seen.push(numbers), "guard: onDecision").call(1, 2);
    assert.deepEqual(seen, [[1, 2]]);
    assert.deepEqual(await warningsOf(() => Promise.resolve()), { failures: 0, said: [] });
  });

  const failing: [how: string, hook: () => unknown, said: string][] = [
    ["throws", () => {
      throw new Error("no");
    }, "threw Error: no"],
    ["rejects", () => Promise.reject(new Error("later")), "rejected with Error: later"],
    ["gives what cannot be read", () => ({
      get then() {
        throw new Error("hostile getter");
      },
    }), "rejected with Error: hostile getter"],
  ];
  for (const [how, hook, text] of failing) {
    it(`that ${how} is counted, and is on the console once`, async () => {
      const said = [`@djed/edge guard: onDecision ${text}; ignored (shown once)`];
      assert.deepEqual(await warningsOf(hook), { failures: 2, said });
    });
  }
});
