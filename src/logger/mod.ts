/**
 * Structured logs: one JSON line per request, with the ids of its trace and the decisions of the
 * guards, and with secrets redacted.
 *
 * A sink that fails or stalls loses log lines but never breaks a request. Limitation: lines that no
 * sink accepts are not kept.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono<{ Variables: djed.LoggerVariables }>();
 * app.use(djed.logger());
 * app.get("/users/:id", (c) => {
 *   c.var.log.info("found", { id: c.req.param("id"), token: "never shown" });
 *   return c.text("found");
 * });
 * ```
 *
 * @module
 */
import type { EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { observing } from "../core/observer.ts";
import { resolveLoggerOptions } from "./options.ts";
import type { LoggerOptions } from "./options.ts";
import { requestLog } from "./request-log.ts";
import type { Log, RootLog } from "./request-log.ts";

export { audit } from "./audit.ts";
export type { ClientNaming } from "./client.ts";
export type { RefusalLines } from "./flood.ts";
export { httpSink } from "./http-sink.ts";
export type { HttpSink, HttpSinkOptions } from "./http-sink.ts";
export type { AuditOptions, LoggerOptions, Sampling } from "./options.ts";
export type { Log } from "./request-log.ts";
export { consoleSink, prettySink } from "./sinks.ts";
export type { LogLevel, Sink, SinkLogger } from "./sinks.ts";
export type * from "../core/request/context.ts";
export type { Observable } from "../core/observable.ts";
export type { TrustedProxies } from "../runtime/client.ts";

/** The variables that `logger()` sets. */
export type LoggerVariables = {
  /** Writes lines of the app, and adds fields to the line of the request. */
  log: Log;
};

/** The middleware; its `stats()` count the lines that were written and the lines that were lost. */
export type Logger = EdgeMiddleware<LoggerVariables> & Observable;

/**
 * Logs each request as one JSON line. Register it before the guards, so that refusals are logged
 * too.
 *
 * A line has `time level msg method route status duration_ms trace_id span_id`, and if present
 * `request_id` (from Hono's request-id middleware), `client`, `decisions` and `error`. The level
 * follows the status: error from 500, warn from 400, otherwise info.
 *
 * The line of a streamed response is written at the end of the stream, also if it breaks (then it
 * has `error` and the level error) or its client leaves. `duration_ms` is the time until then,
 * `headers_ms` that until its headers, `size_bytes` the size of its body, and `ended` is
 * `"failed"` or `"cancelled"` unless it is complete.
 *
 * @param options See {@link LoggerOptions}.
 * @throws {RangeError | TypeError} When an option is wrong.
 */
export function logger<E extends EdgeEnv = EdgeEnv>(options?: LoggerOptions<E>): Logger;
export function logger(options: LoggerOptions = {}): Logger {
  const log = requestLog(resolveLoggerOptions(options));
  const middleware = observing<LoggerVariables, RootLog>({
    name: "logger",
    start: log.start,
    finish: log.finish,
  });

  return Object.assign(middleware, {
    kind: "logger",
    ping: () => Promise.resolve(),
    stats: log.stats,
  }) as unknown as Logger;
}
