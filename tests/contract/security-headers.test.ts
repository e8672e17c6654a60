/** The promises of securityHeaders() and corsPolicy(), as docs/security-headers.md makes them. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import * as djed from "../../mod.ts";
import { corsPolicy, securityHeaders } from "../../src/security-headers/mod.ts";
import type { SecurityPreset } from "../../src/security-headers/mod.ts";

const PRESETS: readonly SecurityPreset[] = ["api", "html", "docs"];
const ALL = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "origin-agent-cluster",
  "permissions-policy",
  "referrer-policy",
  "strict-transport-security",
  "x-content-type-options",
  "x-frame-options",
];
const url = "https://example.com/";

async function securityOf(app: Hono<any>, path = "", init?: RequestInit) {
  const { headers } = await app.request(url + path, init);
  return Object.fromEntries([...headers].filter(([name]) => ALL.includes(name)));
}

describe("securityHeaders()", () => {
  it("has the headers of the table in its documentation", async () => {
    const names: Record<string, string[]> = {};
    for (const preset of PRESETS) {
      const app = new Hono().use(securityHeaders(preset)).get("/", (c) => c.json(1));
      names[preset] = Object.keys(await securityOf(app)).sort();
    }
    assert.deepEqual(names.html, ALL);
    assert.deepEqual(names.docs, ALL);
    assert.deepEqual(names.api, [
      "content-security-policy",
      "cross-origin-resource-policy",
      "referrer-policy",
      "strict-transport-security",
      "x-content-type-options",
    ]);
  });

  it('never puts the policy of "api" onto a page', async () => {
    const app = new Hono().use(securityHeaders("api")).get("/", (c) => c.html("<p>hello"));
    const headers = await securityOf(app);
    assert.equal("content-security-policy" in headers, false);
    assert.equal(headers["x-frame-options"], "DENY");
  });

  it("gives a page the nonce of its policy", async () => {
    const app = new Hono();
    app.get("/", securityHeaders("html"), (c) => c.text(c.var.cspNonce));
    const response = await app.request(url);
    const nonce = await response.text();
    assert.ok(response.headers.get("content-security-policy")!.includes(`'nonce-${nonce}'`));
  });

  it("writes nothing in report mode", async () => {
    for (const preset of PRESETS) {
      const app = new Hono().use(securityHeaders(preset, { mode: "report" }));
      assert.deepEqual(await securityOf(app.get("/", (c) => c.json(1))), {});
    }
  });
});

describe("protect()", () => {
  const stack = (options: djed.ProtectOptions = {}) =>
    new Hono<any>().use(djed.protect({ logger: false, audit: false, ...options }))
      .get("/", (c: any) => c.json(c.get("cspNonce") ?? null))
      .get("/own", (c) => c.json(1, 200, { "referrer-policy": "origin" }));

  it("adds two headers, also to refusals, errors and health checks", async () => {
    const two = { "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" };
    const app = stack({ rateLimit: { limit: 2, key: () => "k" } });
    app.get("/fails", () => {
      throw new Error("expected");
    });
    app.onError((_error, c) => c.text("failed", 500));
    for (const path of ["", "fails", "livez"]) assert.deepEqual(await securityOf(app, path), two);
    const { status } = await app.request(url);
    assert.equal(status, 429);
    assert.deepEqual(await securityOf(app), two);
  });

  it("keeps the header of a handler", async () => {
    assert.equal((await securityOf(stack(), "own"))["referrer-policy"], "origin");
  });

  it("adds no header of its own where the app has a securityHeaders()", async () => {
    const quiet = { logger: false, audit: false } as const;
    const orders = [
      [securityHeaders("html"), djed.protect(quiet)],
      [djed.protect(quiet), securityHeaders("html")],
    ];
    for (const order of orders) {
      const app = new Hono().use(...order).get("/", (c) => c.json(1));
      const headers = await securityOf(app);
      assert.equal(headers["referrer-policy"], "strict-origin-when-cross-origin");
    }
    const without = { referrerPolicy: false, xContentTypeOptions: false };
    const app = new Hono().use(securityHeaders("api", without), djed.protect(quiet));
    const headers = await securityOf(app.get("/", (c) => c.json(1)));
    assert.equal(headers["referrer-policy"], undefined);
    assert.equal(headers["x-content-type-options"], undefined);
  });

  it("adds its two headers to refusals, too, except where the app has its own", async () => {
    const refusing = () => djed.rateLimit({ limit: 1, window: "1h", name: "route" });
    const quiet = { logger: false, audit: false } as const;
    const own = securityHeaders("html");
    const rendered = djed.problems((c, problem) => c.json(problem, problem.status));
    const cases: [MiddlewareHandler[], string][] = [
      [[djed.protect({ ...quiet, rateLimit: { limit: 1 } })], "no-referrer"],
      [[djed.protect(quiet), refusing()], "no-referrer"],
      [[djed.protect(quiet), rendered, refusing()], "no-referrer"],
      [[djed.protect(quiet), own, refusing()], "strict-origin-when-cross-origin"],
    ];
    for (const [guards, referrer] of cases) {
      const app = new Hono();
      for (const guard of guards) app.use(guard);
      app.get("/", (c) => c.json(1));
      await app.request("/");
      const refusal = await app.request("/");
      assert.equal(refusal.status, 429);
      assert.equal(refusal.headers.get("referrer-policy"), referrer);
      assert.equal(refusal.headers.get("x-content-type-options"), "nosniff");
    }
  });

  it("adds its two headers beside one that only reports, and one of another path", async () => {
    const app = new Hono();
    app.use(securityHeaders("html", { mode: "report" }));
    app.use("/pages/*", securityHeaders("html"));
    app.use(djed.protect({ logger: false, audit: false }));
    const headers = await securityOf(app.get("/", (c) => c.json(1)));
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["x-content-type-options"], "nosniff");
  });

  it('adds all headers of a preset with securityHeaders: "api" or "html"', async () => {
    for (const preset of ["api", "html"] as const) {
      const own = new Hono().use(securityHeaders(preset)).get("/", (c) => c.json(1));
      const masked = (headers: Record<string, string>) =>
        Object.entries(headers).map(([name, value]) => [
          name,
          value.replaceAll(/'nonce-[^']+'/g, ""),
        ]);
      assert.deepEqual(
        masked(await securityOf(stack({ securityHeaders: preset }))),
        masked(await securityOf(own)),
      );
    }
  });

  it("adds none with securityHeaders: false, and none in report mode", async () => {
    assert.deepEqual(await securityOf(stack({ securityHeaders: false })), {});
    assert.deepEqual(await securityOf(stack({ mode: "report" })), {});
    const html = stack({ mode: "report", securityHeaders: "html" });
    assert.deepEqual(await securityOf(html), {});
    assert.match(await (await html.request(url)).json(), /^[A-Za-z0-9+/]{22}==$/);
  });

  it("answers 429 with CORS headers behind corsPolicy()", async () => {
    const app = new Hono();
    app.use(corsPolicy({ origins: ["https://app.example.com"], credentials: true }));
    app.use(djed.protect({ logger: false, audit: false, rateLimit: { limit: 1, key: () => "k" } }));
    app.get("/", (c) => c.text("ok"));
    const init = { headers: { origin: "https://app.example.com" } };
    await app.request(url, init);
    const { status, headers } = await app.request(url, init);
    assert.equal(status, 429);
    assert.equal(headers.get("access-control-allow-origin"), "https://app.example.com");
    assert.match(headers.get("access-control-expose-headers")!, /Retry-After/);
    assert.equal(headers.get("vary"), "Origin");
  });
});

describe("corsPolicy()", () => {
  it("throws at construction for origins that allow more than they say", () => {
    const origins = ["null", /example\.com/, /^https:\/\/example.com$/, "https://*", "example.com"];
    for (const one of origins) {
      assert.throws(() => corsPolicy({ origins: one }), /^TypeError|Range/);
    }
    assert.throws(() => corsPolicy({ origins: "*", credentials: true }), TypeError);
  });

  it("is watched by metrics()", async () => {
    const policy = corsPolicy({ origins: ["https://a.test"] });
    const metrics = djed.metrics({ watch: [policy] });
    const app = new Hono().use(policy).get("/metrics", metrics.handler);
    app.get("/", (c) => c.text("ok"));
    await app.request(url, { headers: { origin: "https://b.test" } });
    assert.deepEqual(policy.stats(), {
      preflights_total: 0,
      refused_total: 1,
      callback_errors_total: 0,
    });
    assert.match(await (await app.request(`${url}metrics`)).text(), /refused_total/);
  });
});
