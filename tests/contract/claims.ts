/**
 * The contract of every store of claims, as one suite. Run it with your own store.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import type { ClaimState, ClaimStore } from "../../src/core/store/claims.ts";
import { manualClock } from "../../src/testing/mod.ts";

/** How to run the suite with a store. */
export interface ClaimContractOptions {
  /** Makes a store that shares nothing with earlier ones; `dispose` closes it. */
  make(): Promise<TestedClaims> | TestedClaims;
  /** Concurrent claims in the atomicity test. @default 1000 */
  concurrency?: number;
  /** Waits until `ms` have passed for the store. Real time by default. */
  wait?(ms: number): Promise<void> | void;
}

/** A store under test, and a second client of the same data where it is shared. */
export interface TestedClaims {
  store: ClaimStore;
  /** Another client of the same data: a second process, connection or instance. */
  other?: ClaimStore;
  dispose?(): Promise<void> | void;
}

const MINUTE = 60_000;
/** A lease that ends during a test. */
const SHORT = 300;

let made = 0;

/** An unused key. */
export function freshClaimKey(): string {
  return `djed:claims:contract:{${++made}-${Math.random().toString(36).slice(2)}}`;
}

/** The clock of the suite; stores that count in this process read it. */
export const claimClock = manualClock(Date.UTC(2026, 0, 1));

const context = { now: claimClock.now(), clock: claimClock, c: undefined };

/** Registers the suite. */
export function claimContract(name: string, options: ClaimContractOptions): void {
  const { make, concurrency = 1_000 } = options;
  const wait = options.wait ?? ((ms: number) => new Promise<void>((done) => setTimeout(done, ms)));

  /** Registers a test with a store that is disposed of afterwards. */
  function test(
    title: string,
    body: (claims: {
      claim(owner: string, more?: { lease?: number; fingerprint?: string }): Promise<ClaimState>;
      finish(owner: string, result?: string, ttl?: number): Promise<boolean>;
      read(): Promise<ClaimState | undefined>;
      store: ClaimStore;
      other: ClaimStore;
      key: string;
    }) => Promise<void>,
  ): void {
    it(title, async () => {
      const { store, other = store, dispose } = await make();
      const key = freshClaimKey();
      try {
        await body({
          store,
          other,
          key,
          claim: async (owner, { lease = MINUTE, fingerprint } = {}) =>
            await store.claim(key, { owner, lease, fingerprint }, context),
          finish: async (owner, result, ttl = MINUTE) =>
            await store.finish(key, { owner, result, ttl }, context),
          read: async () => await store.read(key, context),
        });
      } finally {
        await dispose?.();
      }
    });
  }

  describe(`${name}: claims`, () => {
    test("the first attempt has the key, others see it running", async ({ claim, read }) => {
      assert.equal(await read(), undefined);
      assert.deepEqual(await claim("a", { fingerprint: "f1" }), { state: "claimed" });
      for (const state of [await claim("b", { fingerprint: "f2" }), await read()]) {
        assert.equal(state?.state, "running");
        assert.equal(state.fingerprint, "f1");
        assert.ok(state.expiresIn > MINUTE - 10_000 && state.expiresIn <= MINUTE, "expiresIn");
      }
    });

    test("a claim without a fingerprint has none", async ({ claim, finish }) => {
      await claim("a");
      assert.equal((await claim("b") as { fingerprint?: string }).fingerprint, undefined);
      await finish("a", "done");
      assert.equal((await claim("b") as { fingerprint?: string }).fingerprint, undefined);
    });

    for (
      const result of ["", "0", "12345678901234567890", '{"a":[1,null]}', "null", "é😀\r\n\0~"]
    ) {
      test(`the result ${JSON.stringify(result)} is kept as it is`, async (claims) => {
        await claims.claim("a", { fingerprint: "f" });
        assert.equal(await claims.finish("a", result), true);
        const done = { state: "done", fingerprint: "f", result };
        assert.deepEqual(await claims.claim("b", { fingerprint: "other" }), done);
        assert.deepEqual(await claims.claim("a"), done, "also for the owner");
        assert.deepEqual(await claims.read(), done);
      });
    }

    test("a result of 100 kB is kept", async ({ claim, finish, read }) => {
      const result = "0123456789".repeat(10_000);
      await claim("a");
      await finish("a", result);
      const state = await read();
      assert.ok(state?.state === "done" && state.result === result);
    });

    test("a released key is free", async ({ claim, finish, read }) => {
      await claim("a");
      assert.equal(await finish("a"), true);
      assert.equal(await read(), undefined);
      assert.equal(await finish("a"), false, "nothing to release");
      assert.deepEqual(await claim("b"), { state: "claimed" });
    });

    test("only the owner finishes or releases", async ({ claim, finish, read }) => {
      await claim("a");
      assert.equal(await finish("b", "stolen"), false);
      assert.equal(await finish("b"), false);
      assert.equal((await read())?.state, "running");
      assert.equal(await finish("a", "mine"), true);
      assert.equal(await finish("b", "late"), false);
      assert.equal(await finish("a"), false, "a result is not released");
      assert.deepEqual(await read(), { state: "done", fingerprint: undefined, result: "mine" });
    });

    test("to finish again, as after a lost answer, is accepted", async ({ claim, finish, read }) => {
      await claim("a");
      assert.equal(await finish("a", "once"), true);
      assert.equal(await finish("a", "once"), true);
      assert.deepEqual(await read(), { state: "done", fingerprint: undefined, result: "once" });
    });

    test("the lease ends", async ({ claim, finish, read }) => {
      await claim("a", { lease: SHORT, fingerprint: "f1" });
      await wait(SHORT + 100);
      assert.equal(await read(), undefined);
      assert.deepEqual(await claim("b", { fingerprint: "f2" }), { state: "claimed" });
      assert.equal(await finish("a", "late"), false, "another owner has it");
      assert.equal((await claim("a")).state, "running");
      assert.equal(await finish("b", "done"), true);
      assert.deepEqual(await read(), { state: "done", fingerprint: "f2", result: "done" });
    });

    test("a late result is kept if nobody else has claimed the key", async ({ store, key, read }) => {
      const late = { owner: "a", fingerprint: "f", result: "late", ttl: MINUTE };
      await store.claim(key, { owner: "a", lease: SHORT, fingerprint: "f" }, context);
      await wait(SHORT + 100);
      assert.equal(await store.finish(key, late, context), true);
      assert.deepEqual(await read(), { state: "done", fingerprint: "f", result: "late" });
    });

    test("the owner renews its lease by claiming again", async ({ claim, read }) => {
      await claim("a", { lease: SHORT, fingerprint: "f" });
      assert.deepEqual(await claim("a", { lease: MINUTE }), { state: "claimed" });
      await wait(SHORT + 100);
      const state = await read();
      assert.ok(state?.state === "running" && state.fingerprint === "f");
    });

    test("a result is kept for its time only", async ({ claim, finish, read }) => {
      await claim("a");
      await finish("a", "short", SHORT);
      assert.equal((await read())?.state, "done");
      await wait(SHORT + 100);
      assert.equal(await read(), undefined);
      assert.deepEqual(await claim("b"), { state: "claimed" });
    });

    test("keys are separate", async ({ store, claim }) => {
      await claim("a");
      const other = await store.claim(freshClaimKey(), { owner: "b", lease: MINUTE }, context);
      assert.deepEqual(other, { state: "claimed" });
    });

    test(`${concurrency} concurrent claims have one winner`, async ({ store, other, key }) => {
      const states = await Promise.all(
        Array.from(
          { length: concurrency },
          (_, i) =>
            (i % 2 === 0 ? store : other).claim(key, { owner: `o${i}`, lease: MINUTE }, context),
        ),
      );
      const count = (wanted: string) => states.filter(({ state }) => state === wanted).length;
      assert.deepEqual([count("claimed"), count("running")], [1, concurrency - 1]);
    });

    test("another client sees the claim and the result", async ({ other, key, claim, finish }) => {
      await claim("a", { fingerprint: "f" });
      assert.equal(
        (await other.claim(key, { owner: "b", lease: MINUTE }, context)).state,
        "running",
      );
      await finish("a", "shared");
      const done = { state: "done", fingerprint: "f", result: "shared" };
      assert.deepEqual(await other.read(key, context), done);
    });
  });
}
