/**
 * Security headers and CORS, beside Hono's own: the headers of a small JSON response.
 *
 * @module
 */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { NONCE as NONCE_OF_HONO, secureHeaders } from "hono/secure-headers";
import { corsPolicy, securityHeaders } from "../../src/security-headers/mod.ts";
import type { BenchCase } from "../case.ts";

const HEADERS = "security-headers: a JSON response";
const NONCE = "security-headers: a page with a nonce";
const CORS = "security-headers: CORS, a request of another origin";
const PREFLIGHT = "security-headers: CORS, a preflight";
const bare = "bare Hono";

const origin = "https://app.example.com";
const SIMPLE: RequestInit = { headers: { origin } };
const ASKED: RequestInit = {
  method: "OPTIONS",
  headers: { origin, "access-control-request-method": "PUT" },
};

function answering(guard: unknown, init?: RequestInit): () => unknown {
  const app = new Hono();
  if (guard !== undefined) app.use(guard as MiddlewareHandler);
  app.all("/", (c) => c.json({ ok: true }));
  return () => app.fetch(new Request("http://localhost/", init));
}

const policy = {
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
};

/** The cases. */
export const cases: readonly BenchCase[] = [
  { name: bare, group: HEADERS, setup: () => answering(undefined) },
  {
    name: "hono/secure-headers",
    group: HEADERS,
    baseline: bare,
    peer: true,
    setup: () => answering(secureHeaders(policy)),
  },
  {
    name: 'djed.securityHeaders("api")',
    group: HEADERS,
    baseline: bare,
    setup: () => answering(securityHeaders("api")),
  },
  { name: bare, group: NONCE, setup: () => answering(undefined) },
  {
    name: "hono/secure-headers, NONCE",
    group: NONCE,
    baseline: bare,
    peer: true,
    setup: () =>
      answering(secureHeaders({ contentSecurityPolicy: { scriptSrc: ["'self'", NONCE_OF_HONO] } })),
  },
  {
    name: 'djed.securityHeaders("html")',
    group: NONCE,
    baseline: bare,
    setup: () => answering(securityHeaders("html")),
  },
  { name: bare, group: CORS, setup: () => answering(undefined, SIMPLE) },
  {
    name: "hono/cors",
    group: CORS,
    baseline: bare,
    peer: true,
    setup: () => answering(cors({ origin: [origin], credentials: true }), SIMPLE),
  },
  {
    name: "djed.corsPolicy",
    group: CORS,
    baseline: bare,
    slower: "It exposes the headers of rate limits, and removes the permissions of an upstream.",
    setup: () => answering(corsPolicy({ origins: [origin], credentials: true }), SIMPLE),
  },
  { name: bare, group: PREFLIGHT, setup: () => answering(undefined, ASKED) },
  {
    name: "hono/cors",
    group: PREFLIGHT,
    baseline: bare,
    peer: true,
    setup: () => answering(cors({ origin: [origin], credentials: true }), ASKED),
  },
  {
    name: "djed.corsPolicy",
    group: PREFLIGHT,
    baseline: bare,
    setup: () => answering(corsPolicy({ origins: [origin], credentials: true }), ASKED),
  },
];
