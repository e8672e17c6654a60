/** The option `isFailure`: its arguments, its return values, and failures of it. */
import { afterEach, beforeEach, describe, it } from "node:test";
import assert from "node:assert/strict";
import { type Context, Hono } from "hono";
import { circuitBreaker, fallback, policy, retry, upstream } from "../../../src/resilience/mod.ts";
import type { CallOutcome } from "../../../src/resilience/mod.ts";

const down = (): Promise<never> => Promise.reject(new Error("down"));
const notFound = Object.assign(new Error("not found"), { status: 404 });
const answering = (status: number) =>
  (() => Promise.resolve(new Response("", { status }))) as typeof fetch;

/** Collects the warnings of a suite's tests. Call it in a `describe()`. */
function catchWarnings(): string[] {
  const warnings: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (text: string) => void warnings.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });
  return warnings;
}

describe("isFailure of a circuit breaker around a route", () => {
  const warnings = catchWarnings();
  const appWith = (isFailure: (c: Context) => boolean | undefined) => {
    const breaker = circuitBreaker({ consecutive: 1, isFailure });
    const app = new Hono().use(breaker).get("/:status", (c) => {
      if (c.req.param("status") === "throw") throw new Error("a bug of ours");
      return c.text("", Number(c.req.param("status")) as 200);
    }).onError((_error, c) => c.text("error", 500));
    return { app, breaker };
  };

  it("is called with the context: its response, and the error that Hono hides", async () => {
    const seen: unknown[] = [];
    const { app } = appWith((c) => {
      seen.push(c.req.path, c.res.status, c.error?.message);
      return false;
    });
    await app.request("/200");
    await app.request("/throw");
    assert.deepEqual(seen, ["/200", 200, undefined, "/throw", 500, "a bug of ours"]);
  });

  it("counts what it answers true for, also a good answer, and not what it answers false for", async () => {
    const strict = appWith((c) => c.res.status === 404);
    await strict.app.request("/503");
    assert.equal(strict.breaker.state, "closed");
    await strict.app.request("/404");
    assert.equal(strict.breaker.state, "open");
    const empty = appWith((c) => c.res.status === 200);
    await empty.app.request("/200");
    assert.equal(empty.breaker.state, "open");
  });

  it("leaves it to the rule by answering undefined", async () => {
    const { app, breaker } = appWith((c) => c.error === undefined ? undefined : false);
    await app.request("/throw");
    assert.equal(breaker.state, "closed");
    await app.request("/503");
    assert.equal(breaker.state, "open");
    assert.deepEqual(warnings, []);
  });

  it("is not asked about a body of the client's that cannot be read, nor about a refusal", async () => {
    let asked = 0;
    const outer = circuitBreaker({ consecutive: 1, isFailure: () => ++asked > 0 });
    const inner = circuitBreaker();
    inner.isolate();
    const app = new Hono().use(outer)
      .post("/", async (c) => c.json(await c.req.json()))
      .get("/", inner, (c) => c.text("ok"))
      .onError((_error, c) => c.text("error", 500));
    await app.request("/", { method: "POST", body: "{" });
    await app.request("/");
    assert.equal(asked, 0);
    assert.equal(outer.state, "closed");
  });
});

describe("isFailure of work", () => {
  it("is given the error, the value or the Response", async () => {
    const seen: CallOutcome[] = [];
    const isFailure = (outcome: CallOutcome): undefined => void seen.push(outcome);
    const breaker = circuitBreaker({ isFailure });
    await breaker.execute(() => 42);
    await breaker.execute(() => Promise.reject(notFound)).catch(() => {});
    const api = upstream("api", { breaker: { isFailure }, fetch: answering(503) });
    const res = await api.fetch("http://dependency.example/");
    assert.deepEqual(seen, [{ value: 42 }, { error: notFound }, { res, value: res }]);
  });

  it("decides for the breaker of an upstream alone", async () => {
    const isFailure = ({ res }: CallOutcome) => res?.status === 404;
    const api = upstream("api", {
      breaker: { consecutive: 1, isFailure },
      fallback: () => new Response("instead"),
      fetch: answering(404),
    });
    assert.equal((await api.fetch("http://dependency.example/")).status, 404);
    assert.equal(api.state, "open");
  });

  it("decides for a retry: also a value may be worth another try", async () => {
    let made = 0;
    const poll = policy(retry({ max: 3, delay: 1, isFailure: ({ value }) => value !== "ready" }));
    const result = await poll.execute(() => ++made < 3 ? "pending" : "ready");
    assert.deepEqual([result, made], ["ready", 3]);
    made = 0;
    const giving = policy(retry({ max: 3, delay: 1, isFailure: () => false }));
    await assert.rejects(giving.execute(() => {
      made++;
      throw new Error("down");
    }));
    assert.equal(made, 1);
  });

  it("leaves the last word on a retry to `when`", async () => {
    let made = 0;
    const careful = policy(retry({ delay: 1, isFailure: () => true, when: () => made < 2 }));
    await careful.execute(() => ++made);
    assert.equal(made, 2);
  });

  it("decides for a fallback", async () => {
    const soft = (isFailure: (outcome: CallOutcome) => boolean | undefined) =>
      policy(fallback(() => "instead", { isFailure }));
    assert.equal(
      await soft(({ error }) => error === notFound).execute(() => {
        throw notFound;
      }),
      "instead",
    );
    await assert.rejects(soft(() => false).execute(down), { message: "down" });
    assert.equal(await soft(({ value }) => value === null).execute(() => null), "instead");
    assert.throws(() => fallback(() => 1, { isFailed: 1 } as object), /did you mean "isFailure"/);
  });

  it("of an upstream decides for all its parts, unless one has its own", async () => {
    const isFailure = ({ error }: CallOutcome) => error === notFound;
    const api = upstream("api", {
      isFailure,
      breaker: { consecutive: 2, isFailure: () => false },
      retry: { max: 1, delay: 1 },
      fallback: () => "instead",
    });
    let made = 0;
    const answer = await api.execute(() => {
      made++;
      throw notFound;
    });
    assert.deepEqual([answer, made, api.state], ["instead", 2, "closed"]);
    assert.equal(api.stats().failures_total, 0, "the fallback is what came out");
    await assert.rejects(api.execute(down), { message: "down" });
  });
});

describe("an isFailure that fails", () => {
  const warnings = catchWarnings();
  const broken: Record<string, () => unknown> = {
    "throws": () => {
      throw new Error("a bug");
    },
    "rejects": () => Promise.reject(new Error("a bug")),
    "never settles": () => new Promise(() => {}),
    "lies": () => "yes",
    "answers with what cannot be read": () =>
      new Proxy({}, {
        get() {
          throw new Error("hostile");
        },
      }),
  };
  for (const [name, callback] of Object.entries(broken)) {
    it(`leaves it to the rule, counted and said once, when it ${name}`, async () => {
      const isFailure = callback as () => boolean;
      const breaker = circuitBreaker({ consecutive: 2, isFailure });
      await breaker.execute(() => 1);
      for (let i = 0; i < 2; i++) await breaker.execute(down).catch(() => {});
      assert.equal(breaker.state, "open");
      assert.equal(breaker.stats().callback_errors_total, 3);
      assert.equal(warnings.length, 1);
      assert.match(
        warnings[0],
        /^@djed\/edge circuitBreaker: isFailure .*the built-in rule is used instead/,
      );
      const soft = upstream("api", { isFailure, retry: { delay: 1 }, fallback: () => "instead" });
      assert.equal(await soft.execute(down), "instead");
      assert.ok(soft.stats().callback_errors_total > 0);
    });
  }
});
