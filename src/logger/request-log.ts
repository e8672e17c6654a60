/**
 * Writes the lines of requests, and those that the app writes with `c.var.log`.
 *
 * @module
 */
import type { Observed } from "../core/observer.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { isDenied } from "./flood.ts";
import { accessLine, appLine } from "./lines.ts";
import type { LoggerSettings } from "./options.ts";
import { withFields } from "./serialise.ts";
import type { Fields } from "./serialise.ts";
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
  /**
   * Adds fields to the request's own line, such as the id of the user. A later value replaces an
   * earlier one of the same name. At most 100 fields are kept.
   */
  set(fields: unknown): void;
  /**
   * Makes a log whose lines also have these fields. Fields of a line replace those of its log. Its
   * `set()` adds to the line of the same request.
   */
  child(fields: unknown): Log;
}

/** The log of the requests of an app. */
export interface RequestLog {
  /** Called when a request starts: sets `c.var.log`, and returns it. */
  start(c: EdgeContext): RootLog;
  /** Called when a request has been answered, and its stream has ended: writes its line. */
  finish(c: EdgeContext, log: RootLog, answer: Observed): void;
  /** Lines written, lost and left out, and failures of the app's `client` function, if any. */
  stats(): Record<string, number>;
}

/** Makes the log of the requests of an app. */
export function requestLog(settings: LoggerSettings): RequestLog {
  const { maker, writer, isWritten, shareOf, refusals, ownNamer } = settings;

  const write: WriteAppLine = (c, level, message, fields) => {
    if (!isWritten(level)) return;
    writer.write(c, level, appLine(maker, c, level, message, fields));
  };

  return {
    stats: () => ({
      lines_total: writer.counts.written,
      dropped_total: writer.counts.dropped,
      ...(refusals !== undefined && { left_out_total: refusals.total }),
      ...(ownNamer !== undefined && { callback_errors_total: ownNamer.failures }),
    }),
    start(c) {
      const log = new AppLog(c, write);
      c.set("log", log);
      return log;
    },
    finish(c, log, answer) {
      const { status, stream } = answer;
      const isError = status >= 500 || stream?.outcome === "failed";
      const level = isError ? "error" : status >= 400 ? "warn" : "info";
      if (!isWritten(level)) return;
      const share = shareOf(status);
      if (share < 1 && Math.random() >= share) return;
      const isLimited = refusals !== undefined && isDenied(c);
      if (isLimited && !refusals.admits()) return;
      const leftOut = isLimited ? refusals.report() : "";
      writer.write(c, level, accessLine(maker, c, level, answer, leftOut, log.ownFields));
    },
  };
}

/** The log of a request itself, which has the fields of its line. */
export interface RootLog extends Log {
  /** Fields of the request's own line; undefined if there are none. */
  readonly ownFields: Fields | undefined;
}

type WriteAppLine = (c: EdgeContext, level: LogLevel, message: string, fields: unknown) => void;

/** `c.var.log`: a class, so that a request costs a single small object. */
class AppLog implements RootLog {
  ownFields: Fields | undefined = undefined;
  readonly #c: EdgeContext;
  readonly #write: WriteAppLine;
  readonly #root: AppLog;
  readonly #fields: Fields | undefined;

  constructor(c: EdgeContext, write: WriteAppLine, root?: AppLog, fields?: Fields) {
    this.#c = c;
    this.#write = write;
    this.#root = root ?? this;
    this.#fields = fields;
  }

  set(fields: unknown): void {
    this.#root.ownFields = withFields(this.#root.ownFields, fields);
  }

  child(fields: unknown): Log {
    return new AppLog(this.#c, this.#write, this.#root, withFields(this.#fields, fields));
  }

  #line(level: LogLevel, message: string, fields: unknown): void {
    const own = this.#fields;
    this.#write(this.#c, level, message, own === undefined ? fields : withFields(own, fields));
  }

  debug(message: string, fields?: unknown): void {
    this.#line("debug", message, fields);
  }

  info(message: string, fields?: unknown): void {
    this.#line("info", message, fields);
  }

  warn(message: string, fields?: unknown): void {
    this.#line("warn", message, fields);
  }

  error(message: string, fields?: unknown): void {
    this.#line("error", message, fields);
  }
}
