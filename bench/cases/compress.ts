/**
 * Compression of 1 KB of JSON, and of a body that is too small for it, beside the middleware of
 * Hono.
 *
 * @module
 */
import { Hono } from "hono";
import { compress as honoCompress } from "hono/compress";
import type { MiddlewareHandler } from "hono";
import { compress } from "../../src/compress/mod.ts";
import type { BenchCase } from "../case.ts";

const ROWS = Array.from({ length: 16 }, (_, i) => ({
  id: i,
  name: `user ${i * 7919}`,
  email: `u${i * 31}@example.com`,
  active: i % 2 === 0,
}));
const TINY = { a: 1 };

function requests(guard: MiddlewareHandler | undefined, body: unknown, isCoded: boolean) {
  const app = new Hono();
  if (guard !== undefined) app.use(guard);
  app.get("/", (c) => c.json(body as object));
  const init = { headers: { "accept-encoding": "gzip" } };
  return async () => {
    const response = await app.request("/", init);
    const coding = response.headers.get("content-encoding");
    if (isCoded !== (coding === "gzip")) throw new Error(`sent ${coding}`);
    return await response.arrayBuffer();
  };
}

const ours = () => compress({ platform: "force" });
// Its threshold needs a Content-Length, which c.json() does not set: it compresses both bodies.
const hono = () => honoCompress({ encoding: "gzip" });

const BARE = "bare Hono";

/** The cases. */
export const cases: readonly BenchCase[] = [
  { group: "compress: 1 KB of JSON, gzip", body: ROWS, isCoded: true },
  { group: "compress: 7 bytes of JSON", body: TINY, isCoded: false },
].flatMap(({ group, body, isCoded }): BenchCase[] => [
  { name: BARE, group, setup: () => requests(undefined, body, false) },
  {
    name: "djed.compress",
    group,
    baseline: BARE,
    setup: () => requests(ours(), body, isCoded),
  },
  {
    name: "hono/compress",
    group,
    baseline: BARE,
    peer: true,
    setup: () => requests(hono(), body, true),
  },
]);
