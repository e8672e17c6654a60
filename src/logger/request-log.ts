/**
 * The log of requests: which of them get a line, and what it holds.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import type { TrustedProxies } from "../runtime/client.ts";
import { env } from "../runtime/env.ts";
import { clientNamer } from "./client.ts";
import type { ClientNaming } from "./client.ts";
import { accessLine, appLine, isoClock } from "./lines.ts";
import type { LineMaker } from "./lines.ts";
import { checkedRedactor } from "./redact.ts";
import { checkedSinks, consoleSink, prettySink, sinkWriter } from "./sinks.ts";
import type { LogLevel, Sink } from "./sinks.ts";

/**
 * Which requests get a line: the share of all, or of statuses (`404`) and classes of them (`"2xx"`);
 * the most exact entry wins, and what has none is always logged.
 */
export type Sampling = number | Readonly<Record<string | number, number>>;

/** Options of `logger()`. */
export interface LoggerOptions {
  /**
   * The least serious level that is written.
   *
   * @default "info"
   */
  readonly level?: LogLevel | "silent";
  /**
   * Where lines go.
   *
   * @default the console: as JSON, or pretty where NODE_ENV is "development"
   */
  readonly sinks?: readonly Sink[];
  /**
   * Further names of keys, headers and query parameters whose values are not shown; `false` shows
   * everything.
   *
   * @default the usual ones: authorization, cookies, tokens, secrets, passwords, API keys, …
   */
  readonly redact?: readonly string[] | false;
  /**
   * Which requests get a line of their own. The app's own lines are always written.
   *
   * @default 1
   */
  readonly sample?: Sampling;
  /**
   * How the client is named.
   *
   * @default "hash"
   */
  readonly client?: ClientNaming;
  /**
   * The key of hashed clients: give all processes the same, and a client has one name in all of
   * them.
   *
   * @default a random key per logger
   */
  readonly clientKey?: string;
  /** Which proxies may be believed about the client's address. */
  readonly trustedProxies?: TrustedProxies;
}

/** Writes lines of the app's own, with the ids of the request. */
export interface Log {
  /** A line of level debug. Fields are redacted and bounded; an Error may stand for them. */
  debug(message: string, fields?: unknown): void;
  /** A line of level info. */
  info(message: string, fields?: unknown): void;
  /** A line of level warn. */
  warn(message: string, fields?: unknown): void;
  /** A line of level error. */
  error(message: string, fields?: unknown): void;
}

/** Writes the lines of requests. */
export interface RequestLog {
  /** A request begins: it gets its `c.var.log`. */
  start(c: EdgeContext): void;
  /** A request has been answered. */
  finish(c: EdgeContext, ms: number, status: number): void;
  /** Lines written, lines lost, and how often the app's own `client` failed, when there is one. */
  stats(): Record<string, number>;
}

const LEVELS = ["debug", "info", "warn", "error"] as const;
const OPTIONS = ["level", "sinks", "redact", "sample", "client", "clientKey", "trustedProxies"];

/** Makes the log of an app's requests. */
export function requestLog(options: LoggerOptions): RequestLog {
  const { known, oneOf } = optionChecks("logger");
  known(options, OPTIONS);
  const level = oneOf("level", options.level ?? "info", [...LEVELS, "silent"]);
  const lowest = level === "silent" ? LEVELS.length : LEVELS.indexOf(level);
  const isWritten = (level: LogLevel) => LEVELS.indexOf(level) >= lowest;
  const shareOf = checkedSampling(options.sample ?? 1);
  const { client = "hash", clientKey, trustedProxies } = options;
  const namer = clientNamer("logger", client, clientKey, trustedProxies);
  const maker: LineMaker = {
    time: isoClock(),
    redact: checkedRedactor("logger", options.redact ?? []),
    nameClient: namer.name,
  };
  const writer = sinkWriter(checkedSinks("logger", options.sinks ?? [defaultSink()]));

  const write: WriteAppLine = (c, level, message, fields) => {
    if (!isWritten(level)) return;
    writer.write(c, level, appLine(maker, c, level, message, fields));
  };

  return {
    stats: () => ({
      lines_total: writer.counts.written,
      dropped_total: writer.counts.dropped,
      ...(typeof client === "function" && { callback_errors_total: namer.failures }),
    }),
    start(c) {
      c.set("log", new AppLog(c, write));
    },
    finish(c, ms, status) {
      const level = status >= 500 ? "error" : status >= 400 ? "warn" : "info";
      if (!isWritten(level)) return;
      const share = shareOf(status);
      if (share < 1 && Math.random() >= share) return;
      writer.write(c, level, accessLine(maker, c, level, status, ms));
    },
  };
}

type WriteAppLine = (c: EdgeContext, level: LogLevel, message: string, fields: unknown) => void;

/** `c.var.log`: a class, so that a request costs one small object. */
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

/** The console; which form it has is known when the first line comes, not at construction. */
function defaultSink(): Sink {
  let sink: ((line: string) => void) | undefined;
  return (line) => {
    sink ??= env(undefined, "NODE_ENV") === "development" ? prettySink() : consoleSink();
    sink(line);
  };
}

function checkedSampling(sample: Sampling): (status: number) => number {
  const { error, number } = optionChecks("logger");
  if (typeof sample === "number") {
    const share = number("sample", sample, 0, 1);
    return () => share;
  }
  if (sample === null || typeof sample !== "object") {
    throw error("sample", "a number from 0 to 1, or one per status", sample);
  }
  const shares = new Map<string, number>();
  for (const [status, share] of Object.entries(sample)) {
    if (!/^[1-5](xx|\d\d)$/.test(status)) {
      throw error("sample", 'statuses or classes like "2xx"', status);
    }
    shares.set(status, number(`sample[${status}]`, share, 0, 1));
  }
  return (status) => shares.get(String(status)) ?? shares.get(`${Math.floor(status / 100)}xx`) ?? 1;
}
