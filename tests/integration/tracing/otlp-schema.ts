/**
 * The JSON form of OTLP traces (opentelemetry-proto, trace/v1/trace.proto, and the OTLP/JSON
 * encoding rules): which fields each message may have, and how each is written.
 *
 * @module
 */
import assert from "node:assert/strict";

type Check = (value: any, where: string) => void;

const text: Check = (value, where) => assert.equal(typeof value, "string", where);
const flag: Check = (value, where) => assert.equal(typeof value, "boolean", where);
const uint32: Check = (value, where) => assert.ok(Number.isInteger(value) && value >= 0, where);
const hex = (length: number): Check => (value, where) =>
  assert.match(value, new RegExp(`^[0-9a-f]{${length}}$`), where);
/** 64-bit numbers are decimal text. */
const uint64: Check = (value, where) => (text(value, where), assert.match(value, /^\d+$/, where));
const int64: Check = (value, where) => (text(value, where), assert.match(value, /^-?\d+$/, where));
const double: Check = (value, where) =>
  assert.ok(typeof value === "number" || ["NaN", "Infinity", "-Infinity"].includes(value), where);
const oneOf = (...allowed: number[]): Check => (value, where) =>
  assert.ok(allowed.includes(value), where);
const list = (check: Check): Check => (value, where) => {
  assert.ok(Array.isArray(value), where);
  value.forEach((item: unknown, i: number) => check(item, `${where}[${i}]`));
};

function message(fields: Record<string, Check>, required: readonly string[] = []): Check {
  return (value, where) => {
    assert.ok(value !== null && typeof value === "object" && !Array.isArray(value), where);
    for (const name of required) assert.ok(name in value, `${where}.${name} is missing`);
    for (const [name, field] of Object.entries(value)) {
      assert.ok(Object.hasOwn(fields, name), `${where}.${name} is no field`);
      fields[name](field, `${where}.${name}`);
    }
  };
}

const anyValue: Check = (value, where) => {
  assert.ok(Object.keys(value).length <= 1, `${where} is one value`);
  message({
    stringValue: text,
    boolValue: flag,
    intValue: int64,
    doubleValue: double,
    arrayValue: message({ values: list(anyValue) }),
  })(value, where);
};
const attributes = list(message({ key: text, value: anyValue }, ["key", "value"]));

const span = message({
  traceId: hex(32),
  spanId: hex(16),
  parentSpanId: hex(16),
  traceState: text,
  flags: uint32,
  name: text,
  kind: oneOf(1, 2, 3, 4, 5),
  startTimeUnixNano: uint64,
  endTimeUnixNano: uint64,
  attributes,
  droppedAttributesCount: uint32,
  events: list(message({
    timeUnixNano: uint64,
    name: text,
    attributes,
    droppedAttributesCount: uint32,
  }, ["timeUnixNano", "name"])),
  droppedEventsCount: uint32,
  links: list(message({
    traceId: hex(32),
    spanId: hex(16),
    traceState: text,
    attributes,
    droppedAttributesCount: uint32,
    flags: uint32,
  }, ["traceId", "spanId"])),
  droppedLinksCount: uint32,
  status: message({ message: text, code: oneOf(0, 1, 2) }),
}, ["traceId", "spanId", "name", "kind", "startTimeUnixNano", "endTimeUnixNano"]);

/** Throws unless the value is an `ExportTraceServiceRequest`. */
export const checkOtlp: (value: unknown) => void = (value) =>
  message({
    resourceSpans: list(message({
      resource: message({ attributes, droppedAttributesCount: uint32 }),
      scopeSpans: list(message({
        scope: message({ name: text, version: text, attributes }),
        spans: list(span),
        schemaUrl: text,
      }, ["spans"])),
      schemaUrl: text,
    }, ["scopeSpans"])),
  }, ["resourceSpans"])(value, "request");

/** A span as it is on the wire. */
export interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { key: string; value: Record<string, unknown> }[];
  readonly status?: { code?: number };
}

/** All spans of some posted bodies, with their resource and scope. */
export function spansOf(bodies: readonly string[]) {
  return bodies.flatMap((body) =>
    JSON.parse(body).resourceSpans.flatMap((one: any) =>
      one.scopeSpans.flatMap((scoped: any) =>
        scoped.spans.map((span: WireSpan) => ({
          span,
          scope: scoped.scope?.name as string,
          resource: plain(one.resource.attributes),
        }))
      )
    )
  ) as { span: WireSpan; scope: string; resource: Record<string, unknown> }[];
}

/** Attributes as an object. */
export function plain(list: WireSpan["attributes"]): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]));
}
