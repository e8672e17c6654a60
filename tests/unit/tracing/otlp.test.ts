import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { encodeSpans } from "../../../src/tracing/otlp-json.ts";
import { otlp } from "../../../src/tracing/otlp.ts";
import type { FinishedSpan } from "../../../src/tracing/finished-span.ts";
import type { ExportInfo } from "../../../src/tracing/recorder.ts";

const finished = (more: Partial<FinishedSpan> = {}): FinishedSpan => ({
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: "b7ad6b7169203331",
  parentSpanId: undefined,
  parentIsRemote: false,
  flags: 3,
  traceState: "",
  name: "GET /",
  kind: "server",
  startMs: 1_800_000_000_000.25,
  endMs: 1_800_000_000_001.5,
  attributes: {},
  events: [],
  links: [],
  status: { code: 0 },
  dropped: { attributes: 0, events: 0, links: 0 },
  ...more,
});
const encoded = (more: Partial<FinishedSpan> = {}) =>
  JSON.parse(encodeSpans([finished(more)], { "service.name": "s" })).resourceSpans[0].scopeSpans[0]
    .spans[0];
const value = (given: unknown) =>
  encoded({ attributes: { k: given as never } }).attributes[0]?.value;

describe("OTLP/JSON", () => {
  it("writes ids as hex, times as nanoseconds in text, and kinds as numbers", () => {
    const span = encoded({ parentSpanId: "1234567890123456", traceState: "a=1" });
    assert.equal(span.traceId, "0af7651916cd43dd8448eb211c80319c");
    assert.equal(span.parentSpanId, "1234567890123456");
    assert.equal(span.traceState, "a=1");
    assert.equal(span.startTimeUnixNano, "1800000000000250000");
    assert.equal(span.endTimeUnixNano, "1800000000001500000");
    assert.equal(span.kind, 2);
    assert.equal(encoded({ kind: "client" }).kind, 3);
    assert.equal(encoded({ kind: "internal" }).kind, 1);
  });

  it("leaves out the parent of a first span", () => {
    assert.equal("parentSpanId" in encoded(), false);
  });

  it("says in the flags whether the parent is of another service", () => {
    assert.equal(encoded().flags, 0x103);
    assert.equal(encoded({ parentIsRemote: true }).flags, 0x303);
  });

  it("writes each kind of value", () => {
    assert.deepEqual(value('a "b" \n'), { stringValue: 'a "b" \n' });
    assert.deepEqual(value(7), { intValue: "7" });
    assert.deepEqual(value(-0.5), { doubleValue: -0.5 });
    assert.deepEqual(value(NaN), { doubleValue: "NaN" });
    assert.deepEqual(value(-Infinity), { doubleValue: "-Infinity" });
    assert.deepEqual(value(2 ** 60), { doubleValue: 2 ** 60 });
    assert.deepEqual(value(true), { boolValue: true });
    assert.deepEqual(value(["a", 1]), {
      arrayValue: { values: [{ stringValue: "a" }, { intValue: "1" }] },
    });
    assert.equal(value(undefined), undefined);
    assert.deepEqual(value({ any: "object" }), { stringValue: "[object Object]" });
  });

  it("writes events, links, status and what was dropped", () => {
    const span = encoded({
      events: [{ name: "e", timeMs: 1_800_000_000_001, attributes: { a: 1 } }],
      links: [{ traceId: "a".repeat(32), spanId: "b".repeat(16), attributes: {} }],
      status: { code: 2, message: 'no "x"' },
      dropped: { attributes: 1, events: 2, links: 3 },
    });
    assert.deepEqual(span.events, [{
      timeUnixNano: "1800000000001000000",
      name: "e",
      attributes: [{ key: "a", value: { intValue: "1" } }],
    }]);
    assert.deepEqual(span.links[0].traceId, "a".repeat(32));
    assert.deepEqual(span.status, { code: 2, message: 'no "x"' });
    assert.deepEqual(
      [span.droppedAttributesCount, span.droppedEventsCount, span.droppedLinksCount],
      [1, 2, 3],
    );
  });
});

describe("otlp()", () => {
  function posting(answers: (number | Error)[], options = {}) {
    const posts: { url: string; init: RequestInit }[] = [];
    const exporter = otlp({
      ...options,
      fetch(url, init) {
        posts.push({ url, init });
        const answer = answers.shift() ?? 200;
        if (typeof answer !== "number") return Promise.reject(answer);
        return Promise.resolve(
          new Response("{}", { status: answer, headers: { "retry-after": "0" } }),
        );
      },
    });
    return { exporter, posts };
  }
  const info = (variables: Record<string, string> = {}): ExportInfo => ({
    resource: { "service.name": "s" },
    signal: new AbortController().signal,
    env: (name) => variables[name],
  });

  it("posts to the collector of this machine by default", async () => {
    const { exporter, posts } = posting([]);
    await exporter([finished()], info());
    assert.equal(posts[0].url, "http://localhost:4318/v1/traces");
    assert.equal(posts[0].init.method, "POST");
  });

  it("reads the endpoint and the headers from the environment", async () => {
    const { exporter, posts } = posting([]);
    await exporter(
      [finished()],
      info({
        OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/",
        OTEL_EXPORTER_OTLP_HEADERS: "x-key=a%20b, x-team = t",
      }),
    );
    assert.equal(posts[0].url, "http://collector:4318/v1/traces");
    assert.deepEqual(posts[0].init.headers, {
      "content-type": "application/json",
      "x-key": "a b",
      "x-team": "t",
    });
    await exporter([finished()], info({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://t/x" }));
    assert.equal(posts[1].url, "http://t/x");
  });

  it("gives up within the timeout of the environment", async () => {
    const exporter = otlp({ fetch: () => new Promise<Response>(() => {}) });
    const started = performance.now();
    const exported = exporter([finished()], info({ OTEL_EXPORTER_OTLP_TIMEOUT: "30" }));
    await assert.rejects(Promise.resolve(exported), /did not answer within 30 ms/);
    assert.ok(performance.now() - started < 1_000, "there was no time for a retry");
  });

  it("asks a function for headers, with the environment", async () => {
    const headers = (env: ExportInfo["env"]) => ({ "x-key": env("KEY") ?? "" });
    const { exporter, posts } = posting([], { headers });
    await exporter([finished()], info({ KEY: "k" }));
    assert.equal((posts[0].init.headers as Record<string, string>)["x-key"], "k");
  });

  it("retries once after a transient failure", async () => {
    for (const first of [429, 502, 503, 504]) {
      const { exporter, posts } = posting([first, 200]);
      await exporter([finished()], info());
      assert.equal(posts.length, 2);
    }
    const { exporter, posts } = posting([503, 503, 503]);
    await assert.rejects(Promise.resolve(exporter([finished()], info())), /not available/);
    assert.equal(posts.length, 2);
  });

  it("does not retry after a permanent failure", async () => {
    const { exporter, posts } = posting([400]);
    await assert.rejects(Promise.resolve(exporter([finished()], info())), /answered 400/);
    assert.equal(posts.length, 1);
  });

  it("refuses wrong options by name", () => {
    assert.throws(() => otlp({ url: "collector" }), /otlp: url must be a full http or https URL/);
    assert.throws(() => otlp({ uri: "x" } as never), /did you mean "url"/);
  });
});
