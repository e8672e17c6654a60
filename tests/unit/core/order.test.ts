/** Middlewares that are registered after the routes, or twice. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { warningsOf } from "../../support/warnings.ts";

const log = () => djed.logger({ sinks: [() => {}] });
const limit = () => djed.rateLimit({ limit: 1_000, key: () => "one" });
const stack = () =>
  djed.protect({ logger: { sinks: [() => {}] }, rateLimit: { key: () => "one" } });

interface App {
  request(path: string): Response | Promise<Response>;
}

/** The warnings of an app that gets these requests, in order. */
function warningsFor(app: App, ...paths: string[]): Promise<string[]> {
  return warningsOf(async () => {
    for (const path of paths) await (await app.request(path)).text();
  });
}

describe("a guard after its routes", () => {
  for (
    const [first, make] of Object.entries({
      logger: log,
      tracing: () => djed.tracing(),
      problems: () => djed.problems(() => new Response()),
    })
  ) {
    it(`is named by ${first}, once`, async () => {
      const app = new Hono().use(make());
      app.get("/orders/:id", (c) => c.text("ok"));
      app.use(limit());
      const warnings = await warningsFor(app, ...Array(9).fill("/orders/7"));
      assert.deepEqual(warnings, [
        "@djed/edge rateLimit: registered after GET /orders/:id, so it does not run for it: " +
        "app.use() it before the routes, unless that is meant (shown once)",
      ]);
    });
  }

  it("is not named when it has routes of its own", async () => {
    const app = new Hono().use(log());
    app.get("/open", (c) => c.text("ok"));
    app.use(limit());
    app.get("/orders", (c) => c.text("ok"));
    const warnings = await warningsFor(app, "/open", "/orders", ...Array(9).fill("/open"));
    assert.deepEqual(warnings, []);
  });

  it("is not named when another route of the same path comes after it", async () => {
    const app = new Hono().use(log());
    app.get("/users/me", (c) => c.text("me"));
    app.get("/users/:id", limit(), (c) => c.text("ok"));
    assert.deepEqual(await warningsFor(app, ...Array(9).fill("/users/me")), []);
  });

  it("is not named for the routes of health and metrics", async () => {
    const metrics = djed.metrics();
    const app = new Hono().use(log()).use(metrics);
    app.get("/metrics", metrics.handler);
    app.use(limit());
    app.get("/", (c) => c.text("ok"));
    assert.deepEqual(await warningsFor(app, ...Array(9).fill("/metrics")), []);
  });
});

describe("two observers of one kind", () => {
  for (
    const [what, ...guards] of [
      ["two loggers", log(), log()],
      ["a logger and protect()", stack(), log()],
      ["tracing and protect()", stack(), djed.tracing()],
      ["metrics and protect()", djed.metrics(), stack()],
      ["two audit trails", djed.audit(), djed.audit()],
    ] as const
  ) {
    it(`are a warning: ${what}`, async () => {
      const app = new Hono();
      for (const guard of guards) app.use(guard);
      app.get("/", (c) => c.text("ok"));
      const warnings = (await warningsFor(app, "/", "/", "/"))
        .filter((text) => text.includes("two of them"));
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /^@djed\/edge (logger|tracing|metrics|audit): two of them run/);
    });
  }

  it("cause no warning on separate paths, nor next to a part that protect() leaves out", async () => {
    const app = new Hono();
    app.use("/a", log()).use("/b", log());
    app.use("/c", djed.protect({ logger: false, audit: false, rateLimit: false })).use("/c", log());
    app.all("*", (c) => c.text("ok"));
    assert.deepEqual(
      (await warningsFor(app, "/a", "/b", "/c")).filter((text) => text.includes("two of them")),
      [],
    );
  });
});

describe("a middleware that is registered like a handler", () => {
  const metrics = djed.metrics();
  const both = stack();
  for (
    const [what, app, name] of [
      ["metrics", new Hono().use(metrics).get("/metrics", metrics), "metrics"],
      ["metrics alone", new Hono().get("/metrics", metrics), "metrics"],
      ["protect()", new Hono().use(both).get("/metrics", both), "protect"],
    ] as const
  ) {
    it(`is a warning that names the handler: ${what}`, async () => {
      const warnings = await warningsFor(app, "/metrics", "/metrics");
      assert.deepEqual(warnings, [
        `@djed/edge ${name}: GET /metrics has a middleware and no handler: for a scrape it is ` +
        "metrics.handler, or protect().metrics (shown once)",
      ]);
    });
  }

  it("is fine before a handler, and for a path that only has other methods", async () => {
    const app = new Hono();
    app.use(log());
    app.get("/orders", djed.metrics(), (c) => c.notFound());
    app.use("/login", limit());
    app.post("/login", (c) => c.text("ok"));
    assert.deepEqual(await warningsFor(app, "/orders", "/login", "/none"), []);
  });
});

describe("two limiters with the same limit", () => {
  it("are a warning when both count a request", async () => {
    const app = new Hono().use(limit()).use("/api/*", limit());
    app.all("*", (c) => c.text("ok"));
    const warnings = await warningsFor(app, "/", "/api/a", "/api/b");
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], /^@djed\/edge rateLimit: two guards with the same limit count one/);
  });

  it("are fine when anything differs, and for one guard on two paths", async () => {
    const one = limit();
    const app = new Hono().use(one).use("/api/*", one);
    app.use(djed.rateLimit({ limit: 900, key: () => "one" }));
    app.use(djed.rateLimit({ limit: 1_000, key: () => "two" }));
    app.use(djed.rateLimit({ limit: 1_000, key: () => "one", name: "other" }));
    app.all("*", (c) => c.text("ok"));
    assert.deepEqual(await warningsFor(app, "/api/a"), []);
  });
});

describe("problems() after a guard", () => {
  it("is a warning, because it cannot render the guard's refusals", async () => {
    const app = new Hono().use(limit()).use(djed.problems(() => new Response()));
    app.get("/", (c) => c.text("ok"));
    assert.deepEqual(await warningsFor(app, "/", "/"), [
      "@djed/edge problems: register it before rate-limit, whose refusals it cannot render " +
      "(shown once)",
    ]);
  });

  it("is no warning when others before it render them", async () => {
    const app = new Hono().use(djed.problems(() => new Response()));
    app.use(limit()).use("/api", djed.problems(() => new Response()));
    app.get("/api", (c) => c.text("ok"));
    assert.deepEqual(await warningsFor(app, "/api"), []);
  });
});
