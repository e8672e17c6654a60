import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { runnableCheck } from "../../../src/health/checks.ts";
import type { Check } from "../../../src/health/checks.ts";
import { fetchCheck, memoryCheck } from "../../../src/health/mod.ts";
import { hostileErrors, unreadable } from "../../support/hostile.ts";
import { watchUnhandled } from "../../support/unhandled.ts";

const make = (check: Check, timeoutMs = 1_000, cacheMs = 0) =>
  runnableCheck("it", check, { timeoutMs, cacheMs });
const never = () => new Promise(() => {});

describe("a check", () => {
  it("passes with what it returns, unless that says otherwise; fails by throwing or rejecting", async () => {
    assert.equal((await make(() => undefined).run(undefined)).status, "pass");
    assert.equal((await make(() => Promise.resolve("PONG")).run(undefined)).status, "pass");
    const thrown = await make(() => {
      throw new Error("refused");
    }).run(undefined);
    assert.deepEqual([thrown.status, thrown.output], ["fail", "Error: refused"]);
    const rejected = await make(() => Promise.reject(null)).run(undefined);
    assert.deepEqual([rejected.status, rejected.output], ["fail", "null"]);
  });

  it("may say itself how it is, and what it measured", async () => {
    const report = { status: "warn", observedValue: 91, observedUnit: "percent" } as const;
    const result = await make(() => report).run(undefined);
    assert.deepEqual([result.status, result.observedValue, result.observedUnit], [
      "warn",
      91,
      "percent",
    ]);
  });

  it("keeps a copy of what was measured that JSON can say", async () => {
    const observed = async (observedValue: unknown) => {
      const result = await make(() => ({ status: "pass", observedValue })).run(undefined);
      return [result.status, result.observedValue];
    };
    assert.deepEqual(await observed({ a: [1, 2n] }), ["pass", { a: [1, "2"] }]);
    assert.deepEqual(await observed(7n), ["pass", "7"]);
    assert.deepEqual(await observed(() => 1), ["pass", undefined]);
    const [, cut] = await observed({ text: "x".repeat(1_000) });
    assert.equal((cut as string).length, 300);
    const circular: { self?: unknown } = {};
    circular.self = circular;
    assert.equal((await observed(circular))[0], "fail");
    assert.equal((await observed(unreadable()))[0], "fail");
  });

  it("fails with whatever it throws, and handles what rejects later", async () => {
    const unhandled = watchUnhandled();
    for (const error of Object.values(hostileErrors())) {
      const result = await make(() => {
        throw error;
      }).run(undefined);
      assert.equal(result.status, "fail");
    }
    const lost = () => Promise.reject(new Error("lost"));
    const thrown = await make(() => {
      throw lost();
    }).run(undefined);
    assert.equal(thrown.status, "fail");
    await make(() => ({ status: "pass", observedValue: { toJSON: lost } })).run(undefined);
    assert.deepEqual(await unhandled.stop(), []);
  });

  it("pings what can be watched, also when that is a function", async () => {
    const middleware = Object.assign(() => {
      throw new Error("not a check");
    }, { kind: "x", ping: () => Promise.resolve(), stats: () => ({}) });
    assert.equal((await make(middleware as never).run(undefined)).status, "pass");
    const down = {
      name: "x",
      kind: "x",
      ping: () => Promise.reject(new Error("open")),
      stats: () => ({}),
    };
    assert.equal((await make({ check: down }).run(undefined)).status, "fail");
  });

  it("that hangs fails when its time is over, and its signal is aborted", async () => {
    let signal: AbortSignal | undefined;
    const check = make({ check: (options) => (signal = options.signal, never()), timeout: 20 });
    const result = await check.run(undefined);
    assert.deepEqual([result.status, result.output], ["fail", "Error: no result within 20 ms"]);
    assert.equal(signal?.aborted, true);
  });

  it("runs once for all who ask at the same time, and once per cache after", async () => {
    let calls = 0;
    const check = make(
      async () => {
        calls++;
        await new Promise((resolve) => setTimeout(resolve, 10));
      },
      1_000,
      60_000,
    );
    await Promise.all(Array.from({ length: 1_000 }, () => check.run(undefined)));
    await check.run(undefined);
    assert.equal(calls, 1);
    assert.equal(check.last?.status, "pass");
  });

  it("runs for every answer when the cache is 0", async () => {
    let calls = 0;
    const check = make(() => calls++, 1_000, 0);
    await check.run(undefined);
    await check.run(undefined);
    assert.equal(calls, 2);
  });

  it("does not pile up calls that never end", async () => {
    let calls = 0;
    const check = make(() => (calls++, never()), 1, 0);
    for (let i = 0; i < 20; i++) await check.run(undefined);
    assert.equal(calls, 5);
    assert.equal(check.last?.output, "earlier calls have not ended");
  });

  it("never shows the credentials of a connection string, nor a novel", async () => {
    const result = await make(() => {
      throw new Error("no route to redis://user:secret@10.0.0.1/ " + "x".repeat(1_000));
    }).run(undefined);
    assert.doesNotMatch(result.output!, /secret/);
    assert.ok(result.output!.length <= 300);
  });
});

describe("fetchCheck()", () => {
  const answering = (status: number) => (() => Promise.resolve(new Response("x", { status })));

  it("passes on a success, and fails on anything else", async () => {
    const check = (status: number) =>
      make(fetchCheck("https://x.test/", { fetch: answering(status) as typeof fetch }));
    assert.equal((await check(200).run(undefined)).status, "pass");
    const failed = await check(500).run(undefined);
    assert.deepEqual([failed.status, failed.output], ["fail", "Error: answered 500"]);
  });

  it("wants a URL", () => {
    assert.throws(() => fetchCheck("x"), /fetchCheck: url must be a URL/);
  });
});

describe("memoryCheck()", () => {
  it("compares with a limit where memory can be measured, and passes elsewhere", async () => {
    const roomy = await make(memoryCheck("1000000mb")).run(undefined);
    assert.equal(roomy.status, "pass");
    const tight = await make(memoryCheck(1)).run(undefined);
    const measurable = typeof roomy.observedValue === "number";
    assert.equal(tight.status, measurable ? "fail" : "pass");
  });
});
