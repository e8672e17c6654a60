/**
 * Makes log lines, by concatenation: one line is written per request, so it must be cheap.
 *
 * @module
 */
import type { Observed, StreamEnd } from "../core/observer.ts";
import { decisions } from "../core/request/decision.ts";
import type { Decision } from "../core/request/decision.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { routeOf } from "../core/request/route.ts";
import { traceContext } from "../core/trace/trace-context.ts";
import type { NameClient } from "./client.ts";
import type { Redactor } from "./redact.ts";
import type { RecentTexts } from "./recent-texts.ts";
import { jsonText, membersText, quoted } from "./serialise.ts";
import type { Fields } from "./serialise.ts";
import type { LogLevel } from "./sinks.ts";

/** The names that every line of the app has. */
const RESERVED: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "time",
  "level",
  "msg",
  "trace_id",
  "span_id",
  "request_id",
]);
/** The names that the line of a request may have. */
const RESERVED_OF_REQUESTS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...RESERVED,
    "method",
    "route",
    "status",
    "duration_ms",
    "headers_ms",
    "size_bytes",
    "ended",
    "client",
    "decisions",
    "error",
    "left_out",
  ]))();
/** Maximum length of a message. */
const MAX_MESSAGE = 4_096;

/** The settings of lines. */
export interface LineMaker {
  readonly time: IsoClock;
  readonly redact: Redactor;
  readonly nameClient: NameClient;
  /** Parts of the lines before. */
  readonly recent: RecentTexts;
}

/**
 * Makes the line of a finished request.
 *
 * @param leftOut The member that reports the lines left out before it, or nothing.
 */
export function accessLine(
  { time, redact, nameClient, recent }: LineMaker,
  c: EdgeContext,
  level: LogLevel,
  { status, ms, stream }: Observed,
  leftOut: string,
  fields?: Fields,
): string {
  const client = nameClient(c);
  let line = `{"time":"${time()}","level":"${level}","msg":"request",` +
    `${recent.ofRequest(routeOf(c), c.req.method, status)},"duration_ms":${rounded(ms)}`;
  if (stream !== undefined) line += streamText(stream);
  line += idsText(c);
  if (client !== undefined) line += `,"client":${quoted(client)}`;
  line += decisionsText(decisions(c), redact, recent);
  const error = stream?.outcome === "failed" ? stream.error : status >= 500 ? c.error : undefined;
  if (error !== undefined) line += `,"error":${jsonText(error, redact)}`;
  line += leftOut;
  if (fields !== undefined) line += membersText(fields, redact, RESERVED_OF_REQUESTS);
  return line + "}";
}

function streamText({ headersMs, bytes, outcome }: StreamEnd): string {
  const ended = outcome === "complete" ? "" : `,"ended":"${outcome}"`;
  return `,"headers_ms":${rounded(headersMs)},"size_bytes":${bytes}${ended}`;
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** Makes a line of the app. */
export function appLine(
  { time, redact }: LineMaker,
  c: EdgeContext,
  level: LogLevel,
  message: unknown,
  fields: unknown,
): string {
  const msg = typeof message === "string"
    ? quoted(redact.text(message.slice(0, MAX_MESSAGE)))
    : jsonText(message, redact);
  return `{"time":"${time()}","level":"${level}","msg":${msg}` +
    `${idsText(c)}${membersText(fields, redact, RESERVED)}}`;
}

/**
 * The ids that connect a line with its request: `,"trace_id":"…","span_id":"…","request_id":"…"`.
 */
export function idsText(c: EdgeContext): string {
  const { traceId, spanId } = traceContext(c);
  const ids = `,"trace_id":"${traceId}","span_id":"${spanId}"`;
  // Set by Hono's request-id middleware.
  const requestId: unknown = c.get("requestId");
  return typeof requestId === "string" ? `${ids},"request_id":${quoted(requestId)}` : ids;
}

/** The decisions; those that are no plain "allow" with their details. */
function decisionsText(
  made: readonly Decision[],
  redact: Redactor,
  recent: RecentTexts,
): string {
  if (made.length === 0) return "";
  let text = "";
  for (const decision of made) {
    const { action, detail } = decision;
    text += (text === "" ? ',"decisions":[{' : "},{") + recent.ofDecision(decision);
    if (action !== "allow" && detail !== undefined) text += `,"detail":${jsonText(detail, redact)}`;
  }
  return `${text}}]`;
}

/** Returns the current time as ISO 8601 in UTC. */
export type IsoClock = () => string;

/** Makes a clock that formats each second once, because formatting a Date is slow. */
export function isoClock(): IsoClock {
  let second = NaN;
  let prefix = "";
  return () => {
    const now = Date.now();
    const current = Math.floor(now / 1000);
    if (current !== second) {
      second = current;
      prefix = new Date(current * 1000).toISOString().slice(0, 20);
    }
    return `${prefix}${String(now - current * 1000).padStart(3, "0")}Z`;
  };
}
