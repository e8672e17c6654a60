import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import type { Context } from "hono";
import type { ClaimStore } from "../../../src/core/store/claims.ts";
import { idempotency } from "../../../src/idempotency/mod.ts";
import { memoryClaims } from "../../../src/stores/memory-claims.ts";
import { warningsOf } from "../../support/warnings.ts";

const KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324";
const LEASE_MS = 1_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Claims of a server, which may lose or delay a call of `claim`, by its number from 1. */
function server(claim: (call: number, claimed: () => unknown) => unknown) {
  const inner = memoryClaims();
  let calls = 0;
  const store: ClaimStore = {
    claim: async (...args) => await claim(++calls, () => inner.claim(...args)) as never,
    finish: async (...args) => await Promise.resolve(inner.finish(...args)),
    read: async (...args) => await Promise.resolve(inner.read(...args)),
  };
  return { store, calls: () => calls };
}

function setUp(store: ClaimStore, handler: (c: Context) => Response | Promise<Response>) {
  const guard = idempotency({ store, lease: LEASE_MS, storeTimeout: "100ms" });
  const app = new Hono();
  app.use(guard);
  app.post("/", handler);
  const send = () => app.request("/", { method: "POST", headers: { "idempotency-key": KEY } });
  return { app, guard, send };
}

describe("the claim of idempotency() while a handler runs", () => {
  it("is held although the store swallows a renewal", async () => {
    await warningsOf(async () => {
      const { store } = server((call, claimed) => call === 2 ? new Promise(() => {}) : claimed());
      let runs = 0;
      const { guard, send } = setUp(store, async (c) => {
        await pause(++runs === 1 ? 1.6 * LEASE_MS : 0);
        return c.text(`${runs}`);
      });
      const first = send();
      await pause(1.3 * LEASE_MS);
      assert.equal((await send()).status, 409);
      assert.equal(await (await first).text(), "1");
      assert.equal(runs, 1);
      assert.equal(guard.stats().store_errors_total, 1);
    });
  });

  it("stays released when a renewal overtakes the release", async () => {
    let arrive = (): void => {};
    const { store, calls } = server(async (call, claimed) => {
      if (call === 2) await new Promise<void>((resolve) => arrive = resolve);
      return claimed();
    });
    let runs = 0;
    const { guard, send } = setUp(store, async (c) => {
      while (runs === 0 && calls() < 2) await pause(10);
      return ++runs === 1 ? c.text("sign in", 401) : c.text("ok");
    });
    assert.equal((await send()).status, 401);
    await pause(10);
    arrive();
    await pause(10);
    assert.equal((await send()).status, 200);
    assert.equal(guard.stats().leases_lost_total, 0);
  });
});

describe("a claim of idempotency() whose answer is lost", () => {
  it("is released, because nobody runs for it", async () => {
    await warningsOf(async () => {
      const { store } = server((call, claimed) => {
        claimed();
        if (call === 1) throw new Error("the connection was reset");
        return claimed();
      });
      const { guard, send } = setUp(store, (c) => c.text("ok"));
      assert.equal((await send()).status, 503);
      await pause(LEASE_MS / 2);
      assert.equal((await send()).status, 200);
      assert.equal(guard.stats().leases_lost_total, 0);
    });
  });

  it("is released too if the connection breaks after the request was refused", async () => {
    await warningsOf(async () => {
      const { store } = server(async (call, claimed) => {
        const state = claimed();
        if (call > 1) return state;
        await pause(200);
        throw new Error("the connection was reset");
      });
      const { send } = setUp(store, (c) => c.text("ok"));
      assert.equal((await send()).status, 503);
      await pause(0.6 * LEASE_MS);
      assert.equal((await send()).status, 200);
    });
  });
});

describe("the answer that idempotency() keeps", () => {
  const twice = async (handler: (c: Context) => Response | Promise<Response>) => {
    const { store } = server((_call, claimed) => claimed());
    const { send } = setUp(store, handler);
    const first = await send();
    await pause(5);
    return [first, await send()];
  };

  it("has no content type if the first one had none", async () => {
    const [first, second] = await twice(() => new Response(new TextEncoder().encode("bytes")));
    assert.equal(second.headers.get("idempotency-replayed"), "true");
    assert.equal(await second.text(), "bytes");
    assert.equal(second.headers.get("content-type"), first.headers.get("content-type"));
  });

  it("is not the empty one that Hono makes for a handler that returns nothing", async () => {
    const { store } = server((_call, claimed) => claimed());
    const { app, send } = setUp(store, () => undefined as never);
    app.onError((_error, c) => c.text("failed", 500));
    assert.equal((await send()).status, 500);
    await pause(5);
    assert.equal((await send()).status, 409);
  });
});
