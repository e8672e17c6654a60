import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { circuitBreaker, CircuitOpenError } from "../../../src/resilience/mod.ts";
import type { CircuitBreaker, Store } from "../../../src/resilience/mod.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import { memoryStore } from "../../../src/stores/memory.ts";

class ManualClock {
  t = 1_000_000;
  now(): number {
    return this.t;
  }
}

const down = (): Promise<never> => Promise.reject(new Error("down"));
/** Waits for work in the background. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

function instances(store: Store, clock: ManualClock, count: number): CircuitBreaker[] {
  return Array.from(
    { length: count },
    () => circuitBreaker({ name: "db", store, clock, consecutive: 3, openFor: "10s", lease: "5s" }),
  );
}

/** Fails until the circuit is open, locally or through the store. */
async function trip(breaker: CircuitBreaker): Promise<void> {
  for (let i = 0; i < 3; i++) await assert.rejects(breaker.execute(down));
  await settle();
  assert.equal(breaker.state, "open");
}

describe("circuits that share a store", () => {
  it("open together: one finds out, the others know a second later", async () => {
    const clock = new ManualClock();
    const [a, b] = instances(memoryStore(), clock, 2);
    await b.execute(() => "fine");
    await settle();
    await trip(a);
    clock.t += 1_000;
    await b.execute(() => "the look goes on beside this call");
    await settle();
    assert.equal(b.state, "open");
    await assert.rejects(b.execute(() => "no"), CircuitOpenError);
  });

  it("send one prober between them", async () => {
    const clock = new ManualClock();
    const all = instances(memoryStore(), clock, 5);
    for (const breaker of all) await trip(breaker);
    clock.t += 10_000;
    let probing = 0;
    let release!: () => void;
    const gate = new Promise<void>((done) => release = done);
    const calls = all.map((breaker) =>
      breaker.execute(async () => {
        probing++;
        await gate;
      }).catch((error) => error)
    );
    await settle();
    await settle();
    assert.equal(probing, 1);
    release();
    const outcomes = await Promise.all(calls);
    assert.equal(outcomes.filter((error) => error instanceof CircuitOpenError).length, 4);
  });

  it("close together: calls after the prober's success pass", async () => {
    const clock = new ManualClock();
    const [a, b] = instances(memoryStore(), clock, 2);
    await trip(a);
    await trip(b);
    clock.t += 10_000;
    await a.execute(() => "well again");
    await settle();
    assert.equal(await b.execute(() => "me too"), "me too");
    assert.deepEqual([a.state, b.state], ["closed", "closed"]);
  });

  it("send another prober when the first never finished", async () => {
    const clock = new ManualClock();
    const [a, b] = instances(memoryStore(), clock, 2);
    await trip(a);
    await trip(b);
    clock.t += 10_000;
    a.execute(() => new Promise(() => {}));
    await settle();
    await assert.rejects(b.execute(() => 1), CircuitOpenError);
    clock.t += 5_000;
    assert.equal(await b.execute(() => "instead"), "instead");
  });

  for (
    const [how, fail] of [
      ["throws", () => {
        throw new Error("broken");
      }],
      ["rejects", () => Promise.reject(new Error("broken"))],
      ["never answers", () => new Promise<never>(() => {})],
      ["answers nonsense", () => ({}) as never],
    ] as const
  ) {
    it(`go on by themselves when the store ${how}`, async () => {
      const clock = new ManualClock();
      const store = { scope: "global", take: fail, lease: fail } as unknown as Store;
      const [breaker] = instances(store, clock, 1);
      assert.equal(await breaker.execute(() => "fine"), "fine");
      await trip(breaker);
      await assert.rejects(breaker.execute(() => 1), CircuitOpenError);
      clock.t += 10_000;
      assert.equal(await breaker.execute(() => "closed again"), "closed again");
      assert.equal(breaker.state, "closed");
    });
  }

  it("warn once, with the cause, when the store fails", async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void said.push(text);
    try {
      const clock = new ManualClock();
      const [a] = instances(upstashStore(), clock, 1);
      for (let i = 0; i < 3; i++) {
        await a.execute(() => "fine");
        await settle();
        clock.t += 2_000;
      }
    } finally {
      console.warn = warn;
    }
    assert.equal(said.length, 1);
    assert.match(
      said[0],
      /^@djed\/edge circuitBreaker: the store failed; .*UPSTASH_REDIS_REST_URL/,
    );
  });

  it("ask the store at most once a second while all is well", async () => {
    const clock = new ManualClock();
    const memory = memoryStore();
    let asked = 0;
    const store: Store = {
      scope: "isolate",
      take(batch, context) {
        asked++;
        return memory.take(batch, context);
      },
      lease: (key, ttl, context) => memory.lease(key, ttl, context),
    };
    const [breaker] = instances(store, clock, 1);
    for (let i = 0; i < 100; i++) {
      await breaker.execute(() => 1);
      clock.t += 10;
    }
    assert.equal(asked, 1);
  });
});
