import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { MicroBatch } from "../../../src/stores/micro-batch.ts";
import type { Take, TakeResult } from "../../../src/core/store/store.ts";

const take = (cost: number): Take => [{ key: "k", limit: 1, window: 1, capacity: 1, cost }];
const echo = (takes: readonly Take[]): TakeResult[] =>
  takes.map(([{ cost }]) => ({ allowed: true, spent: [cost] }));

describe("a micro-batch", () => {
  it("sends the takes of one tick together and hands each its own results", async () => {
    const sizes: number[] = [];
    const batch = new MicroBatch((takes) => {
      sizes.push(takes.length);
      return Promise.resolve(echo(takes));
    });
    const results = await Promise.all([batch.take([take(1), take(2)]), batch.take([take(3)])]);
    await batch.take([take(4)]);
    assert.deepEqual(sizes, [3, 1]);
    assert.deepEqual(results, [echo([take(1), take(2)]), echo([take(3)])]);
  });

  it("never sends more than 64 takes at once, unless one asks for more", async () => {
    const sizes: number[] = [];
    const batch = new MicroBatch((takes) => {
      sizes.push(takes.length);
      return Promise.resolve(echo(takes));
    });
    await Promise.all(Array.from({ length: 150 }, () => batch.take([take(1)])));
    await batch.take(Array.from({ length: 100 }, () => take(1)));
    assert.deepEqual(sizes, [64, 64, 22, 100]);
  });

  it("sends smaller batches, and fewer concurrent calls, when configured", async () => {
    const sizes: number[] = [];
    let [under, most] = [0, 0];
    const batch = new MicroBatch(async (takes) => {
      sizes.push(takes.length);
      most = Math.max(most, ++under);
      await Promise.resolve();
      under--;
      return echo(takes);
    }, { takes: 4, calls: 1 });
    const all = Array.from({ length: 10 }, (_, i) => batch.take([take(i)]));
    assert.deepEqual(await Promise.all(all), Array.from({ length: 10 }, (_, i) => echo([take(i)])));
    assert.deepEqual([sizes, most, batch.isIdle], [[4, 4, 2], 1, true]);
  });

  it("fails all of a call when it fails, and the next call goes on", async () => {
    let failing = true;
    const batch = new MicroBatch((takes) =>
      failing ? Promise.reject(new Error("down")) : Promise.resolve(echo(takes))
    );
    const both = await Promise.allSettled([batch.take([take(1)]), batch.take([take(2)])]);
    assert.deepEqual(both.map(({ status }) => status), ["rejected", "rejected"]);
    failing = false;
    assert.deepEqual(await batch.take([take(3)]), echo([take(3)]));
  });

  it("fails a call that hangs after its budget, and the next call goes on", async () => {
    let hanging = true;
    const send = (takes: readonly Take[]) =>
      hanging ? new Promise<never>(() => {}) : Promise.resolve(echo(takes));
    const batch = new MicroBatch(send, { calls: 1, budgetMs: 20 });
    const first = batch.take([take(1)]);
    await Promise.resolve();
    const second = assert.rejects(first, /no answer within 20 ms/);
    hanging = false;
    assert.deepEqual(await batch.take([take(2)]), echo([take(2)]));
    await second;
    assert.equal(batch.isIdle, true);
  });

  it("fails, and does not throw past its callers, when sending throws at once", async () => {
    const batch = new MicroBatch(() => {
      throw new Error("no client");
    });
    await assert.rejects(batch.take([take(1)]), /no client/);
  });
});
