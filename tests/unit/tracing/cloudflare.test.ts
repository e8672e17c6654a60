import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { nativeTrace } from "../../../src/tracing/cloudflare.ts";
import { propagationOf } from "../../../src/tracing/propagation.ts";
import { describeResponse } from "../../../src/tracing/request-trace.ts";
import type { RequestTrace } from "../../../src/tracing/request-trace.ts";
import { STANDARD_METHODS } from "../../../src/tracing/semconv.ts";
import { newTraceContext } from "../../../src/core/trace/trace-context.ts";

/** The part of Cloudflare's interface in use: spans that nest by call and take attributes. */
function platform() {
  const spans: { name: string; parent: string | undefined; attributes: Record<string, unknown> }[] =
    [];
  const open: string[] = [];
  const tracing = {
    enterSpan<T>(name: string, fn: (span: unknown) => T): T {
      const attributes: Record<string, unknown> = {};
      spans.push({ name, parent: open.at(-1), attributes });
      open.push(name);
      try {
        const setAttribute = (key: string, value: unknown) => void (attributes[key] = value);
        return fn({ isTraced: true, setAttribute });
      } finally {
        open.pop();
      }
    },
  };
  return { spans, tracing };
}

function traced(
  tracing: unknown,
  work: (request: RequestTrace, c: any) => Response | Promise<Response>,
) {
  const app = new Hono();
  const { extract } = propagationOf("w3c")();
  app.get("/users/:id", async (c) => {
    const request = nativeTrace(c, propagationOf("w3c")(), extract(c), () => ({ "url.path": "/" }));
    return request === undefined ? c.text("none") : await work(request, c);
  });
  const executionContext = { waitUntil() {}, passThroughOnException() {}, tracing };
  return Promise.resolve(app.request("/users/1", {}, {}, executionContext as never));
}

describe("Cloudflare's native spans", () => {
  it("are used where the execution context has them", async () => {
    for (const missing of [undefined, {}, { enterSpan: "no" }]) {
      const response = await traced(missing, () => new Response("native"));
      assert.equal(await response.text(), "none");
    }
  });

  it("get the attributes of the request, and those of its response", async () => {
    const { spans, tracing } = platform();
    await traced(tracing, (request, c) =>
      request.run(request.span, () => {
        c.res = new Response("late", { status: 503 });
        describeResponse(c, request.span, STANDARD_METHODS, undefined, request.initial);
        return c.res;
      }));
    assert.equal(spans.length, 1);
    assert.equal(spans[0].name, "http.server");
    assert.equal(spans[0].attributes["url.path"], "/");
    assert.equal(spans[0].attributes["http.route"], "/users/:id");
    assert.equal(spans[0].attributes["span.name"], "GET /users/:id");
    assert.equal(spans[0].attributes["http.response.status_code"], 503);
    assert.equal(spans[0].attributes.error, true);
  });

  it("nest as the functions do", async () => {
    const { spans, tracing } = platform();
    await traced(tracing, (request) =>
      request.run(request.span, () => {
        const inner = request.startSpan("inner", "internal", { a: 1 });
        inner.addEvent("found", { key: 1 }).addLink({ context: inner.spanContext() });
        return request.run(inner, () => {
          inner.setAttribute("list", ["x", "y"]).setStatus({ code: 2, message: "broken" });
          inner.recordException(new TypeError("inside"));
          inner.end();
          return new Response("ok");
        });
      }));
    const [, inner] = spans;
    assert.equal(inner.parent, "http.server");
    assert.equal(inner.attributes.a, 1);
    assert.equal(inner.attributes.list, "x,y");
    assert.equal(inner.attributes.error, "broken");
    assert.equal(inner.attributes["event.found"], '{"key":1}');
    assert.equal(inner.attributes["exception.type"], "TypeError");
  });

  it("leave the headers of outgoing calls to us, and the CLIENT span to Cloudflare", async () => {
    const { spans, tracing } = platform();
    const headers = [new Headers(), new Headers()];
    await traced(tracing, (request) => {
      request.startCall({ method: "GET", url: "http://a/", headers: headers[0] }).end({
        status: 200,
      });
      request.inject(headers[1]);
      request.end();
      return new Response("ok");
    });
    assert.equal(spans.length, 0);
    const [first, second] = headers.map((one) => one.get("traceparent")!);
    assert.match(first, /^00-[0-9a-f]{32}-[0-9a-f]{16}-02$/);
    assert.equal(first.slice(0, 35), second.slice(0, 35));
    assert.notEqual(first, second);
  });

  it("that are not traced do not record", () => {
    const trace = newTraceContext();
    const c = {
      executionCtx: {
        waitUntil() {},
        tracing: { enterSpan: (_n: string, fn: any) => fn({ isTraced: false }) },
      },
    };
    const request = nativeTrace(
      c as never,
      propagationOf("none")(),
      { trace, context: undefined },
      () => ({}),
    )!;
    request.run(request.span, () => {
      assert.equal(request.span.isRecording(), false);
      request.span.setAttribute("a", 1);
    });
  });
});
