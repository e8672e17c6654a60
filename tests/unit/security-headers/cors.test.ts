/** corsPolicy(): who may read responses, and preflights. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { corsPolicy } from "../../../src/security-headers/mod.ts";
import type { CorsPolicyOptions } from "../../../src/security-headers/mod.ts";

const ALLOW = "access-control-allow-origin";
const CREDENTIALS = "access-control-allow-credentials";

function answering(
  options: CorsPolicyOptions,
  respond: (c: any) => Response = (c) => c.text("ok"),
): Hono {
  const app = new Hono();
  app.use(corsPolicy(options));
  app.all("*", respond);
  return app;
}

async function allowed(origins: CorsPolicyOptions["origins"], origin?: string) {
  const headers: Record<string, string> = origin === undefined ? {} : { origin };
  const response = await answering({ origins }).request("/", { headers });
  return response.headers.get(ALLOW);
}

function preflight(app: Hono, origin = "https://a.test", more: Record<string, string> = {}) {
  const headers = { origin, "access-control-request-method": "PUT", ...more };
  return app.request("/", { method: "OPTIONS", headers });
}

describe("origins", () => {
  it("that are listed are allowed, and no other", async () => {
    const origins = ["https://a.test", "http://b.test:8080", "capacitor://localhost"];
    for (const origin of origins) assert.equal(await allowed(origins, origin), origin);
    const others = [
      "http://a.test",
      "https://a.test:8443",
      "https://a.test.evil.test",
      "https://b.a.test",
      "https://A.test",
      "https://a.test/",
      "null",
      "",
    ];
    for (const origin of others) assert.equal(await allowed(origins, origin), null, origin);
    assert.equal(await allowed(origins), null);
  });

  it("may be all subdomains, or all ports", async () => {
    const origins = ["https://*.a.test", "http://localhost:*"];
    for (
      const origin of [
        "https://x.a.test",
        "https://x-1.y.a.test",
        "http://localhost",
        "http://localhost:5173",
      ]
    ) assert.equal(await allowed(origins, origin), origin);
    for (
      const origin of [
        "https://a.test",
        "https://xa.test",
        "https://x.a.test:8443",
        "http://x.a.test",
        "https://.a.test",
        "https://x..a.test",
        "https://evil.test/.a.test",
        "https://evil.test#x.a.test",
        "http://localhost.evil.test",
        "http://localhost:5173.evil.test",
        "https://x.aztest",
      ]
    ) assert.equal(await allowed(origins, origin), null, origin);
  });

  it("may be a pattern, whose flags keep nothing from one request to the next", async () => {
    const app = answering({ origins: /^https:\/\/[a-z]+\.a\.test$/gy });
    for (let i = 0; i < 3; i++) {
      const response = await app.request("/", { headers: { origin: "https://x.a.test" } });
      assert.equal(response.headers.get(ALLOW), "https://x.a.test");
    }
  });

  it("may be decided by a function, which is not asked for null", async () => {
    const asked: string[] = [];
    const origins = async (origin: string) => {
      asked.push(origin);
      await Promise.resolve();
      return origin === "https://a.test";
    };
    assert.equal(await allowed(origins, "https://a.test"), "https://a.test");
    assert.equal(await allowed(origins, "https://b.test"), null);
    assert.equal(await allowed(origins, "null"), null);
    assert.deepEqual(asked, ["https://a.test", "https://b.test"]);
  });

  it("are not allowed when the function fails", async () => {
    const policy = corsPolicy({
      origins: () => {
        throw new Error("expected");
      },
    });
    const app = new Hono().use(policy).get("/", (c) => c.text("ok"));
    const response = await app.request("/", { headers: { origin: "https://a.test" } });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get(ALLOW), null);
    assert.equal(policy.stats().callback_errors_total, 1);
  });

  it("are all allowed by *, without the value of any", async () => {
    for (const origin of ["https://a.test", "null", undefined]) {
      assert.equal(await allowed("*", origin), "*");
    }
  });

  const wrong: readonly (readonly [CorsPolicyOptions["origins"], RegExp])[] = [
    [["*", "https://a.test"], /"\*" allows all: write it alone/],
    ["null", /"null" is the origin of every sandboxed page/],
    [["https://a.test", "null"], /"null" is the origin/],
    [[], /origins must be an origin/],
    ["a.test", /write "https:\/\/a\.test"/],
    ["https://a.test/", /write "https:\/\/a\.test"/],
    ["https://a.test/path?x", /write "https:\/\/a\.test"/],
    ["https://A.test", /write "https:\/\/a\.test"/],
    ["https://a.test:443", /write "https:\/\/a\.test"/],
    ["https://user@a.test", /write "https:\/\/a\.test"/],
    ["https://a.test, https://b.test", /write \["https:\/\/a\.test", "https:\/\/b\.test"\]/],
    ["https://*", /"\*" only as in/],
    ["https://*.test", /"\*" only as in/],
    ["https://*a.test", /"\*" only as in/],
    ["https://a.*", /"\*" only as in/],
    ["*://a.test", /"\*" only as in/],
    [/a\.test/, /must match the whole origin/],
    [/^https:\/\/a\.test/, /must match the whole origin/],
    [/https:\/\/a\.test$/, /must match the whole origin/],
    [/^https:\/\/a\.test$|^https:\/\/b\.test$/, /must match the whole origin/],
    [/^https:\/\/a\.test$/m, /must match the whole origin/],
    [/^https:\/\/a\.test\$/, /must match the whole origin/],
    [/^https:\/\/a.test$/, /has a dot that stands for every character/],
    [/^https:\/\/.*a\.test$/, /also matches https:\/\/attackera\.test/],
    [/^https:\/\/[^/]*a\.test$/, /also matches https:\/\/attackera\.test/],
    [/^.*$/, /matches every origin/],
    [/^https?:\/\/.+$/, /matches every origin/],
    [/^(https:\/\/a\.test|null)$/, /matches every origin/],
    [/^https:\/\/.+:8443$/, /matches every origin/],
    [/^https:\/\/.*a\.test(:\d+)?$/, /also matches https:\/\/attackera\.test/],
    [/^https:\/\/a\.test.*$/, /by \.\* at the end: write the end of the domain/],
    [/^https:\/\/a\.test(:\d+)?.*$/, /by \.\* at the end/],
    [/^https:\/\/(?:www\.)?a\.test(?:.*)$/, /by \.\* at the end/],
    [/^https:\/\/(?:a\.test|b\.test.*)$/, /by \.\* at the end/],
    [/^https:\/\/a\.[a-z]{2,}(?::\d+)?$/, /by \[a-z\]\{2,\} at the end/],
    [/^https:\/\/a\.test\S*:8443$/, /by \\S\* at the end/],
    [/^https:\/\/a(?:\.\p{L}+)*$/u, /by \\p\{L\}\+ at the end/],
    [/^https:\/\/.*a\.(?:test|example)$/, /because \.\* matches dots: write \\\. after it/],
    [/^https:\/\/(?:.+|x)a\.(?:test|example)$/, /because \.\+ matches dots/],
    [/^https:\/\/.*(?<=a\.test)$/, /because \.\* matches dots/],
    ["https://*.a.test:443", /a port as browsers send it/],
    ["http://*.a.test:80", /a port as browsers send it/],
    ["https://*.a.test:65536", /a port as browsers send it/],
    ["localhost:5173", /write "http:\/\/localhost:5173"/],
    [undefined as never, /origins must be an origin/],
  ];
  for (const [origins, message] of wrong) {
    const shown = origins instanceof RegExp ? String(origins) : JSON.stringify(origins);
    it(`${shown} are refused at construction`, () => {
      assert.throws(() => corsPolicy({ origins }), message);
    });
  }

  it("may be patterns of subdomains, names and ports", () => {
    for (
      const origins of [
        /^https?:\/\/(?:[\w-]+\.)*a\.test(?::\d{1,5})?$/,
        /^https:\/\/(?:.+\.)?a\.(?:test|example)$/,
        /^https:\/\/[^.]+\.a\.test$/i,
        /^https:\/\/[a-z0-9-]+--shop\.a\.test$/,
        /^https:\/\/.*[.]a\.test$/,
        /^[a-z]+:\/\/localhost(:\d+)?$/,
        /^http:\/\/192\.168\.\d{1,3}\.\d{1,3}(:\d+)?$/,
        /^chrome-extension:\/\/[a-p]{32}$/,
      ]
    ) assert.doesNotThrow(() => corsPolicy({ origins }), String(origins));
  });

  it("that are all origins exclude credentials", () => {
    for (const origins of ["*", ["*"]]) {
      const make = () => corsPolicy({ origins, credentials: true });
      assert.throws(make, /origins "\*" and credentials exclude each other/);
    }
    const list = { origins: "https://a.test", credentials: true };
    assert.throws(() => corsPolicy({ ...list, allowHeaders: ["*"] }), /where "\*" is a name/);
  });

  it("may have groups with choices", async () => {
    const origins = /^https:\/\/(?:a|b)\.test$/;
    assert.equal(await allowed(origins, "https://b.test"), "https://b.test");
    assert.equal(await allowed(origins, "https://c.test"), null);
  });
});

describe("a wrong option", () => {
  const wrong: readonly (readonly [object, RegExp])[] = [
    [{ allowHeaders: "" }, /allowHeaders must be an array of names, got ""/],
    [{ allowHeaders: false }, /allowHeaders must be an array of names, got false/],
    [{ allowHeaders: null }, /allowHeaders must be an array of names, got null/],
    [{ credentials: null }, /credentials must be one of true, false, got null/],
    [{ credentials: "true" }, /credentials must be one of true, false, got "true"/],
    [{ maxAge: "1d" }, /maxAge must be a duration .* from 0 to 7200000 ms, got "1d"$/],
  ];
  for (const [options, message] of wrong) {
    it(`${JSON.stringify(options)} is refused at construction`, () => {
      assert.throws(() => corsPolicy({ origins: "https://a.test", ...options }), message);
    });
  }
});

describe("a response", () => {
  it("of an allowed origin can be read with its rate limit, also if it is a refusal", async () => {
    const app = new Hono();
    app.use(corsPolicy({ origins: "https://a.test", exposeHeaders: ["X-Total"] }));
    app.use(djed.rateLimit({ limit: 1, key: () => "k" }));
    app.get("/", (c) => c.text("ok"));
    for (const status of [200, 429]) {
      const response = await app.request("/", { headers: { origin: "https://a.test" } });
      assert.equal(response.status, status);
      assert.equal(response.headers.get(ALLOW), "https://a.test");
      assert.equal(
        response.headers.get("access-control-expose-headers"),
        "RateLimit, RateLimit-Policy, Retry-After, X-Total",
      );
    }
  });

  it("exposes the legacy headers of a limit that sends them", async () => {
    const app = new Hono();
    app.use(corsPolicy({ origins: "*" }));
    app.use(djed.rateLimit({ limit: 9, key: () => "k", headers: "legacy" }));
    app.get("/", (c) => c.text("ok"));
    const { headers } = await app.request("/", { headers: { origin: "https://a.test" } });
    assert.match(headers.get("access-control-expose-headers")!, /, X-RateLimit-Remaining, /i);
  });

  it("varies by origin, once, also without an origin", async () => {
    for (const origin of ["https://a.test", "https://b.test", undefined]) {
      for (
        const [given, vary] of [
          [undefined, "Origin"],
          ["Accept", "Accept, Origin"],
          ["accept, ORIGIN", "accept, ORIGIN"],
          ["*", "*"],
        ]
      ) {
        const respond = () => new Response("", { headers: given ? { vary: given } : {} });
        const app = answering({ origins: "https://a.test" }, respond);
        const { headers } = await app.request("/", { headers: origin ? { origin } : {} });
        assert.equal(headers.get("vary"), vary);
      }
    }
    assert.equal((await answering({ origins: "*" }).request("/")).headers.get("vary"), null);
  });

  it("has the permissions of the policy, not those of an upstream", async () => {
    const headers = { [ALLOW]: "*", [CREDENTIALS]: "true" };
    const app = answering({ origins: "https://a.test" }, () => new Response("", { headers }));
    const other = await app.request("/", { headers: { origin: "https://b.test" } });
    assert.equal(other.headers.get(ALLOW), null);
    assert.equal(other.headers.get(CREDENTIALS), null);
    const own = await app.request("/", { headers: { origin: "https://a.test" } });
    assert.equal(own.headers.get(ALLOW), "https://a.test");
    assert.equal(own.headers.get(CREDENTIALS), null);
  });

  it("with immutable headers gets them too", async () => {
    const app = answering(
      { origins: "https://a.test", credentials: true },
      () => Response.redirect("https://b.test/"),
    );
    const response = await app.request("/", { headers: { origin: "https://a.test" } });
    assert.equal(response.status, 302);
    assert.equal(response.headers.get(CREDENTIALS), "true");
  });
});

describe("a preflight", () => {
  it("is answered with what is allowed, and reaches no handler", async () => {
    const app = answering(
      { origins: "https://a.test", credentials: true, maxAge: "10m" },
      () => assert.fail("reached"),
    );
    const asked = { "access-control-request-headers": "content-type, x-id" };
    const response = await preflight(app, "https://a.test", asked);
    assert.equal(response.status, 204);
    assert.deepEqual(Object.fromEntries(response.headers), {
      [ALLOW]: "https://a.test",
      [CREDENTIALS]: "true",
      "access-control-allow-methods": "GET, HEAD, PUT, POST, DELETE, PATCH, QUERY",
      "access-control-allow-headers": "content-type, x-id",
      "access-control-max-age": "600",
      vary: "Origin, Access-Control-Request-Headers",
    });
  });

  it("of another origin gets no permission", async () => {
    const response = await preflight(answering({ origins: "https://a.test" }), "https://b.test");
    assert.equal(response.status, 204);
    assert.deepEqual([...response.headers.keys()], ["vary"]);
  });

  it("is answered with the listed methods and headers", async () => {
    const app = answering({ origins: "*", allowMethods: ["get", "Foo"], allowHeaders: ["X-A"] });
    const { headers } = await preflight(app);
    assert.equal(headers.get("access-control-allow-methods"), "GET, Foo");
    assert.equal(headers.get("access-control-allow-headers"), "X-A");
    assert.equal(headers.get("access-control-max-age"), "7200");
    assert.equal(headers.get("vary"), null);
  });

  it("gets back only names of headers", async () => {
    const asked = { "access-control-request-headers": "x-a, <script>" };
    const { headers } = await preflight(answering({ origins: "*" }), "https://a.test", asked);
    assert.equal(headers.get("access-control-allow-headers"), null);
  });

  it("is not every OPTIONS request", async () => {
    const app = answering({ origins: "*" });
    assert.equal((await app.request("/", { method: "OPTIONS" })).status, 200);
    const init = { method: "OPTIONS", headers: { origin: "https://a.test" } };
    assert.equal((await app.request("/", init)).status, 200);
  });

  it("is kept for at most two hours", () => {
    assert.throws(() => corsPolicy({ origins: "*", maxAge: "1d" }), /maxAge must be a duration/);
  });
});
