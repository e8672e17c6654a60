/**
 * Where log lines go, and what happens when they cannot: the request never notices.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { errorText } from "../core/error-text.ts";
import { optionChecks } from "../core/options.ts";
import { handleRejection, isThenable } from "../core/thenable.ts";
import { defer } from "../runtime/defer.ts";
import { timersAreShared } from "../runtime/timers.ts";

/** How serious a line is. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** A logger such as pino: it gets the fields, then the message. */
export interface SinkLogger {
  /** A line of level info (and debug, when there is no `debug`). */
  info(fields: object, message: string): unknown;
  /** A line of level warn. */
  warn(fields: object, message: string): unknown;
  /** A line of level error. */
  error(fields: object, message: string): unknown;
  /** A line of level debug. */
  debug?(fields: object, message: string): unknown;
}

/**
 * Where lines go: a function of one finished line (JSON, without a line feed), or a logger such as
 * pino. It may return a promise; nobody waits for it.
 */
export type Sink = ((line: string) => unknown) | SinkLogger;

/** Writes finished lines to every sink. */
export interface SinkWriter {
  /** Writes one line. Never throws. */
  write(c: EdgeContext | undefined, level: LogLevel, line: string): void;
  /** Lines written, and lines that some sink lost. */
  readonly counts: { written: number; dropped: number };
}

/** A sink that has not finished so many lines gets no more until it has. */
const MAX_UNFINISHED = 1_000;
/** On Workers, lines that have not ended so long after the last one began never will. */
const LOST_AFTER_MS = 60_000;

/** Makes the writer of some sinks. */
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

/** The sinks of an option; throws when one of them is none. */
export function checkedSinks(factory: string, sinks: readonly Sink[]): readonly Sink[] {
  const { error } = optionChecks(factory);
  if (!Array.isArray(sinks)) throw error("sinks", "a list of sinks", sinks);
  for (const sink of sinks) {
    const isLogger = ["info", "warn", "error"].every((level) =>
      typeof (sink as unknown as Record<string, unknown> | null)?.[level] === "function"
    );
    if (typeof sink !== "function" && !isLogger) {
      throw error("sinks", "functions, or loggers with info, warn and error", sink);
    }
  }
  return sinks;
}

type Write = SinkWriter["write"];

/**
 * A sink that fails loses its line to the console, once, with the reason; from then on its losses
 * are only counted, until it has taken a line again.
 */
function guard(sink: Sink, counts: SinkWriter["counts"]): Write {
  let unfinished = { lines: 0, lastMs: 0 };
  let failing = false;

  function lost(line: string, reason: unknown): void {
    counts.dropped++;
    // Somebody may throw a promise.
    handleRejection(reason);
    if (failing) return;
    failing = true;
    console.error(withReason(line, reason));
  }

  return (c, level, line) => {
    if (unfinished.lines >= MAX_UNFINISHED) {
      if (!areLost(unfinished)) return lost(line, "too many unfinished lines");
      unfinished = { lines: 0, lastMs: 0 };
    }
    const mine = unfinished;
    try {
      const result = typeof sink === "function" ? sink(line) : hand(sink, level, line);
      if (!isThenable(result)) return void (failing = false);
      mine.lines++;
      mine.lastMs = Date.now();
      const finished = Promise.resolve(result).then(
        () => void (failing = false),
        (reason) => lost(line, reason),
      ).then(() => void mine.lines--);
      defer(c, finished);
    } catch (reason) {
      lost(line, reason);
    }
  };
}

/** What a request on Workers has begun dies with it: its end is never seen. */
function areLost({ lastMs }: { readonly lastMs: number }): boolean {
  return !timersAreShared() && Math.abs(Date.now() - lastMs) > LOST_AFTER_MS;
}

function hand(logger: SinkLogger, level: LogLevel, line: string): unknown {
  const { level: _level, time: _time, msg, ...fields } = JSON.parse(line);
  const method = level === "debug" && logger.debug === undefined ? "info" : level;
  return logger[method]!(fields, msg);
}

function withReason(line: string, reason: unknown): string {
  return `${line.slice(0, -1)},"sink_error":${JSON.stringify(errorText(reason))}}`;
}

/** Writes each line to the console, as JSON. */
export function consoleSink(): (line: string) => void {
  return (line) => console.log(line);
}

/** Writes each line to the console for a person to read: for development. */
export function prettySink(): (line: string) => void {
  return (line) => console.log(pretty(JSON.parse(line)));
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
  return [clock, String(level).toUpperCase().padEnd(5), ...request, msg, ...details].join(" ")
    .replace(CONTROLS, escaped);
}

/** What clients have a hand in must neither begin a line of its own nor steer a terminal. */
// deno-lint-ignore no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
