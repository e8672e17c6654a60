import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { RecordedSpan } from "../../../src/tracing/span.ts";
import type { FinishedSpan } from "../../../src/tracing/finished-span.ts";

const trace = {
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: "b7ad6b7169203331",
  parentSpanId: undefined,
  flags: 3,
  traceState: "a=1",
  origin: undefined,
  tracer: undefined,
};

function make() {
  const ended: FinishedSpan[] = [];
  let now = 1_800_000_000_000;
  const owner = { now: () => now++, ended: (span: FinishedSpan) => void ended.push(span) };
  const span = new RecordedSpan(owner, trace, {
    name: "work",
    kind: "internal",
    spanId: "1234567890123456",
    parentSpanId: trace.spanId,
    parentIsRemote: false,
    startMs: now,
    attributes: {},
  });
  return { span, ended };
}

describe("a recorded span", () => {
  it("is a span of OpenTelemetry's", () => {
    const { span } = make();
    const context = span.spanContext();
    assert.equal(context.traceId, trace.traceId);
    assert.equal(context.spanId, "1234567890123456");
    assert.equal(context.traceFlags, 3);
    assert.equal(context.traceState?.get("a"), "1");
    assert.equal(span.isRecording(), true);
  });

  it("records attributes and events, and is exported when it ends", () => {
    const { span, ended } = make();
    span.setAttribute("a", 1).setAttributes({ b: "x", c: undefined, d: [1, 2] })
      .addEvent("e", { f: true }).updateName("other").setStatus({ code: 2, message: "m" });
    span.end();
    assert.equal(ended.length, 1);
    assert.deepEqual(ended[0].attributes, { a: 1, b: "x", d: [1, 2] });
    assert.equal(ended[0].events[0].name, "e");
    assert.deepEqual(ended[0].events[0].attributes, { f: true });
    assert.equal(ended[0].name, "other");
    assert.deepEqual(ended[0].status, { code: 2, message: "m" });
    assert.ok(ended[0].endMs > ended[0].startMs);
  });

  it("does not change after its end, and ends once", () => {
    const { span, ended } = make();
    span.end();
    span.setAttribute("late", 1).addEvent("late").updateName("late").setStatus({ code: 2 }).end();
    span.recordException(new Error("late"));
    span.addLink({ context: trace as never });
    assert.equal(ended.length, 1);
    assert.deepEqual([span.attributes, span.events, span.links, span.name], [{}, [], [], "work"]);
    assert.equal(span.isRecording(), false);
  });

  it("keeps a status of ok", () => {
    const { span } = make();
    span.setStatus({ code: 1 }).setStatus({ code: 2 });
    assert.equal(span.status.code, 1);
  });

  it("never ends before it began", () => {
    const { span, ended } = make();
    span.end(new Date(1_700_000_000_000));
    assert.equal(ended[0].endMs, ended[0].startMs);
  });

  it("takes the three forms of time", () => {
    const { span } = make();
    span.addEvent("date", new Date(1_800_000_000_500));
    span.addEvent("pair", {}, [1_800_000_000, 500_000_000]);
    span.addEvent("number", 1_800_000_000_500);
    assert.deepEqual(span.events.map(({ timeMs }) => timeMs), Array(3).fill(1_800_000_000_500));
  });

  it("records an exception as an event", () => {
    const { span } = make();
    span.recordException(new TypeError("broken"));
    span.recordException("text");
    assert.equal(span.events[0].attributes["exception.type"], "TypeError");
    assert.equal(span.events[0].attributes["exception.message"], "broken");
    assert.equal(typeof span.events[0].attributes["exception.stacktrace"], "string");
    assert.equal(span.events[1].attributes["exception.message"], "text");
  });

  it("holds 128 attributes, 128 events and 32 links, and counts the rest", () => {
    const { span } = make();
    for (let i = 0; i < 200; i++) span.setAttribute(`k${i}`, i).addEvent(`e${i}`);
    for (let i = 0; i < 40; i++) span.addLink({ context: trace as never });
    assert.equal(Object.keys(span.attributes).length, 128);
    assert.deepEqual([span.events.length, span.links.length], [128, 32]);
    assert.deepEqual(span.dropped, { attributes: 72, events: 72, links: 8 });
    span.setAttribute("k5", "changed");
    assert.equal(span.attributes.k5, "changed");
  });

  it("cuts long text and long lists", () => {
    const { span } = make();
    span.setAttributes({ text: "x".repeat(10_000), list: Array(500).fill("y".repeat(5_000)) });
    assert.equal((span.attributes.text as string).length, 4_096);
    assert.equal((span.attributes.list as string[]).length, 128);
    assert.equal((span.attributes.list as string[])[0].length, 4_096);
  });

  it("is not touched by names that every object has", () => {
    const { span } = make();
    span.setAttribute("constructor", "x").setAttribute("__proto__", "y");
    assert.equal(span.attributes.constructor as unknown, "x");
    assert.equal(Object.getPrototypeOf(span.attributes), Object.prototype);
  });
});
