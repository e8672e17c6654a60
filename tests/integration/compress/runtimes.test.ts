/** `compress()` over sockets on every runtime, with zlib and, on workerd, also without. */
import assert from "node:assert/strict";
import http from "node:http";
import { after, before, describe, it } from "node:test";
import { brotliDecompressSync, createBrotliDecompress, gunzipSync } from "node:zlib";
import { onRuntimes } from "../../support/servers/on-runtimes.ts";
import type { Runtime, Served } from "../../support/servers/on-runtimes.ts";
import { bundledApp, startWorker } from "../../support/servers/workerd.ts";

const FIXTURES = "tests/integration/compress/fixtures";
const TEXT = "Lorem ipsum dolor sit amet. ".repeat(200);

/** workerd itself: the proxy that miniflare puts before it compresses, as Cloudflare does. */
function workerdAlone(name: string, compatibilityFlags: string[], skip: string | false): Runtime {
  return {
    name,
    skip,
    async start() {
      const worker = startWorker(await bundledApp(`${FIXTURES}/app.ts`), {
        unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
        compatibilityFlags,
      });
      const { port } = await worker.unsafeGetDirectURL();
      return { port: Number(port), stop: () => worker.dispose() };
    },
  };
}

const runtimes = onRuntimes(`${FIXTURES}/app.ts`, `${FIXTURES}/serve.ts`).flatMap((runtime) =>
  runtime.name !== "workerd" ? [runtime] : [
    workerdAlone("workerd", [], runtime.skip),
    workerdAlone("workerd with nodejs_compat", ["nodejs_compat"], runtime.skip),
  ]
);

for (const { name, skip, start } of runtimes) {
  const hasZlib = name !== "workerd";
  describe(`compress() on ${name}`, { skip }, () => {
    let server: Served;

    before(async () => {
      server = await start();
    });
    after(() => server?.stop());

    function open(path: string, accept: string, more = {}): Promise<http.IncomingMessage> {
      return new Promise((resolve, reject) => {
        const headers = { "accept-encoding": accept, ...more };
        const options = { host: "127.0.0.1", port: server.port, path, headers, agent: false };
        http.get(options, resolve).on("error", reject);
      });
    }

    async function get(path: string, accept: string, more = {}) {
      const response = await open(path, accept, more);
      const chunks: Uint8Array[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const coding = response.headers["content-encoding"];
      const text = coding === "br"
        ? brotliDecompressSync(bytes)
        : coding === "gzip"
        ? gunzipSync(bytes)
        : bytes;
      return { headers: response.headers, size: bytes.length, coding, text: text.toString() };
    }

    it("sends gzip to a client of gzip, once", async () => {
      for (const path of ["/c/text", "/c/etag", "/c/watched"]) {
        const { coding, text, size, headers } = await get(path, "gzip");
        assert.equal(coding, "gzip", path);
        assert.ok(text === TEXT, path);
        assert.ok(size < 300, String(size));
        assert.equal(headers.vary, "Accept-Encoding");
        assert.equal(headers["content-length"], String(size));
      }
    });

    it("sends Brotli where the runtime has it", async () => {
      const { coding, text } = await get("/c/text", "gzip, br");
      assert.equal(coding, hasZlib ? "br" : "gzip");
      assert.equal(text, TEXT);
    });

    it("sends a text without a type as it would be sent uncompressed", async () => {
      const plain = await get("/c/bare", "identity");
      const { coding, text, headers } = await get("/c/bare", "gzip");
      assert.equal(coding, "gzip");
      assert.equal(text, TEXT);
      assert.match(headers["content-type"]!, /^text\/plain; ?charset=utf-8$/i);
      assert.match(plain.headers["content-type"]!, /^text\/plain; ?charset=utf-8$/i);
    });

    it("sends a stream without a type as it would be sent uncompressed", async () => {
      for (const accept of ["gzip", "identity"]) {
        const { text, headers } = await get("/c/untyped", accept);
        assert.equal(text, TEXT);
        assert.notEqual(headers["content-type"], "application/octet-stream");
        assert.equal(headers.vary, "Accept-Encoding");
        const small = await get("/c/untyped-small", accept);
        assert.equal(small.text, "small");
        assert.notEqual(small.headers["content-type"], "application/octet-stream");
        assert.equal(small.headers.vary, undefined);
      }
    });

    it("sends a large body", async () => {
      for (const accept of ["gzip", "br", "identity"]) {
        assert.equal((await get("/c/large", accept)).text, TEXT.repeat(100), accept);
      }
    });

    const noFiles = name !== "Bun" && "only Bun sends files";
    it("compresses a file, but sends it as it is in ranges", { skip: noFiles }, async () => {
      const path = `/c/file?path=${encodeURIComponent(import.meta.filename)}`;
      const plain = await get(path, "identity");
      assert.match(plain.text, /over sockets on every runtime/);
      assert.equal(plain.headers.vary, "Accept-Encoding");
      assert.equal(plain.headers["content-length"], String(plain.size));
      const { coding, text, headers } = await get(path, "br");
      assert.deepEqual([coding, text], ["br", plain.text]);
      assert.equal(headers["content-type"], plain.headers["content-type"]);
      const range = await get(path, "br", { range: "bytes=0-9" });
      assert.equal(range.coding, undefined);
      assert.equal(range.headers["content-range"], `bytes 0-9/${plain.size}`);
      assert.equal(range.text, plain.text.slice(0, 10));
    });

    const isBun = name === "Bun" && "Bun sends a decoded body as an encoded one by itself";
    it("a proxied response that was compressed passes protect()", { skip: isBun }, async () => {
      const { text, headers } = await get("/proxied/text", "gzip");
      assert.equal(text, TEXT);
      assert.equal(headers["x-content-type-options"], "nosniff");
    });

    it("leaves a tiny body and an image as they are", async () => {
      const tiny = await get("/c/tiny", "gzip, br");
      assert.deepEqual([tiny.coding, tiny.size, tiny.headers.vary], [undefined, 7, undefined]);
      const image = await get("/c/image", "gzip, br");
      assert.deepEqual([image.coding, image.text], [undefined, TEXT]);
    });

    it("sends each event before the next one, which is 200 ms later", async () => {
      const response = await open("/c/events/read/5", "br");
      assert.equal(response.headers["content-encoding"], hasZlib ? "br" : undefined);
      const arrivals: number[] = [];
      const stream = hasZlib ? response.pipe(createBrotliDecompress()) : response;
      let text = "";
      for await (const chunk of stream) {
        text += chunk;
        arrivals.push(performance.now());
      }
      assert.deepEqual(text.match(/\d/g), ["0", "1", "2", "3", "4"]);
      const waits = arrivals.slice(1).map((at, i) => at - arrivals[i]);
      assert.equal(waits.length, 4, String(waits));
      assert.ok(arrivals[4] - arrivals[0] > 500, String(waits));
    });

    const cannot = name.startsWith("workerd") && "workerd cancels no source";
    it("cancels the source of a client that leaves", { skip: cannot }, async () => {
      const response = await open("/c/events/left/100", "br");
      await new Promise((resolve) => response.once("data", resolve));
      response.destroy();
      let cancelled: string[] = [];
      for (let i = 0; i < 100 && !cancelled.includes("left"); i++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        cancelled = JSON.parse((await get("/cancelled", "identity")).text);
      }
      assert.ok(cancelled.includes("left"));
    });
  });
}
