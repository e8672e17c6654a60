/** securityHeaders(): which headers are written onto which responses. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { Hono as Hono3 } from "hono-3";
import { Hono as HonoOld } from "hono-old";
import { securityHeaders } from "../../../src/security-headers/mod.ts";
import type { SecurityHeadersOptions, SecurityPreset } from "../../../src/security-headers/mod.ts";
import { contextOf } from "../../support/context.ts";

const HTTPS = "https://example.com/";

function answering(
  respond: (c: any) => Response | Promise<Response>,
  preset: SecurityPreset = "api",
  overrides?: SecurityHeadersOptions,
): Hono {
  const app = new Hono();
  app.use(securityHeaders(preset, overrides));
  app.all("*", respond);
  app.onError((_error, c) => c.json({ error: true }, 500));
  return app;
}

async function headersOf(app: Hono, url = HTTPS, init?: RequestInit) {
  return (await app.request(url, init)).headers;
}

const csp = (headers: Headers) => headers.get("content-security-policy");
const isGuarded = (headers: Headers) =>
  csp(headers) === "default-src 'none'; frame-ancestors 'none'" &&
  headers.get("x-content-type-options") === "nosniff";

describe("security headers", () => {
  it("are written onto responses with immutable headers", async () => {
    const headers = await headersOf(answering(() => Response.redirect("https://other.test/")));
    assert.equal(isGuarded(headers), true);
    assert.equal(headers.get("location"), "https://other.test/");
  });

  it("are written onto immutable headers in old versions of Hono, too", async () => {
    for (const Old of [Hono3, HonoOld] as readonly (new () => any)[]) {
      const app = new Old();
      app.use("*", securityHeaders("api") as never);
      app.get("/", () => Response.redirect("https://other.test/"));
      const { status, headers } = await app.request(HTTPS);
      assert.deepEqual([status, headers.get("location")], [302, "https://other.test/"]);
      assert.equal(isGuarded(headers), true);
    }
  });

  it("are not written onto Response.error(), which has no status", async () => {
    const response = await answering(() => Response.error()).request(HTTPS);
    assert.deepEqual([response.type, [...response.headers]], ["error", []]);
  });

  it("are written onto the response of an error, a 404 and an empty one", async () => {
    const failing = answering(() => {
      throw new Error("expected");
    });
    assert.equal(isGuarded(await headersOf(failing)), true);
    const empty = new Hono();
    empty.use(securityHeaders());
    assert.equal(isGuarded(await headersOf(empty)), true);
    assert.equal(isGuarded(await headersOf(answering((c) => c.body(null, 204)))), true);
  });

  it("are written onto a stream before its first chunk, which passes unchanged", async () => {
    const chunks = ["one", "two"];
    const body = new ReadableStream({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(chunk));
      },
    });
    const response = await answering(() => new Response(body)).request(HTTPS);
    assert.equal(isGuarded(response.headers), true);
    assert.equal(await response.text(), "onetwo");
  });

  it("are written onto what a middleware after it refuses", async () => {
    const app = new Hono();
    app.use(securityHeaders("api"));
    app.use((c) => Promise.resolve(c.json({ error: "no" }, 403)));
    assert.equal(isGuarded(await headersOf(app)), true);
  });

  it("are not written onto a 101", async () => {
    const c = await contextOf(new Request(HTTPS));
    const headers = new Headers({ upgrade: "websocket", "x-powered-by": "x" });
    c.res = { status: 101, headers, body: null } as unknown as Response;
    // The context returns what is set last: a 101 cannot be made by `new Response`.
    const seen = new Proxy(c, {
      get: (target, key) =>
        key === "res" ? { status: 101, headers, body: null } : Reflect.get(target, key, target),
    });
    await (securityHeaders("html") as any)(seen, () => Promise.resolve());
    assert.deepEqual([...headers.keys()].sort(), ["upgrade", "x-powered-by"]);
  });

  it("have no effect in report mode, but the nonce is there", async () => {
    const app = answering((c) => c.text(String(c.var.cspNonce)), "html", { mode: "report" });
    const response = await app.request(HTTPS);
    assert.deepEqual([...response.headers.keys()].filter((name) => name !== "content-type"), []);
    assert.match(await response.text(), /^[A-Za-z0-9+/]{22}==$/);
  });

  it("keep a header that the response has, unless overwrite is set", async () => {
    const respond = () =>
      new Response("", { headers: { "referrer-policy": "origin", "x-powered-by": "PHP" } });
    const kept = await headersOf(answering(respond));
    assert.equal(kept.get("referrer-policy"), "origin");
    assert.equal(kept.has("x-powered-by"), false);
    const replaced = await headersOf(answering(respond, "api", { overwrite: true }));
    assert.equal(replaced.get("referrer-policy"), "no-referrer");
  });

  it("of a path take precedence over those of the app", async () => {
    const app = new Hono();
    app.use(securityHeaders("api"));
    app.get("/docs", securityHeaders("docs"), (c) => c.html("<p>docs"));
    const headers = await headersOf(app, `${HTTPS}docs`);
    assert.match(csp(headers)!, /jsdelivr/);
    assert.equal(headers.get("x-frame-options"), "SAMEORIGIN");
  });

  it("of a path and of the app have one nonce, that of the page", async () => {
    const ofPath = [
      securityHeaders("html"),
      securityHeaders("html", { contentSecurityPolicy: false }),
      securityHeaders("html", {
        contentSecurityPolicy: false,
        contentSecurityPolicyReportOnly: true,
      }),
    ];
    for (const overwrite of [false, true]) {
      for (const inner of ofPath) {
        const app = new Hono().use(securityHeaders("html", { overwrite }))
          .get("/", inner, (c) => c.html(c.var.cspNonce));
        const response = await app.request(HTTPS);
        const nonce = await response.text();
        assert.ok(csp(response.headers)!.includes(`'nonce-${nonce}'`));
        const reported = response.headers.get("content-security-policy-report-only");
        assert.ok(reported === null || reported.includes(`'nonce-${nonce}'`));
      }
    }
  });

  it("have another nonce for each of many requests at once", async () => {
    let goOn = () => {};
    let waiting = 0;
    const all = new Promise<void>((resolve) => goOn = resolve);
    const app = answering(async (c) => {
      const before = c.var.cspNonce;
      if (++waiting === 300) goOn();
      await all;
      assert.equal(c.var.cspNonce, before);
      return c.html(before);
    }, "html");
    const nonces = await Promise.all(Array.from({ length: 300 }, async () => {
      const response = await app.request(HTTPS);
      const nonce = await response.text();
      assert.ok(csp(response.headers)!.includes(`'nonce-${nonce}'`));
      return nonce;
    }));
    assert.equal(new Set(nonces).size, 300);
  });
});

describe("Strict-Transport-Security", () => {
  const hsts = async (url: string, proto?: string) =>
    (await headersOf(
      answering((c) => c.text("")),
      url,
      proto === undefined ? {} : { headers: { "x-forwarded-proto": proto } },
    )).has("strict-transport-security");

  it("is sent over https, also if a proxy ends it", async () => {
    assert.equal(await hsts("https://example.com/"), true);
    assert.equal(await hsts("http://example.com/", "https"), true);
    assert.equal(await hsts("http://example.com/", "HTTPS, http"), true);
  });

  it("is not sent over http", async () => {
    assert.equal(await hsts("http://example.com/"), false);
    assert.equal(await hsts("http://example.com/", "http"), false);
    assert.equal(await hsts("http://example.com/", "httpsx"), false);
    assert.equal(await hsts("http://example.com/", "http, https"), false);
  });
});

describe('the preset "api"', () => {
  for (const type of ["text/html", "Text/HTML; charset=utf-8", "application/xhtml+xml"]) {
    it(`sends no policy with ${type}, but forbids frames`, async () => {
      const headers = await headersOf(
        answering(() => new Response("", { headers: { "content-type": type } })),
      );
      assert.equal(csp(headers), null);
      assert.equal(headers.get("x-frame-options"), "DENY");
      assert.equal(headers.get("x-content-type-options"), "nosniff");
    });
  }

  it("sends no policy with HTML either if the policy is overridden", async () => {
    const contentSecurityPolicy = { sandbox: [] };
    const page = answering((c) => c.html(""), "api", { contentSecurityPolicy });
    assert.equal(csp(await headersOf(page)), null);
    const json = answering((c) => c.json(1), "api", { contentSecurityPolicy });
    assert.equal(
      csp(await headersOf(json)),
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
  });

  it("forbids to store the answer to a request with credentials, unless it may be", async () => {
    const init = { headers: { authorization: "Bearer x" } };
    const app = answering((c) => c.json(1));
    assert.equal((await headersOf(app, HTTPS, init)).get("cache-control"), "no-store");
    assert.equal((await headersOf(app)).get("cache-control"), null);
    const cached = answering((c) => c.json(1, 200, { "cache-control": "max-age=5" }));
    assert.equal((await headersOf(cached, HTTPS, init)).get("cache-control"), "max-age=5");
    const off = answering((c) => c.json(1), "api", { cacheControl: false });
    assert.equal((await headersOf(off, HTTPS, init)).get("cache-control"), null);
  });
});

describe('the preset "html"', () => {
  it("has another nonce for each response, the one in c.var.cspNonce", async () => {
    const app = answering((c) => c.html(c.var.cspNonce), "html");
    const nonces = new Set<string>();
    for (let i = 0; i < 200; i++) {
      const response = await app.request(HTTPS);
      const nonce = await response.text();
      assert.match(nonce, /^[A-Za-z0-9+/]{22}==$/);
      assert.equal(csp(response.headers)!.split(`'nonce-${nonce}'`).length, 3);
      nonces.add(nonce);
    }
    assert.equal(nonces.size, 200);
  });

  it("leaves the policy of a stored page alone: a 304 has no new nonce", async () => {
    const headers = await headersOf(answering(() => new Response(null, { status: 304 }), "html"));
    assert.equal(csp(headers), null);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
  });

  it("reports to an endpoint", async () => {
    const app = answering((c) => c.html(""), "html", { reportEndpoint: "/csp-reports" });
    const headers = await headersOf(app);
    assert.match(csp(headers)!, /; report-uri \/csp-reports; report-to csp$/);
    assert.equal(headers.get("reporting-endpoints"), 'csp="/csp-reports"');
  });

  it("can only report its policy", async () => {
    const headers = await headersOf(answering((c) => c.html(c.var.cspNonce), "html", {
      contentSecurityPolicy: false,
      contentSecurityPolicyReportOnly: { imgSrc: ["https://img.test"], formAction: false },
    }));
    assert.equal(csp(headers), null);
    const policy = headers.get("content-security-policy-report-only")!;
    assert.match(policy, /script-src 'self' 'nonce-[^']{24}';.* img-src https:\/\/img\.test;/);
    assert.doesNotMatch(policy, /form-action/);
  });
});

describe("overrides", () => {
  it("replace, add and remove headers and directives", async () => {
    const headers = await headersOf(answering((c) => c.html(""), "html", {
      contentSecurityPolicy: {
        scriptSrc: ["'nonce'", "'strict-dynamic'"],
        upgradeInsecureRequests: [],
        objectSrc: false,
      },
      permissionsPolicy: { geolocation: ["self"], payment: true, usb: ["https://a.test"] },
      crossOriginOpenerPolicy: "same-origin-allow-popups",
      crossOriginEmbedderPolicy: true,
      originAgentCluster: false,
      strictTransportSecurity: "max-age=63072000; includeSubDomains; preload",
    }));
    const policy = csp(headers)!.replaceAll(/'nonce-[^']+'/g, "'nonce-x'");
    assert.match(policy, /script-src 'nonce-x' 'strict-dynamic'; style-src 'self' 'nonce-x';/);
    assert.match(policy, /; upgrade-insecure-requests$/);
    assert.doesNotMatch(policy, /object-src/);
    assert.equal(
      headers.get("permissions-policy"),
      'camera=(), geolocation=(self), microphone=(), payment=*, usb=("https://a.test")',
    );
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin-allow-popups");
    assert.equal(headers.get("cross-origin-embedder-policy"), "require-corp");
    assert.equal(headers.has("origin-agent-cluster"), false);
    assert.match(headers.get("strict-transport-security")!, /^max-age=63072000;.*preload$/);
  });

  it("may be whole policies as texts", async () => {
    const headers = await headersOf(answering((c) => c.html(""), "html", {
      contentSecurityPolicy: "default-src 'nonce'",
      permissionsPolicy: "camera=()",
    }));
    assert.match(csp(headers)!, /^default-src 'nonce-[^']{24}'$/);
    assert.equal(headers.get("permissions-policy"), "camera=()");
  });

  const wrong: readonly (readonly [SecurityHeadersOptions, RegExp])[] = [
    [{ contentSecurityPolicy: { imgSrc: ["a;b"] } }, /imgSrc must be sources/],
    [{ contentSecurityPolicy: { imgSrc: ["a\nb"] } }, /imgSrc must be sources/],
    [{ contentSecurityPolicy: { imgSrc: ["none"] } }, /write "'none'"/],
    [{ contentSecurityPolicy: { imgSrc: ["'none'", "a.test"] } }, /'none' alone/],
    [{ contentSecurityPolicy: "a\r\nb" }, /printable ASCII/],
    [{ contentSecurityPolicy: { scriptSrc: [(() => "") as never] } }, /function; write "'nonce'"/],
    [{ contentSecurityPolicy: " " }, /printable ASCII/],
    [{ contentSecurityPolicy: "script-src self" }, /write "'self'"/],
    [{ contentSecurityPolicy: "script-src 'nonce-abc'" }, /always the same.*write "'nonce'"/],
    [{ contentSecurityPolicy: { scriptSrc: ["'nonce-abc'"] } }, /always the same/],
    [
      { contentSecurityPolicy: { reportUri: ["/a"] }, reportEndpoint: "/b" },
      /without report-to and report-uri/,
    ],
    [{ permissionsPolicy: { camera: ["a\r\n"] } }, /permissionsPolicy\.camera must be "self"/],
    [{ permissionsPolicy: { camera: ['https://a.test"'] } }, /permissionsPolicy\.camera must be/],
    [{ permissionsPolicy: { camera: ["'self'"] } }, /write "self"/],
    [{ permissionsPolicy: { camera: ["none", "self"] } }, /"none" alone/],
    [{ permissionsPolicy: { "ca=mera": true } }, /must be names of features/],
    [{ reportEndpoint: "/\u2192" }, /reportEndpoint must be .* in ASCII/],
    [{ contentSecurityPolicy: { scriptSrc: ["'nonce'"] } }, /only the preset "html" has/],
    [{ reportEndpoint: "http://a.test" }, /reportEndpoint must be an https URL/],
    [{ reportEndpoint: "/a;b" }, /reportEndpoint/],
    [{ reportEndpoint: "//a.test" }, /reportEndpoint/],
    [{ strictTransportSecurity: "max-age=1y" }, /strictTransportSecurity must be like/],
    [{ strictTransportSecurity: "max-age=5; includeSubDomains; preload" }, /for preload/],
    [{ referrerPolicy: "never" as never }, /referrerPolicy must be one of/],
    [{ xFrameOptions: "deny" as never }, /xFrameOptions must be one of/],
    [{ cacheControl: "no-store" as never }, /cacheControl must be one of/],
  ];
  for (const [options, message] of wrong) {
    it(`${JSON.stringify(options)} is refused at construction`, () => {
      assert.throws(() => securityHeaders("api", options), message);
    });
  }
});
