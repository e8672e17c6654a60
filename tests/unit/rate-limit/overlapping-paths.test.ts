import { Hono } from "hono";
import { methodOverride } from "hono/method-override";
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { decisions } from "../../../src/core/request/decision.ts";
import { rateLimit } from "../../../src/rate-limit/mod.ts";
import type {
  RateLimitMiddleware,
  RateLimitOptions,
  RateLimitVariables,
} from "../../../src/rate-limit/mod.ts";
import { failingStore, requestFrom } from "../../../src/testing/mod.ts";
import type { RuntimeName } from "../../../src/testing/mod.ts";
import { clientOf, clockAt, THREE_THEN_REFUSED } from "./app.ts";

const onWorkers = globalThis.navigator?.userAgent === "Cloudflare-Workers";

const PATH = { url: "http://localhost/api/admin/x" };
const limitOf3 = (options: RateLimitOptions = {}) =>
  rateLimit({ limit: 3, clock: clockAt(), ...options });

/** An app with a guard on three paths that overlap, one of them in a sub-app with an `onError`. */
function overlapping(guard: ReturnType<typeof rateLimit>) {
  const app = new Hono();
  const admin = new Hono();
  admin.onError((_error, c) => c.text("failed", 500));
  admin.use(guard);
  admin.all("/x", (c) => c.text(String(decisions(c).length)));
  app.use(guard);
  app.use("/api/*", guard);
  app.route("/api/admin", admin);
  return clientOf(app);
}

describe("one guard on several paths", () => {
  const stores: Record<string, RateLimitOptions> = {
    "in memory": {},
    "with a key that is async": { key: () => Promise.resolve("user") },
    "with a store that fails": { store: failingStore() },
    "with a limit that varies": { limit: () => 3 },
  };
  for (const [how, options] of Object.entries(stores)) {
    it(`counts a request once (${how})`, async () => {
      const { statuses } = overlapping(limitOf3(options));
      assert.deepEqual(await statuses(5, undefined, PATH), THREE_THEN_REFUSED);
    });
  }

  it("reports a request once", async () => {
    const { send } = overlapping(limitOf3());
    const response = await send(undefined, PATH);
    assert.equal(response.headers.get("ratelimit-policy"), '"default";q=3;w=60');
    assert.equal(await response.text(), "1");
  });

  it("counts a request once in report mode, and with countWhen", async () => {
    const { send, statuses } = overlapping(limitOf3({ countWhen: () => false }));
    assert.deepEqual(await statuses(5, undefined, PATH), Array(5).fill(200));
    const { headers } = await send(undefined, PATH);
    assert.equal(headers.get("ratelimit"), '"default";r=3');
    const seen: boolean[] = [];
    const report = limitOf3({ mode: "report", onDecision: (_c, d) => seen.push(d.allowed) });
    await overlapping(report).statuses(4, undefined, PATH);
    assert.deepEqual(seen, [true, true, true, false]);
  });

  it("counts preflights once", async () => {
    const headers = { "origin": "https://a.example", "access-control-request-method": "POST" };
    const { send } = overlapping(limitOf3());
    const response = await send(undefined, { ...PATH, method: "OPTIONS", headers });
    assert.equal(response.headers.get("ratelimit"), '"preflight";r=599;t=1');
  });

  it("is not another guard: two of them both count", async () => {
    const app = new Hono();
    app.use(limitOf3({ name: "one" }), limitOf3({ name: "two" }));
    app.all("*", (c) => c.text(String(decisions(c).length)));
    assert.equal(await (await clientOf(app).send()).text(), "2");
  });

  it("decides where it is not skipped", async () => {
    const guard = limitOf3({ skip: (c) => c.get("user") === undefined });
    const app = new Hono<{ Variables: { user: string } }>();
    app.use(guard);
    app.use((c, next) => {
      c.set("user", "ada");
      return next();
    });
    app.use(guard);
    app.all("*", (c) => c.text("ok"));
    assert.deepEqual(await clientOf(app).statuses(5), THREE_THEN_REFUSED);
  });
});

describe("one guard in an app and an app that it passes requests on to", () => {
  // Bun's server passes no object of the request.
  const runtimes = (onWorkers ? ["workers"] : ["node", "deno"]) as RuntimeName[];
  const executionCtx = () => ({ waitUntil() {}, passThroughOnException() {}, props: {} });

  function mounted(guard: RateLimitMiddleware) {
    const inner = new Hono<{ Variables: RateLimitVariables }>();
    inner.use(guard);
    inner.all("*", (c) => c.text(String(c.var.rateLimit.remaining)));
    const app = new Hono();
    app.use(guard);
    app.mount("/sub", inner.fetch);
    return app;
  }

  for (const runtime of runtimes) {
    it(`counts a request once (app.mount(), ${runtime})`, async () => {
      const app = mounted(limitOf3());
      for (const path of ["/sub/x", "/sub"]) {
        const left: string[] = [];
        for (let i = 0; i < 3; i++) {
          const [request, env] = requestFrom(path === "/sub" ? "192.0.2.1" : "192.0.2.2", {
            runtime,
            url: path,
          });
          const response = await app.fetch(request, env, executionCtx() as never);
          left.push(await response.text());
          assert.equal(response.headers.get("ratelimit-policy"), '"default";q=3;w=60');
        }
        assert.deepEqual(left, ["2", "1", "0"]);
      }
    });

    it(`counts a request once (methodOverride(), ${runtime})`, async () => {
      const app = new Hono();
      app.use(limitOf3());
      app.use("/m", methodOverride({ app }));
      app.delete("/m", (c) => c.text("deleted"));
      const body = new URLSearchParams({ _method: "DELETE" });
      const statuses: number[] = [];
      for (let i = 0; i < 5; i++) {
        const given = { runtime, url: "/m", method: "POST", body };
        const [request, env] = requestFrom("192.0.2.1", given);
        statuses.push((await app.fetch(request, env, executionCtx() as never)).status);
      }
      assert.deepEqual(statuses, THREE_THEN_REFUSED);
    });

    it(`counts each request of several that a test makes with one environment (${runtime})`, async () => {
      const app = mounted(limitOf3());
      const [, env] = requestFrom("192.0.2.1", { runtime });
      const ctx = executionCtx() as never;
      const headers = { "cf-connecting-ip": "192.0.2.1" };
      const send = () => app.request("/sub/x", { headers }, env as never, ctx);
      const answers = await Promise.all([send(), send(), send(), send(), send()]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), THREE_THEN_REFUSED);
    });
  }
});
