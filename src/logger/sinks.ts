/**
 * Writes log lines to sinks. A sink that fails never breaks a request.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { errorText } from "../core/error-text.ts";
import { optionChecks } from "../core/options.ts";
import { escapeControls } from "../core/text.ts";
import { handleRejection, isThenable } from "../core/thenable.ts";
import { defer } from "../runtime/defer.ts";
import { env } from "../runtime/env.ts";
import { timersAreShared } from "../runtime/platform.ts";
import { quoted } from "./serialise.ts";

/** The severity of a line. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** A logger such as pino: its methods take the fields, then the message. */
export interface SinkLogger {
  /** Writes a line of level info (and of level debug, if there is no `debug`). */
  info(fields: object, message: string): unknown;
  /** Writes a line of level warn. */
  warn(fields: object, message: string): unknown;
  /** Writes a line of level error. */
  error(fields: object, message: string): unknown;
  /** Writes a line of level debug. */
  debug?(fields: object, message: string): unknown;
}

/**
 * A destination of lines: a function that takes one line (JSON, without a line feed), or a logger
 * such as pino. It may return a promise, which no request waits for.
 */
export type Sink = ((line: string) => unknown) | SinkLogger;

/** Writes finished lines to every sink. */
export interface SinkWriter {
  /** Writes one line. Never throws. */
  write(c: EdgeContext | undefined, level: LogLevel, line: string): void;
  /** The number of lines written, and of lines lost by a sink. */
  readonly counts: { written: number; dropped: number };
}

/** Maximum number of pending lines of a sink: further lines are dropped until some have settled. */
const MAX_PENDING = 1_000;
/** On Workers, pending lines are considered lost this long after the last one was written. */
const LOST_AFTER_MS = 60_000;

/** Makes a writer to all sinks. */
export function sinkWriter(sinks: readonly Sink[]): SinkWriter {
  const counts = { written: 0, dropped: 0 };
  const guarded = sinks.map((sink) => guard(sink, counts));
  return {
    counts,
    write(c, level, line) {
      counts.written++;
      for (const write of guarded) write(c, level, line);
    },
  };
}

/**
 * Checks the sinks of an option.
 *
 * @throws {RangeError} When one of them is not a sink.
 */
export function checkedSinks(factory: string, sinks: readonly Sink[]): readonly Sink[] {
  const checks = optionChecks(factory);
  if (!Array.isArray(sinks)) throw checks.error("sinks", "a list of sinks, such as [sink]", sinks);
  for (const sink of sinks) {
    const isLogger = ["info", "warn", "error"].every((level) =>
      typeof (sink as unknown as Record<string, unknown> | null)?.[level] === "function"
    );
    if (typeof sink !== "function" && !isLogger) {
      throw checks.error("sinks", "functions, or loggers with info, warn and error", sink);
    }
  }
  return sinks;
}

type Write = SinkWriter["write"];

/**
 * Guards a sink against its failures. The first line that it loses is written to the console, with
 * the reason; later ones are only counted, until the sink has accepted a line again.
 */
function guard(sink: Sink, counts: SinkWriter["counts"]): Write {
  let pending = { lines: 0, lastMs: 0 };
  let failing = false;
  // Such a sink may keep the lines, and take one without saying whether it arrived.
  let isAsync = false;
  const own = sink as { readonly dropped?: number };
  const countsItself = typeof own.dropped === "number";
  let seen = 0;

  function lost(line: string, reason: unknown): void {
    if (!countsItself) counts.dropped++;
    // The thrown value may be a promise.
    handleRejection(reason);
    if (failing) return;
    failing = true;
    console.error(withReason(line, reason));
  }

  return (c, level, line) => {
    if (pending.lines >= MAX_PENDING) {
      if (!areLost(pending)) return lost(line, "too many unfinished lines");
      pending = { lines: 0, lastMs: 0 };
    }
    const counted = pending;
    try {
      const result = typeof sink === "function" ? sink(line) : writeTo(sink, level, line);
      if (countsItself) {
        counts.dropped += own.dropped! - seen;
        seen = own.dropped!;
      }
      if (typeof result === "function") {
        return lost(line, "it returned a function: call it, as in consoleSink()");
      }
      if (!isThenable(result)) return void (failing &&= isAsync);
      isAsync = true;
      counted.lines++;
      counted.lastMs = Date.now();
      const finished = Promise.resolve(result).then(
        () => void (failing = false),
        (reason) => lost(line, reason),
      ).then(() => void counted.lines--);
      defer(c, finished);
    } catch (reason) {
      lost(line, reason);
    }
  };
}

/** On Workers, pending work ends with its request without settling. */
function areLost({ lastMs }: { readonly lastMs: number }): boolean {
  return !timersAreShared() && Math.abs(Date.now() - lastMs) > LOST_AFTER_MS;
}

function writeTo(logger: SinkLogger, level: LogLevel, line: string): unknown {
  const { level: _level, time: _time, msg, ...fields } = JSON.parse(line);
  const method = level === "debug" && logger.debug === undefined ? "info" : level;
  return logger[method]!(fields, msg);
}

function withReason(line: string, reason: unknown): string {
  return `${line.slice(0, -1)},"sink_error":${quoted(errorText(reason))}}`;
}

/** Makes a sink that writes each line to the console, as JSON. */
export function consoleSink(): (line: string) => void {
  return (line) => console.log(line);
}

/** Makes a sink that writes readable lines to the console, for development. */
export function prettySink(): (line: string) => void {
  return (line) => console.log(pretty(JSON.parse(line)));
}

/** Makes the default sink. Its form is decided with the first line, not at construction. */
export function defaultSink(): (line: string) => void {
  let sink: ((line: string) => void) | undefined;
  return (line) => {
    sink ??= env(undefined, "NODE_ENV") === "development" ? prettySink() : consoleSink();
    sink(line);
  };
}

function pretty(record: Record<string, unknown>): string {
  const { time, level, msg, method, route, status, duration_ms, ...rest } = record;
  const clock = String(time).slice(11, 23);
  const request = status === undefined
    ? []
    : [method, route ?? "(no route)", status, `${duration_ms} ms`];
  const details = Object.entries(rest).map(([key, value]) =>
    `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`
  );
  // Untrusted text must not start a new line or control the terminal.
  return escapeControls(
    [clock, String(level).toUpperCase().padEnd(5), ...request, msg, ...details].join(" "),
  );
}
