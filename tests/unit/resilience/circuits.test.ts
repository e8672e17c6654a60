import { afterEach, beforeEach, describe, it } from "node:test";
import assert from "node:assert/strict";
import { circuitBreaker, upstream } from "../../../src/resilience/mod.ts";

const down = () => Promise.reject(new Error("down"));
const MAX_CIRCUITS = 10_000;

const warnings: string[] = [];
/** Collects what is shown on the console. Call it in a `describe()`. */
function collectWarnings(): void {
  const { warn } = console;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (message: string) => void warnings.push(message);
  });
  afterEach(() => {
    console.warn = warn;
  });
}

describe("keyed circuits", () => {
  collectWarnings();
  const clock = { t: 1_000_000, now: () => clock.t };
  const make = () => circuitBreaker({ consecutive: 1, openFor: "1h", clock });
  type Breaker = ReturnType<typeof make>;
  const open = (breaker: Breaker, key: string) => breaker.execute(down, { key }).catch(() => {});
  /** The name of the error of a call with a key, or "passes". */
  const ask = (breaker: Breaker, key: string): Promise<string> =>
    breaker.execute(() => "passes", { key }).catch(({ name }: Error) => name);

  it("stay open however many others there are, and their number is bounded", async () => {
    const breaker = make();
    const failing = Array.from({ length: 100 }, (_, i) => `failing ${i}`);
    for (const key of failing) await open(breaker, key);
    breaker.isolate("by hand");
    for (let i = 0; i < 2 * MAX_CIRCUITS; i++) await breaker.execute(() => 1, { key: `key ${i}` });
    assert.equal(breaker.stats().circuits, MAX_CIRCUITS + 1);
    for (const key of [...failing, "by hand"]) {
      assert.equal(await ask(breaker, key), "CircuitOpenError", key);
    }
    await open(breaker, "new");
    assert.equal(await ask(breaker, "new"), "CircuitOpenError");
    assert.deepEqual(warnings, []);
  });

  it("stay open when all are open: calls with further keys pass, with one warning", async () => {
    const breaker = make();
    for (let i = 0; i < MAX_CIRCUITS; i++) await open(breaker, `key ${i}`);
    for (const key of ["further", "further", "another"]) {
      await open(breaker, key);
      assert.equal(await ask(breaker, key), "passes");
    }
    assert.equal(breaker.stats().circuits, MAX_CIRCUITS + 1);
    assert.equal(await ask(breaker, "key 0"), "CircuitOpenError");
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], /all 10000 circuits are open/);

    breaker.reset("key 5");
    await open(breaker, "further");
    assert.equal(await ask(breaker, "further"), "CircuitOpenError");

    breaker.isolate("by hand");
    assert.equal(await ask(breaker, "by hand"), "CircuitOpenError");

    // Nobody has called these for an hour beyond their open time.
    clock.t += 2 * 3_600_000 + 1;
    await open(breaker, "after hours");
    assert.equal(await ask(breaker, "after hours"), "CircuitOpenError");
  });

  it("can be isolated and reset all at once", async () => {
    const breaker = make();
    await open(breaker, "a");
    await breaker.execute(() => 1, { key: "b" });
    breaker.isolate();
    assert.deepEqual([await ask(breaker, "a"), await ask(breaker, "b")], [
      "CircuitOpenError",
      "CircuitOpenError",
    ]);
    breaker.reset();
    assert.deepEqual([await ask(breaker, "a"), await ask(breaker, "b")], ["passes", "passes"]);
    assert.equal(breaker.state, "closed");
    assert.equal(breaker.stats().circuits, 3);
  });
});

describe("restore", () => {
  collectWarnings();
  const valid = { state: "open", openedAt: 1_000, openMs: 5_000, openings: 1 };
  const unreadable = new Proxy({}, {
    get() {
      throw new Error("hostile");
    },
    ownKeys() {
      throw new Error("hostile");
    },
  });
  const foreign: unknown[] = [
    undefined,
    null,
    {},
    [],
    "open",
    7,
    { circuits: null },
    { circuits: [valid] },
    { circuits: "open" },
    { circuits: unreadable },
    unreadable,
    ...[
      {},
      null,
      "open",
      unreadable,
      { state: "open", openedAt: 1_000, openMs: 5_000 },
      { ...valid, state: "ajar" },
      { ...valid, state: undefined },
      { ...valid, state: "__proto__" },
      ...["openedAt", "openMs", "openings"].flatMap((name) =>
        [NaN, Infinity, -1, 1e300, "1", null, undefined, {}].map((value) => ({
          ...valid,
          [name]: value,
        }))
      ),
    ].map((snapshot) => ({ circuits: { "": snapshot } })),
  ];
  const clock = { now: () => 2_000 };

  it("ignores foreign data, with one warning for all circuits of a name", () => {
    for (
      const make of [
        () => upstream("db", { clock }),
        () => circuitBreaker({ name: "db", clock }),
      ]
    ) {
      for (const saved of foreign) {
        const fresh = make();
        fresh.restore(saved as never);
        fresh.restore(saved as never);
        assert.equal(fresh.state, "closed");
        assert.equal(warnings.length, 1);
        assert.match(warnings[0], /^@djed\/edge db: restore\(\) ignored data/);

        const opened = make();
        opened.restore({ circuits: { "": valid } } as never);
        opened.restore(saved as never);
        assert.equal(opened.state, "open", "what is open stays so");
      }
    }
  });

  it("restores the circuits that are valid among others that are not", () => {
    const breaker = circuitBreaker({ clock });
    breaker.restore({ circuits: { a: valid, b: { state: "open" } } } as never);
    assert.deepEqual(breaker.toJSON().circuits.a, valid);
    assert.equal(breaker.toJSON().circuits.b, undefined);
    assert.equal(warnings.length, 1);
  });

  it("restores no circuit that no call can use", () => {
    const api = upstream("db", { clock });
    api.restore({ circuits: { "a tenant": valid } } as never);
    assert.equal(api.state, "closed");
    const breaker = circuitBreaker({ clock });
    breaker.restore({ circuits: { ["x".repeat(1_025)]: valid } } as never);
    assert.equal(breaker.state, "closed");
    assert.equal(warnings.length, 2);
  });

  it("takes what toJSON() returned, in any state and without a warning", () => {
    for (const state of ["closed", "open", "half-open", "isolated"] as const) {
      const breaker = circuitBreaker({ clock });
      breaker.restore({ circuits: { "": { ...valid, state }, "key": { ...valid, state } } });
      const copy = circuitBreaker({ clock });
      copy.restore(JSON.parse(JSON.stringify(breaker)));
      assert.deepEqual(copy.toJSON(), breaker.toJSON());
    }
    assert.deepEqual(warnings, []);
  });

  it("without a breaker has no effect", () => {
    const api = upstream("db", { breaker: false });
    api.restore(null as never);
    assert.equal(api.state, "closed");
  });
});
