import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { upstream } from "../../../src/resilience/mod.ts";
import type { UpstreamOptions } from "../../../src/resilience/mod.ts";

const URL_OF = "https://dependency.example/things";

/** One answer of the dependency: a status or an error, after `ms`. */
interface Reply {
  readonly ms: number;
  readonly with: number | Error;
}

const after = (ms: number, answer: number | Error): Reply => ({ ms, with: answer });

/** Fetches once, with these replies to the attempts in turn. */
async function race(replies: readonly Reply[], options: UpstreamOptions = {}) {
  const signals: AbortSignal[] = [];
  const cancelled: number[] = [];
  const fetch = ((_input: unknown, init: RequestInit) => {
    const signal = init.signal!;
    const reply = replies[signals.push(signal) - 1];
    return new Promise((resolve, reject) => {
      const answer = reply.with;
      const timer = setTimeout(() => {
        if (answer instanceof Error) return reject(answer);
        const cancel = () => void cancelled.push(answer);
        resolve(new Response(new ReadableStream({ cancel }), { status: answer }));
      }, reply.ms);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    });
  }) as typeof globalThis.fetch;
  const api = upstream("api", { fetch, hedge: { after: 5 }, ...options });
  const result = await api.fetch(URL_OF).then(
    ({ status }) => status,
    (error: Error) => error.message,
  );
  return { result, api, cancelled, aborted: signals.map((signal) => signal.aborted) };
}

describe("a hedge", () => {
  it("that fails fast waits for the good answer of the first attempt", async () => {
    for (const fast of [404, 400, 401, 409, 429, 500, 503, new TypeError("reset")]) {
      const { result, api } = await race([after(40, 200), after(1, fast)]);
      assert.equal(result, 200, `after ${fast}`);
      assert.equal(api.state, "closed");
    }
  });

  it("that succeeds beats the first attempt, which is aborted", async () => {
    const { result, aborted, api } = await race([after(500, 200), after(1, 201)]);
    assert.equal(result, 201);
    assert.deepEqual(aborted, [true, false]);
    assert.equal(api.stats().failed_attempts_total, 0);
  });

  it("gives the better answer when no attempt succeeds", async () => {
    const reset = new TypeError("reset");
    const cases: [first: number | Error, second: number | Error, better: number | string][] = [
      [500, 404, 404],
      [reset, 404, 404],
      [reset, 503, 503],
      [503, reset, 503],
      [429, 404, 404],
      [500, 429, 429],
      [502, 503, 502],
      [reset, new TypeError("refused"), "reset"],
    ];
    for (const [first, second, better] of cases) {
      const slowFirst = await race([after(30, first), after(1, second)]);
      assert.equal(slowFirst.result, better, `${first} after ${second}`);
      const slowSecond = await race([after(15, first), after(30, second)]);
      assert.equal(slowSecond.result, better, `${first} before ${second}`);
    }
  });

  it("does not delay an answer of the first attempt that another would only repeat", async () => {
    const { result, aborted } = await race([after(15, 404), after(5_000, 200)]);
    assert.equal(result, 404);
    assert.deepEqual(aborted, [false, true]);
  });

  it("cancels the body of the answer that is not used", async () => {
    const { result, cancelled } = await race([after(30, 200), after(1, 404)]);
    assert.deepEqual([result, cancelled], [200, [404]]);
  });

  it("cancels the body of a Response that lost in execute(), too", async () => {
    const cancelled: number[] = [];
    const api = upstream("api", { hedge: { after: 5 }, isFailure: ({ value }) => isDown(value) });
    let n = 0;
    const answer = await api.execute(async () => {
      const first = n++ === 0;
      await new Promise((done) => setTimeout(done, first ? 30 : 1));
      const status = first ? 200 : 503;
      return new Response(new ReadableStream({ cancel: () => void cancelled.push(status) }), {
        status,
      });
    });
    assert.deepEqual([answer.status, cancelled], [200, [503]]);
  });

  it("ends with the deadline even if an answer was held back", async () => {
    const { result, cancelled } = await race([after(5_000, 200), after(1, 404)], { deadline: 40 });
    assert.match(String(result), /40 ms/);
    assert.deepEqual(cancelled, [404]);
  });

  it("that is refused by its own circuit waits for the probe", async () => {
    const open = { state: "open", openedAt: 0, openMs: 1, openings: 1 } as const;
    const breaker = { consecutive: 1, openFor: 30 };
    const fetch =
      (() =>
        new Promise((done) =>
          setTimeout(done, 30, new Response("well"))
        )) as typeof globalThis.fetch;
    const api = upstream("api", { fetch, hedge: { after: 5 }, breaker });
    api.restore({ circuits: { "": open } });
    assert.equal(await (await api.fetch(URL_OF)).text(), "well");
    assert.equal(api.state, "closed");
  });
});

const isDown = (value: unknown): boolean => (value as Response).status >= 500;

describe("the budget of hedges", () => {
  /** How many hedges 300 calls have started that all take longer than `after`. */
  const hedgesOf = async (options: UpstreamOptions): Promise<number> => {
    const api = upstream("api", { hedge: { after: 1 }, ...options });
    for (let i = 0; i < 10; i++) {
      const slow = () => new Promise((done) => setTimeout(done, 12));
      await Promise.all(Array.from({ length: 30 }, () => api.execute(slow)));
    }
    return api.stats().retries_total;
  };

  it("is a tenth of the calls, whatever the options of retry", async () => {
    for (
      const options of [{}, { retry: {} }, { retry: { budget: 0 } }, { retry: { budget: false } }]
    ) {
      const hedges = await hedgesOf(options as UpstreamOptions);
      assert.ok(hedges >= 25 && hedges <= 30, `${JSON.stringify(options)}: ${hedges}`);
    }
  });

  it("is not used up by retries", async () => {
    const api = upstream("api", {
      hedge: { after: 1 },
      retry: { max: 1, delay: 0, budget: 0 },
      breaker: false,
    });
    for (let i = 0; i < 30; i++) {
      await api.execute(() => Promise.reject(new Error("down"))).catch(() => {});
    }
    const retried = api.stats().retries_total;
    let n = 0;
    const answer = await api.execute(() =>
      n++ === 0 ? new Promise((done) => setTimeout(done, 500, "slow")) : "fast"
    );
    assert.equal(answer, "fast");
    assert.equal(api.stats().retries_total, retried + 1);
  });
});
