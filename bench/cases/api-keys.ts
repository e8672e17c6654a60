/**
 * API keys and Hono's bearer authentication with a look-up by hash: a request with a valid key, and
 * one with garbage.
 *
 * @module
 */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { createHash } from "node:crypto";
import { apiKeys } from "../../src/api-keys/mod.ts";
import { MemoryKeys } from "../../src/stores/memory-keys.ts";
import type { BenchCase } from "../case.ts";

const VALID = "api-keys: a request with a valid key";
const GARBAGE = "api-keys: a request with garbage as its key";
const NO_KEY = `shop_live_${"x".repeat(44)}`;

/** The path of one prebuilt request with a key through an app with this middleware. */
function requestThrough(key: string, ...middlewares: MiddlewareHandler[]): () => unknown {
  const app = new Hono();
  for (const middleware of middlewares) app.use(middleware);
  app.get("/", (c) => c.text("ok"));
  const request = new Request("http://localhost/", { headers: { authorization: `Bearer ${key}` } });
  return () => app.fetch(request);
}

/** A request through `apiKeys()`, with a valid key or another text. */
async function ours(cache: 0 | "60s", sent?: string): Promise<() => unknown> {
  const keys = apiKeys({ prefix: "shop_live", store: new MemoryKeys(), cache });
  const { key } = await keys.create({ owner: "ann" });
  return requestThrough(sent ?? key, keys.guard());
}

/** The same work by hand: `hono/bearer-auth` and a table of hashes. */
function bearer(sent: string): () => unknown {
  const hashOf = (key: string) => createHash("sha256").update(key).digest("hex");
  const owners = new Map([[hashOf(sent === NO_KEY ? "another" : sent), "ann"]]);
  return requestThrough(
    sent,
    bearerAuth({
      verifyToken(token, c) {
        const owner = owners.get(hashOf(token));
        if (owner !== undefined) c.set("apiKey" as never, { owner } as never);
        return owner !== undefined;
      },
    }),
  );
}

export const cases: readonly BenchCase[] = [
  { name: "bare Hono", group: VALID, setup: () => requestThrough(NO_KEY) },
  { name: "djed.apiKeys", group: VALID, baseline: "bare Hono", setup: () => ours("60s") },
  { name: "djed.apiKeys, cache: 0", group: VALID, baseline: "bare Hono", setup: () => ours(0) },
  {
    name: "hono/bearer-auth and SHA-256",
    group: VALID,
    baseline: "bare Hono",
    peer: true,
    setup: () => bearer(`shop_live_${"a".repeat(44)}`),
  },
  { name: "bare Hono", group: GARBAGE, setup: () => requestThrough(NO_KEY) },
  { name: "djed.apiKeys", group: GARBAGE, baseline: "bare Hono", setup: () => ours("60s", NO_KEY) },
  {
    name: "hono/bearer-auth and SHA-256",
    group: GARBAGE,
    baseline: "bare Hono",
    peer: true,
    setup: () => bearer(NO_KEY),
  },
];
