import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { CircuitOpenError, TimeoutError, upstream } from "../../../src/resilience/mod.ts";
import type {
  RetryEvent,
  UpstreamOptions,
  UpstreamRequestInit,
} from "../../../src/resilience/mod.ts";

const URL_OF = "https://dependency.example/things";
const FAST = { max: 2, delay: 1 } as const;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

interface Sent {
  readonly input: RequestInfo | URL;
  readonly init: RequestInit;
}

/** An upstream with the given responses in turn; the last one repeats. */
function upstreamOf(
  answers: readonly (number | Error | (() => Response | Promise<Response>))[],
  options: UpstreamOptions = {},
) {
  const sent: Sent[] = [];
  const fetch = ((input: RequestInfo | URL, init: RequestInit = {}) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({ input, init });
    if (answer instanceof Error) return Promise.reject(answer);
    if (typeof answer === "function") return Promise.resolve(answer());
    return Promise.resolve(new Response(`answer ${sent.length}`, { status: answer }));
  }) as typeof globalThis.fetch;
  return { api: upstream("things", { fetch, ...options }), sent };
}

describe("an upstream's fetch", () => {
  it("answers with the Response of the dependency", async () => {
    const { api, sent } = upstreamOf([200]);
    const answer = await api.fetch(URL_OF);
    assert.equal(await answer.text(), "answer 1");
    assert.equal(sent.length, 1);
  });

  it("tries transient statuses and network errors again, and gives the good answer", async () => {
    const { api, sent } = upstreamOf([503, new TypeError("reset"), 200], { retry: FAST });
    assert.equal((await api.fetch(URL_OF)).status, 200);
    assert.equal(sent.length, 3);
  });

  it("gives the last Response as it is when the tries are spent", async () => {
    const { api, sent } = upstreamOf([500, 502, 503], { retry: FAST });
    const answer = await api.fetch(URL_OF);
    assert.equal(answer.status, 503);
    assert.equal(await answer.text(), "answer 3");
    assert.equal(sent.length, 3);
  });

  it("throws the last error as it is when the tries are spent", async () => {
    const last = new TypeError("reset");
    const { api } = upstreamOf([503, 503, last], { retry: FAST });
    await assert.rejects(api.fetch(URL_OF), (error) => error === last);
  });

  it("does not try other statuses again", async () => {
    for (const status of [400, 401, 404, 409, 501]) {
      const { api, sent } = upstreamOf([status], { retry: FAST });
      assert.equal((await api.fetch(URL_OF)).status, status);
      assert.equal(sent.length, 1, String(status));
    }
  });

  it("repeats idempotent methods, and others with an Idempotency-Key, only", async () => {
    const tries = async (init: RequestInit): Promise<number> => {
      const { api, sent } = upstreamOf([503], { retry: FAST });
      await api.fetch(URL_OF, init);
      return sent.length;
    };
    for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]) {
      assert.equal(await tries({ method }), 3, method);
    }
    assert.equal(await tries({ method: "POST", body: "{}" }), 1);
    assert.equal(await tries({ method: "PATCH", body: "{}" }), 1);
    const headers = { "Idempotency-Key": "k1" };
    assert.equal(await tries({ method: "POST", body: "{}", headers }), 3);
  });

  it("repeats what the caller says may be sent twice, and never sends that option", async () => {
    const tries = async (init: UpstreamRequestInit, options: UpstreamOptions): Promise<number> => {
      const { api, sent } = upstreamOf([503], options);
      await api.fetch(URL_OF, init);
      for (const { init } of sent) assert.ok(!("idempotent" in init));
      return sent.length;
    };
    const post = { method: "POST", body: "{}" };
    const all = { retry: { ...FAST, idempotent: true } };
    assert.equal(await tries(post, all), 3);
    assert.equal(await tries({ ...post, idempotent: true }, { retry: FAST }), 3);
    assert.equal(await tries({ ...post, idempotent: false }, all), 1);
    assert.equal(await tries({ method: "GET", idempotent: false }, { retry: FAST }), 1);
    assert.equal(await tries({ ...post, idempotent: undefined }, { retry: FAST }), 1);
    const stream = { body: new Response("x").body!, duplex: "half" } as RequestInit;
    assert.equal(await tries({ ...post, ...stream, idempotent: true }, { retry: FAST }), 1);
    assert.throws(
      () => upstream("x", { retry: { idempotent: "yes" as never } }),
      /upstream.retry: idempotent must be one of true, false/,
    );
  });

  it("waits as long as retry-after-ms asks, which is more exact than Retry-After", async () => {
    const waits: number[] = [];
    const busy = (headers: Record<string, string>) => () =>
      new Response(null, { status: 429, headers: { "retry-after": "1", ...headers } });
    const { api } = upstreamOf([
      busy({ "retry-after-ms": "12" }),
      busy({ "x-ms-retry-after-ms": "3.5" }),
      busy({ "retry-after-ms": "soon" }),
      busy({ "retry-after-ms": "9999" }),
      200,
    ], {
      retry: { max: 5, delay: 1, maxDelay: 20 },
      onRetry: ({ delayMs }) => void waits.push(delayMs),
    });
    assert.equal((await api.fetch(URL_OF)).status, 200);
    assert.deepEqual(waits, [12, 3.5, 20, 20]);
  });

  it("repeats only bodies that can be sent twice", async () => {
    const tries = async (input: RequestInfo, init?: RequestInit): Promise<number> => {
      const { api, sent } = upstreamOf([503], { retry: FAST });
      await api.fetch(input, init);
      return sent.length;
    };
    const put = { method: "PUT" };
    for (const body of ["text", new Uint8Array(3), new URLSearchParams("a=1"), new Blob(["x"])]) {
      assert.equal(await tries(URL_OF, { ...put, body }), 3);
    }
    const stream = new Response("x").body!;
    assert.equal(await tries(URL_OF, { ...put, body: stream, duplex: "half" } as RequestInit), 1);
    assert.equal(await tries(new Request(URL_OF, { ...put, body: "x" })), 1);
    assert.equal(await tries(new Request(URL_OF)), 3);
  });

  it("waits as long as Retry-After asks, up to maxDelay", async () => {
    const busy = (after: string) => () =>
      new Response(null, { status: 429, headers: { "retry-after": after } });
    const waits: number[] = [];
    const options: UpstreamOptions = {
      retry: { max: 2, delay: 1, maxDelay: 40 },
      onRetry: ({ delayMs }) => void waits.push(delayMs),
    };
    const { api } = upstreamOf([busy("0"), busy("3600"), 200], options);
    assert.equal((await api.fetch(URL_OF)).status, 200);
    assert.deepEqual(waits, [0, 40]);
  });

  it("lets go of the body of an answer that is tried again", async () => {
    let cancelled = 0;
    const failing = () =>
      new Response(new ReadableStream({ cancel: () => void cancelled++ }), { status: 503 });
    const { api } = upstreamOf([failing, 200], { retry: FAST });
    await api.fetch(URL_OF);
    assert.equal(cancelled, 1);
  });

  it("ends an attempt that takes too long, and tries again", async () => {
    let attempt = 0;
    const fetch = ((_input: unknown, init: RequestInit) => {
      if (attempt++ > 0) return Promise.resolve(new Response("at last"));
      return new Promise((_, reject) => {
        init.signal!.addEventListener("abort", () => reject(init.signal!.reason));
      });
    }) as typeof globalThis.fetch;
    const api = upstream("slow", { fetch, timeout: 15, retry: FAST });
    assert.equal(await (await api.fetch(URL_OF)).text(), "at last");
    assert.equal(api.stats().timeouts_total, 1);
  });

  it("ends with the caller's own signal, also while the body is read", async () => {
    const { api, sent } = upstreamOf([200], { retry: FAST });
    const caller = new AbortController();
    await api.fetch(URL_OF, { signal: caller.signal });
    assert.equal(sent[0].init.signal!.aborted, false);
    caller.abort();
    assert.equal(sent[0].init.signal!.aborted, true);
  });

  it("opens its circuit by default, and then does not call at all", async () => {
    const { api, sent } = upstreamOf([500]);
    for (let i = 0; i < 5; i++) assert.equal((await api.fetch(URL_OF)).status, 500);
    await assert.rejects(api.fetch(URL_OF), CircuitOpenError);
    assert.equal(sent.length, 5);
    assert.equal(api.state, "open");
    await assert.rejects(api.ping(), /the circuit of things is open/);
  });

  it("has no circuit when it is off", async () => {
    const { api, sent } = upstreamOf([500], { breaker: false });
    for (let i = 0; i < 50; i++) await api.fetch(URL_OF);
    assert.equal(sent.length, 50);
    await api.ping();
  });

  it("keeps its retries within the budget", async () => {
    const { api, sent } = upstreamOf([503], { retry: { max: 3, delay: 0 }, breaker: false });
    await Promise.all(Array.from({ length: 200 }, () => api.fetch(URL_OF)));
    assert.equal(sent.length, 220);
    assert.ok(api.stats().retries_suppressed_total > 0);
  });

  it("gives the last good answer in place of a failure, and says how old it is", async () => {
    let now = 0;
    const { api } = upstreamOf([200, 503], {
      stale: { maxAge: "1m" },
      clock: { now: () => now },
    });
    await (await api.fetch(URL_OF)).text();
    await sleep(5);
    now = 30_000;
    const stale = await api.fetch(URL_OF);
    assert.equal(stale.status, 200);
    assert.equal(await stale.text(), "answer 1");
    assert.equal(stale.headers.get("age"), "30");
    assert.equal((await api.fetch(URL_OF + "/other")).status, 503);
    now = 60_001;
    assert.equal((await api.fetch(URL_OF)).status, 503);
  });

  it("stores no response that belongs to one user", async () => {
    const withHeaders = (headers: HeadersInit) => () => new Response("mine", { headers });
    for (
      const [answer, init] of [
        [withHeaders({ "set-cookie": "a=1" }), {}],
        [withHeaders({ "cache-control": "private" }), {}],
        [withHeaders({ "cache-control": "no-store" }), {}],
        [withHeaders({ vary: "cookie" }), {}],
        [withHeaders({}), { headers: { authorization: "Bearer x" } }],
        [withHeaders({}), { headers: { cookie: "a=1" } }],
        [withHeaders({}), { method: "POST" }],
      ] as const
    ) {
      const { api } = upstreamOf([answer, 503], { stale: {} });
      await (await api.fetch(URL_OF, init)).text();
      await sleep(2);
      assert.equal((await api.fetch(URL_OF, init)).status, 503);
    }
  });

  it("stores no more and no larger responses than configured", async () => {
    const long = () => new Response("x".repeat(2_000));
    const { api } = upstreamOf([long, long, 200, 200, 503], {
      stale: { maxBytes: 1_000, maxEntries: 1 },
    });
    assert.equal((await (await api.fetch(URL_OF + 1)).text()).length, 2_000);
    assert.equal((await (await api.fetch(URL_OF + 2)).text()).length, 2_000);
    for (const n of [3, 4]) {
      await api.fetch(URL_OF + n);
      await sleep(5);
    }
    const statuses: number[] = [];
    for (const n of [1, 2, 3, 4]) statuses.push((await api.fetch(URL_OF + n)).status);
    assert.deepEqual(statuses, [503, 503, 503, 200]);
  });

  it("falls back when all else fails", async () => {
    const { api } = upstreamOf([503], {
      fallback: (failure) => Response.json({ was: (failure as Response).status }),
    });
    assert.deepEqual(await (await api.fetch(URL_OF)).json(), { was: 503 });
  });

  it("asks a second time when the first answer takes long, and takes what comes first", async () => {
    const signals: AbortSignal[] = [];
    const fetch = ((_input: unknown, init: RequestInit) => {
      signals.push(init.signal!);
      return signals.length > 1 ? Promise.resolve(new Response("second")) : new Promise(() => {});
    }) as typeof globalThis.fetch;
    const api = upstream("slow", { fetch, hedge: { after: 10 } });
    assert.equal(await (await api.fetch(URL_OF)).text(), "second");
    assert.deepEqual(signals.map((signal) => signal.aborted), [true, false]);
  });

  it("never hedges what must not be sent twice", async () => {
    let sent = 0;
    const fetch = (async () => {
      sent++;
      await sleep(20);
      return new Response("once");
    }) as typeof globalThis.fetch;
    const api = upstream("slow", { fetch, hedge: { after: 1 } });
    await api.fetch(URL_OF, { method: "POST", body: "x" });
    assert.equal(sent, 1);
  });

  it("survives hooks that throw, and tells refusals", async () => {
    const told: unknown[] = [];
    const { api } = upstreamOf([503, 200], {
      retry: FAST,
      onRetry(event: RetryEvent) {
        told.push(event.attempt);
        throw new Error("a bug");
      },
      onReject(error) {
        told.push(error.name);
        throw new Error("a bug");
      },
    });
    assert.equal((await api.fetch(URL_OF)).status, 200);
    api.isolate();
    await assert.rejects(api.fetch(URL_OF), CircuitOpenError);
    assert.deepEqual(told, [1, "CircuitOpenError"]);
  });
});

describe("an upstream's hooks", () => {
  it("may reject, and the rejection is handled", async () => {
    let handled = 0;
    const hook = (): void =>
      ({
        then: (_: unknown, failed?: unknown) => handled += failed === undefined ? 0 : 1,
      }) as never;
    const { api } = upstreamOf([503, 200], {
      retry: FAST,
      onRetry: hook,
      onReject: hook,
      onTransition: hook,
    });
    await api.fetch(URL_OF);
    api.isolate();
    await assert.rejects(api.fetch(URL_OF), CircuitOpenError);
    assert.equal(handled, 3);
  });
});

describe("an upstream bound to a request", () => {
  it("propagates the caller's trace, with a new span id per attempt", async () => {
    const { api, sent } = upstreamOf([503, 200], { retry: FAST, propagate: true });
    const app = new Hono().get("/", async (c) => {
      await api.for(c).fetch(URL_OF, { headers: { "x-own": "1" } });
      return c.text("ok");
    });
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    await app.request("/", { headers: { traceparent } });
    const headers = sent.map(({ init }) => new Headers(init.headers));
    const spans = headers.map((given) => given.get("traceparent")!.split("-"));
    assert.equal(spans[0][1], "4bf92f3577b34da6a3ce929d0e0e4736");
    assert.equal(new Set([...spans.map((parts) => parts[2]), "00f067aa0ba902b7"]).size, 3);
    assert.equal(headers[1].get("x-own"), "1");
  });

  it("ends with the client: the work is aborted, and held against nobody", async () => {
    const client = new AbortController();
    let aborted = false;
    const api = upstream("slow", { breaker: { consecutive: 1 } });
    const app = new Hono().get("/", async (c) => {
      try {
        await api.for(c).execute(({ signal }) => {
          signal.addEventListener("abort", () => aborted = true);
          return new Promise(() => {});
        });
      } catch (error) {
        return c.text((error as Error).name);
      }
      return c.text("unreachable");
    });
    const answer = app.request("/", { signal: client.signal });
    await sleep(5);
    client.abort();
    assert.equal(await (await answer).text(), "AbortError");
    assert.equal(aborted, true);
    assert.equal(api.state, "closed");
  });

  it("hands its bookkeeping to waitUntil", async () => {
    const { api } = upstreamOf([200]);
    const app = new Hono().get("/", async (c) => {
      await api.for(c).fetch(URL_OF);
      return c.text("ok");
    });
    const waited: Promise<unknown>[] = [];
    const context = { waitUntil: (p: Promise<unknown>) => void waited.push(p) };
    await app.fetch(new Request("http://x/"), {}, context as never);
    assert.equal(waited.length, 1);
    await waited[0];
  });

  it("answers with a problem by itself when a handler lets our error pass", async () => {
    const { api } = upstreamOf([200]);
    api.isolate();
    const app = new Hono().get("/", async (c) => await api.for(c).fetch(URL_OF));
    const answer = await app.request("/");
    assert.equal(answer.status, 503);
    assert.equal((await answer.json()).code, "circuit-open");
  });
});

describe("an upstream's execute", () => {
  it("tries again whatever throws, and gives the work its signal and number", async () => {
    const api = upstream("db", { retry: FAST });
    const seen: number[] = [];
    const rows = await api.execute(({ signal, attempt }) => {
      seen.push(attempt);
      assert.equal(signal.aborted, false);
      if (attempt === 0) throw Object.assign(new Error("conflict"), { status: 409 });
      return ["row"];
    });
    assert.deepEqual(rows, ["row"]);
    assert.deepEqual(seen, [0, 1]);
  });

  it("times out work that ignores its signal", async () => {
    const api = upstream("db", { timeout: 10 });
    await assert.rejects(api.execute(() => new Promise(() => {})), TimeoutError);
  });

  it("stores values under a key when configured", async () => {
    const api = upstream("db", { stale: {} });
    assert.equal(await api.execute(() => 42, { key: "answer" }), 42);
    const down = () => Promise.reject(new Error("down"));
    assert.equal(await api.execute(down, { key: "answer" }), 42);
    await assert.rejects(api.execute(down), { message: "down" });
  });

  it("refuses everything once closed", async () => {
    const api = upstream("db");
    api.close();
    await assert.rejects(api.execute(() => 1), CircuitOpenError);
    await assert.rejects(api.ping(), /db is closed/);
  });

  it("says what it is, what it counts, and what it was", async () => {
    const api = upstream("db", { breaker: { consecutive: 1 }, bulkhead: { max: 3 } });
    await api.execute(() => 1);
    await api.execute(() => Promise.reject(new Error("down"))).catch(() => {});
    assert.deepEqual([api.name, api.kind], ["db", "upstream"]);
    const { calls_total, failures_total, limit, in_flight, state } = api.stats();
    assert.deepEqual([calls_total, failures_total, limit, in_flight, state], [2, 1, 3, 0, 2]);
    const restored = upstream("db");
    restored.restore(JSON.parse(JSON.stringify(api)));
    assert.equal(restored.state, "open");
  });

  it("says what is wrong with an option", () => {
    assert.throws(() => upstream(""), /the name must be a text/);
    assert.throws(() => upstream("x", { retries: 3 } as object), /did you mean "retry"/);
    assert.throws(
      () => upstream("x", { propagate: "yes" as never }),
      /upstream: propagate must be one of true, false, got "yes"/,
    );
    assert.throws(() => upstream("x", { timeout: -1 }), /^RangeError: upstream: timeout must be/);
    assert.throws(() => upstream("x", { retry: { max: -1 } }), /upstream\.retry: max must be/);
    assert.throws(() => upstream("x", { breaker: { lease: 0 } }), /upstream\.breaker: lease/);
    assert.throws(() => upstream("x", { breaker: { probe: 1 } as object }), /probes/);
  });
});

describe("the caller's signal", () => {
  it("has one listener, however many calls follow it, and none once they have ended", async () => {
    const caller = new AbortController();
    const { signal } = caller;
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: unknown[]) => {
      listeners++;
      addEventListener.apply(signal, args as never);
    };
    signal.removeEventListener = (...args: unknown[]) => {
      listeners--;
      removeEventListener.apply(signal, args as never);
    };
    const api = upstream("api");
    const calls = Array.from({ length: 50 }, () => api.execute(() => sleep(5), { signal }));
    assert.equal(listeners, 1);
    await Promise.all(calls);
    assert.equal(listeners, 0);

    const hanging = Array.from(
      { length: 3 },
      () =>
        api.execute(() => new Promise(() => {}), { signal }).catch((error: Error) => error.message),
    );
    caller.abort(new Error("gone"));
    assert.deepEqual(await Promise.all(hanging), ["gone", "gone", "gone"]);
    assert.equal(listeners, 0);
  });
});
