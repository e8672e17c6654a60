import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { compress } from "../../../src/compress/mod.ts";
import type { CompressOptions } from "../../../src/compress/mod.ts";
import {
  answered,
  decoded,
  longText,
  pause,
  Source,
  textOf,
  zlib,
} from "../../support/compressed.ts";
import { watchUnhandled } from "../../support/unhandled.ts";

const PIECE = longText(1_500);

function sent(source: Source, type: string, accept = "br", options: CompressOptions = {}) {
  const headers = { "content-type": type };
  return answered(() => new Response(source.stream, { headers }), accept, options);
}

function randomBytes(size: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(size));
}

/** Reads a compressed stream until what was read decodes to a text, or to its end. */
function readerOf(response: Response) {
  const reader = response.body!.getReader();
  const coding = response.headers.get("content-encoding");
  let bytes = new Uint8Array(0);
  const text = () => new TextDecoder().decode(decoded(coding, bytes));
  async function readMore(): Promise<boolean> {
    const { done, value } = await reader.read();
    if (done) return false;
    const joined = new Uint8Array(bytes.length + value.length);
    joined.set(bytes);
    joined.set(value, bytes.length);
    bytes = joined;
    return true;
  }
  return {
    cancel: (reason?: unknown) => reader.cancel(reason),
    /** Resolves to the time that it took, in ms. */
    async until(expected: string): Promise<number> {
      const started = performance.now();
      while (bytes.length === 0 || text() !== expected) {
        if (!await readMore()) throw new Error("the stream has ended");
      }
      return performance.now() - started;
    },
    async rest(): Promise<string> {
      while (await readMore());
      return text();
    },
    get size() {
      return bytes.length;
    },
    read: () => reader.read(),
  };
}

describe("compress(): event streams", () => {
  for (const coding of ["br", "gzip"]) {
    it(`each event of an event stream arrives when it is sent, with ${coding}`, async () => {
      const source = new Source();
      const { response } = await sent(source, "text/event-stream", coding);
      assert.equal(response.headers.get("content-encoding"), coding);
      const reader = readerOf(response);
      let all = "";
      for (let i = 0; i < 5; i++) {
        const event = `event: tick\ndata: {"price":${i * 100},"name":"ACME"}\n\n`;
        source.send(event);
        await reader.until(all += event);
      }
      source.end();
      assert.equal(await reader.rest(), all);
    });
  }

  for (const coding of ["br", "gzip"]) {
    it(`five events take at most 1.4 times the bytes of all at once, with ${coding}`, async () => {
      const events = Array.from(
        { length: 5 },
        (_, i) => `id: ${i}\nevent: price\ndata: {"symbol":"ACME","price":${100 + i * 3}}\n\n`,
      );
      const source = new Source();
      const { response } = await sent(source, "text/event-stream", coding);
      const reader = readerOf(response);
      let all = "";
      for (const event of events) {
        source.send(event);
        await reader.until(all += event);
      }
      const most = 1.4 * zlib.gzipSync(new TextEncoder().encode(all)).length;
      assert.ok(reader.size <= most, `${reader.size} of at most ${most}`);
    });
  }

  it("streamSSE() of Hono works as without compress()", async () => {
    const app = new Hono();
    app.use(compress({ platform: "force" }));
    app.get("/", (c) =>
      streamSSE(c, async (stream) => {
        for (const data of ["one", "two"]) await stream.writeSSE({ data });
      }));
    const response = await app.request("/", { headers: { "accept-encoding": "gzip" } });
    assert.equal(response.headers.get("content-encoding"), "gzip");
    assert.equal(await textOf(response), "data: one\n\ndata: two\n\n");
  });

  it("an event stream for a client without codings is not touched, but varies", async () => {
    const source = new Source();
    const { response } = await sent(source, "text/event-stream", "identity");
    assert.equal(response.headers.get("vary"), "Accept-Encoding");
    assert.equal(source.pulls, 0);
  });

  it("each line of NDJSON arrives when it is sent", async () => {
    const source = new Source();
    source.send(PIECE);
    const { response } = await sent(source, "application/x-ndjson");
    const reader = readerOf(response);
    await reader.until(PIECE);
    source.send('{"a":1}\n');
    await reader.until(`${PIECE}{"a":1}\n`);
  });
});

describe("compress(): other streams", () => {
  it("a stream that pauses is flushed after 20 ms", async () => {
    const source = new Source();
    source.send(PIECE);
    const { response } = await sent(source, "text/html");
    assert.equal(response.headers.get("content-encoding"), "br");
    const reader = readerOf(response);
    const ms = await reader.until(PIECE);
    assert.ok(ms >= 10 && ms < 1_000, `${ms} ms`);
  });

  it('`flush: "always"` flushes each chunk, and "never" none', async () => {
    const always = new Source();
    always.send(PIECE);
    const first = await sent(always, "text/html", "gzip", { flush: "always" });
    await readerOf(first.response).until(PIECE);
    const never = new Source();
    never.send(PIECE);
    const second = await sent(never, "text/event-stream", "br", { flush: "never" });
    const read = readerOf(second.response).read();
    assert.equal(await Promise.race([read, pause(60)]), undefined);
    never.end();
    assert.ok((await read).value!.length > 0);
  });

  it("a stream that pauses before the threshold is passed on after 10 ms as it is", async () => {
    const source = new Source();
    source.send("first");
    const { response, decision } = await sent(source, "text/plain");
    assert.equal(decision?.reason, "slow");
    assert.equal(response.headers.get("content-encoding"), null);
    assert.equal(response.headers.get("vary"), "Accept-Encoding");
    const rest = response.text();
    source.send(PIECE);
    source.end();
    assert.equal(await rest, `first${PIECE}`);
  });

  it("a stream that ends before the threshold is left alone, without Vary", async () => {
    const source = new Source();
    source.send("a");
    source.send("b");
    source.end();
    const { response, decision } = await sent(source, "text/plain");
    assert.equal(decision?.reason, "small");
    assert.equal(response.headers.get("vary"), null);
    assert.equal(await response.text(), "ab");
  });

  it("a short stream is compressed as a whole, and has a Content-Length", async () => {
    const source = new Source();
    source.send(PIECE);
    source.send(PIECE);
    source.end();
    const { response } = await sent(source, "text/plain");
    assert.ok(response.headers.has("content-length"));
    assert.equal(await textOf(response), PIECE + PIECE);
  });

  it("a stream of a known length is compressed, however slow it is", async () => {
    for (const size of [5_000, 50_000]) {
      const source = new Source();
      const headers = { "content-type": "text/plain", "content-length": String(size) };
      const { response } = await answered(() => new Response(source.stream, { headers }), "br");
      assert.equal(response.headers.get("content-encoding"), "br");
      assert.equal(response.headers.get("content-length"), null);
      const body = textOf(response);
      source.send(longText(size));
      source.end();
      assert.equal(await body, longText(size));
    }
  });

  it("empty chunks are no end", async () => {
    const source = new Source();
    for (const text of ["", PIECE, "", "", PIECE, ""]) source.send(text);
    source.end();
    const { response } = await sent(source, "text/html");
    assert.equal(await textOf(response), PIECE + PIECE);
  });
});

describe("compress(): backpressure and endings", () => {
  const PULLED = 16_384;
  const chunks: readonly (readonly [string, () => Uint8Array])[] = [
    ["zeros", () => new Uint8Array(PULLED)],
    ["random bytes", () => randomBytes(PULLED)],
  ];
  for (const coding of ["br", "gzip"]) {
    for (const [name, chunk] of chunks) {
      it(`at most 128 KB of ${name} are read ahead of a stalled client, with ${coding}`, async () => {
        const source = new Source((controller) => controller.enqueue(chunk()));
        const { response } = await sent(source, "text/plain", coding);
        const reader = readerOf(response);
        assert.ok(!(await reader.read()).done);
        await pause(60);
        assert.ok(source.pulls * PULLED <= 131_072, `${source.pulls * PULLED} bytes`);
        await reader.cancel();
      });
    }
  }

  it("nothing is read before the client reads, beyond the start", async () => {
    const source = new Source((controller) => controller.enqueue(new Uint8Array(PULLED)));
    await sent(source, "text/plain");
    const { pulls } = source;
    await pause(30);
    assert.equal(source.pulls, pulls);
    assert.ok(pulls <= 3, String(pulls));
  });

  it("a client that leaves cancels the source, with its reason", async () => {
    const unhandled = watchUnhandled();
    for (const type of ["text/event-stream", "text/html"]) {
      const source = new Source();
      source.send(PIECE);
      const { response } = await sent(source, type);
      const reader = readerOf(response);
      await reader.until(PIECE);
      const pending = reader.read();
      await reader.cancel("left");
      assert.equal(source.cancelled, "left", type);
      await pending;
    }
    await pause(20);
    assert.deepEqual(await unhandled.stop(), []);
  });

  it("a client that leaves after any part of the response leaves no open source", async () => {
    for (const accept of ["br", "gzip"]) {
      for (let reads = 0; reads <= 5; reads++) {
        const source = new Source((controller) => controller.enqueue(randomBytes(20_000)));
        const { response } = await sent(source, "text/html", accept);
        const reader = readerOf(response);
        for (let i = 0; i < reads; i++) await reader.read();
        await reader.cancel();
        assert.equal(source.cancelled, "cancelled");
        const { pulls } = source;
        await pause(5);
        assert.equal(source.pulls, pulls);
      }
    }
  });

  it("a client that leaves before it has read anything cancels the source", async () => {
    const source = new Source();
    source.send(PIECE);
    const { response } = await sent(source, "text/html");
    await response.body!.cancel("left");
    assert.equal(source.cancelled, "left");
  });

  it("a source that breaks off breaks off the response, without an end", async () => {
    const unhandled = watchUnhandled();
    for (const accept of ["br", "gzip", "identity"]) {
      const source = new Source();
      source.send(PIECE);
      const { response } = await sent(source, "text/html", accept);
      const body = response.arrayBuffer();
      await pause(30);
      source.fail(new Error("broken"));
      await assert.rejects(body, /broken/, accept);
    }
    assert.deepEqual(await unhandled.stop(), []);
  });

  it("a source that breaks off at once is an error of the response, too", async () => {
    const source = new Source();
    source.send("a");
    source.fail(new Error("broken"));
    const { response } = await sent(source, "text/html");
    await assert.rejects(response.text(), /broken/);
  });
});
