/**
 * The options of `logger()` and `audit()`, checked and completed once.
 *
 * @module
 */
import { asTextOrNothing, Callback } from "../core/callback.ts";
import { optionChecks } from "../core/options.ts";
import type { OptionNames } from "../core/options.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import type { TrustedProxies } from "../runtime/client.ts";
import { clientNamer } from "./client.ts";
import type { ClientNamer, ClientNaming } from "./client.ts";
import { refusalLimit } from "./flood.ts";
import type { RefusalLimit, RefusalLines } from "./flood.ts";
import { isoClock } from "./lines.ts";
import type { LineMaker } from "./lines.ts";
import { RecentTexts } from "./recent-texts.ts";
import { checkedRedactor } from "./redact.ts";
import { checkedSinks, consoleSink, defaultSink, sinkWriter } from "./sinks.ts";
import type { LogLevel, Sink, SinkWriter } from "./sinks.ts";
import { LEVEL_THEIRS, LOGGER_THEIRS } from "./their-names.ts";

/**
 * The share of requests that get a line, 0 to 1: for all requests, or by status (`404`) or class of
 * statuses (`"2xx"`). The most specific entry wins; a status without an entry is always logged.
 */
export type Sampling = number | Readonly<Record<string | number, number>>;

/** Options of `logger()`. */
export interface LoggerOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * Minimum level of the lines that are written; `"silent"` writes none. The events of `audit()`
   * are written anyway: `protect({ audit: false })` leaves them out.
   *
   * @default "info"
   */
  readonly level?: LogLevel | "silent" | undefined;
  /**
   * Where lines are written.
   *
   * @default the console: as JSON, or pretty where NODE_ENV is "development"
   */
  readonly sinks?: readonly Sink[] | undefined;
  /**
   * Additional names of keys, headers and query parameters whose values are redacted; `false` turns
   * redaction off.
   *
   * @default the usual ones: authorization, cookies, tokens, secrets, passwords, API keys, …
   */
  readonly redact?: readonly string[] | false | undefined;
  /**
   * The share of requests that get a line. Lines written by the app are never sampled.
   *
   * @default 1
   */
  readonly sample?: Sampling | undefined;
  /**
   * Maximum number of lines of refused requests, such as `{ perSecond: 10 }`. The next line has the
   * number of those left out before it, in `left_out`. In a flood, lines cost more than refusals.
   *
   * @default no limit
   */
  readonly refusals?: RefusalLines | undefined;
  /**
   * How the client is named.
   *
   * @default "hash"
   */
  readonly client?: ClientNaming<E> | undefined;
  /**
   * The key for hashing client addresses. A client has the same name in all processes that share a
   * key.
   *
   * @default a random key per logger
   */
  readonly clientKey?: string | undefined;
  /** The proxies that are trusted to report the client's address. */
  readonly trustedProxies?: TrustedProxies | undefined;
}

/** Options of `audit()`. */
export interface AuditOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * Where events are written.
   *
   * @default the console, as JSON
   */
  readonly sink?: Sink | undefined;
  /**
   * Returns the id of the user or API key. It must answer synchronously. If it fails, the event has
   * no actor.
   */
  readonly actor?: { of(c: AppContext<E>): string | undefined }["of"] | undefined;
  /**
   * Whether an event includes the beginning of the body that a guard has read: redacted, and at
   * most 1 024 characters.
   *
   * @default false
   */
  readonly payload?: boolean | undefined;
  /**
   * Maximum number of events of refusals, such as `{ perSecond: 10 }`. The next one has the number
   * of those left out before it, in `left_out`.
   *
   * @default no limit
   */
  readonly refusals?: RefusalLines | undefined;
  /** Additional names of keys whose values are redacted; `false` turns redaction off. */
  readonly redact?: readonly string[] | false | undefined;
  /**
   * How the client is named.
   *
   * @default "hash"
   */
  readonly client?: ClientNaming<E> | undefined;
  /** The key for hashing client addresses, as for the logger. */
  readonly clientKey?: string | undefined;
  /** The proxies that are trusted to report the client's address. */
  readonly trustedProxies?: TrustedProxies | undefined;
}

/** Complete options of the logger. */
export interface LoggerSettings {
  readonly maker: LineMaker;
  readonly writer: SinkWriter;
  /** Whether lines of this level are written. */
  isWritten(level: LogLevel): boolean;
  /** Returns the share of requests with this status that get a line. */
  shareOf(status: number): number;
  readonly refusals: RefusalLimit | undefined;
  /** The namer of clients, if it calls a function of the app. */
  readonly ownNamer: ClientNamer | undefined;
}

/** Complete options of the audit trail. */
export interface AuditSettings {
  readonly maker: LineMaker;
  readonly writer: SinkWriter;
  readonly payload: boolean;
  readonly refusals: RefusalLimit | undefined;
  readonly actor: Callback<[EdgeContext], string | null> | undefined;
}

const LEVELS = ["debug", "info", "warn", "error"] as const;

/** The names of the options of `logger()`. */
export const LOGGER_OPTIONS: OptionNames = {
  level: 1,
  sinks: 1,
  redact: 1,
  sample: 1,
  refusals: 1,
  client: 1,
  clientKey: 1,
  trustedProxies: 1,
} satisfies Record<keyof LoggerOptions, 1>;

/** The names of the options of `audit()`. */
export const AUDIT_OPTIONS: OptionNames = {
  sink: 1,
  actor: 1,
  payload: 1,
  refusals: 1,
  redact: 1,
  client: 1,
  clientKey: 1,
  trustedProxies: 1,
} satisfies Record<keyof AuditOptions, 1>;

/** Checks and completes the options of `logger()`. */
export function resolveLoggerOptions(options: LoggerOptions): LoggerSettings {
  const checks = optionChecks("logger");
  if (typeof (options as { info?: unknown } | null)?.info === "function") {
    throw new TypeError("logger: got a logger, not options; write { sinks: [logger] }");
  }
  checks.known(options, LOGGER_OPTIONS, LOGGER_THEIRS);
  const allowed = [...LEVELS, "silent"] as const;
  const level = checks.oneOf("level", options.level ?? "info", allowed, LEVEL_THEIRS);
  const lowest = level === "silent" ? LEVELS.length : LEVELS.indexOf(level);
  const shareOf = checkedSampling(options.sample ?? 1);
  const namer = namerOf("logger", options);
  return {
    isWritten: (level) => LEVELS.indexOf(level) >= lowest,
    shareOf,
    refusals: refusalLimit("logger", options.refusals),
    ownNamer: typeof options.client === "function" ? namer : undefined,
    maker: lineMaker("logger", namer, options.redact),
    writer: sinkWriter(checkedSinks("logger", options.sinks ?? [defaultSink()])),
  };
}

/** Checks and completes the options of `audit()`. */
export function resolveAuditOptions(options: AuditOptions): AuditSettings {
  const checks = optionChecks("audit");
  checks.known(options, AUDIT_OPTIONS);
  checks.optionalFunction("actor", options.actor);
  return {
    payload: checks.oneOf("payload", options.payload ?? false, [true, false]),
    refusals: refusalLimit("audit", options.refusals),
    writer: sinkWriter(checkedSinks("audit", [options.sink ?? consoleSink()])),
    maker: lineMaker("audit", namerOf("audit", options), options.redact),
    actor: options.actor && new Callback((c: EdgeContext) => options.actor!(c), {
      option: "audit: actor",
      otherwise: "no actor",
      accept: asTextOrNothing,
    }),
  };
}

type ClientOptions = Pick<LoggerOptions, "client" | "clientKey" | "trustedProxies">;

function namerOf(
  factory: string,
  { client = "hash", clientKey, trustedProxies }: ClientOptions,
): ClientNamer {
  return clientNamer(factory, client, clientKey, trustedProxies);
}

function lineMaker(
  factory: string,
  namer: ClientNamer,
  redact: LoggerOptions["redact"] = [],
): LineMaker {
  return {
    time: isoClock(),
    redact: checkedRedactor(factory, redact),
    nameClient: namer.name,
    recent: new RecentTexts(),
  };
}

function checkedSampling(sample: Sampling): (status: number) => number {
  const checks = optionChecks("logger");
  if (typeof sample === "number") {
    const share = checks.number("sample", sample, 0, 1);
    return () => share;
  }
  if (sample === null || typeof sample !== "object") {
    throw checks.error("sample", "a number from 0 to 1, or one per status", sample);
  }
  const shares = new Map<string, number>();
  for (const [status, share] of Object.entries(sample)) {
    if (!/^[1-5](xx|\d\d)$/.test(status)) {
      throw checks.error("sample", 'statuses or classes like "2xx"', status);
    }
    shares.set(status, checks.number(`sample[${status}]`, share, 0, 1));
  }
  return (status) => shares.get(String(status)) ?? shares.get(`${Math.floor(status / 100)}xx`) ?? 1;
}
