/**
 * Encodes spans as OTLP/JSON. Pure: spans in, text out.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding (ids as hex, 64-bit
 * numbers as text).
 *
 * @module
 */
import { SCOPE, SPAN_KIND } from "../core/trace/otel.ts";
import type { Attributes, AttributeValue } from "../core/trace/otel.ts";
import { toWellFormed } from "../core/text.ts";
import type { FinishedSpan, SpanEvent, SpanLink } from "./finished-span.ts";

/** Encodes spans of one resource as the JSON of an `ExportTraceServiceRequest`. */
export function encodeSpans(
  spans: readonly FinishedSpan[],
  resource: Readonly<Attributes>,
): string {
  return `{"resourceSpans":[{"resource":{"attributes":${encodeAttributes(resource)}},` +
    `"scopeSpans":[{"scope":{"name":"${SCOPE}"},"spans":[${spans.map(encodeSpan).join(",")}]}]}]}`;
}

const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/** Written as text: spans have a fixed form, and building objects first is slower. */
function encodeSpan(span: FinishedSpan): string {
  const { dropped, status } = span;
  const flags = span.flags | HAS_IS_REMOTE | (span.parentIsRemote ? IS_REMOTE : 0);
  const parent = span.parentSpanId === undefined ? "" : `"parentSpanId":"${span.parentSpanId}",`;
  const state = span.traceState === "" ? "" : `"traceState":${quote(span.traceState)},`;
  const message = status.message === undefined ? "" : `"message":${quote(status.message)},`;
  let more = "";
  if (span.events.length > 0) more += `"events":[${span.events.map(encodeEvent).join(",")}],`;
  if (span.links.length > 0) more += `"links":[${span.links.map(encodeLink).join(",")}],`;
  if (dropped.attributes > 0) more += `"droppedAttributesCount":${dropped.attributes},`;
  if (dropped.events > 0) more += `"droppedEventsCount":${dropped.events},`;
  if (dropped.links > 0) more += `"droppedLinksCount":${dropped.links},`;
  const ids = `"traceId":"${span.traceId}","spanId":"${span.spanId}",${parent}${state}`;
  return `{${ids}"flags":${flags},"name":${quote(span.name)},"kind":${SPAN_KIND[span.kind] + 1},` +
    `"startTimeUnixNano":"${nanos(span.startMs)}","endTimeUnixNano":"${nanos(span.endMs)}",` +
    `"attributes":${encodeAttributes(span.attributes)},${more}` +
    `"status":{${message}"code":${status.code}}}`;
}

function encodeEvent({ name, timeMs, attributes }: SpanEvent): string {
  return `{"timeUnixNano":"${nanos(timeMs)}","name":${quote(name)}` +
    `,"attributes":${encodeAttributes(attributes)}}`;
}

function encodeLink({ traceId, spanId, attributes }: SpanLink): string {
  return `{"traceId":"${traceId}","spanId":"${spanId}"` +
    `,"attributes":${encodeAttributes(attributes)}}`;
}

function encodeAttributes(attributes: Readonly<Attributes>): string {
  let json = "";
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    json += `${json === "" ? "" : ","}{"key":${quote(key)},"value":${encodeValue(value)}}`;
  }
  return `[${json}]`;
}

/** Encodes an `AnyValue`. Whole numbers are `int64`, which JSON represents as text. */
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
  // Other values can only arrive through `any`. They are written as text, not dropped silently.
  return value === null || value === undefined ? "{}" : `{"stringValue":${quote(String(value))}}`;
}

/** Most text needs no escape. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(toWellFormed(text));
}

/**
 * Formats a time as nanoseconds, with the microsecond precision of a number of ms since the epoch.
 * It is written in two parts, because long numbers are slow to format.
 */
function nanos(ms: number): string {
  const micros = Math.round(ms * 1_000);
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}${String(micros - seconds * 1_000_000).padStart(6, "0")}000`;
}
