import { Hono } from "hono";
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import type { EdgeContext } from "../../../src/core/request/middleware.ts";
import type { Store } from "../../../src/core/store/store.ts";
import { health } from "../../../src/health/mod.ts";
import type { Check } from "../../../src/health/mod.ts";
import { createLimiter, memoryStore, rateLimit } from "../../../src/rate-limit/mod.ts";
import type { FailMode } from "../../../src/rate-limit/mod.ts";
import { durableObjectStore } from "../../../src/stores/durable-object.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import { failingStore } from "../../../src/testing/mod.ts";
import { clockAt } from "./app.ts";

const OOM = "OOM command not allowed when used memory > 'maxmemory'.";

/** A store that answers looks, and with `refuse` no writes. */
function readOnly(refuse: () => Promise<never> = () => Promise.reject(new Error(OOM))) {
  const memory = memoryStore();
  const state = { broken: true, keys: [] as string[] };
  const store: Store = {
    scope: "global",
    take: async (batch, context) => {
      const writes = batch.flat().filter(({ cost }) => cost !== 0);
      state.keys.push(...writes.map(({ key }) => key));
      if (state.broken && writes.length > 0) return await refuse();
      return memory.take(batch, context);
    },
  };
  return { store, state };
}

/** Runs with the warnings that the console gets. */
async function warnings(run: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => void said.push(text);
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return said;
}

async function readiness(check: Check, env: unknown = {}) {
  const app = new Hono();
  app.use(health({ checks: { limiter: check }, details: true, cache: 0 }));
  const response = await app.request("/readyz", {}, env as never);
  const { status, checks } = await response.json() as {
    status: string;
    checks: Record<string, { status: string; output?: string }[]>;
  };
  return { code: response.status, status, entry: checks["limiter:responseTime"][0] };
}

describe("a store that answers looks and refuses writes", () => {
  const faults = {
    "with an error": () => Promise.reject(new Error(OOM)),
    "by hanging": () => new Promise<never>(() => {}),
  };
  for (const [how, refuse] of Object.entries(faults)) {
    it(`is not used, though it answers (${how})`, async () => {
      const { store, state } = readOnly(refuse);
      const clock = clockAt();
      const limiter = createLimiter({ limit: 1_000, store, clock, storeTimeout: 10 });
      const reasons: unknown[] = [];
      for (let i = 0; i < 20; i++) {
        reasons.push((await limiter.take("user")).reason);
        clock.advance("3s");
        await new Promise((resolve) => setTimeout(resolve, i < 3 ? 15 : 0));
      }
      assert.deepEqual(reasons.slice(1), Array(19).fill("store-open"));
      assert.ok(state.keys.length > 3, "probes write");
      await assert.rejects(limiter.ping());
      state.broken = false;
      await limiter.ping();
      assert.equal((await limiter.take("user")).reason, undefined);
    });
  }

  it("is probed where the failed bucket is, with a key of the probe's own", async () => {
    const { store, state } = readOnly();
    const clock = clockAt();
    const limiter = createLimiter({ limit: 5, store, clock });
    await limiter.take("user");
    clock.advance("1s");
    await limiter.take("user");
    assert.deepEqual(state.keys, [
      "djed:1:default:5:60000:0:{key:user}",
      "djed:1:default:5:60000:0:{key:user}:probe",
    ]);
  });
});

describe("readiness with a limiter whose store fails", () => {
  const expected: Record<FailMode, [code: number, status: string, entry: string]> = {
    local: [200, "warn", "warn"],
    open: [200, "warn", "warn"],
    closed: [503, "fail", "fail"],
  };
  for (const [failMode, [code, status, entry]] of Object.entries(expected)) {
    it(`is "${status}" with failMode "${failMode}", with the store's own reason`, async () => {
      const { store } = readOnly();
      const guard = rateLimit({ store, failMode: failMode as FailMode });
      for (const check of [guard, guard.limiter]) {
        const seen = await readiness(check);
        assert.deepEqual([seen.code, seen.status, seen.entry.status], [code, status, entry]);
        assert.equal(seen.entry.output, `Error: the store failed: ${OOM}`);
      }
    });
  }

  it('is "fail" where the app says that the check is critical', async () => {
    const check = { check: rateLimit({ store: readOnly().store }), critical: true };
    assert.equal((await readiness(check)).code, 503);
  });

  it("names the variables that are not set", async () => {
    const { entry, code } = await readiness(rateLimit({ store: upstashStore() }));
    assert.equal(code, 200);
    assert.match(entry.output!, /UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN must be set/);
  });

  it("pings with the bindings of the request that asks", async () => {
    const stub = { fetch: () => Promise.resolve(Response.json([{ allowed: true, spent: [0] }])) };
    const LIMITER = { idFromName: (name: string) => name, get: () => stub };
    const guard = rateLimit({ store: durableObjectStore((c: EdgeContext) => c.env.LIMITER) });
    assert.equal((await readiness(guard, { LIMITER })).status, "pass");
    assert.equal((await readiness(guard, {})).status, "warn");
  });
});

describe("a store that fails", () => {
  it("is one warning, with its own cause and the effect", async () => {
    const store = upstashStore();
    const said = await warnings(async () => {
      const limiters = [rateLimit({ store }), rateLimit({ store, name: "other" })];
      for (const { limiter } of limiters) {
        for (let i = 0; i < 3; i++) await limiter.take("user");
        await limiter.ping().catch(() => {});
      }
    });
    assert.equal(said.length, 1);
    assert.match(
      said[0],
      /^@djed\/edge rateLimit: the store failed; until it works again this process counts/,
    );
    assert.match(said[0], /UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN must be set/);
  });

  it("names its effect with each failMode, a missing binding, and no user info of a URL", async () => {
    const stores: [FailMode, Store, RegExp][] = [
      [
        "open",
        durableObjectStore((c) => c?.env?.LIMITER),
        /all requests are admitted.*durableObjectStore.*is the binding missing/,
      ],
      [
        "closed",
        failingStore(new Error("redis://u:secret@db:1 is down")),
        /refused.*redis:\/\/db:1/,
      ],
    ];
    for (const [failMode, store, expected] of stores) {
      const limiter = createLimiter({ limit: 5, store, failMode });
      const said = await warnings(async () => void await limiter.take("user"));
      assert.equal(said.length, 1);
      assert.match(said[0], expected);
    }
  });
});
