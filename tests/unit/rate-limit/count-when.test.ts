import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { memoryStore, rateLimit } from "../../../src/rate-limit/mod.ts";
import type { RateLimitOptions, Store } from "../../../src/rate-limit/mod.ts";
import { clientOf, clockAt } from "./app.ts";

const LIMIT = 3;

/** A login that counts failed attempts, optionally behind other guards. */
function logIn(options: RateLimitOptions = {}, ...inner: ReturnType<typeof rateLimit>[]) {
  const clock = clockAt();
  const guard = rateLimit({
    limit: LIMIT,
    window: "3s",
    countWhen: (c) => c.res.status === 401,
    clock,
    ...options,
  });
  const app = new Hono().use(guard);
  for (const other of inner) app.use(other);
  app.get("/good", (c) => c.text("in"));
  app.get("/bad", (c) => c.text("no", 401));
  app.get("/thrown", () => {
    throw "not an Error";
  });
  const { send } = clientOf(app);
  const to = (url: string) => send("192.0.2.1", { url });
  const statuses = async (times: number, url: string) => {
    const all: number[] = [];
    for (let i = 0; i < times; i++) all.push((await to(url)).status);
    return all;
  };
  return { guard, to, statuses, clock };
}

/** A remote store, shared with other instances, that can be switched off. */
function farStore() {
  const memory = memoryStore();
  const state = { down: false, asked: 0 };
  const store: Store = {
    scope: "global",
    take(batch, context) {
      state.asked++;
      if (state.down) return Promise.reject(new Error("down"));
      return Promise.resolve(memory.take(batch, context));
    },
  };
  return { store, state };
}

/**
 * Counted requests that pass in a burst: five before and five after the end of five others that do
 * not count and that have taken `ms`.
 */
async function burstAfter(ms: number, store: Store | undefined): Promise<number> {
  let finish = () => {};
  const gate = new Promise<void>((resolve) => finish = resolve);
  const clock = clockAt();
  const countWhen = (c: { res: Response }) => c.res.status === 401;
  const app = new Hono();
  app.use(rateLimit({ limit: 5, window: "1s", store, clock, countWhen }));
  app.get("/slow", (c) => gate.then(() => c.text("in")));
  app.get("/bad", (c) => c.text("no", 401));
  const { send } = clientOf(app);
  const to = async (url: string) => (await send("192.0.2.1", { url })).status;
  const slow = Array.from({ length: 5 }, () => to("/slow"));
  await new Promise((resolve) => setTimeout(resolve, 5));
  clock.advance(ms);
  const statuses = [];
  for (let i = 0; i < 5; i++) statuses.push(await to("/bad"));
  finish();
  assert.deepEqual(await Promise.all(slow), Array(5).fill(200));
  for (let i = 0; i < 5; i++) statuses.push(await to("/bad"));
  return statuses.filter((status) => status === 401).length;
}

describe("countWhen", () => {
  const stores: Record<string, () => Store | undefined> = {
    "in this process": () => undefined,
    "in a shared store": () => farStore().store,
  };
  for (const [where, makeStore] of Object.entries(stores)) {
    it(`tells the state after the request, ${where}`, async () => {
      const { to } = logIn({ store: makeStore(), headers: "both" });
      for (let i = 0; i < 5; i++) {
        const { headers } = await to("/good");
        assert.equal(headers.get("ratelimit"), '"default";r=3');
        assert.equal(headers.get("x-ratelimit-remaining"), "3");
      }
      const { headers } = await to("/bad");
      assert.equal(headers.get("ratelimit"), '"default";r=2;t=1');
      assert.equal(headers.get("x-ratelimit-remaining"), "2");
    });

    it(`admits no more than the limit at once, ${where}`, async () => {
      const { to } = logIn({ store: makeStore() });
      const answers = await Promise.all(Array.from({ length: 200 }, () => to("/bad")));
      const tried = answers.filter(({ status }) => status === 401).length;
      assert.equal(tried, LIMIT);
    });

    it(`keeps several policies and costs in step, ${where}`, async () => {
      const { to, statuses } = logIn({
        limit: undefined,
        window: undefined,
        policies: [{ name: "a", limit: 4 }, { name: "b", limit: 100 }],
        cost: 2,
        store: makeStore(),
      });
      assert.equal((await to("/good")).headers.get("ratelimit"), '"a";r=4, "b";r=100');
      assert.deepEqual(await statuses(3, "/bad"), [401, 401, 429]);
    });

    it(`gives back only tokens that have not flowed back, ${where}`, async () => {
      assert.equal(await burstAfter(0, makeStore()), 5);
      assert.equal(await burstAfter(500, makeStore()), 5);
      assert.equal(await burstAfter(990, makeStore()), 5);
      assert.equal(await burstAfter(5_000, makeStore()), 5);
    });

    it(`keeps clients with long keys, ${where}`, async () => {
      const { statuses } = logIn({ store: makeStore(), key: () => "a key that is hashed" });
      assert.deepEqual(await statuses(5, "/good"), Array(5).fill(200));
      assert.deepEqual(await statuses(4, "/bad"), [401, 401, 401, 429]);
    });
  }

  it("may be async", async () => {
    const { statuses } = logIn({ countWhen: (c) => Promise.resolve(c.res.status === 401) });
    assert.deepEqual(await statuses(5, "/good"), Array(5).fill(200));
    assert.deepEqual(await statuses(4, "/bad"), [401, 401, 401, 429]);
  });

  const failing: Record<string, () => unknown> = {
    "throws": () => {
      throw new Error("broken");
    },
    "rejects": () => Promise.reject(new Error("broken")),
    "gives no boolean": () => 0,
    "gives a promise of none": () => Promise.resolve(null),
  };
  for (const [how, countWhen] of Object.entries(failing)) {
    it(`counts a request when it ${how}, and the failure`, async () => {
      const { statuses, guard } = logIn({ countWhen: countWhen as never });
      assert.deepEqual(await statuses(4, "/good"), [200, 200, 200, 429]);
      assert.equal(guard.stats().hook_errors_total, 3);
    });
  }

  it("that never answers costs a request one second, and counts it", async () => {
    const { to, guard } = logIn({ countWhen: () => new Promise(() => {}) });
    const answer = await to("/good");
    assert.equal(answer.headers.get("ratelimit"), '"default";r=2;t=1');
    assert.equal(guard.stats().hook_errors_total, 1);
  });

  it("is not asked of a request that throws something that is no Error: it counts", async () => {
    const { to, statuses } = logIn();
    await assert.rejects(async () => await to("/thrown"));
    assert.deepEqual(await statuses(3, "/bad"), [401, 401, 429]);
  });

  it("leaves the other limiters of a request their part of the headers", async () => {
    const inner = rateLimit({ limit: 9, window: "9s", clock: clockAt() });
    const { to } = logIn({}, inner);
    const { headers } = await to("/good");
    assert.equal(headers.get("ratelimit"), '"default";r=3, "default-2";r=8;t=1');
  });

  it("updates the headers of an inner refusal", async () => {
    const inner = rateLimit({ limit: 1, window: "9s", clock: clockAt() });
    const { to } = logIn({}, inner);
    await to("/good");
    const refused = await to("/good");
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get("ratelimit"), '"default";r=3, "default-2";r=0;t=9');
  });

  it("sends no headers far from the limit, when configured", async () => {
    const { to } = logIn({ headersWhen: "near-limit" });
    assert.equal((await to("/good")).headers.has("ratelimit"), false);
  });

  it("asks a shared store each time: another instance may have given back", async () => {
    const { store } = farStore();
    const clock = clockAt();
    const [one, other] = [logIn({ store, clock, name: "l" }), logIn({ store, clock, name: "l" })];
    await one.statuses(LIMIT, "/bad");
    assert.deepEqual(await other.statuses(1, "/good"), [429]);
    await one.guard.limiter.reset("192.0.2.1");
    assert.deepEqual(await other.statuses(1, "/good"), [200]);
  });

  it("gives back where it was taken: nothing to a store that had failed", async () => {
    const { store, state } = farStore();
    const { to, guard } = logIn({
      store,
      failMode: "open",
      async countWhen(c) {
        state.down = false;
        await guard.limiter.ping(); // the store is back
        return c.res.status === 401;
      },
    });
    await to("/bad");
    await to("/bad");
    state.down = true;
    assert.equal((await to("/good")).status, 200); // admitted without the store
    assert.equal((await guard.limiter.peek("192.0.2.1")).remaining, 1);
  });

  it("goes on in this process while the store is down", async () => {
    const { store, state } = farStore();
    const { statuses } = logIn({ store });
    state.down = true;
    assert.deepEqual(await statuses(5, "/good"), Array(5).fill(200));
    assert.deepEqual(await statuses(4, "/bad"), [401, 401, 401, 429]);
  });

  it("loses a token that cannot be given back until it flows back", async () => {
    const { store, state } = farStore();
    const { to, guard } = logIn({
      store,
      failMode: "open",
      countWhen(c) {
        state.down = true;
        return c.res.status === 401;
      },
    });
    assert.equal((await to("/good")).headers.get("ratelimit"), '"default";r=2;t=1');
    assert.equal(guard.stats().store_errors_total, 1);
  });
});
