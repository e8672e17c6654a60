/**
 * Logging and pino: one access line, and a request logged to a sink that discards its lines.
 *
 * @module
 */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { pino } from "pino";
import * as djed from "../../mod.ts";
import type { BenchCase } from "../case.ts";

const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const LINE = "logger: an access line";
const REQUEST = "logger: a request";
const bare = "a middleware that does nothing";

/** Returns the length of a line, so that no engine can skip its construction. */
let written = 0;
const keepNothing = (line: string): void => void (written += line.length);

function requestThrough(middleware: MiddlewareHandler): () => unknown {
  const app = new Hono();
  app.use(middleware);
  app.get("/users/:id", (c) => c.text("ok"));
  const request = new Request("http://localhost/users/42", {
    headers: { traceparent: TRACEPARENT },
  });
  return () => app.fetch(request, { incoming: { socket: { remoteAddress: "192.0.2.7" } } });
}

/** pino with the same fields, as a custom middleware would collect them. */
function pinoLine(): () => void {
  const logger = pino({}, { write: keepNothing });
  return () =>
    logger.info({
      method: "GET",
      route: "/users/:id",
      status: 200,
      duration_ms: 1.234,
      trace_id: "0af7651916cd43dd8448eb211c80319c",
      span_id: "b7ad6b7169203331",
      client: "89a35d2931e97af1",
    }, "request");
}

/** The log line of a request alone, as it is made after `next()`. */
async function ourLine(): Promise<() => unknown> {
  let again: (() => unknown) | undefined;
  const app = new Hono();
  const log = djed.logger({ sinks: [keepNothing] });
  app.use((c, next) => {
    // The middleware runs again on a finished request, so that only its line is measured.
    again = () => log(c, () => Promise.resolve());
    return log(c, next);
  });
  app.get("/users/:id", (c) => c.text("ok"));
  const headers = { traceparent: TRACEPARENT };
  await app.request("/users/42", { headers }, {
    incoming: { socket: { remoteAddress: "192.0.2.7" } },
  });
  return again!;
}

/** The cases. */
export const cases: readonly BenchCase[] = [
  { name: "djed line", group: LINE, setup: ourLine },
  { name: "pino line", group: LINE, baseline: "djed line", peer: true, setup: pinoLine },
  {
    name: bare,
    group: REQUEST,
    setup: () => requestThrough(async (_c, next) => await next()),
  },
  {
    name: "djed.logger()",
    group: REQUEST,
    baseline: bare,
    setup: () => requestThrough(djed.logger({ sinks: [keepNothing] })),
  },
];
