/**
 * Writes the lines of requests, and those that the app writes with `c.var.log`.
 *
 * @module
 */
import type { StreamEnd } from "../core/observer.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { accessLine, appLine } from "./lines.ts";
import type { LoggerSettings } from "./options.ts";
import type { LogLevel } from "./sinks.ts";

/** Writes lines of the app, with the ids of the request. */
export interface Log {
  /** Writes a line of level debug. Fields are redacted and bounded; they may be an Error. */
  debug(message: string, fields?: unknown): void;
  /** Writes a line of level info. */
  info(message: string, fields?: unknown): void;
  /** Writes a line of level warn. */
  warn(message: string, fields?: unknown): void;
  /** Writes a line of level error. */
  error(message: string, fields?: unknown): void;
}

/** The log of the requests of an app. */
export interface RequestLog {
  /** Called when a request starts: sets `c.var.log`. */
  start(c: EdgeContext): void;
  /** Called when a request has been answered, and its stream has ended: writes its line. */
  finish(c: EdgeContext, ms: number, status: number, stream?: StreamEnd): void;
  /** Lines written, lines lost, and failures of the app's `client` function if there is one. */
  stats(): Record<string, number>;
}

/** Makes the log of the requests of an app. */
export function requestLog(settings: LoggerSettings): RequestLog {
  const { maker, writer, isWritten, shareOf, ownNamer } = settings;

  const write: WriteAppLine = (c, level, message, fields) => {
    if (!isWritten(level)) return;
    writer.write(c, level, appLine(maker, c, level, message, fields));
  };

  return {
    stats: () => ({
      lines_total: writer.counts.written,
      dropped_total: writer.counts.dropped,
      ...(ownNamer !== undefined && { callback_errors_total: ownNamer.failures }),
    }),
    start(c) {
      c.set("log", new AppLog(c, write));
    },
    finish(c, ms, status, stream) {
      const isError = status >= 500 || stream?.outcome === "failed";
      const level = isError ? "error" : status >= 400 ? "warn" : "info";
      if (!isWritten(level)) return;
      const share = shareOf(status);
      if (share < 1 && Math.random() >= share) return;
      writer.write(c, level, accessLine(maker, c, level, { status, ms, stream }));
    },
  };
}

type WriteAppLine = (c: EdgeContext, level: LogLevel, message: string, fields: unknown) => void;

/** `c.var.log`: a class, so that a request costs a single small object. */
class AppLog implements Log {
  readonly #c: EdgeContext;
  readonly #write: WriteAppLine;

  constructor(c: EdgeContext, write: WriteAppLine) {
    this.#c = c;
    this.#write = write;
  }

  debug(message: string, fields?: unknown): void {
    this.#write(this.#c, "debug", message, fields);
  }

  info(message: string, fields?: unknown): void {
    this.#write(this.#c, "info", message, fields);
  }

  warn(message: string, fields?: unknown): void {
    this.#write(this.#c, "warn", message, fields);
  }

  error(message: string, fields?: unknown): void {
    this.#write(this.#c, "error", message, fields);
  }
}
