/**
 * An app that calls others, traced or not, for the tests of outgoing headers.
 *
 * @module
 */
import { Hono } from "hono";
import { upstream } from "../../../src/resilience/mod.ts";
import { memoryExporter, tracedFetch, tracing } from "../../../src/tracing/mod.ts";

const plain = upstream("plain", { breaker: false });
const named = upstream("named", { breaker: false, propagate: true });

/** Calls `url` by `how`, and returns the result. */
export function outgoingApp(): Hono {
  const app = new Hono();
  app.use("/traced/*", tracing({ exporter: memoryExporter() }));
  app.get("/:tracing/:how", async (c) => {
    const { how } = c.req.param();
    const fetch = how === "tracedFetch"
      ? tracedFetch(c)
      : (how === "propagate" ? named : plain).for(c).fetch;
    const { url = "", method = "GET" } = c.req.query();
    try {
      const response = await fetch(url, {
        method,
        headers: { authorization: "Bearer own", "x-own": "1", "content-type": "text/x-own" },
        body: method === "POST" ? "text" : undefined,
      });
      const { status, redirected } = response;
      return c.json({ status, redirected, url: response.url, body: await response.text() });
    } catch (error) {
      return c.json({ error: (error as Error).name });
    }
  });
  return app;
}
