/**
 * Rate limiting and its peers: a request compared with a bare Hono app, a refusal, and a decision
 * with ten thousand clients.
 *
 * @module
 */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { MemoryStore, rateLimiter } from "hono-rate-limiter";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import * as djed from "../../mod.ts";
import type { BenchCase } from "../case.ts";

/** High enough never to be reached, because only admission is measured. */
const PLENTY = 1_000_000_000;
const CLIENT = "x-client";
const MINUTE = 60_000;

/** The path of one prebuilt request through an app with this middleware. */
function requestThrough(...middlewares: MiddlewareHandler[]): () => unknown {
  const app = new Hono();
  for (const middleware of middlewares) app.use(middleware);
  app.get("/", (c) => c.text("ok"));
  const request = new Request("http://localhost/", { headers: { [CLIENT]: "198.51.100.7" } });
  return () => app.fetch(request);
}

function ours(options: djed.RateLimitOptions): MiddlewareHandler {
  return djed.rateLimit({ key: (c) => c.req.header(CLIENT), window: "1m", ...options });
}

function honoRateLimiter(limit: number): MiddlewareHandler {
  return rateLimiter({
    limit,
    windowMs: MINUTE,
    standardHeaders: "draft-7",
    keyGenerator: (c) => c.req.header(CLIENT) ?? "",
  });
}

/**
 * rate-limiter-flexible has no middleware: this one is from its examples, with the same two
 * headers.
 */
function rateLimiterFlexible(points: number): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points, duration: MINUTE / 1_000 });
  const policy = `"default";q=${points};w=60`;
  const state = (result: RateLimiterRes) =>
    `"default";r=${result.remainingPoints};t=${Math.ceil(result.msBeforeNext / 1_000)}`;
  return async function limit(c, next) {
    try {
      const result = await limiter.consume(c.req.header(CLIENT) ?? "");
      c.header("RateLimit-Policy", policy);
      c.header("RateLimit", state(result));
    } catch (refused) {
      const result = refused as RateLimiterRes;
      c.header("RateLimit-Policy", policy);
      c.header("RateLimit", state(result));
      c.header("Retry-After", String(Math.ceil(result.msBeforeNext / 1_000)));
      return c.json({ title: "Too many requests", status: 429 }, 429);
    }
    await next();
  };
}

/**
 * Addresses in random order. Each is a fresh string, as on a server, because a `Map` neither hashes
 * nor compares a string object it has seen before.
 */
function addresses(count: number): () => string {
  const length = "10.0.100.100".length;
  const all = Array.from({ length: count }, (_, i) => `10.0.${100 + i % 100}.${100 + i / 100 | 0}`)
    .join("");
  const order = Uint32Array.from({ length: 1 << 16 }, () => Math.floor(Math.random() * count));
  let next = 0;
  return () => {
    const start = order[next = (next + 1) % order.length]! * length;
    return all.slice(start, start + length);
  };
}

const REQUEST = "rate-limit: a request that passes";
const REFUSAL = "rate-limit: a request that is refused";
const DECISION = "rate-limit: a decision, 10 000 clients";
const bare = "bare Hono";

/** The cases. */
export const cases: readonly BenchCase[] = [
  { name: bare, group: REQUEST, setup: () => requestThrough() },
  {
    name: "a middleware that does nothing",
    group: REQUEST,
    baseline: bare,
    setup: () => requestThrough((_c, next) => next()),
  },
  {
    name: "djed.rateLimit, two headers",
    group: REQUEST,
    baseline: bare,
    setup: () => requestThrough(ours({ limit: PLENTY })),
  },
  {
    name: "djed.rateLimit, headers near the limit",
    group: REQUEST,
    baseline: bare,
    setup: () => requestThrough(ours({ limit: PLENTY, headersWhen: "near-limit" })),
  },
  {
    name: "hono-rate-limiter, two headers (draft-7)",
    group: REQUEST,
    baseline: bare,
    peer: true,
    setup: () => requestThrough(honoRateLimiter(PLENTY)),
  },
  {
    name: "rate-limiter-flexible, two headers",
    group: REQUEST,
    baseline: bare,
    peer: true,
    setup: () => requestThrough(rateLimiterFlexible(PLENTY)),
  },

  { name: bare, group: REFUSAL, setup: () => requestThrough() },
  {
    name: "djed.rateLimit",
    group: REFUSAL,
    baseline: bare,
    slower: "its refusals have a header more, `cache-control: no-store`, which costs 0.3 µs in a " +
      "`Response` of Node.",
    setup: () => exhausted(requestThrough(ours({ limit: 1, window: "1d" }))),
  },
  {
    name: "hono-rate-limiter",
    group: REFUSAL,
    baseline: bare,
    peer: true,
    setup: () => exhausted(requestThrough(honoRateLimiter(1))),
  },
  {
    name: "rate-limiter-flexible",
    group: REFUSAL,
    baseline: bare,
    peer: true,
    setup: () => exhausted(requestThrough(rateLimiterFlexible(1))),
  },

  {
    name: "hono-rate-limiter's MemoryStore",
    group: DECISION,
    peer: true,
    setup() {
      const store = new MemoryStore();
      store.init({ windowMs: MINUTE } as never);
      const key = addresses(10_000);
      return () => store.increment(key());
    },
  },
  {
    name: "djed.createLimiter",
    group: DECISION,
    baseline: "hono-rate-limiter's MemoryStore",
    setup() {
      const limiter = djed.createLimiter({ limit: PLENTY, window: "1m" });
      const key = addresses(10_000);
      return () => limiter.take(key());
    },
  },
  {
    name: "rate-limiter-flexible's memory limiter",
    group: DECISION,
    baseline: "hono-rate-limiter's MemoryStore",
    peer: true,
    setup() {
      const limiter = new RateLimiterMemory({ points: PLENTY, duration: MINUTE / 1_000 });
      const key = addresses(10_000);
      return () => limiter.consume(key());
    },
  },
];

/** Sends requests until one is refused, and asserts that it was. */
async function exhausted(send: () => unknown): Promise<() => unknown> {
  await send();
  await send();
  const { status } = await send() as Response;
  if (status !== 429) throw new Error(`expected a refusal, got ${status}`);
  return send;
}
