/** What an app sees of `health()`: functions, things to ping, and either with settings. */
import { Hono } from "hono";
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

// @ts-expect-error: a tag that is not there
djed.health({ checks: { a: { check: () => true, tags: ["alive"] } } });
// @ts-expect-error: no question of that name
djed.health({ paths: { alive: "/a" } });
// @ts-expect-error: no check at all
djed.health({ checks: { a: 1 } });
