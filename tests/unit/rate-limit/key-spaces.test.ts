import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { createLimiter, memoryStore, rateLimit } from "../../../src/rate-limit/mod.ts";
import type { RateLimitOptions, Store } from "../../../src/rate-limit/mod.ts";
import { clientOf, clockAt, guarded } from "./app.ts";

/** A test with the warnings as its argument. */
const warned = (body: (warnings: string[]) => unknown) => async () => {
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (said) => void warnings.push(String(said));
  try {
    await body(warnings);
  } finally {
    console.warn = warn;
  }
};

/** A guard keyed by user name, or by address for anonymous clients. */
const byUser = (options: RateLimitOptions = {}) =>
  rateLimit({ limit: 1, key: (c) => c.req.header("x-user"), clock: clockAt(), ...options });
const as = (user: string) => ({ headers: { "x-user": user } });

describe("the name spaces of keys", () => {
  for (const user of ["203.0.113.9", "2001:db8:0:0::/64", "none", "no-address", "ip:203.0.113.9"]) {
    it(`keep a user named ${user} apart from addresses`, async () => {
      const { send } = guarded(byUser());
      for (let i = 0; i < 3; i++) await send("192.0.2.1", as(user));
      assert.equal((await send("192.0.2.1", as(user))).status, 429);
      assert.equal((await send("203.0.113.9")).status, 200);
      assert.equal((await send("2001:db8::1")).status, 200);
      assert.equal((await send("", { runtime: "workers" })).status, 200);
    });
  }

  it("show in the keys of a store, which stay readable", async () => {
    const keys: string[] = [];
    const store: Store = {
      scope: "global",
      take(batch) {
        keys.push(...batch.flat().map(({ key }) => key));
        return batch.map((take) => ({ allowed: true, spent: take.map(() => 0) }));
      },
    };
    const { send } = guarded(byUser({ store, name: "login" }));
    await send("192.0.2.1", as("alice"));
    await send("192.0.2.1");
    await send("", { runtime: "workers" });
    assert.deepEqual(keys, [
      "djed:1:login:1:60000:0:{key:alice}",
      "djed:1:login:1:60000:0:{ip:192.0.2.1}",
      "djed:1:login:1:60000:0:{ip:none}",
    ]);
  });

  it("are kept apart in direct calls as in a guard: with `key`, all are keys", async () => {
    const guard = byUser();
    const { send } = guarded(guard);
    await send("192.0.2.1", as("203.0.113.9"));
    await send("203.0.113.9");
    await guard.limiter.reset("203.0.113.9");
    assert.equal((await send("192.0.2.1", as("203.0.113.9"))).status, 200);
    assert.equal((await send("203.0.113.9")).status, 429);
  });

  it("are one for a hold and the guard whose decision took it", async () => {
    const guard = byUser({ limit: 10 });
    const app = new Hono().use(guard).get("/", async (c) => {
      await (await c.get("rateLimit" as never as "rateLimit").reserve(4)).settle(2);
      return c.text("ok");
    });
    await clientOf(app).send("192.0.2.1", as("alice"));
    assert.equal((await guard.limiter.peek("alice")).remaining, 7);
  });

  it("share with createLimiter(): a text that reads as an address is that address", async () => {
    const [store, clock] = [memoryStore(), clockAt()];
    const shared = { limit: 1, name: "shared", store, clock };
    const { send } = guarded(byUser(shared));
    const limiter = createLimiter(shared);
    await limiter.take("alice");
    await limiter.take("2001:db8:0:0::/64");
    assert.equal((await send("192.0.2.1", as("alice"))).status, 429);
    assert.equal((await send("2001:db8::1")).status, 429);
    assert.equal((await send("192.0.2.1", as("2001:db8:0:0::/64"))).status, 200);
  });
});

describe("a key that is no text", () => {
  const values = { "0": 0, "42": 42, "-0.5": -0.5, "9007199254740993": 9007199254740993n };
  for (const [text, value] of Object.entries({ ...values, "true": true, "false": false })) {
    it(`counts as "${text}": ${typeof value} ${value}`, async () => {
      for (const key of [() => value, () => Promise.resolve(value)]) {
        const guard = byUser({ key });
        const { send } = guarded(guard);
        assert.equal((await send("192.0.2.1")).status, 200);
        assert.equal((await send("192.0.2.2")).status, 429);
        assert.equal((await guard.limiter.peek(text)).remaining, 0);
        assert.equal(guard.stats().key_errors_total, 0);
      }
    });
  }

  it(
    "counts by address when it is an object, with one warning that names the fix",
    warned(async (warnings) => {
      const { send } = guarded(byUser({ key: () => ({ id: 7 }) as never }));
      for (const address of ["192.0.2.1", "192.0.2.2"]) {
        assert.equal((await send(address)).status, 200);
        assert.equal((await send(address)).status, 429);
      }
      assert.deepEqual(warnings, [
        "@djed/edge rateLimit: key returned an object, but must return a text, number, bigint or " +
        "boolean, such as user.id; the client address is used instead (shown once)",
      ]);
    }),
  );

  it(
    "counts by address, with one warning for all guards, when it is undefined or empty",
    warned(async (warnings) => {
      for (const nothing of [undefined, ""]) {
        const guard = byUser({ key: () => nothing });
        assert.equal((await guarded(guard).send()).status, 200);
        assert.equal(guard.stats().key_errors_total, 1);
      }
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /key returned no text; the client address is used.*return null/);
    }),
  );

  it(
    "counts by address without a warning when it is null",
    warned(async (warnings) => {
      const guard = byUser({ key: () => null });
      assert.equal((await guarded(guard).send()).status, 200);
      assert.equal(guard.stats().key_errors_total, 1);
      assert.deepEqual(warnings, []);
    }),
  );
});

describe("two limiters of one store with equal numbers", () => {
  const twins = (one: RateLimitOptions, other: RateLimitOptions = one) => {
    const common = { limit: 3, store: memoryStore(), clock: clockAt() };
    return [rateLimit({ ...common, ...one }), rateLimit({ ...common, ...other })];
  };

  it(
    "cause one warning, because they count together",
    warned(async (warnings) => {
      const [one, other] = twins({});
      twins({});
      assert.equal(warnings.length, 1, "also for a second store, with the same text");
      assert.match(warnings[0], /two limiters of one store have the name "default"/);
      const app = new Hono().use("/a", one).use("/b", other).all("*", (c) => c.text("ok"));
      const { statuses } = clientOf(app);
      assert.deepEqual(await statuses(3, "192.0.2.1", { url: "/a" }), [200, 200, 200]);
      assert.deepEqual(await statuses(1, "192.0.2.1", { url: "/b" }), [429]);
    }),
  );

  it(
    "are apart with names of their own",
    warned(async (warnings) => {
      const [one, other] = twins({ name: "one" }, { name: "other" });
      assert.deepEqual(await guarded(one, other).statuses(4), [200, 200, 200, 429]);
      assert.deepEqual(warnings, []);
    }),
  );

  it(
    "share in silence when both have been given the same name",
    warned((warnings) => {
      twins({ name: "shared" });
      assert.deepEqual(warnings, []);
    }),
  );

  it(
    "are warned of when the name is a preset's, or that of a policy without one",
    warned((warnings) => {
      const store = memoryStore();
      rateLimit("chat", { store });
      rateLimit("chat", { store });
      const other = memoryStore();
      const policies = [{ limit: 3 }, { name: "day", limit: 9, window: "1d" as const }];
      rateLimit({ policies, store: other });
      rateLimit({ policies, store: other });
      assert.deepEqual(warnings.map((said) => /the name "(\w+)"/.exec(said)?.[1]), [
        "chat",
        "default",
      ]);
    }),
  );

  it(
    "cause no warning while anything differs, or each has its own store",
    warned((warnings) => {
      twins({}, { limit: 4 });
      twins({}, { burst: 1 });
      twins({}, { window: "2m" });
      rateLimit({ limit: 3 });
      rateLimit({ limit: 3 });
      assert.deepEqual(warnings, []);
    }),
  );
});
