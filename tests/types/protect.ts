/** Types of `protect()` in an app: the variables of its parts, and the options of each. */
import { Hono } from "hono";
import * as djed from "@djed/edge";

const stack = djed.protect({ rateLimit: "chat", tracing: { service: "shop" }, audit: false });
new Hono()
  .use(stack)
  .get("/metrics", stack.metrics)
  .get("/", (c) => {
    c.var.log.info("left", { remaining: c.var.rateLimit.remaining, trace: c.var.traceId });
    return c.json({ score: c.var.injectionScan.score });
  });
stack.metrics.counter("orders", { labels: ["kind"] }).inc({ kind: "web" });
stack.shuttingDown();

// @ts-expect-error: presets are named
djed.protect({ rateLimit: "chats" });
// @ts-expect-error: there is no such part
djed.protect({ ratelimit: {} });
// @ts-expect-error: a part is left out with false, not put in with true
djed.protect({ logger: true });
