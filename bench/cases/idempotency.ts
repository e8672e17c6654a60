/**
 * Idempotency keys in memory: a first request, and one that is sent again. No other library has
 * them for Hono, so the comparison is the middleware that people write by hand.
 *
 * @module
 */
import { Hono } from "hono";
import type { Context, MiddlewareHandler, Next } from "hono";
import { idempotency } from "../../src/idempotency/mod.ts";
import { memoryClaims } from "../../src/stores/memory-claims.ts";
import type { BenchCase } from "../case.ts";

const FIRST = "idempotency: a first request of 1 KB";
const REPLAY = "idempotency: a request that is sent again";
const BARE = "bare Hono, c.req.text()";
const BY_HAND = "by hand: a SHA-256 and a Map";

const BODY = JSON.stringify({ note: "x".repeat(1_000) });

/** Keeps answers by key and compares bodies. It has no leases, no limits and no principals. */
function byHand(): MiddlewareHandler {
  const answers = new Map<string, { print: string; status: number; text: string }>();
  return async (c: Context, next: Next) => {
    const key = c.req.header("idempotency-key")!;
    const digest = await crypto.subtle.digest("SHA-256", await c.req.arrayBuffer());
    const print = String.fromCharCode(...new Uint8Array(digest));
    const kept = answers.get(key);
    if (kept !== undefined) {
      return kept.print === print ? new Response(kept.text, kept) : c.text("reused", 422);
    }
    await next();
    answers.set(key, { print, status: c.res.status, text: await c.res.clone().text() });
    if (answers.size > 10_000) answers.clear();
  };
}

const MORE = "It also claims the key before the handler runs, compares the whole request, keeps " +
  "the headers, and bounds time and memory; the other one runs concurrent requests twice.";

/** @param isSame Whether every request has the same key, and the first one was answered. */
async function requests(guard: MiddlewareHandler | undefined, isSame: boolean) {
  const app = new Hono();
  if (guard !== undefined) app.use(guard);
  app.post("/", async (c) => c.text(await c.req.text()));
  let count = 0;
  const send = async () => {
    const id = String(isSame ? 0 : ++count).padStart(12, "0");
    const headers = { "idempotency-key": `8e03978e-40d5-43e8-bc93-${id}` };
    const response = await app.request("/", { method: "POST", headers, body: BODY });
    if (response.status !== 200) throw new Error(`answered ${response.status}`);
    return await response.text();
  };
  await send();
  return send;
}

const guarded = () => idempotency({ store: memoryClaims({ maxKeys: 10_000 }) });

/** The cases. */
export const cases: readonly BenchCase[] = [FIRST, REPLAY].flatMap((group): BenchCase[] => {
  const isSame = group === REPLAY;
  return [
    { name: BARE, group, setup: () => requests(undefined, isSame) },
    {
      name: "djed.idempotency",
      group,
      baseline: BARE,
      slower: MORE,
      setup: () => requests(guarded(), isSame),
    },
    {
      name: BY_HAND,
      group,
      baseline: BARE,
      peer: true,
      setup: () => requests(byHand(), isSame),
    },
  ];
});
