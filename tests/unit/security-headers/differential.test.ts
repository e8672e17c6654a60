/** The headers and CORS decisions of hono/secure-headers and hono/cors, and ours. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { corsPolicy, securityHeaders } from "../../../src/security-headers/mod.ts";
import type { SecurityHeadersOptions } from "../../../src/security-headers/mod.ts";

type TheirOptions = NonNullable<Parameters<typeof secureHeaders>[0]>;

/** Every header of both, off. */
const NONE: SecurityHeadersOptions & TheirOptions = {
  crossOriginEmbedderPolicy: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  strictTransportSecurity: false,
  xContentTypeOptions: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
};

async function headersOf(guard: unknown, init?: RequestInit, respond = new Response("ok")) {
  const app = new Hono();
  app.use(guard as MiddlewareHandler);
  app.all("*", () => respond);
  const { status, headers } = await app.request("https://example.com/", init);
  return { status, ...Object.fromEntries(headers) } as Record<string, unknown>;
}

function ours(options: SecurityHeadersOptions) {
  // "api" has no features that an override would add to.
  return headersOf(securityHeaders(options.permissionsPolicy ? "api" : "docs", {
    ...NONE,
    contentSecurityPolicy: false,
    permissionsPolicy: false,
    ...options,
  }));
}

function theirs(options: TheirOptions) {
  return headersOf(secureHeaders({ ...NONE, ...options }));
}

const CHOICES: readonly (SecurityHeadersOptions & TheirOptions)[] = [
  {},
  { crossOriginEmbedderPolicy: true },
  { crossOriginEmbedderPolicy: "credentialless" },
  { crossOriginOpenerPolicy: true },
  { crossOriginOpenerPolicy: "unsafe-none" },
  { crossOriginResourcePolicy: true },
  { crossOriginResourcePolicy: "cross-origin" },
  { originAgentCluster: true },
  { referrerPolicy: "same-origin" },
  { xContentTypeOptions: true },
  { xDnsPrefetchControl: true },
  { xDownloadOptions: true },
  { xFrameOptions: true },
  { xFrameOptions: "DENY" },
  { xPermittedCrossDomainPolicies: true },
  { xXssProtection: true },
  { strictTransportSecurity: "max-age=600; includeSubDomains" },
  { permissionsPolicy: { camera: [], usb: false, geolocation: ["self", "https://a.test"] } },
  { permissionsPolicy: { payment: true, syncXhr: ["none"], accelerometer: ["*"] } },
];

describe("securityHeaders() and secureHeaders() of Hono", () => {
  for (const options of CHOICES) {
    it(`send the same headers for ${JSON.stringify(options)}`, async () => {
      assert.deepEqual(await ours(options), await theirs(options));
    });
  }

  it("send the same policy for the same directives", async () => {
    const contentSecurityPolicy = {
      defaultSrc: ["'self'"],
      scriptSrcElem: ["'self'", "https://cdn.test"],
      imgSrc: ["data:", "https:"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      upgradeInsecureRequests: [],
    };
    const off = Object.fromEntries(
      ["scriptSrc", "styleSrc", "fontSrc", "workerSrc", "objectSrc", "baseUri", "formAction"]
        .map((name) => [name, false]),
    );
    const mine = await ours({ contentSecurityPolicy: { ...contentSecurityPolicy, ...off } });
    const other = await theirs({ contentSecurityPolicy });
    const sorted = (policy: unknown) => String(policy).split("; ").sort();
    assert.deepEqual(
      sorted(mine["content-security-policy"]),
      sorted(other["content-security-policy"]),
    );
  });

  it("differ by default in the headers that the page of the guard names", async () => {
    const mine = Object.keys(await headersOf(securityHeaders("html")));
    const other = Object.keys(await headersOf(secureHeaders()));
    assert.deepEqual(mine.filter((name) => !other.includes(name)), [
      "content-security-policy",
      "permissions-policy",
    ]);
    assert.deepEqual(other.filter((name) => !mine.includes(name)), [
      "x-dns-prefetch-control",
      "x-download-options",
      "x-permitted-cross-domain-policies",
      "x-xss-protection",
    ]);
  });
});

describe("corsPolicy() and cors() of Hono", () => {
  const ORIGINS = ["https://a.test", "https://b.test", "https://a.test.evil.test", "null"];
  const REQUESTS: readonly RequestInit[] = [
    {},
    ...ORIGINS.flatMap((origin): RequestInit[] => [
      { headers: { origin } },
      { method: "OPTIONS", headers: { origin, "access-control-request-method": "PUT" } },
      {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type,x-a",
        },
      },
    ]),
  ];
  const allowHeaders = ["content-type", "x-a"];
  const POLICIES = [
    { origins: "*", theirs: { origin: "*" } },
    { origins: "https://a.test", theirs: { origin: "https://a.test" } },
    { origins: ["https://a.test", "https://b.test"], credentials: true, theirs: {} },
  ].map(({ theirs, ...mine }) => ({
    mine: { ...mine, allowHeaders, maxAge: "10m" as const },
    theirs: {
      origin: mine.origins as string,
      credentials: mine.credentials,
      allowHeaders,
      maxAge: 600,
      ...theirs,
    },
  }));

  /** Lists in one form; credentials count for an allowed origin only. */
  function decisionOf(headers: Record<string, unknown>, isPreflight: boolean) {
    const list = (name: string) =>
      String(headers[name] ?? "").toLowerCase().split(/\s*,\s*/).sort();
    const origin = headers["access-control-allow-origin"];
    if (origin === undefined) return { status: headers.status };
    return {
      status: headers.status,
      origin,
      credentials: headers["access-control-allow-credentials"],
      ...(isPreflight && {
        methods: list("access-control-allow-methods"),
        headers: list("access-control-allow-headers"),
        maxAge: headers["access-control-max-age"],
      }),
    };
  }

  for (const { mine, theirs } of POLICIES) {
    it(`decide alike for ${JSON.stringify(mine.origins)}`, async () => {
      for (const init of REQUESTS) {
        const isPreflight = init.method === "OPTIONS";
        const [own, other] = [
          await headersOf(corsPolicy(mine), init),
          await headersOf(cors(theirs), init),
        ];
        assert.deepEqual(
          decisionOf(own, isPreflight),
          decisionOf(other, isPreflight),
          JSON.stringify(init),
        );
      }
    });
  }
});
