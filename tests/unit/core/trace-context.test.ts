import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { facts } from "../../../src/core/request/facts.ts";
import { makeProblem } from "../../../src/core/problem.ts";
import { OVERLOADED } from "../../../src/core/problem-kinds.ts";
import { inject, startClientSpan, traceContext } from "../../../src/core/trace/trace-context.ts";
import type { OutgoingCall } from "../../../src/core/trace/trace-context.ts";
import type { EdgeContext } from "../../../src/core/request/middleware.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";

async function inRequest<T>(headers: Record<string, string>, look: (c: EdgeContext) => T) {
  const app = new Hono();
  let seen: T | undefined;
  app.get("/", (c) => {
    seen = look(c);
    return c.text("ok");
  });
  await app.request("/", { headers });
  return seen as T;
}

describe("the trace context of a request", () => {
  it("continues the caller's trace with a new span", async () => {
    const trace = await inRequest(
      { traceparent: `00-${TRACE}-${SPAN}-03`, tracestate: "a=1", baggage: "k=v" },
      traceContext,
    );
    assert.equal(trace.traceId, TRACE);
    assert.equal(trace.parentSpanId, SPAN);
    assert.match(trace.spanId, /^[0-9a-f]{16}$/);
    assert.notEqual(trace.spanId, SPAN);
    assert.equal(trace.flags, 3);
    assert.equal(trace.traceState, "a=1");
  });

  it("is new when there is no valid traceparent, and then ignores the tracestate", async () => {
    const trace = await inRequest({ traceparent: "no", tracestate: "a=1" }, traceContext);
    assert.match(trace.traceId, /^[0-9a-f]{32}$/);
    assert.equal(trace.parentSpanId, undefined);
    assert.equal(trace.traceState, "");
    assert.equal(trace.flags, 2);
  });

  it("stays the same for the whole request", async () => {
    const [first, second] = await inRequest({}, (c) => [traceContext(c), traceContext(c)]);
    assert.equal(first, second);
  });
});

describe("a problem", () => {
  it("carries the caller's trace id, without any tracing", async () => {
    const of = (c: EdgeContext) => makeProblem(c, OVERLOADED, "busy").traceId;
    assert.equal(await inRequest({ traceparent: `00-${TRACE}-${SPAN}-00` }, of), TRACE);
    assert.equal(await inRequest({}, of), undefined);
  });

  it("carries the trace id that this request was given", async () => {
    const [own, told] = await inRequest({}, (c) => [
      traceContext(c).traceId,
      makeProblem(c, OVERLOADED, "busy").traceId,
    ]);
    assert.equal(told, own);
  });
});

describe("inject", () => {
  it("gives each outgoing call a new span id in the caller's trace", async () => {
    const sent = await inRequest(
      { traceparent: `00-${TRACE}-${SPAN}-01`, tracestate: "a=1", baggage: "k=v" },
      (c) => {
        const calls = [new Headers(), new Headers()];
        for (const headers of calls) inject(c, headers);
        return calls;
      },
    );
    const ids = sent.map((headers) => headers.get("traceparent")!.split("-")[2]);
    assert.equal(new Set([...ids, SPAN]).size, 3);
    for (const headers of sent) {
      assert.match(headers.get("traceparent")!, new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
      assert.equal(headers.get("tracestate"), "a=1");
      assert.equal(headers.get("baggage"), "k=v");
    }
  });

  it("sends no trace that nobody asked for, but baggage goes on", async () => {
    const headers = await inRequest({ baggage: "k=v" }, (c) => {
      const headers = new Headers();
      inject(c, headers);
      return headers;
    });
    assert.equal(headers.has("traceparent"), false);
    assert.equal(headers.get("baggage"), "k=v");
  });

  it("leaves the baggage of the call alone", async () => {
    const headers = await inRequest({ baggage: "k=v" }, (c) => {
      const headers = new Headers({ baggage: "own=1" });
      inject(c, headers);
      return headers;
    });
    assert.equal(headers.get("baggage"), "own=1");
  });
});

describe("startClientSpan", () => {
  it("without tracing writes the headers and records nothing", async () => {
    const headers = await inRequest({ traceparent: `00-${TRACE}-${SPAN}-01` }, (c) => {
      const headers = new Headers();
      startClientSpan(c, { method: "GET", url: "http://a.test/", headers }).end({ status: 200 });
      return headers;
    });
    assert.equal(headers.get("traceparent")?.slice(3, 35), TRACE);
  });

  it("with a tracer in place asks the tracer", async () => {
    const calls = await inRequest({}, (c) => {
      const calls: (OutgoingCall | { status?: number })[] = [];
      const end = (outcome: { status?: number }) => void calls.push(outcome);
      facts(c).trace = {
        ...traceContext(c),
        tracer: {
          startCall: (call) => (calls.push(call), { end }),
          inject() {},
        },
      };
      const call = { method: "GET", url: "http://a.test/", headers: new Headers() };
      startClientSpan(c, call).end({ status: 503 });
      return calls;
    });
    assert.equal((calls[0] as OutgoingCall).url, "http://a.test/");
    assert.deepEqual(calls[1], { status: 503 });
  });
});
