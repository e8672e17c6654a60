/** `EdgeVariables` types `c.var` for handlers anywhere in an app. */
import { Hono } from "hono";
import type * as djed from "../../mod.ts";

const app = new Hono<{ Variables: djed.EdgeVariables }>();
app.get("/", (c) => {
  const remaining: number = c.var.rateLimit.remaining;
  const traceId: string = c.var.traceId;
  c.var.log.info("seen", { remaining, traceId });
  // @ts-expect-error there is no such variable
  c.var.rateLimits;
  return c.text("ok");
});
