/**
 * The contract of every store, as one suite. Run it with your own store.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import type { Charge, Store, Take, TakeContext } from "../../src/core/store/store.ts";

/** How a store differs from an exact, atomic, shared one. */
export interface StoreContractOptions {
  /** Makes a store that shares nothing with earlier ones; `dispose` closes it. */
  make(): Promise<TestedStore> | TestedStore;
  /** Concurrent takes in the atomicity test. @default 1000 */
  concurrency?: number;
  /**
   * Tokens that one client's wrong clock may grant beyond the limit: 0 where the server's clock
   * counts; where clients' clocks count, one capacity when the fastest clock is first seen.
   * @default 0
   */
  skewGrants?: number;
  /** All clients use this process's clock, so that clocks cannot differ. */
  oneClock?: boolean;
  /** The store cannot take several charges at once, owe, or block: those tests are left out. */
  single?: boolean;
  /** The store counts whole tokens only. */
  wholeTokens?: boolean;
  /** The backend can be restarted with its data: {@link TestedStore.restart} is there. */
  restarts?: boolean;
}

/** A store under test, and a second client of the same data where it is shared. */
export interface TestedStore {
  store: Store;
  /** Another client of the same data: a second process, connection or instance. */
  other?: Store;
  /** A third client of the same data. */
  third?: Store;
  dispose?(): Promise<void> | void;
  /** Restarts the backend and keeps its data. */
  restart?(): Promise<void>;
}

const HOUR = 3_600_000;

/** 10 tokens an hour: nothing to speak of flows back during a test. */
const SLOW = { limit: 10, window: HOUR, capacity: 10 };

let made = 0;

/** An unused key, in the limiter's form. */
export function freshKey(client = "c"): string {
  return `djed:1:contract:10:3600000:0:{=${client}-${++made}-${Math.random()}}`;
}

/** A charge on a slow bucket of 10. */
export function charge(key: string, cost = 1, more: Partial<Charge> = {}): Charge {
  return { key, ...SLOW, cost, ...more };
}

/** The moment that a limiter passes, with a clock that is wrong by `skew` ms. */
export function moment(skew = 0): TakeContext {
  const clock = { now: () => Date.now() + skew };
  return { now: clock.now(), clock, c: undefined };
}

/** Decides one take. */
export async function takeOf(store: Store, take: Take, context: TakeContext = moment()) {
  const [result] = await store.take([take], context);
  return result;
}

/** Tokens spent by the first charge, rounded, so that the refill since then does not count. */
export function tokens(result: { spent: readonly number[] }, window = HOUR): number {
  return Math.max(0, Math.ceil(result.spent[0] / window - 1e-9));
}

/** Registers the suite. */
export function storeContract(name: string, options: StoreContractOptions): void {
  const { make, concurrency = 1_000, skewGrants = 0, single = false } = options;

  /** Runs a body with a store that is disposed of afterwards. */
  const withStore = (body: (tested: TestedStore) => Promise<void>) => async () => {
    const tested = await make();
    try {
      await body(tested);
    } finally {
      await tested.dispose?.();
    }
  };

  describe(`${name} as a store`, () => {
    it(
      "grants what is there and refuses the rest, consuming nothing when it refuses",
      withStore(async ({ store }) => {
        const key = freshKey();
        for (let spent = 1; spent <= 10; spent++) {
          const result = await takeOf(store, [charge(key)]);
          assert.deepEqual([result.allowed, tokens(result)], [true, spent]);
        }
        for (let i = 0; i < 3; i++) {
          const refused = await takeOf(store, [charge(key)]);
          assert.deepEqual([refused.allowed, tokens(refused)], [false, 10]);
        }
      }),
    );

    it(
      "admits exactly the capacity of many concurrent takes, from two clients",
      withStore(async ({ store, other = store }) => {
        const key = freshKey();
        const takes = Array.from(
          { length: concurrency },
          (_, i) => takeOf(i % 2 ? store : other, [charge(key, 1, { limit: 100, capacity: 100 })]),
        );
        const allowed = (await Promise.all(takes)).filter((result) => result.allowed).length;
        // 100 an hour: one token flows back every 36 s, so one more is possible on a slow machine.
        assert.ok(allowed === 100 || allowed === 101, `${allowed} admitted`);
      }),
    );

    it(
      "decides the takes of one batch in order",
      withStore(async ({ store }) => {
        const key = freshKey();
        const batch = [[charge(key, 6)], [charge(key, 6)], [charge(key, 4)], [charge(key)]];
        const results = await store.take(batch, moment());
        assert.deepEqual(results.map((r) => r.allowed), [true, false, true, false]);
        assert.deepEqual(results.map((r) => tokens(r)), [6, 6, 10, 10]);
      }),
    );

    it(
      "answers an empty batch",
      withStore(async ({ store }) => {
        assert.deepEqual(await store.take([], moment()), []);
      }),
    );

    it(
      "takes costs as a whole: a refused cost leaves a smaller one its tokens",
      withStore(async ({ store }) => {
        const key = freshKey();
        assert.equal((await takeOf(store, [charge(key, 4)])).allowed, true);
        const refused = await takeOf(store, [charge(key, 7)]);
        assert.deepEqual([refused.allowed, tokens(refused)], [false, 4]);
        assert.equal((await takeOf(store, [charge(key, 6)])).allowed, true);
      }),
    );

    it(
      "refuses a cost above capacity on a full bucket, and still grants one token then",
      withStore(async ({ store }) => {
        const key = freshKey();
        const refused = await takeOf(store, [charge(key, 50)]);
        assert.deepEqual([refused.allowed, tokens(refused)], [false, 0]);
        assert.equal((await takeOf(store, [charge(key)])).allowed, true);
      }),
    );

    it(
      "looks without consuming, even at an empty bucket",
      withStore(async ({ store }) => {
        const key = freshKey();
        assert.deepEqual(await takeOf(store, [charge(key, 0)]), { allowed: true, spent: [0] });
        await takeOf(store, [charge(key, 10)]);
        for (let i = 0; i < 2; i++) {
          const look = await takeOf(store, [charge(key, 0)]);
          assert.deepEqual([look.allowed, tokens(look)], [true, 10]);
        }
      }),
    );

    it(
      "gives back, never above full",
      withStore(async ({ store }) => {
        const key = freshKey();
        await takeOf(store, [charge(key, 10)]);
        assert.equal(tokens(await takeOf(store, [charge(key, -3)])), 7);
        assert.equal(tokens(await takeOf(store, [charge(key, -30)])), 0);
        assert.equal(tokens(await takeOf(store, [charge(key, 10)])), 10);
        assert.equal((await takeOf(store, [charge(key)])).allowed, false);
      }),
    );

    it(
      "never has more than the capacity under way, when what is taken is given back",
      withStore(async ({ store, other = store }) => {
        const key = freshKey();
        let [underWay, most, served] = [0, 0, 0];
        const client = async (from: Store) => {
          for (let tries = 0; tries < 5; tries++) {
            if (!(await takeOf(from, [charge(key)])).allowed) continue;
            most = Math.max(most, ++underWay);
            await new Promise((resolve) => setTimeout(resolve));
            underWay--;
            served++;
            await takeOf(from, [charge(key, -1)]);
          }
        };
        await Promise.all(Array.from({ length: 20 }, (_, i) => client(i % 2 ? store : other)));
        assert.ok(most >= 1 && most <= 10, `${most} under way`);
        assert.ok(served >= 10, `${served} served`);
        assert.equal(tokens(await takeOf(store, [charge(key, 0)])), 0);
      }),
    );

    it(
      "resets a bucket, and one that never was",
      withStore(async ({ store }) => {
        const key = freshKey();
        assert.equal(tokens(await takeOf(store, [charge(key, -Infinity)])), 0);
        await takeOf(store, [charge(key, 10)]);
        assert.equal(tokens(await takeOf(store, [charge(key, -Infinity)])), 0);
        assert.equal((await takeOf(store, [charge(key, 10)])).allowed, true);
      }),
    );

    it(
      "lets tokens flow back continuously",
      withStore(async ({ store }) => {
        // 20 a second: a token each 50 ms.
        const fast = { limit: 20, window: 1_000, capacity: 20 };
        const key = freshKey();
        await takeOf(store, [charge(key, 20, fast)]);
        const before = await takeOf(store, [charge(key, 0, fast)]);
        await sleep(200);
        const after = await takeOf(store, [charge(key, 0, fast)]);
        const flowed = (before.spent[0] - after.spent[0]) / 1_000;
        assert.ok(flowed >= 3.5 && flowed < 20, `${flowed} tokens in 200 ms`);
      }),
    );

    it(
      "forgets a bucket only when it is full again",
      withStore(async ({ store }) => {
        const fast = { limit: 40, window: 1_000, capacity: 20 };
        const key = freshKey();
        await takeOf(store, [charge(key, 20, fast)]); // full again after 500 ms
        await sleep(250);
        const half = tokens(await takeOf(store, [charge(key, 0, fast)]), 1_000);
        assert.ok(half > 0 && half <= 11, `${half} of 20 spent after half the time`);
        await sleep(500);
        assert.equal((await takeOf(store, [charge(key, 20, fast)])).allowed, true);
      }),
    );

    it(
      "keeps a window of ten years",
      withStore(async ({ store }) => {
        const decade = { limit: 3, window: 10 * 365 * 24 * HOUR, capacity: 3 };
        const key = freshKey();
        for (const allowed of [true, true, true, false, false]) {
          assert.equal((await takeOf(store, [charge(key, 1, decade)])).allowed, allowed);
        }
      }),
    );

    it(
      "keeps a window of one millisecond",
      withStore(async ({ store }) => {
        const quick = { limit: 1, window: 1, capacity: 1 };
        const key = freshKey();
        assert.equal((await takeOf(store, [charge(key, 1, quick)])).allowed, true);
        await sleep(20);
        assert.equal((await takeOf(store, [charge(key, 1, quick)])).allowed, true);
      }),
    );

    if (!options.wholeTokens) {
      it(
        "keeps fractions of tokens, of limits and of costs",
        withStore(async ({ store }) => {
          const half = { limit: 0.5, window: HOUR, capacity: 2 };
          const key = freshKey();
          const result = await takeOf(store, [charge(key, 0.25, half)]);
          assert.ok(Math.abs(result.spent[0] / HOUR - 0.25) < 1e-3, String(result.spent[0]));
          assert.equal((await takeOf(store, [charge(key, 1.75, half)])).allowed, true);
          assert.equal((await takeOf(store, [charge(key, 0.25, half)])).allowed, false);
        }),
      );
    }

    if (!options.oneClock) {
      it(
        "is not led astray by clients whose clocks are an hour off",
        withStore(async ({ store, other = store, third = store }) => {
          const key = freshKey();
          const hourly = { limit: 5, window: HOUR, capacity: 5 };
          let allowed = 0;
          for (let round = 0; round < 10; round++) {
            for (const [client, skew] of [[store, 0], [other, HOUR], [third, -HOUR]] as const) {
              const { allowed: granted } = await takeOf(
                client,
                [charge(key, 1, hourly)],
                moment(skew),
              );
              if (granted) allowed++;
            }
          }
          assert.ok(allowed >= 5 && allowed <= 5 + skewGrants * 5, `${allowed} of 5 admitted`);
        }),
      );
    }

    it(
      "keeps hostile keys apart",
      withStore(async ({ store }) => {
        const salt = freshKey();
        const hostile = [
          "*",
          "?",
          "[a-z]*",
          "dynamic:global",
          "\0",
          "a\0b",
          "a\r\nFLUSHALL\r\n",
          "{",
          "}{",
          "{}",
          "a:1",
          "a:1:2",
          "ключ-κλειδί-鍵-🔑",
          "e\u0301",
          "\u00e9",
          "\ud800",
          "\udc00",
          "\udfff",
          "\ufffd",
          "\uffff",
          "\uffffd800",
          "x".repeat(10_240),
          "x".repeat(10_239) + "y",
          "__proto__",
          "constructor",
          "",
          " ",
          "../..",
          "'; DROP TABLE buckets; --",
        ];
        for (const [i, client] of hostile.entries()) {
          const result = await takeOf(store, [charge(salt + client, 1 + i % 9)]);
          assert.deepEqual(
            [result.allowed, tokens(result)],
            [true, 1 + i % 9],
            `${JSON.stringify(client.slice(0, 40))} shares a bucket with another key`,
          );
        }
        await takeOf(store, [charge(salt + "*", -Infinity)]);
        const kept = await takeOf(store, [charge(salt + "a:1", 0)]);
        assert.ok(tokens(kept) > 0, "a reset of * reset another key");
      }),
    );

    if (single) return;

    it(
      "takes all charges or none",
      withStore(async ({ store }) => {
        const tag = freshKey();
        const minute = (cost: number) => charge(`minute:${tag}`, cost);
        const day = (cost: number) => charge(`day:${tag}`, cost, { limit: 12, capacity: 12 });
        assert.equal((await takeOf(store, [minute(6), day(6)])).allowed, true);
        const refusedByFirst = await takeOf(store, [minute(5), day(5)]);
        assert.equal(refusedByFirst.allowed, false);
        await takeOf(store, [day(4)]);
        const refusedBySecond = await takeOf(store, [minute(3), day(3)]);
        assert.equal(refusedBySecond.allowed, false);
        const spent = await takeOf(store, [minute(0), day(0)]);
        assert.deepEqual(spent.spent.map((units) => Math.ceil(units / HOUR)), [6, 10]);
      }),
    );

    it(
      "takes what is not there when it is forced: the bucket owes it",
      withStore(async ({ store }) => {
        const key = freshKey();
        const owed = await takeOf(store, [charge(key, 25, { force: true })]);
        assert.deepEqual([owed.allowed, tokens(owed)], [true, 25]);
        assert.equal((await takeOf(store, [charge(key)])).allowed, false);
        assert.equal(tokens(await takeOf(store, [charge(key, -16)])), 9);
        assert.equal((await takeOf(store, [charge(key)])).allowed, true);
      }),
    );

    it(
      "raises what is spent to a least, and never lowers it",
      withStore(async ({ store }) => {
        const key = freshKey();
        const blocked = await takeOf(store, [charge(key, 0, { atLeast: 15 * HOUR })]);
        assert.deepEqual([blocked.allowed, tokens(blocked)], [true, 15]);
        assert.equal((await takeOf(store, [charge(key)])).allowed, false);
        assert.equal(tokens(await takeOf(store, [charge(key, 0, { atLeast: 2 * HOUR })])), 15);
      }),
    );

    it(
      "lends a key to one holder at a time, for a time",
      withStore(async ({ store, other = store }) => {
        assert.ok(store.lease && other.lease, "a store that can take can lease");
        const key = freshKey("lease");
        assert.equal(await store.lease(key, 300, moment()), true);
        assert.equal(await other.lease(key, 300, moment()), false);
        assert.equal(await store.lease(key, 300, moment()), false);
        assert.equal(await store.lease(key + "x", 300, moment()), true);
        await sleep(600);
        assert.equal(await other.lease(key, 300, moment()), true);
      }),
    );

    it(
      "carries the share that was spent over to another limit of a varying one",
      withStore(async ({ store, other = store }) => {
        if (single) return;
        const key = freshKey();
        const plan = (limit: number, cost: number, burst = 0): Take => [
          charge(key, cost, { limit, capacity: limit + burst, varies: true }),
        ];
        const answers: [allowed: boolean, tokens: number][] = [];
        const take = async (from: Store, asked: Take) => {
          const result = await takeOf(from, asked);
          answers.push([result.allowed, tokens(result)]);
        };
        await take(store, plan(10, 5)); // half of it
        await take(other, plan(100, 10)); // 50 and 10 of 100
        await take(store, plan(10, 0));
        await take(other, plan(5, 3)); // 3 of 5, and no 3 more
        await take(store, plan(5, 2));
        await take(other, plan(1_000, 1)); // all of it
        await take(store, plan(10, 0, 90)); // 100 of 100
        assert.deepEqual(answers, [
          ...[[true, 5], [true, 60], [true, 6], [false, 3], [true, 5]],
          ...[[false, 1_000], [true, 100]],
        ]);
      }),
    );

    it(
      "keeps the duration of a block when a varying limit changes, and both limits of a batch",
      withStore(async ({ store }) => {
        if (single) return;
        const [key, batched] = [freshKey(), freshKey()];
        const plan = (of: string, limit: number, more: Partial<Charge>): Take => [
          charge(of, 0, { limit, capacity: limit + 90, varies: true, ...more }),
        ];
        // An hour beyond an empty bucket.
        await takeOf(store, plan(key, 10, { atLeast: 100 * HOUR + HOUR * 10 }));
        const blocked = await takeOf(store, plan(key, 60, {}));
        assert.equal(tokens(blocked), 150 + 60);
        const takes = [
          plan(batched, 10, { cost: 50 }),
          plan(batched, 110, { cost: 50 }),
          plan(batched, 10, { cost: 26 }),
          plan(batched, 10, { cost: 25 }),
        ];
        const results = await store.take(takes, moment());
        const seen = results.map((result) => [result.allowed, tokens(result)]);
        assert.deepEqual(seen, [[true, 50], [true, 150], [false, 75], [true, 100]]);
      }),
    );

    if (!options.restarts) return;

    it(
      "goes on counting after a restart of its backend",
      withStore(async ({ store, restart }) => {
        const key = freshKey();
        await takeOf(store, [charge(key, 9)]);
        await restart!();
        assert.equal((await takeOf(store, [charge(key)])).allowed, true);
        assert.equal((await takeOf(store, [charge(key)])).allowed, false);
      }),
    );
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
