/** Types of `rateLimit()` in an app on the same Hono: variables are inferred along the chain. */
import { Hono } from "hono";
import { hc } from "hono/client";
import * as djed from "@djed/edge";

const app = new Hono()
  .use(djed.rateLimit())
  .get("/left", (c) => {
    const remaining: number = c.var.rateLimit.remaining;
    // @ts-expect-error: there is no such variable
    void c.var.rateLimits;
    return c.json({ remaining });
  });

/** The typed client keeps its types behind the guard. */
export async function left(): Promise<number> {
  const response = await hc<typeof app>("http://localhost").left.$get();
  const { remaining } = await response.json();
  // @ts-expect-error: a number is no string
  const wrong: string = remaining;
  return remaining + wrong.length;
}

djed.rateLimit("chat", { limit: 10, window: "90s", failMode: "closed" });
// @ts-expect-error: presets are named
djed.rateLimit("chats");
// @ts-expect-error: a duration has a unit that is known
djed.rateLimit({ limit: 10, window: "1w" });
// @ts-expect-error: an option that is not there
djed.rateLimit({ limt: 10 });
