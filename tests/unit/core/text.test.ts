import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cutText, escapeControls, toWellFormed } from "../../../src/core/text.ts";
import { jsonText } from "../../../src/logger/serialise.ts";
import { redactor } from "../../../src/logger/redact.ts";
import { encodeSpans } from "../../../src/tracing/otlp-json.ts";
import { memoryExporter, span, tracing } from "../../../src/tracing/mod.ts";
import { metrics, otlpMetrics } from "../../../src/metrics/mod.ts";
import { Hono } from "hono";

const LONE = ["\ud83d", "\ude00", "a\ud83d", "\ude00b", "\ud83d\ud83d\ude00", "\ude00\ud83d"];

/** Whether a text, or any string within its JSON, has a lone surrogate. */
function isIllFormed(json: string): boolean {
  let found = /\p{Surrogate}/u.test(json);
  JSON.parse(json, (key, value) => {
    found ||= /\p{Surrogate}/u.test(key);
    if (typeof value === "string") found ||= /\p{Surrogate}/u.test(value);
    return value;
  });
  return found;
}

describe("well-formed text", () => {
  it("has U+FFFD in place of each lone surrogate, and keeps pairs", () => {
    assert.deepEqual(LONE.map(toWellFormed), [
      "\ufffd",
      "\ufffd",
      "a\ufffd",
      "\ufffdb",
      "\ufffd😀",
      "\ufffd\ufffd",
    ]);
    assert.equal(toWellFormed("plain, é and 😀"), "plain, é and 😀");
  });

  it("is not cut within a pair", () => {
    assert.equal(cutText("ab😀", 3), "ab");
    assert.equal(cutText("ab😀", 4), "ab😀");
    assert.equal(cutText("ab😀c", 4), "ab😀");
  });

  it("can be shown in a terminal: C0, C1, separators and marks of direction are escaped", () => {
    assert.equal(
      escapeControls("a\u001b[31m\u009b31m\u0085\u2028\u202e\u2066b"),
      "a\\u001b[31m\\u009b31m\\u0085\\u2028\\u202e\\u2066b",
    );
    assert.equal(escapeControls("é العربية 😀"), "é العربية 😀");
  });

  it("is what log lines hold, in keys and values, and with escaped controls", () => {
    const json = jsonText({ ["k\ud83d"]: ["v\ude00", new Error("e\ud83d")] }, redactor([]));
    assert.equal(isIllFormed(json), false);
    assert.equal(jsonText("a\u009b\u0085b", redactor([])), '"a\\u009b\\u0085b"');
    assert.equal(isIllFormed(jsonText("x".repeat(4_095) + "😀", redactor([]))), false);
  });

  it("is what OTLP posts: names, attributes, events, links, status, state and resource", () => {
    const bad = "x\ud83d";
    const attributes = { [bad]: bad, list: [bad, "\ude00"] };
    const body = encodeSpans([{
      traceId: "0".repeat(32),
      spanId: "0".repeat(16),
      parentSpanId: undefined,
      parentIsRemote: false,
      flags: 1,
      traceState: bad,
      name: bad,
      kind: "server",
      startMs: 0,
      endMs: 1,
      attributes,
      events: [{ name: bad, timeMs: 0, attributes }],
      links: [{ traceId: "0".repeat(32), spanId: "0".repeat(16), attributes }],
      status: { code: 2, message: bad },
      dropped: { attributes: 0, events: 0, links: 0 },
    }], { "service.name": bad });
    assert.equal(isIllFormed(body), false);
  });

  it("is what every exporter gets from spans of a request", async () => {
    const exporter = memoryExporter();
    const middleware = tracing({ exporter });
    const app = new Hono().use(middleware).get("/", async (c) => {
      await span(c, "name\ud83d", (s) => {
        s.setAttribute("a", "x".repeat(4_095) + "😀");
        s.setAttribute("b\ude00", true);
        s.addEvent("event\ude00", { ["e\ude00"]: "\ud83d" });
        s.recordException(new Error("bad \ud83d"));
      }, { attributes: { ["k\ud83d"]: "v\ud83d" } });
      return c.text("ok");
    });
    await app.request("/?q=\ud83d", { headers: { "user-agent": "x" } });
    await middleware.flush();
    assert.equal(exporter.spans.length, 2);
    assert.deepEqual(exporter.spans.map(({ attributes }) => attributes["k\ufffd"]), [
      "v\ufffd",
      undefined,
    ]);
    for (const { name, attributes, events } of exporter.spans) {
      assert.equal(isIllFormed(JSON.stringify([name, attributes, events])), false);
    }
  });

  it("is what metrics push, in help, labels and resource", async () => {
    let sent = "";
    const backend = otlpMetrics({
      service: "shop\ud83d",
      fetch: (_url, init) => {
        sent = String(init?.body);
        return Promise.resolve(new Response());
      },
    });
    const meter = metrics({ backends: [backend] });
    meter.counter("orders", { help: "help \ud83d", labels: ["kind"] }).inc({ kind: "\ude00" });
    await meter.flush();
    assert.equal(isIllFormed(sent), false);
    assert.match(sent, /orders/);
  });
});
