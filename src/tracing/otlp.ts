/**
 * OTLP/HTTP with JSON: the encoding, and the exporter that posts it by `fetch`.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/ (ids as hex, 64-bit numbers as strings).
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { SCOPE, SPAN_KIND } from "../core/otel.ts";
import type { Attributes, AttributeValue } from "../core/otel.ts";
import type { Exporter, ExportInfo } from "./recorder.ts";
import type { FinishedSpan, SpanEvent, SpanLink } from "./finished-span.ts";

/** Options of {@link otlp}. */
export interface OtlpOptions {
  /**
   * The full URL that spans are posted to.
   *
   * @default `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`, or `OTEL_EXPORTER_OTLP_ENDPOINT` + `/v1/traces`,
   * or `http://localhost:4318/v1/traces`
   */
  url?: string;
  /**
   * Headers to send, such as a key of the backend; or a function of the environment that makes
   * them, for secrets that are bindings of a Worker.
   *
   * @default `OTEL_EXPORTER_OTLP_TRACES_HEADERS` or `OTEL_EXPORTER_OTLP_HEADERS`
   */
  headers?: Record<string, string> | ((env: ExportInfo["env"]) => Record<string, string>);
  /**
   * What posts: a service binding's, a proxy's, …
   *
   * @default globalThis.fetch
   */
  fetch?(url: string, init: RequestInit): Promise<Response>;
}

/**
 * Posts spans as OTLP/HTTP JSON, which Jaeger, Tempo, Honeycomb and every OpenTelemetry Collector
 * take. A 429, 502, 503, 504 or a network error is tried once more after a second, or after
 * `Retry-After` (at most 5 s).
 *
 * @throws {TypeError} For an unknown option, or a URL that is none.
 *
 * @example
 * ```ts
 * import { otlp, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({
 *   service: "shop",
 *   exporter: otlp({
 *     url: "https://api.honeycomb.io/v1/traces",
 *     headers: (env) => ({ "x-honeycomb-team": env("HONEYCOMB_KEY") ?? "" }),
 *   }),
 * });
 * ```
 */
export function otlp(options: OtlpOptions = {}): Exporter {
  const checks = optionChecks("otlp");
  checks.known(options, ["url", "headers", "fetch"]);
  checks.optionalFunction("fetch", options.fetch);
  if (options.url !== undefined && !URL.canParse(options.url)) {
    throw new TypeError(`otlp: url must be a full URL, got ${JSON.stringify(options.url)}`);
  }
  return async function otlp(spans, info) {
    const url = options.url ?? endpointOf(info);
    const headers = { "content-type": "application/json", ...headersOf(options, info) };
    const init = { method: "POST", headers, body: encodeSpans(spans, info.resource) };
    const send = options.fetch ?? globalThis.fetch;
    const first = await post(send, url, init, info.signal);
    if (first.done) return;
    await pause(first.retryAfterMs, info.signal);
    const second = await post(send, url, init, info.signal);
    if (!second.done) throw new Error("the OTLP endpoint is not available");
  };
}

function endpointOf(info: ExportInfo): string {
  const own = info.env("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  if (own !== undefined) return own;
  const shared = info.env("OTEL_EXPORTER_OTLP_ENDPOINT") ?? "http://localhost:4318";
  return `${shared.endsWith("/") ? shared.slice(0, -1) : shared}/v1/traces`;
}

function headersOf({ headers }: OtlpOptions, info: ExportInfo): Record<string, string> {
  if (typeof headers === "function") return headers(info.env);
  if (headers !== undefined) return headers;
  const list = info.env("OTEL_EXPORTER_OTLP_TRACES_HEADERS") ??
    info.env("OTEL_EXPORTER_OTLP_HEADERS") ?? "";
  return Object.fromEntries(parsePairs(list));
}

/** `key=value,key2=value2`, values percent-encoded, as the OpenTelemetry variables have them. */
export function parsePairs(list: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const pair of list.split(",")) {
    const at = pair.indexOf("=");
    if (at <= 0) continue;
    const [key, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    try {
      pairs.push([key, decodeURIComponent(value)]);
    } catch {
      pairs.push([key, value]);
    }
  }
  return pairs;
}

const WORTH_A_RETRY: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const RETRY_AFTER_MS = 1_000;
const MAX_RETRY_AFTER_MS = 5_000;

async function post(
  send: (url: string, init: RequestInit) => Promise<Response>,
  url: string,
  init: RequestInit,
  signal: AbortSignal,
): Promise<{ done: boolean; retryAfterMs: number }> {
  let response: Response;
  try {
    response = await send(url, { ...init, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    return { done: false, retryAfterMs: RETRY_AFTER_MS };
  }
  // Read to its end, or the connection is not free for the next one.
  await response.body?.cancel();
  if (response.ok) return { done: true, retryAfterMs: 0 };
  if (!WORTH_A_RETRY.has(response.status)) {
    throw new Error(`the OTLP endpoint answered ${response.status}`);
  }
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  const asked = seconds >= 0 ? seconds * 1_000 : RETRY_AFTER_MS;
  return { done: false, retryAfterMs: Math.min(asked, MAX_RETRY_AFTER_MS) };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}

/** Spans of one resource as the JSON of an `ExportTraceServiceRequest`. */
export function encodeSpans(
  spans: readonly FinishedSpan[],
  resource: Readonly<Attributes>,
): string {
  const written: Written = new Map();
  const list = spans.map((span) => encodeSpan(span, written));
  return `{"resourceSpans":[{"resource":{"attributes":${encodeAttributes(resource, written)}},` +
    `"scopeSpans":[{"scope":{"name":"${SCOPE}"},"spans":[${list.join(",")}]}]}]}`;
}

/**
 * Attributes that are written already, by key and value: the spans of a batch share most of them.
 * Lives as long as one call.
 */
type Written = Map<string, Map<AttributeValue, string>>;

const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/** Written as text: a span has a fixed form, and building objects first costs twice as much. */
function encodeSpan(span: FinishedSpan, written: Written): string {
  const { dropped, status } = span;
  const flags = span.flags | HAS_IS_REMOTE | (span.parentIsRemote ? IS_REMOTE : 0);
  const parent = span.parentSpanId === undefined ? "" : `"parentSpanId":"${span.parentSpanId}",`;
  const state = span.traceState === "" ? "" : `"traceState":${quote(span.traceState)},`;
  const message = status.message === undefined ? "" : `"message":${quote(status.message)},`;
  let more = "";
  if (span.events.length > 0) more += `"events":[${all(span.events, encodeEvent, written)}],`;
  if (span.links.length > 0) more += `"links":[${all(span.links, encodeLink, written)}],`;
  if (dropped.attributes > 0) more += `"droppedAttributesCount":${dropped.attributes},`;
  if (dropped.events > 0) more += `"droppedEventsCount":${dropped.events},`;
  if (dropped.links > 0) more += `"droppedLinksCount":${dropped.links},`;
  return `{"traceId":"${span.traceId}","spanId":"${span.spanId}",${parent}${state}"flags":${flags},` +
    `"name":${quote(span.name)},"kind":${SPAN_KIND[span.kind] + 1},` +
    `"startTimeUnixNano":"${nanos(span.startMs)}","endTimeUnixNano":"${nanos(span.endMs)}",` +
    `"attributes":${encodeAttributes(span.attributes, written)},${more}` +
    `"status":{${message}"code":${status.code}}}`;
}

function all<T>(
  items: readonly T[],
  encode: (item: T, written: Written) => string,
  written: Written,
): string {
  return items.map((item) => encode(item, written)).join(",");
}

function encodeEvent({ name, timeMs, attributes }: SpanEvent, written: Written): string {
  return `{"timeUnixNano":"${nanos(timeMs)}","name":${quote(name)}` +
    `,"attributes":${encodeAttributes(attributes, written)}}`;
}

function encodeLink({ traceId, spanId, attributes }: SpanLink, written: Written): string {
  return `{"traceId":"${traceId}","spanId":"${spanId}"` +
    `,"attributes":${encodeAttributes(attributes, written)}}`;
}

function encodeAttributes(attributes: Readonly<Attributes>, written: Written): string {
  let json = "";
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    json += (json === "" ? "" : ",") + encodeAttribute(key, value, written);
  }
  return `[${json}]`;
}

function encodeAttribute(key: string, value: AttributeValue, written: Written): string {
  let byValue = written.get(key);
  if (byValue === undefined) written.set(key, byValue = new Map());
  let json = byValue.get(value);
  if (json === undefined) {
    // Joined, not added up: many small additions are slow to read for whoever sends the text.
    json = [`{"key":`, quote(key), `,"value":`, encodeValue(value), "}"].join("");
    byValue.set(value, json);
  }
  return json;
}

/** An `AnyValue`: whole numbers are `int64`, which JSON carries as text. */
function encodeValue(value: AttributeValue | null | undefined): string {
  if (typeof value === "string") return `{"stringValue":${quote(value)}}`;
  if (typeof value === "boolean") return `{"boolValue":${value}}`;
  if (typeof value === "number") {
    if (Number.isSafeInteger(value)) return `{"intValue":"${value}"}`;
    return `{"doubleValue":${Number.isFinite(value) ? value : `"${value}"`}}`;
  }
  if (Array.isArray(value)) {
    return `{"arrayValue":{"values":[${value.map((item) => encodeValue(item)).join(",")}]}}`;
  }
  // What is no attribute value by type may still come by `any`: shown as text, never lost silently.
  return value === null || value === undefined ? "{}" : `{"stringValue":${quote(String(value))}}`;
}

/** Text that needs no escape is most of it. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/**
 * Microseconds are as fine as a number of ms since the epoch can say. Written in two parts: the
 * seconds of a batch are mostly the same, and long numbers are slow to write.
 */
function nanos(ms: number): string {
  const micros = Math.round(ms * 1_000);
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}${String(micros - seconds * 1_000_000).padStart(6, "0")}000`;
}
