import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import type { Context } from "hono";
import { compress, compressibleTypes } from "../../../src/compress/mod.ts";
import { answered, hasZstd, longText, textOf } from "../../support/compressed.ts";

const TEXT = longText();
const text = (headers: Record<string, string> = {}) => (c: Context) =>
  c.body(TEXT, 200, { "content-type": "text/plain", ...headers });

describe("compress(): the coding", () => {
  for (const coding of ["br", "gzip"] as const) {
    it(`${coding} is sent to a client of ${coding}, and decodes to the same text`, async () => {
      const { response, decision } = await answered(text(), coding);
      assert.equal(response.headers.get("content-encoding"), coding);
      assert.equal(await textOf(response), TEXT);
      assert.equal(decision?.bytes, TEXT.length);
      assert.ok(decision.encodedBytes! < 200, String(decision.encodedBytes));
    });
  }

  it("Zstandard is sent to a client that names it, where the runtime has it", async () => {
    const { response } = await answered(text(), "zstd, gzip;q=0.5");
    assert.equal(response.headers.get("content-encoding"), hasZstd ? "zstd" : "gzip");
    assert.equal(await textOf(response), TEXT);
  });

  it("a client that prefers identity gets the body as it is", async () => {
    const { response, decision } = await answered(text(), "gzip;q=0.5, identity;q=1");
    assert.equal(response.headers.get("content-encoding"), null);
    assert.equal(await response.text(), TEXT);
    assert.equal(decision?.reason, "not-accepted");
  });

  it("only the codings of `encodings` are used, in that order", async () => {
    const { response } = await answered(text(), "br, gzip", { encodings: ["gzip", "br"] });
    assert.equal(response.headers.get("content-encoding"), "gzip");
  });

  it("a body of more than 64 KB is streamed, without Content-Length", async () => {
    const long = longText(200_000);
    const { response } = await answered((c) => c.text(long), "br");
    assert.equal(response.headers.get("content-length"), null);
    assert.equal(await textOf(response), long);
  });

  it("a body of 20 KB and a text without ASCII decode to the same text", async () => {
    const long = "äöü€😀 ".repeat(1_500);
    for (const coding of ["br", "gzip"]) {
      const { response } = await answered((c) => c.text(long), coding);
      assert.equal(await textOf(response), long);
      assert.ok(response.headers.has("content-length"));
    }
  });
});

describe("compress(): Vary", () => {
  it("is set for a client that gets the body compressed", async () => {
    const { response } = await answered(text(), "br");
    assert.equal(response.headers.get("vary"), "Accept-Encoding");
  });

  it("is set for a client that gets it as it is, too", async () => {
    for (const accept of [undefined, "identity", "deflate"]) {
      const { response } = await answered(text(), accept);
      assert.equal(response.headers.get("vary"), "Accept-Encoding", accept);
    }
  });

  it("is not set below the threshold, and for types that are not compressed", async () => {
    const small = await answered((c) => c.json({ a: 1 }), "br");
    assert.equal(small.response.headers.get("vary"), null);
    const png = await answered(text({ "content-type": "image/png" }), "br");
    assert.equal(png.response.headers.get("vary"), null);
  });

  it("keeps what it says, without a duplicate", async () => {
    const cases = [
      ["Origin", "Origin, Accept-Encoding"],
      ["origin, accept-encoding", "origin, accept-encoding"],
      ["*", "*"],
    ];
    for (const [vary, expected] of cases) {
      for (const accept of ["br", undefined]) {
        const { response } = await answered(text({ vary }), accept);
        assert.equal(response.headers.get("vary"), expected);
      }
    }
  });
});

describe("compress(): the headers that describe the body", () => {
  it("a strong ETag becomes weak, and a weak one stays", async () => {
    const strong = await answered(text({ etag: '"a"' }), "br");
    assert.equal(strong.response.headers.get("etag"), 'W/"a"');
    const weak = await answered(text({ etag: 'W/"a"' }), "br");
    assert.equal(weak.response.headers.get("etag"), 'W/"a"');
  });

  it("an ETag stays strong if the body is sent as it is", async () => {
    const { response } = await answered(text({ etag: '"a"' }), "identity");
    assert.equal(response.headers.get("etag"), '"a"');
  });

  it("Content-Length is the size of what is sent", async () => {
    const length = String(TEXT.length);
    const { response } = await answered(text({ "content-length": length }), "gzip");
    const bytes = await response.arrayBuffer();
    assert.equal(response.headers.get("content-length"), String(bytes.byteLength));
    assert.ok(bytes.byteLength < 200);
  });

  it("Accept-Ranges is removed: ranges are those of the other body", async () => {
    const { response } = await answered(text({ "accept-ranges": "bytes" }), "br");
    assert.equal(response.headers.get("accept-ranges"), null);
  });

  it("other headers and the status stay", async () => {
    const handler = (c: Context) => {
      c.header("set-cookie", "a=1", { append: true });
      c.header("set-cookie", "b=2", { append: true });
      return c.text(TEXT, 404, { "x-other": "1" });
    };
    const { response } = await answered(handler, "br");
    assert.equal(response.status, 404);
    assert.equal(response.headers.get("x-other"), "1");
    assert.deepEqual(response.headers.getSetCookie(), ["a=1", "b=2"]);
    assert.equal(await textOf(response), TEXT);
  });

  it("immutable headers are no obstacle", async () => {
    const handler = () => {
      const proxied = new Response(TEXT, { headers: { "content-type": "text/plain" } });
      const fail = () => {
        throw new TypeError("immutable");
      };
      return Object.defineProperties(proxied, {
        headers: {
          value: Object.assign(new Headers(proxied.headers), { set: fail, delete: fail }),
        },
      });
    };
    const { response } = await answered(handler, "br");
    assert.equal(response.headers.get("content-encoding"), "br");
  });
});

describe("compress(): responses that stay as they are", () => {
  const bodies: readonly (readonly [string, string, (c: Context) => Response])[] = [
    ["a body of 7 bytes", "small", (c) => c.json({ a: 1 })],
    ["a body one byte below the threshold", "small", (c) => c.text(longText(1_023))],
    ["a known length below the threshold", "small", text({ "content-length": "1023" })],
    ["a body that is encoded", "coded", text({ "content-encoding": "x-own" })],
    ["a part of a body", "status", (c) => c.body(TEXT, 206, { "content-type": "text/plain" })],
    ["a Content-Range", "range", text({ "content-range": "bytes 0-9/10" })],
    ["Cache-Control: no-transform", "no-transform", text({ "cache-control": "a, No-Transform" })],
    ["a Content-Digest of the body as it is", "digest", text({ "content-digest": "sha-256=:a:" })],
    ["a Repr-Digest, which includes the coding", "digest", text({ "repr-digest": "sha-256=:a:" })],
    ["a Digest", "digest", text({ digest: "sha-256=a" })],
    ["204", "status", (c) => c.body(null, 204)],
    ["205", "status", () => new Response(null, { status: 205 })],
    ["304", "status", (c) => c.body(null, 304, { etag: '"a"' })],
    ["a redirect", "empty", (c) => c.redirect("/elsewhere")],
    ["HTML that sets a cookie", "cookie", (c) => c.html(TEXT, 200, { "set-cookie": "a=1" })],
  ];
  for (const [sentence, reason, handler] of bodies) {
    it(sentence, async () => {
      const plain = await answered(handler, undefined);
      const { response, decision } = await answered(handler, "br, gzip");
      assert.equal(decision?.reason, reason);
      assert.equal(decision.encoding, "identity");
      assert.equal(response.status, plain.response.status);
      assert.deepEqual([...response.headers], [...plain.response.headers]);
      assert.equal(response.headers.get("vary"), null);
      assert.equal(await response.text(), await plain.response.text());
    });
  }

  it("a body of exactly the threshold is compressed", async () => {
    const { decision } = await answered((c) => c.text(longText(1_024)), "br");
    assert.equal(decision?.encoding, "br");
  });

  it("`Content-Encoding: identity` is no coding", async () => {
    const { response } = await answered(text({ "content-encoding": "identity" }), "br");
    assert.equal(response.headers.get("content-encoding"), "br");
  });

  it("a 304 keeps its strong ETag", async () => {
    const { response } = await answered((c) => c.body(null, 304, { etag: '"a"' }), "br");
    assert.equal(response.headers.get("etag"), '"a"');
  });

  it("an error that a handler throws is compressed as any other response", async () => {
    const { response } = await answered(() => {
      throw Object.assign(new Error("boom"), {
        getResponse: () =>
          new Response(TEXT, {
            status: 503,
            headers: { "content-type": "application/problem+json" },
          }),
      });
    }, "gzip");
    assert.equal(response.status, 503);
    assert.equal(await textOf(response), TEXT);
    assert.equal(response.headers.get("content-encoding"), "gzip");
  });

  it("a body that would become larger is sent as it is, with Vary", async () => {
    const random = crypto.getRandomValues(new Uint8Array(2_000));
    const handler = (c: Context) => c.body(random, 200, { "content-type": "text/plain" });
    const { response, decision } = await answered(handler, "gzip");
    assert.equal(decision?.reason, "larger");
    assert.equal(response.headers.get("vary"), "Accept-Encoding");
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), random);
  });

  it("a body that is empty or sent already is not replaced", async () => {
    const response = new Response(null, { headers: { "x-hono-already-sent": "true" } });
    const app = new Hono();
    let sent: Response | undefined;
    app.use(async (c, next) => {
      await next();
      sent = c.res;
    });
    app.use(compress({ platform: "force" }));
    app.get("/", () => response);
    await app.request("/", { headers: { "accept-encoding": "br" } });
    assert.equal(sent, response);
  });

  it("HEAD for a body below the threshold does not vary", async () => {
    const { response } = await answered((c) => c.json({ a: 1 }), "br", {}, "HEAD");
    assert.equal(response.headers.get("vary"), null);
  });

  it("HEAD has the headers of GET without a coding and a length, and no body", async () => {
    const headers = { etag: '"a"', "content-length": String(TEXT.length) };
    const { response, decision } = await answered(text(headers), "br", {}, "HEAD");
    assert.equal(decision?.reason, "head");
    assert.equal(response.headers.get("vary"), "Accept-Encoding");
    assert.equal(response.headers.get("content-encoding"), null);
    assert.equal(response.headers.get("content-length"), null);
    assert.equal(response.headers.get("etag"), 'W/"a"');
    assert.equal(await response.text(), "");
  });
});

describe("compress(): types", () => {
  const compressed = [
    ...["text/html; charset=UTF-8", "text/css", "TEXT/CSV", "application/json"],
    ...["application/problem+json", "application/ld+json", "image/svg+xml", "application/xml"],
    ...["application/javascript", "application/wasm", "application/x-ndjson", "application/jsonl"],
    ...["application/manifest+json", "font/ttf", "font/otf"],
  ];
  const others = [
    ...["image/png", "image/jpeg", "image/webp", "image/avif", "video/mp4", "audio/mpeg"],
    ...["application/zip", "application/gzip", "font/woff", "font/woff2", "application/pdf"],
    ...["application/octet-stream", "multipart/form-data; boundary=text/css"],
  ];
  for (const type of [...compressed, ...others]) {
    const coding = compressed.includes(type) ? "br" : null;
    it(`${type} is ${coding === null ? "not " : ""}compressed`, async () => {
      const { response } = await answered(text({ "content-type": type }), "br");
      assert.equal(response.headers.get("content-encoding"), coding);
    });
  }

  it("`types` replaces the list, and can extend it", async () => {
    const pdf = text({ "content-type": "application/pdf" });
    const extended = await answered(pdf, "br", {
      types: [...compressibleTypes, "application/pdf"],
    });
    assert.equal(extended.decision?.encoding, "br");
    const replaced = await answered(text(), "br", { types: ["application/json"] });
    assert.equal(replaced.decision?.reason, "type");
  });

  it("a body without a type is compressed if it is text", async () => {
    const bytes = (given: Uint8Array<ArrayBuffer>) => () => new Response(given);
    const readable = await answered(bytes(new TextEncoder().encode(`é${TEXT}é`)), "br");
    assert.equal(readable.decision?.encoding, "br");
    assert.equal(await textOf(readable.response), `é${TEXT}é`);
    const binary = await answered(bytes(new Uint8Array(5_000)), "br");
    assert.equal(binary.decision?.reason, "type");
    const invalid = await answered(bytes(new Uint8Array(5_000).fill(0xff)), "br");
    assert.equal(invalid.decision?.reason, "type");
  });

  it("a text whose type the platform hides is sent as text", async () => {
    for (const sent of [TEXT, "short"]) {
      const { response } = await answered(() => new Response(sent), "br");
      assert.match(response.headers.get("content-type") ?? "", /^text\/plain; ?charset=utf-8$/i);
      assert.equal(await textOf(response), sent);
    }
  });
});
