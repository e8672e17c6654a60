import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { createLimiter, rateLimit } from "../../../src/rate-limit/mod.ts";
import { isPlainKey, storableKey } from "../../../src/rate-limit/keys.ts";
import { memoryStore } from "../../../src/stores/memory.ts";
import { clockAt, guarded, THREE_THEN_REFUSED } from "./app.ts";

const byHeader = {
  key: (c: { req: { header(name: string): string | undefined } }) => c.req.header("x-key"),
};
const keyed = (key: string) => ({ headers: { "x-key": key } });

describe("a client key", () => {
  it("stands in a store key as it is when it is short and plain", async () => {
    for (const key of ["user-1", "192.0.2.1", "2001:db8::/64", "a:b", "__proto__", "a*", "[x]"]) {
      assert.equal(await storableKey(key), key);
    }
  });

  it("is hashed when it is long or unsafe", async () => {
    const unsafe = [
      "x".repeat(129),
      "a b",
      "a\nb",
      "ü",
      "{tag}",
      "#",
      "#".repeat(65),
      "\u0000",
      "",
    ];
    for (const key of unsafe) {
      assert.equal(isPlainKey(key), false, JSON.stringify(key));
      assert.match(await storableKey(key), /^#[0-9a-f]{64}$/);
    }
    assert.equal(new Set(await Promise.all(unsafe.map(storableKey))).size, unsafe.length);
  });

  it("cannot pass for the hash of another", async () => {
    const hash = await storableKey("ü");
    assert.notEqual(await storableKey(hash), hash);
  });

  it("differs from another that differs in a lone surrogate", async () => {
    assert.notEqual(await storableKey("\ud800"), await storableKey("\ud801"));
  });
});

describe("who is limited", () => {
  it("is the client address by default", async () => {
    const { statuses } = guarded(rateLimit({ limit: 3, clock: clockAt() }));
    assert.deepEqual(await statuses(5, "192.0.2.1"), THREE_THEN_REFUSED);
    assert.deepEqual(await statuses(5, "192.0.2.2"), THREE_THEN_REFUSED);
  });

  it("is one /64 of IPv6", async () => {
    const { send } = guarded(rateLimit({ limit: 1, clock: clockAt() }));
    await send("2001:db8::1");
    assert.equal((await send("2001:db8::ffff:2")).status, 429);
    assert.equal((await send("2001:db8:0:1::1")).status, 200);
  });

  it("is one client in IPv4 and in its mapped form", async () => {
    const { send } = guarded(rateLimit({ limit: 1, clock: clockAt() }));
    await send("192.0.2.1");
    assert.equal((await send("::ffff:c000:201")).status, 429);
    assert.equal((await send("::ffff:192.0.2.2")).status, 200);
  });

  it("is what `key` says, async or not", async () => {
    for (const key of [byHeader.key, async (c: any) => await Promise.resolve(byHeader.key(c))]) {
      const { send } = guarded(rateLimit({ limit: 1, key, clock: clockAt() }));
      await send("192.0.2.1", keyed("alice"));
      assert.equal((await send("192.0.2.2", keyed("alice"))).status, 429);
      assert.equal((await send("192.0.2.2", keyed("bob"))).status, 200);
    }
  });

  it("may come from a thenable that is not a Promise of this realm", async () => {
    const key = () => ({ then: (resolve: (key: string) => void) => resolve("alice") }) as never;
    const { send } = guarded(rateLimit({ limit: 1, key, clock: clockAt() }));
    await send("192.0.2.1");
    assert.equal((await send("192.0.2.2")).status, 429);
  });

  const failing: Record<string, () => any> = {
    "undefined": () => undefined,
    "null": () => null,
    "an empty text": () => "",
    "an object": () => ({ id: 1 }),
    "an array": () => [1],
    "NaN": () => NaN,
    "Infinity": () => Infinity,
    "a symbol": () => Symbol("user"),
    "a function": () => () => "user",
    "a promise of an object": () => Promise.resolve({}),
    "a throw": () => {
      throw new Error("no session");
    },
    "a rejection": () => Promise.reject(new Error("no session")),
    "a promise of nothing": () => Promise.resolve(undefined),
    "a thenable that throws": () => ({
      then() {
        throw new Error("no session");
      },
    }),
  };
  for (const [what, key] of Object.entries(failing)) {
    it(`is the client address when \`key\` gives ${what}, and that is counted`, async () => {
      const limiter = rateLimit({ limit: 1, key, clock: clockAt() });
      const { statuses } = guarded(limiter);
      assert.deepEqual(await statuses(2, "192.0.2.1"), [200, 429]);
      assert.deepEqual(await statuses(1, "192.0.2.2"), [200]);
      assert.equal(limiter.stats().key_errors_total, 3);
    });
  }

  it("is everyone together, with one warning, when nobody has an address", async () => {
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (...said) => void warnings.push(said);
    try {
      const app = guarded(rateLimit({ limit: 3, clock: clockAt() }));
      assert.deepEqual(await app.statuses(5, "", { runtime: "workers" }), THREE_THEN_REFUSED);
      assert.equal(warnings.length, 1);
    } finally {
      console.warn = warn;
    }
  });

  it("is the client behind the proxies that are trusted", async () => {
    const { send } = guarded(
      rateLimit({ limit: 1, trustedProxies: ["10.0.0.0/8"], clock: clockAt() }),
    );
    const via = (chain: string) => ({ headers: { "x-forwarded-for": chain } });
    await send("10.0.0.1", via("192.0.2.1"));
    assert.equal((await send("10.0.0.2", via("203.0.113.5, 192.0.2.1"))).status, 429);
    assert.equal((await send("10.0.0.2", via("192.0.2.2"))).status, 200);
  });

  it("cannot become another by headers that nobody vouches for", async () => {
    const { send } = guarded(rateLimit({ limit: 1, clock: clockAt() }));
    await send("192.0.2.1");
    for (const header of ["x-forwarded-for", "x-real-ip", "forwarded"]) {
      const spoofed = { headers: { [header]: "203.0.113.9" } };
      assert.equal((await send("192.0.2.1", spoofed)).status, 429, header);
    }
  });

  const hostile = [
    "*",
    "a:1",
    "__proto__",
    "constructor",
    "x".repeat(10_000),
    "ключ",
    "{a}",
    "#",
    "a b",
  ];
  for (const key of hostile) {
    it(`may have the key ${JSON.stringify(key.slice(0, 20))}, and no bucket but its own`, async () => {
      const limiter = createLimiter({ limit: 1, clock: clockAt() });
      assert.equal((await limiter.take(key)).allowed, true);
      assert.equal((await limiter.take(key)).allowed, false);
      for (const other of [`${key}x`, "1", "victim"]) {
        assert.equal((await limiter.peek(other)).allowed, true);
      }
      await limiter.reset("victim");
      assert.equal((await limiter.take(key)).allowed, false);
    });
  }
});

describe("two limiters on one store", () => {
  it("count apart when any number or the name differs, and together when none does", async () => {
    const [store, clock] = [memoryStore(), clockAt()];
    const policy = { limit: 1, window: 1_000, burst: 0, name: "a" };
    await createLimiter({ ...policy, store, clock }).take("user");
    const others = [{ limit: 2 }, { window: 2_000 }, { burst: 1 }, { name: "b" }, { name: "a:1" }];
    for (const other of others) {
      const { remaining, limit } = await createLimiter({ ...policy, ...other, store, clock })
        .take("user");
      assert.equal(remaining, limit - 1, JSON.stringify(other));
    }
    assert.equal((await createLimiter({ ...policy, store, clock }).take("user")).allowed, false);
  });

  it("share nothing when they have stores of their own", async () => {
    const clock = clockAt();
    await createLimiter({ limit: 1, clock }).take("user");
    assert.equal((await createLimiter({ limit: 1, clock }).take("user")).allowed, true);
  });

  it("cannot be confused by a colon in a name or a key", async () => {
    const [store, clock] = [memoryStore(), clockAt()];
    const numbers = "1:60000:0";
    await createLimiter({ limit: 1, name: "a", store, clock }).take(`${numbers}:c`);
    const other = createLimiter({ limit: 1, name: `a:${numbers}`, store, clock });
    assert.equal((await other.take("c")).allowed, true);
  });
});
