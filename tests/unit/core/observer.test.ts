import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { record } from "../../../src/core/request/decision.ts";
import { fused, observerOf, observing } from "../../../src/core/observer.ts";
import { composed } from "../../../src/core/request/compose.ts";
import type { GuardPart } from "../../../src/core/request/compose.ts";
import { defineMiddleware } from "../../../src/core/request/middleware.ts";
import type { Observer } from "../../../src/core/observer.ts";

/** Arguments of a console method while a function runs. */
async function said(method: "warn" | "error", run: () => Promise<unknown>): Promise<unknown[][]> {
  const calls: unknown[][] = [];
  const before = console[method];
  console[method] = (...args: unknown[]) => void calls.push(args);
  try {
    await run();
  } finally {
    console[method] = before;
  }
  return calls;
}

function appWith(...observers: Observer[]): Hono {
  const app = new Hono();
  app.use(defineMiddleware("observers", composed([fused(observers) as GuardPart])));
  app.get("/users/:id", (c) => c.text("ok"));
  app.get("/odd", () => {
    throw "no error";
  });
  return app;
}

const watcher = (seen: unknown[], name = "watcher"): Observer => ({
  name,
  start: (_c, now) => now,
  finish: (_c, state, { ms, status }) => seen.push([name, typeof state, ms >= 0, status]),
});

describe("observers", () => {
  it("run as one middleware, each with its own state", async () => {
    const seen: unknown[] = [];
    await appWith(watcher(seen, "a"), watcher(seen, "b")).request("/users/1");
    assert.deepEqual(seen, [["a", "number", true, 200], ["b", "number", true, 200]]);
  });

  it("see 500 when what was thrown is no error", async () => {
    const seen: unknown[] = [];
    await assert.rejects(async () => await appWith(watcher(seen)).request("/odd"));
    assert.deepEqual(seen, [["watcher", "number", true, 500]]);
  });

  it("never break a request, nor each other, and say once that they failed", async () => {
    const seen: unknown[] = [];
    const fail = (): never => {
      throw new Error("no");
    };
    const first = { name: "first", start: fail, finish: fail };
    const second = { name: "second", start: () => 0, finish: fail };
    const app = new Hono();
    const middleware = composed([fused([first, second, watcher(seen)]) as GuardPart]);
    app.use(defineMiddleware("observers", middleware));
    app.get("/", (c) => c.text("ok"));
    const errors = await said("error", async () => {
      for (let i = 0; i < 3; i++) assert.equal((await app.request("/")).status, 200);
    });
    assert.deepEqual(
      errors.map(([text]) => text),
      ["first failed; the request continues:", "second failed; the request continues:"],
    );
    assert.equal(seen.length, 3);
  });

  it("may fail with an error that the console cannot show", async () => {
    const hostile = new Error("no");
    Object.defineProperty(hostile, "stack", {
      get() {
        throw new Error("hostile getter");
      },
    });
    const failing = {
      name: "failing",
      start() {
        throw hostile;
      },
      finish() {},
    };
    const app = new Hono();
    app.use(observing(failing));
    app.get("/", (c) => c.text("ok"));
    const { error } = console;
    let shown = 0;
    console.error = (...args: unknown[]) => {
      shown++;
      if (args.length > 1) void (args[1] as Error).stack;
    };
    try {
      assert.equal((await app.request("/")).status, 200);
    } finally {
      console.error = error;
    }
    assert.equal(shown, 2);
  });

  it("warn once when a guard stands before them", async () => {
    const app = new Hono();
    app.use(async (c, next) => {
      record(c, { guard: "rate-limit", action: "allow", atMs: 0 });
      await next();
    });
    app.use(observing(watcher([])));
    app.get("/", (c) => c.text("ok"));
    const warnings = await said("warn", async () => {
      for (let i = 0; i < 3; i++) await app.request("/");
    });
    assert.deepEqual(warnings, [
      ["@djed/edge watcher: register it before rate-limit, whose refusals it cannot see (shown once)"],
    ]);
  });

  it("are named by their middleware, and found in it again", () => {
    const observer = watcher([]);
    const middleware = observing(observer);
    assert.equal(middleware.name, "watcher");
    assert.equal(observerOf(middleware), observer);
  });
});
