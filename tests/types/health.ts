/** Types of `health()` in an app: functions, objects to ping, and both with settings. */
import { Hono } from "hono";
import type { Context as OtherContext } from "hono-copy";
import * as djed from "@djed/edge";

const limiter = djed.rateLimit();
const health = djed.health({
  checks: {
    limiter,
    plain: () => true,
    async: async ({ signal }) => await fetch("https://example.com", { signal }),
    "db:connections": () => ({ status: "warn", observedValue: 3 }),
    mail: { check: limiter, critical: false, tags: ["live", "ready"], timeout: "500ms", cache: 0 },
  },
  details: (c) => c.req.header("x-admin") === "yes",
  paths: { live: false, health: "/ok" },
});
new Hono().use(health).get("/status", health.handler);
health.shuttingDown();

// Callbacks may name the context type of any Hono copy.
djed.health({
  details: async (c: OtherContext) => await Promise.resolve(c.req.path === "/health"),
});
// @ts-expect-error: details is a yes or no
djed.health({ details: (c) => c.req.header("x-admin") });
// @ts-expect-error: a tag that is not there
djed.health({ checks: { a: { check: () => true, tags: ["alive"] } } });
// @ts-expect-error: no question of that name
djed.health({ paths: { alive: "/a" } });
// @ts-expect-error: no check at all
djed.health({ checks: { a: 1 } });
