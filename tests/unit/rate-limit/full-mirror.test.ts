import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { createLimiter, memoryStore } from "../../../src/rate-limit/mod.ts";
import type { Store } from "../../../src/rate-limit/mod.ts";
import { clockAt } from "./app.ts";

/**
 * A shared store that can be switched off, and a limiter whose mirror of it holds eight clients.
 */
function setUp() {
  const memory = memoryStore();
  const [clock, state] = [clockAt(), { down: false }];
  const store: Store = {
    scope: "global",
    take(batch, context) {
      if (state.down) throw new Error("down");
      return memory.take(batch, context);
    },
  };
  const limiter = createLimiter({ limit: 2, window: "1h", maxKeys: 8, store, clock });
  const flood = async () => {
    for (let i = 0; i < 300; i++) await limiter.take(`flood-${i}`, 2);
  };
  return { limiter, flood, state };
}

describe("a mirror that has no room for all clients of a shared store", () => {
  const { warn } = console;
  before(() => void (console.warn = () => {})); // it warns that it is full
  after(() => void (console.warn = warn));

  it("never refuses what the store would admit", async () => {
    const { limiter, flood } = setUp();
    await flood();
    for (let i = 0; i < 50; i++) {
      const { allowed, scope } = await limiter.take(`fresh-${i}`);
      assert.deepEqual([allowed, scope], [true, "global"]);
    }
  });

  it("keeps a limited client limited when the store fails", async () => {
    const { limiter, flood, state } = setUp();
    await limiter.take("limited", 2);
    await flood();
    state.down = true;
    const { allowed, scope } = await limiter.take("limited");
    assert.deepEqual([allowed, scope], [false, "isolate"]);
  });

  it("limits a new client when the store fails", async () => {
    const { limiter, flood, state } = setUp();
    await flood();
    state.down = true;
    let admitted = 0;
    for (let i = 0; i < 50; i++) if ((await limiter.take("fresh")).allowed) admitted++;
    assert.ok(admitted <= 2, `${admitted} admitted`);
  });
});
