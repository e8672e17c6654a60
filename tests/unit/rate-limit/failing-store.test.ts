import { describe, it } from "node:test";
import assert from "node:assert/strict";
import type { Store, TakeResult } from "../../../src/core/store/store.ts";
import { createLimiter, rateLimit } from "../../../src/rate-limit/mod.ts";
import type { FailMode, RateLimitOptions } from "../../../src/rate-limit/mod.ts";
import { failingStore, hangingStore } from "../../../src/testing/mod.ts";
import { clockAt, guarded, THREE_THEN_REFUSED } from "./app.ts";

const sync = (take: () => unknown): Store => ({ scope: "global", take: take as never });
const answering = (answer: unknown): Store => sync(() => Promise.resolve(answer));
const spentOf = (spent: unknown, allowed: unknown = true) => answering([{ allowed, spent }]);

/** Every way to fail, each as a new store. */
const FAULTS: Record<string, () => Store> = {
  "rejects": () => failingStore(),
  "rejects with nothing": () => failingStore(null),
  "hangs": () => hangingStore(),
  "throws at once": () =>
    sync(() => {
      throw new Error("not connected");
    }),
  "answers undefined": () => answering(undefined),
  "answers a text": () => answering("OK"),
  "answers too few": () => answering([]),
  "answers too many": () =>
    answering([{ allowed: true, spent: [0] }, { allowed: true, spent: [0] }]),
  "answers nulls": () => answering([null]),
  "answers a text for a list": () => spentOf("0"),
  "answers texts for numbers": () => spentOf(["0"]),
  "answers NaN": () => spentOf([NaN]),
  "answers Infinity": () => spentOf([Infinity]),
  "answers less than nothing": () => spentOf([-1]),
  "answers a sparse list": () => answering(new Array(1)),
  "answers a sparse list of numbers": () => spentOf(new Array(1)),
  "answers with getters that throw": () =>
    answering([{
      get allowed() {
        throw new Error("broken client");
      },
    }]),
  "answers with a list that throws": () =>
    answering(
      new Proxy([], {
        get() {
          throw new Error("broken client");
        },
      }),
    ),
  "answers no verdict": () => spentOf([0], null),
  "answers with a thenable that throws": () =>
    sync(() => ({
      then() {
        throw new Error("broken client");
      },
    })),
  "has a fast path that throws": () => ({
    ...failingStore(),
    takeOne() {
      throw new Error("not a memory store");
    },
  }),
};

const limitOf3 = (store: Store, failMode?: FailMode, more: RateLimitOptions = {}) =>
  rateLimit({ limit: 3, store, failMode, storeTimeout: 15, clock: clockAt(), ...more });

describe("a store that fails", () => {
  for (const [fault, store] of Object.entries(FAULTS)) {
    it(`is replaced by this process when it ${fault}`, async () => {
      assert.deepEqual(await guarded(limitOf3(store())).statuses(5), THREE_THEN_REFUSED);
    });

    it(`lets everything through with failMode "open" when it ${fault}`, async () => {
      assert.deepEqual(await guarded(limitOf3(store(), "open")).statuses(5), Array(5).fill(200));
    });

    it(`refuses with 503 with failMode "closed" when it ${fault}`, async () => {
      const { send, statuses } = guarded(limitOf3(store(), "closed"));
      assert.deepEqual(await statuses(5), Array(5).fill(503));
      const { headers, status } = await send();
      assert.equal(status, 503);
      assert.equal(headers.get("retry-after"), "2");
    });
  }

  it("claims no remaining tokens while nothing is known of them", async () => {
    const { send } = guarded(limitOf3(failingStore(), "closed", { headers: "both" }));
    const { headers } = await send();
    assert.deepEqual([headers.get("ratelimit"), headers.get("x-ratelimit-remaining")], [
      null,
      null,
    ]);
  });

  it("is the problem limiter-unavailable", async () => {
    const body = await (await guarded(limitOf3(failingStore(), "closed")).send()).json();
    assert.deepEqual(body, {
      type: "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity",
      title: "Rate limiting is unavailable",
      status: 503,
      detail: "The limit cannot be checked now.",
      code: "limiter-unavailable",
      retryAfter: 2,
    });
  });

  it("never refuses in report mode", async () => {
    const { statuses } = guarded(limitOf3(failingStore(), "closed", { mode: "report" }));
    assert.deepEqual(await statuses(5), Array(5).fill(200));
  });

  it("says why in the decision, and that it counted in this process only", async () => {
    const reasons: unknown[] = [];
    const onDecision: RateLimitOptions["onDecision"] = (_c, { reason, scope }) =>
      reasons.push([reason, scope]);
    await guarded(limitOf3(failingStore(), "local", { onDecision })).statuses(2);
    assert.deepEqual(reasons, [["store-error", "isolate"], ["store-open", "isolate"]]);
  });

  it("costs the first request its time budget, and the next ones nothing", async () => {
    const { send, statuses } = guarded(limitOf3(hangingStore(), "open", { storeTimeout: 150 }));
    let started = performance.now();
    await send();
    assert.ok(performance.now() - started >= 140);
    started = performance.now();
    await statuses(20);
    assert.ok(performance.now() - started < 100);
  });

  it("fails all requests that were under way as one failure", async () => {
    const store = hangingStore();
    const { send } = guarded(limitOf3(store));
    const answers = await Promise.all(Array.from({ length: 10 }, () => send()));
    assert.equal(answers.filter(({ status }) => status === 200).length, 3);
    assert.equal(store.calls, 10);
  });
});

/** A limiter in front of a store that fails, both on one clock. */
function failing(store = failingStore()) {
  const clock = clockAt();
  const limiter = createLimiter({ limit: 1_000, store, clock, storeTimeout: 15 });
  /** One take, and whatever it started in the background. */
  const take = async () => {
    const { reason } = await limiter.take("user");
    await new Promise((resolve) => setTimeout(resolve, 0));
    return reason;
  };
  return { clock, limiter, store, take };
}

describe("while a store fails", () => {
  it("it is left alone, until a probe is due after 100 ms", async () => {
    const { clock, store, take } = failing();
    await take();
    clock.advance(99);
    await take();
    assert.equal(store.calls, 1);
    clock.advance(1);
    assert.equal(await take(), "store-open");
    assert.equal(store.calls, 2);
  });

  it("one probe at a time is sent, however many requests find it due", async () => {
    const { clock, store, limiter, take } = failing();
    await take();
    clock.advance(100);
    await Promise.all(Array.from({ length: 20 }, () => limiter.take("user")));
    assert.equal(store.calls, 2);
  });

  it("the pause between probes grows to 2 s, and no further", async () => {
    const { clock, store, take } = failing();
    await take();
    const probedAt: number[] = [];
    for (let ms = 0; ms < 12_000; ms += 50) {
      const { calls } = store;
      clock.advance(50);
      await take();
      if (store.calls > calls) probedAt.push(ms + 50);
    }
    const pauses = probedAt.map((at, i) => at - (probedAt[i - 1] ?? 0));
    assert.deepEqual(pauses.slice(0, 6), [100, 200, 400, 800, 1_600, 2_000]);
    assert.ok(pauses.slice(6).every((pause) => pause === 2_000));
  });

  it("a probe consumes nothing", async () => {
    const { clock, store, take, limiter } = failing();
    await take();
    store.heal();
    clock.advance(100);
    await take();
    const { remaining, reason } = await limiter.take("other");
    assert.equal(reason, undefined);
    assert.equal(remaining, 999);
  });

  it("a failure of one that was under way delays no probe", async () => {
    const failures: (() => void)[] = [];
    const store = sync(() => new Promise((_resolve, reject) => failures.push(() => reject())));
    const clock = clockAt();
    const limiter = createLimiter({ limit: 9, store, clock, storeTimeout: "1m" });
    const underWay = [limiter.take("user"), limiter.take("user")];
    await new Promise((resolve) => setTimeout(resolve, 0));
    failures[0]();
    await underWay[0];
    clock.advance(90);
    failures[1]();
    await underWay[1];
    clock.advance(10);
    await limiter.take("user");
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.equal(failures.length, 3);
    failures[2]();
  });

  it("a probe that succeeds heals it", async () => {
    const { clock, store, take } = failing();
    await take();
    store.heal();
    clock.advance(100);
    assert.equal(await take(), "store-open");
    assert.equal(await take(), undefined);
  });

  it("a probe that died with its request is due again", async () => {
    const { clock, store, take } = failing(hangingStore());
    await take();
    for (let i = 0; i < 3; i++) {
      const { calls } = store;
      clock.advance("3s");
      await take();
      assert.equal(store.calls, calls + 1);
    }
  });

  it("a clock that was set back delays no probe", async () => {
    const { clock, store, take } = failing();
    await take();
    clock.set(clock.now() - 3_600_000);
    await take();
    assert.equal(store.calls, 2);
  });

  it("a success that comes late does not count as an answer, and is no unhandled error", async () => {
    let answer = (_: TakeResult[]) => {};
    const store = sync(() => new Promise<TakeResult[]>((resolve) => void (answer = resolve)));
    const limiter = createLimiter({ limit: 3, store, storeTimeout: 5, clock: clockAt() });
    assert.equal((await limiter.take("user")).reason, "store-timeout");
    answer([{ allowed: false, spent: [180_000] }]);
    assert.equal((await limiter.take("user")).allowed, true);
  });

  it("an error that comes late is no unhandled rejection", async () => {
    const store = sync(() =>
      new Promise((_resolve, reject) => setTimeout(reject, 15, new Error("late")))
    );
    const limiter = createLimiter({ limit: 3, store, storeTimeout: 5, clock: clockAt() });
    assert.equal((await limiter.take("user")).reason, "store-timeout");
    await new Promise((resolve) => setTimeout(resolve, 30));
  });

  it("what it said before still holds in this process", async () => {
    const store = failingStore();
    store.heal();
    const limiter = createLimiter({ limit: 3, store, clock: clockAt() });
    await limiter.take("user", 2);
    store.fail();
    assert.equal((await limiter.take("user")).allowed, true);
    assert.equal((await limiter.take("user")).allowed, false);
  });

  it("refunds and resets count in this process", async () => {
    const limiter = createLimiter({ limit: 1, store: failingStore(), clock: clockAt() });
    await limiter.take("user");
    await limiter.reset("user");
    assert.equal((await limiter.take("user")).allowed, true);
  });
});

describe("ping()", () => {
  it("resolves for memory, and for a store that answers", async () => {
    assert.equal(await createLimiter({ limit: 1 }).ping(), undefined);
    const store = failingStore();
    store.heal();
    assert.equal(await createLimiter({ limit: 1, store }).ping(), undefined);
  });

  it("rejects with the reason of a store that fails", async () => {
    const cause = new Error("refused");
    const limiter = createLimiter({ limit: 1, store: failingStore(cause) });
    await assert.rejects(limiter.ping(), (error: Error) => error.cause === cause);
  });

  it("rejects in time for a store that hangs", async () => {
    const limiter = createLimiter({ limit: 1, store: hangingStore(), storeTimeout: 15 });
    await assert.rejects(limiter.ping(), { message: "the store did not answer within 15 ms" });
  });

  it("heals a store that answers again", async () => {
    const { store, take, limiter } = failing();
    await take();
    store.heal();
    await limiter.ping();
    assert.equal(await take(), undefined);
  });
});

describe("stats()", () => {
  it("count what was admitted and refused, and what the store did", async () => {
    const { limiter, take } = failing();
    await take();
    await take();
    await limiter.take("user", 2_000);
    const stats = limiter.stats();
    assert.equal(stats.allowed_total, 2);
    assert.equal(stats.denied_total, 1);
    assert.equal(stats.store_errors_total, 1);
    assert.equal(stats.store_bypassed_total, 2);
    assert.equal(stats.store_open, 1);
    assert.equal(stats.fallback_total, 3);
  });

  it("are finite numbers with names in snake_case", () => {
    for (const limiter of [createLimiter({ limit: 1 }), failing().limiter, rateLimit()]) {
      for (const [name, value] of Object.entries(limiter.stats())) {
        assert.match(name, /^[a-z]+(_[a-z]+)*$/);
        assert.ok(Number.isFinite(value), name);
      }
    }
  });
});
