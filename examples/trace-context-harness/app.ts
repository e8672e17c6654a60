/**
 * The service that the W3C Trace Context test suite drives (https://github.com/w3c/trace-context,
 * folder `test`). It receives a list of `{ url, arguments }`, and posts each `arguments` to its
 * `url` with the trace headers of the request and a separate span.
 *
 * ```sh
 * node examples/trace-context-harness/start.mjs node 5000    # or deno, bun, workerd
 * SPEC_LEVEL=2 python3 test.py http://127.0.0.1:5000/        # in a checkout of the suite
 * ```
 *
 * @module
 */
import { Hono } from "hono";
import * as djed from "@djed/edge";

interface Callback {
  readonly url: string;
  readonly arguments: unknown;
}

/** The suite chooses the URLs, so the trace is propagated to every origin. */
const callee = djed.upstream("callee", { propagate: true, timeout: false, breaker: false });

/** The harness, traced with the given options. */
export function harness(options: djed.TracingOptions = {}): Hono {
  const app = new Hono();
  app.use(djed.tracing(options));
  app.post("*", async (c) => {
    const callbacks = await c.req.json<Callback[]>();
    const { fetch } = callee.for(c);
    for (const { url, arguments: body } of callbacks) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      await response.body?.cancel();
    }
    return c.json({ called: callbacks.length });
  });
  return app;
}
