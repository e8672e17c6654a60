import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { stream, streamSSE, streamText } from "hono/streaming";
import { isStreamed } from "../../../src/core/body/response-body.ts";
import { record } from "../../../src/core/request/decision.ts";
import * as djed from "../../../mod.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function slow(ms: number): ReadableStream<Uint8Array> {
  let left = 3;
  return new ReadableStream({
    async pull(controller) {
      if (left-- === 0) return controller.close();
      await sleep(ms / 3);
      controller.enqueue(new Uint8Array(100));
    },
  });
}

function observed() {
  const lines: Record<string, unknown>[] = [];
  const events: Record<string, unknown>[] = [];
  const metrics = djed.metrics();
  const app = new Hono<{ Variables: djed.LoggerVariables }>();
  app.get("/metrics", metrics.handler);
  app.use(metrics);
  app.use(djed.logger({ sinks: [(line) => lines.push(JSON.parse(line))] }));
  app.use(djed.audit({ sink: (line) => events.push(JSON.parse(line)) }));
  const sample = async (name: string, route: string) => {
    const text = await (await app.request("/metrics")).text();
    const line = text.split("\n").find((l) =>
      l.startsWith(name + "{") && l.includes(`http_route="${route}"`)
    );
    return line === undefined ? undefined : Number(line.split(" ").pop());
  };
  return { app, lines, events, sample };
}

describe("a streamed response", () => {
  const handlers: Readonly<Record<string, (app: ReturnType<typeof observed>["app"]) => unknown>> = {
    "a raw stream": (app) => app.get("/s", () => new Response(slow(60))),
    "a stream of events": (app) =>
      app.get("/s", (c) =>
        streamSSE(c, async (s) => {
          await s.writeSSE({ data: "a" });
          await s.sleep(60);
        })),
    "streamText()": (app) =>
      app.get("/s", (c) =>
        streamText(c, async (s) => {
          await s.write("a");
          await s.sleep(60);
        })),
    "stream()": (app) =>
      app.get("/s", (c) =>
        stream(c, async (s) => {
          await s.write("a");
          await s.sleep(60);
        })),
    "c.body()": (app) => app.get("/s", (c) => c.body(slow(60))),
    "with a Content-Length": (app) =>
      app.get("/s", () => new Response(slow(60), { headers: { "content-length": "300" } })),
    "of pages": (app) =>
      app.get("/s", (c) => c.body(slow(60), 200, { "content-type": "text/html" })),
    "of lines of JSON": (app) =>
      app.get("/s", (c) => c.body(slow(60), 200, { "content-type": "application/x-ndjson" })),
    "of JSON in chunks": (app) =>
      app.get("/s", (c) =>
        c.body(slow(60), 200, {
          "content-type": "application/json",
          "transfer-encoding": "chunked",
        })),
  };

  for (const [name, add] of Object.entries(handlers)) {
    it(`is logged and measured at its end: ${name}`, async () => {
      const { app, lines, sample } = observed();
      add(app);
      const response = await app.request("/s");
      assert.equal(lines.length, 0);
      const { byteLength } = await response.arrayBuffer();
      await sleep(0);
      const [line] = lines;
      assert.equal(lines.length, 1);
      assert.ok(line.duration_ms as number >= 45, `duration ${line.duration_ms}`);
      assert.ok(line.headers_ms as number <= (line.duration_ms as number));
      assert.equal(line.size_bytes, byteLength);
      assert.ok((await sample("http_server_request_duration_seconds_sum", "/s"))! >= 0.045);
      assert.equal(await sample("djed_stream_size_bytes_sum", "/s"), byteLength);
      assert.equal(await sample("djed_stream_headers_seconds_count", "/s"), 1);
    });
  }

  it("that breaks is an error, with the bytes that were sent", async () => {
    const { app, lines, sample } = observed();
    let pulls = 0;
    app.get("/s", () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            if (pulls++ === 0) controller.enqueue(new Uint8Array(7));
            else controller.error(new RangeError("broken"));
          },
        }),
      ));
    await assert.rejects(async () => (await app.request("/s")).text());
    const [{ level, ended, size_bytes, error }] = lines;
    assert.deepEqual([level, ended, size_bytes], ["error", "failed", 7]);
    assert.equal((error as { name: string }).name, "RangeError");
    assert.equal(await sample("http_server_active_requests", "/s"), undefined);
  });

  it("whose client leaves is logged when it leaves", async () => {
    const { app, lines } = observed();
    app.get("/s", () =>
      new Response(
        new ReadableStream({
          async pull(controller) {
            await sleep(5);
            controller.enqueue(new Uint8Array(3));
          },
        }),
      ));
    const reader = (await app.request("/s")).body!.getReader();
    await reader.read();
    await reader.cancel();
    assert.deepEqual([lines.length, lines[0].ended, lines[0].status], [1, "cancelled", 200]);
    assert.ok(lines[0].size_bytes as number >= 3);
  });

  it("is not read before its client reads it", async () => {
    const { app } = observed();
    let pulled = 0;
    app.get("/s", () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled++;
            controller.enqueue(new Uint8Array(1));
          },
        }, { highWaterMark: 0 }),
      ));
    const { body } = await app.request("/s");
    await sleep(1);
    assert.equal(pulled, 0);
    await body!.cancel();
  });

  it("keeps its status, headers and cookies", async () => {
    const { app } = observed();
    app.get("/s", (c) => {
      c.header("set-cookie", "a=1", { append: true });
      c.header("set-cookie", "b=2", { append: true });
      return c.body(slow(1), 206, { "content-type": "video/mp4", "content-range": "bytes 0-2/9" });
    });
    const { status, headers } = await app.request("/s");
    assert.equal(status, 206);
    assert.deepEqual(headers.getSetCookie(), ["a=1", "b=2"]);
    assert.equal(headers.get("content-range"), "bytes 0-2/9");
  });

  it("has its refusals in the audit trail at once, and those within the stream at its end", async () => {
    const { app, events } = observed();
    app.get("/s", (c) => {
      record(c, { guard: "first", action: "report", atMs: 0 });
      return new Response(
        new ReadableStream({
          pull(controller) {
            record(c, { guard: "second", action: "deny", atMs: 0 });
            controller.close();
          },
        }, { highWaterMark: 0 }),
      );
    });
    const response = await app.request("/s");
    assert.deepEqual(events.map(({ guard }) => guard), ["first"]);
    await response.text();
    assert.deepEqual(events.map(({ guard }) => guard), ["first", "second"]);
  });
});

describe("a response that is no stream", () => {
  it("is logged with its headers", async () => {
    const { app, lines } = observed();
    app.get("/text", (c) => c.text("a"));
    app.get("/json", (c) => c.json({}));
    app.get("/html", (c) => c.html("<p>"));
    app.get("/raw", () => new Response("text"));
    app.get("/none", (c) => c.body(null, 204));
    app.get("/same", (c) => c.body(null, 304));
    app.get("/s", () => new Response(slow(30)));
    for (const path of ["/text", "/json", "/html", "/raw", "/none", "/same", "/missing"]) {
      await app.request(path);
    }
    await app.request("/s", { method: "HEAD" });
    assert.equal(lines.length, 8);
    assert.ok(lines.every((line) => !("size_bytes" in line)));
  });

  it("is compressed as before, inside and outside of the logger", async () => {
    const text = "text ".repeat(1_000);
    const gzip = { headers: { "accept-encoding": "gzip" } };
    const { app: inner, lines } = observed();
    inner.use(compress());
    // Bun gives the response of c.text(text) no content type, and Hono compresses none without.
    const type = { "content-type": "text/plain; charset=UTF-8" };
    inner.get("/", (c) => c.text(text, 200, type));
    const compressed = await inner.request("/", gzip);
    const size = (await compressed.arrayBuffer()).byteLength;
    assert.equal(compressed.headers.get("content-encoding"), "gzip");
    assert.ok(size < 500);
    assert.deepEqual([lines.length, lines[0].size_bytes], [1, size]);

    const outer = new Hono().use(compress()).route(
      "/",
      observed().app.get("/", (c) => c.text(text, 200, type)),
    );
    const again = await outer.request("/", gzip);
    assert.ok((await again.arrayBuffer()).byteLength < 500);
  });

  it("is told apart from a stream", () => {
    const json = { headers: { "content-type": "application/json" } };
    assert.equal(isStreamed(new Response("text")), false);
    assert.equal(isStreamed(new Response("{}", json)), false);
    assert.equal(isStreamed(new Response(null, { status: 204 })), false);
    assert.equal(isStreamed(new Response(slow(1))), true);
  });
});
