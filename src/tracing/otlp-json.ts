/**
 * Spans as the JSON form of OTLP. Pure: spans in, text out.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding (ids as hex, 64-bit
 * numbers as text).
 *
 * @module
 */
import { SCOPE, SPAN_KIND } from "../core/otel.ts";
import type { Attributes, AttributeValue } from "../core/otel.ts";
import type { FinishedSpan, SpanEvent, SpanLink } from "./finished-span.ts";

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
