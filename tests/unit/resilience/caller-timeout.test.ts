import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { circuitBreaker, policy, upstream } from "../../../src/resilience/mod.ts";

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const never = () => new Promise<never>(() => {});
/** A fetch that ends with its signal only. */
const hanging = ((_input: unknown, init?: RequestInit) =>
  new Promise((_, reject) => {
    init!.signal!.addEventListener("abort", () => reject(init!.signal!.reason));
  })) as typeof fetch;

/** An AbortSignal.timeout() that keeps the event loop busy meanwhile, as a server does. */
async function timingOut(run: (signal: AbortSignal) => Promise<unknown>): Promise<string> {
  const busy = setInterval(() => {}, 5);
  try {
    return await run(AbortSignal.timeout(5)).then(() => "resolved", (error) => error.name);
  } finally {
    clearInterval(busy);
  }
}

describe("the time limit of a caller", () => {
  it("counts as a failure of a dependency that hangs", async () => {
    const api = upstream("api", { breaker: { consecutive: 3 }, fetch: hanging });
    for (let i = 0; i < 3; i++) {
      assert.equal(api.state, "closed");
      const ended = await timingOut((signal) => api.fetch("https://api.example/", { signal }));
      assert.equal(ended, "TimeoutError");
    }
    assert.equal(api.state, "open");
    assert.equal(api.stats().failed_attempts_total, 3);
  });

  it("counts in execute(), in a circuit breaker and in a policy", async () => {
    const api = upstream("api", { breaker: { consecutive: 1 } });
    await timingOut((signal) => api.execute(never, { signal }));
    assert.equal(api.state, "open");
    const breaker = circuitBreaker({ consecutive: 1 });
    await timingOut((signal) => breaker.execute(never, { signal }));
    assert.equal(breaker.state, "open");
    const part = circuitBreaker({ consecutive: 1 });
    await timingOut((signal) => policy(part).execute(never, { signal }));
    assert.equal(part.state, "open");
  });

  it("counts for a call that is bound to a request", async () => {
    const api = upstream("api", { breaker: { consecutive: 1 }, fetch: hanging });
    const app = new Hono().get("/", async (c) => {
      const { fetch } = api.for(c);
      return c.text(await timingOut((signal) => fetch("https://api.example/", { signal })));
    });
    assert.equal(await (await app.request("/")).text(), "TimeoutError");
    assert.equal(api.state, "open");
  });

  it("is left to isFailure, and replaced by no fallback", async () => {
    const seen: unknown[] = [];
    const lenient = upstream("api", {
      breaker: { consecutive: 1 },
      isFailure: ({ error }) => (seen.push((error as Error).name), false),
      fallback: () => "unwanted",
    });
    assert.equal(
      await timingOut((signal) => lenient.execute(never, { signal })),
      "TimeoutError",
    );
    assert.ok(seen.includes("TimeoutError"));
    assert.equal(lenient.state, "closed");
  });

  it("does not count while the call waits for a slot: the dependency was not called", async () => {
    const api = upstream("api", {
      breaker: { consecutive: 1 },
      bulkhead: { max: 1, queue: 5, maxWait: "5s" },
    });
    let free!: (value: unknown) => void;
    const first = api.execute(() => new Promise((resolve) => free = resolve));
    await timingOut((signal) => api.execute(() => 1, { signal }));
    assert.equal(api.state, "closed");
    free("done");
    assert.equal(await first, "done");
  });
});

describe("the reason of an abort", () => {
  it("may wrap a time limit, as SDKs do", async () => {
    const api = upstream("api", { breaker: { consecutive: 1 } });
    const caller = new AbortController();
    const ended = api.execute(never, { signal: caller.signal }).catch(() => "ended");
    const cause = new DOMException("too late", "TimeoutError");
    caller.abort(Object.assign(new Error("aborted", { cause }), { name: "AbortError" }));
    assert.equal(await ended, "ended");
    assert.equal(api.state, "open");
  });
});

describe("a caller that leaves", () => {
  it("is held against nobody, whatever it gives as the reason", async () => {
    const api = upstream("api", { breaker: { consecutive: 1 } });
    for (const reason of [undefined, "enough", new Error("left"), { name: 7 }]) {
      const caller = new AbortController();
      const ended = api.execute(never, { signal: caller.signal }).catch(() => "ended");
      caller.abort(reason);
      assert.equal(await ended, "ended");
    }
    assert.equal(api.state, "closed");
  });

  it("is not blamed on the dependency when it is the client of a request", async () => {
    const api = upstream("api", { breaker: { consecutive: 1 } });
    const app = new Hono().get("/", async (c) => {
      await api.for(c).execute(never).catch(() => {});
      return c.text("left");
    });
    const client = new AbortController();
    const answer = app.request("/", { signal: client.signal });
    await sleep(5);
    client.abort(new DOMException("client gave up", "TimeoutError"));
    await answer;
    assert.equal(api.state, "closed");
  });
});
