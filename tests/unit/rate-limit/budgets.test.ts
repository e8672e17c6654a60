import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";

/** A clock that only the test moves. */
function stoppedClock(): djed.Clock & { ms: number } {
  return {
    ms: 1_000_000,
    now() {
      return this.ms;
    },
  };
}

describe("a hold", () => {
  it("takes the estimate at once", async () => {
    const limiter = djed.createLimiter({ limit: 100, window: "1d", clock: stoppedClock() });
    const hold = await limiter.reserve("user", 60);
    assert.deepEqual([hold.allowed, hold.remaining], [true, 40]);
  });

  it("takes nothing when the estimate is not there, and says when it will be", async () => {
    const limiter = djed.createLimiter({ limit: 100, window: "100s", clock: stoppedClock() });
    await limiter.take("user", 90);
    const hold = await limiter.reserve("user", 60);
    assert.deepEqual([hold.allowed, hold.remaining, hold.retryAfterMs], [false, 10, 50_000]);
  });

  it("gives back what was not used", async () => {
    const limiter = djed.createLimiter({ limit: 100, window: "1d", clock: stoppedClock() });
    const hold = await limiter.reserve("user", 60);
    assert.equal(await hold.settle(15), true);
    assert.equal((await limiter.peek("user")).remaining, 85);
  });

  it("owes what was over-used: later requests wait for it", async () => {
    const clock = stoppedClock();
    const limiter = djed.createLimiter({ limit: 100, window: "100s", clock });
    const hold = await limiter.reserve("user", 60);
    await hold.settle(120);
    const refused = await limiter.peek("user");
    assert.deepEqual([refused.allowed, refused.remaining, refused.retryAfterMs], [
      false,
      0,
      21_000,
    ]);
  });

  it("can be settled once", async () => {
    const limiter = djed.createLimiter({ limit: 100, window: "1d", clock: stoppedClock() });
    const hold = await limiter.reserve("user", 60);
    await hold.settle(10);
    assert.equal(await hold.settle(90), false);
    assert.equal((await limiter.peek("user")).remaining, 90);
  });

  it("stands as estimated once it has expired", async () => {
    const clock = stoppedClock();
    const limiter = djed.createLimiter({ limit: 100, window: "1d", clock });
    const hold = await limiter.reserve("user", 60, { ttl: "10s" });
    clock.ms += 10_001;
    assert.equal(await hold.settle(0), false);
    assert.equal((await limiter.peek("user")).remaining, 40);
  });

  it("refuses to be settled with no number", async () => {
    const hold = await djed.createLimiter({ limit: 100 }).reserve("user", 1);
    await assert.rejects(
      hold.settle(NaN),
      /settle: tokens must be a number of at least 0, got NaN/,
    );
  });

  it("is taken from the buckets of the request's own client", async () => {
    const app = new Hono<{ Variables: djed.RateLimitVariables }>();
    const guard = djed.rateLimit({ limit: 1_000, cost: 0, key: (c) => c.req.query("user") });
    app.use(guard);
    app.get("/chat", async (c) => {
      const hold = await c.var.rateLimit.reserve(300);
      await hold.settle(450);
      return c.text("ok");
    });
    await app.request("/chat?user=ann");
    assert.equal((await guard.limiter.peek("ann")).remaining, 550);
    assert.equal((await guard.limiter.peek("bob")).remaining, 1_000);
  });
});

describe("a limiter changed by hand", () => {
  it("owes a penalty even when nothing is left", async () => {
    const clock = stoppedClock();
    const limiter = djed.createLimiter({ limit: 10, window: "10s", clock });
    await limiter.take("user", 10);
    await limiter.penalty("user", 5);
    assert.equal((await limiter.peek("user")).retryAfterMs, 6_000);
  });

  it("refuses a blocked key for exactly as long as it is blocked", async () => {
    const clock = stoppedClock();
    const limiter = djed.createLimiter({ limit: 10, window: "10s", clock });
    await limiter.block("user", "1h");
    assert.equal((await limiter.take("user")).retryAfterMs, 3_600_000);
    clock.ms += 3_599_999;
    assert.equal((await limiter.take("user")).allowed, false);
    clock.ms += 1;
    assert.equal((await limiter.take("user")).allowed, true);
  });

  it("never shortens a longer block", async () => {
    const clock = stoppedClock();
    const limiter = djed.createLimiter({ limit: 10, window: "10s", clock });
    await limiter.block("user", "1h");
    await limiter.block("user", "1m");
    assert.equal((await limiter.take("user")).retryAfterMs, 3_600_000);
  });

  it("ends a block by a reset", async () => {
    const limiter = djed.createLimiter({ limit: 10, window: "10s", clock: stoppedClock() });
    await limiter.block("user", "1h");
    await limiter.reset("user");
    assert.equal((await limiter.take("user")).remaining, 9);
  });

  it("never gives back more than there was room for", async () => {
    const limiter = djed.createLimiter({ limit: 10, clock: stoppedClock() });
    await limiter.take("user", 2);
    assert.equal((await limiter.refund("user", 50)).remaining, 10);
  });
});

describe("a limit that varies by request", () => {
  const app = () => {
    const app = new Hono();
    const limit = (c: djed.EdgeContext) => (c.req.query("plan") === "pro" ? 100 : 2);
    app.use(djed.rateLimit({ limit, window: "1m", key: () => "one" }));
    app.get("/", (c) => c.text("ok"));
    return app;
  };

  it("carries the share that was spent over to another limit", async () => {
    const tested = app();
    await tested.request("/");
    const response = await tested.request("/?plan=pro");
    assert.match(response.headers.get("ratelimit")!, /^"default";r=(49|50);/);
    const used = app();
    for (let i = 0; i < 2; i++) await used.request("/");
    assert.equal((await used.request("/")).status, 429);
    assert.equal((await used.request("/?plan=pro")).status, 429);
  });

  it("tells each client its own policy", async () => {
    const tested = app();
    const policy = async (path: string) =>
      (await tested.request(path)).headers.get("ratelimit-policy");
    assert.equal(await policy("/"), '"default";q=2;w=60');
    assert.equal(await policy("/?plan=pro"), '"default";q=100;w=60');
  });

  for (const wrong of [NaN, -1, -Infinity, "7" as never]) {
    it(`falls back to 100 when the function gives ${String(wrong)}`, async () => {
      const limiter = djed.createLimiter({ limit: () => wrong });
      assert.equal((await limiter.take("user")).limit, 100);
    });
  }

  it("falls back to 100 when the function throws", async () => {
    const limiter = djed.createLimiter({
      limit: () => {
        throw new Error("no plan");
      },
    });
    assert.equal((await limiter.take("user")).limit, 100);
  });
});

describe("countWhen", () => {
  /** A login that counts failed attempts only. */
  function logIn(): { app: Hono; release: () => void; arrived: () => number } {
    const app = new Hono();
    let waiting: (() => void)[] = [];
    let arrived = 0;
    app.use(djed.rateLimit({
      limit: 5,
      window: "1h",
      key: () => "one",
      countWhen: (c) => c.res.status === 401,
    }));
    app.get("/:outcome", async (c) => {
      arrived++;
      if (c.req.query("wait")) await new Promise<void>((resolve) => waiting.push(resolve));
      return c.text("", c.req.param("outcome") === "good" ? 200 : 401);
    });
    const release = () => {
      for (const go of waiting) go();
      waiting = [];
    };
    return { app, release, arrived: () => arrived };
  }

  it("never counts responses it says no to", async () => {
    const { app } = logIn();
    for (let i = 0; i < 20; i++) assert.equal((await app.request("/good")).status, 200);
  });

  it("counts the others", async () => {
    const { app } = logIn();
    for (let i = 0; i < 5; i++) assert.equal((await app.request("/bad")).status, 401);
    assert.equal((await app.request("/good")).status, 429);
  });

  it("never has more than the limit in flight", async () => {
    const { app, release, arrived } = logIn();
    const answers = Array.from({ length: 200 }, () => app.request("/bad?wait=1"));
    while (arrived() < 5) await Promise.resolve();
    for (let i = 0; i < 1_000; i++) await Promise.resolve();
    assert.equal(arrived(), 5);
    release();
    const statuses = (await Promise.all(answers)).map((answer) => answer.status);
    assert.equal(statuses.filter((status) => status === 401).length, 5);
    assert.equal(statuses.filter((status) => status === 429).length, 195);
    const refused = await app.request("/good");
    assert.equal(refused.status, 429);
    // One of 5 per hour is refilled in 12 minutes, so that nothing is owed.
    assert.equal(refused.headers.get("retry-after"), "720");
  });

  it("gives every seat back that did not count", async () => {
    const { app, release, arrived } = logIn();
    for (let round = 1; round <= 4; round++) {
      const answers = Array.from({ length: 5 }, () => app.request("/good?wait=1"));
      while (arrived() < 5 * round) await Promise.resolve();
      release();
      const statuses = (await Promise.all(answers)).map((answer) => answer.status);
      assert.deepEqual([...new Set(statuses)], [200]);
    }
  });
});
