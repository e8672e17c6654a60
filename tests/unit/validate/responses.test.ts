import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { cors } from "hono/cors";
import { requestId } from "hono/request-id";
import * as v from "valibot";
import * as djed from "../../../mod.ts";

const Out = v.object({ id: v.number(), name: v.string() });
const good = { id: 1, name: "a".repeat(3_000) };
const json = { "content-type": "application/json" };

/** An app whose response is checked. */
function appOf(handler: (c: any) => Response | Promise<Response>, inner?: any): Hono {
  const app = new Hono();
  app.use(djed.validate({ responses: { 200: Out } }));
  if (inner !== undefined) app.use(inner);
  app.get("/", handler);
  return app;
}

async function packed(text: string, coding: CompressionFormat): Promise<ArrayBuffer> {
  const body = new Response(text).body!.pipeThrough(new CompressionStream(coding));
  return await new Response(body).arrayBuffer();
}

async function unpacked(response: Response): Promise<string> {
  const coding = response.headers.get("content-encoding");
  if (coding === null) return await response.text();
  const plain = response.body!.pipeThrough(new DecompressionStream(coding as CompressionFormat));
  return await new Response(plain).text();
}

describe("a checked response that is encoded", () => {
  it("is stripped behind compress() as without it, every time", async () => {
    for (const coding of ["identity", "gzip", "deflate"]) {
      const app = appOf((c) => c.json({ ...good, secret: 1 }), compress({ threshold: 0 }));
      for (let i = 0; i < 8; i++) {
        const answer = await app.request("/", { headers: { "accept-encoding": coding } });
        assert.deepEqual([answer.status, answer.headers.get("content-encoding")], [200, null]);
        assert.deepEqual(await answer.json(), good);
      }
    }
  });

  it("is stripped also when many are compressed at once", async () => {
    const name = Array.from({ length: 12_000 }, () => Math.random().toString(36)).join("");
    const app = appOf((c) => c.json({ id: 1, name, secret: 1 }), compress({ threshold: 0 }));
    const init = { headers: { "accept-encoding": "gzip" } };
    const answers = await Promise.all(Array.from({ length: 30 }, () => app.request("/", init)));
    for (const answer of answers) assert.deepEqual(await answer.json(), { id: 1, name });
  });

  it("stays encoded when it is valid as it is", async () => {
    for (const coding of ["gzip", "deflate"] as const) {
      const app = appOf((c) => c.json(good), compress({ threshold: 0 }));
      const answer = await app.request("/", { headers: { "accept-encoding": coding } });
      assert.equal(answer.headers.get("content-encoding"), coding);
      assert.deepEqual(JSON.parse(await unpacked(answer)), good);
    }
  });

  it("is refused when it does not match, or is not what it says", async () => {
    const invalid = await packed('{"id":"x"}', "gzip");
    const torn = (await packed(JSON.stringify(good), "gzip")).slice(0, 30);
    for (const body of [invalid, torn, "neither"]) {
      const headers = { ...json, "content-encoding": "gzip" };
      const answer = await appOf(() => new Response(body, { headers })).request("/");
      assert.equal(answer.status, 500);
      assert.equal(answer.headers.get("content-encoding"), null);
      assert.equal((await answer.json()).code, "response-invalid");
    }
  });

  it("is read as it is when fetch() has decoded it already, whatever its coding", async () => {
    for (const coding of ["gzip", "br", "zstd", "x-gzip"]) {
      const headers = { ...json, "content-encoding": coding };
      const body = JSON.stringify({ ...good, secret: 1 });
      const answer = await appOf(() => new Response(body, { headers })).request("/");
      assert.equal(answer.headers.get("content-encoding"), null);
      assert.deepEqual(await answer.json(), good);
    }
  });

  it("passes unchanged in a coding that the platform cannot decode, or above 1 MB", async () => {
    const brotli = new Uint8Array([0x8b, 0x02, 0x80, 0x7b, 0x7d, 0x03]);
    const long = new Uint8Array(await packed(`"${"a".repeat(2_000_000)}"`, "gzip"));
    for (const [coding, body] of [["br", brotli], ["gzip", long]] as const) {
      const headers = { ...json, "content-encoding": coding };
      const answer = await appOf(() => new Response(body, { headers })).request("/");
      assert.deepEqual([answer.status, answer.headers.get("content-encoding")], [200, coding]);
      assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), body);
    }
  });
});

describe("a checked response with a charset", () => {
  const utf16 = (text: string) =>
    Uint8Array.from([...text].flatMap((char) => [char.charCodeAt(0), 0]));
  const latin1 = (text: string) => Uint8Array.from([...text], (char) => char.charCodeAt(0));
  const answerOf = (type: string, body: BodyInit) =>
    appOf(() => new Response(body, { headers: { "content-type": type } })).request("/");
  const secret = '{"id":1,"name":"é","secret":true}';

  it("is read as UTF-8, as clients do, or in that charset", async () => {
    const bodies: [string, BodyInit][] = [
      ["application/json; charset=latin1", secret],
      ["application/json;charset=latin1", latin1(secret)],
      ['application/json; charset="ISO-8859-1"', latin1(secret)],
      ["application/json; charset=utf-16", utf16(secret)],
      ["application/vnd.api+json; charset=utf-16le; ext=1", utf16(secret)],
      ["text/json; charset=windows-1252", secret],
      ["application/json; charset=unheard-of", secret],
    ];
    for (const [type, body] of bodies) {
      const answer = await answerOf(type, body);
      assert.equal(answer.status, 200, type);
      assert.equal(/charset/.test(answer.headers.get("content-type")!), false);
      assert.deepEqual(await answer.json(), { id: 1, name: "é" }, type);
    }
  });

  it("is sent as it is when it is valid", async () => {
    const body = utf16('{"id":1,"name":"é"}');
    const answer = await answerOf("application/json; charset=utf-16", body);
    assert.equal(answer.headers.get("content-type"), "application/json; charset=utf-16");
    assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), body);
  });

  it("is refused when it does not match, or the charset is unknown", async () => {
    for (const charset of ["latin1", "utf-16", "utf-7"]) {
      const type = `application/json; charset=${charset}`;
      assert.equal((await answerOf(type, '{"id":"x"}')).status, 500, charset);
      assert.equal((await answerOf(type, new Uint8Array([0xff, 0x7b]))).status, 500, charset);
    }
  });
});

describe("a checked response that does not come to its end", () => {
  /** A body that sends its chunks, then nothing until it is released. */
  function stalling(chunks: readonly string[]): { body: ReadableStream; release(): void } {
    let release = () => {};
    const gate = new Promise<void>((resolve) => release = resolve);
    let at = 0;
    const body = new ReadableStream({
      async pull(controller) {
        if (at === 1) await gate;
        if (at === chunks.length) return controller.close();
        controller.enqueue(new TextEncoder().encode(chunks[at++]));
      },
    });
    return { body, release };
  }

  it("is sent on unchecked after a second at most, whatever Content-Length and encoding say", async () => {
    const named: Record<string, string>[] = [
      {},
      { "content-length": "10" },
      { "content-encoding": "br" },
    ];
    for (const more of named) {
      const { body, release } = stalling(['{"id":', '"x"}']);
      const startedMs = performance.now();
      const app = appOf(() => new Response(body, { headers: { ...json, ...more } }));
      const answer = await app.request("/");
      assert.ok(performance.now() - startedMs < 5_000);
      assert.equal(answer.status, 200);
      release();
      assert.equal(await answer.text(), '{"id":"x"}');
    }
  });

  it("is sent on unchecked when it trickles for a second", async () => {
    let sent = 0;
    const body = new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        controller.enqueue(new TextEncoder().encode(sent++ === 0 ? "[" : " "));
        if (sent === 60) controller.close();
      },
    });
    const answer = await appOf(() => new Response(body, { headers: json })).request("/");
    assert.equal(answer.status, 200);
    assert.ok(sent < 60);
    await answer.body!.cancel();
  });

  it("is checked when it only takes a moment", async () => {
    const { body, release } = stalling(['{"id":1,', '"name":"a","secret":1}']);
    setTimeout(release, 30);
    const answer = await appOf(() => new Response(body, { headers: json })).request("/");
    assert.deepEqual(await answer.json(), { id: 1, name: "a" });
  });
});

describe("the headers of response-invalid", () => {
  const outer = async (c: any, next: () => Promise<void>) => {
    c.header("x-outer", "before");
    c.header("content-security-policy", "default-src 'none'");
    c.header("set-cookie", "outer=1");
    c.header("set-cookie", "outer=2", { append: true });
    c.header("cache-control", "public");
    c.header("etag", '"outer"');
    await next();
    c.header("x-after", "after");
  };
  const invalid = (c: any) => {
    c.header("x-outer", "overwritten");
    c.header("x-handler", "secret");
    c.header("set-cookie", "session=secret", { append: true });
    return c.json({ id: "secret" }, 200, { "content-length": "15", etag: '"1"' });
  };

  function appWith(...middlewares: any[]): Hono {
    const app = new Hono();
    for (const middleware of middlewares) app.use(middleware);
    app.get("/", djed.validate({ responses: { 200: Out } }), invalid);
    return app;
  }
  const request = { headers: { origin: "https://app.example" } };

  it("are those of outer middlewares, not of the handler and its body", async () => {
    const answer = await appWith(requestId(), outer).request("/", request);
    assert.equal(answer.status, 500);
    assert.notEqual(answer.headers.get("x-request-id"), null);
    assert.equal(answer.headers.get("x-outer"), "before");
    assert.equal(answer.headers.get("x-after"), "after");
    assert.equal(answer.headers.get("content-security-policy"), "default-src 'none'");
    assert.deepEqual(answer.headers.getSetCookie(), ["outer=1", "outer=2"]);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    for (const name of ["x-handler", "content-length", "etag"]) {
      assert.equal(answer.headers.get(name), null, name);
    }
    assert.equal((await answer.json()).code, "response-invalid");
  });

  it("let a browser's script read the problem, wherever cors() is", async () => {
    const allow = cors({ origin: "https://app.example", exposeHeaders: ["x-a"] });
    const inner = new Hono();
    inner.use(djed.validate({ responses: { 200: Out } }), allow);
    inner.get("/", invalid);
    for (const app of [appWith(allow, requestId()), inner]) {
      const { headers } = await app.request("/", request);
      assert.equal(headers.get("access-control-allow-origin"), "https://app.example");
      assert.equal(headers.get("access-control-expose-headers"), "x-a");
      assert.equal(headers.get("vary"), "Origin");
      assert.equal(headers.get("x-handler"), null);
    }
  });

  it("are the same on the app's own rendering of the problem", async () => {
    const app = appWith(djed.problems((c, { code }) => c.json({ code }, 500)), outer);
    const answer = await app.request("/", request);
    assert.deepEqual([answer.status, await answer.json()], [500, { code: "response-invalid" }]);
    assert.equal(answer.headers.get("x-outer"), "before");
    assert.deepEqual(answer.headers.getSetCookie(), ["outer=1", "outer=2"]);
    for (const name of ["x-handler", "content-length", "etag", "content-encoding"]) {
      assert.equal(answer.headers.get(name), null, name);
    }
  });

  it("leave a WebSocket's 101 alone", async () => {
    const app = new Hono();
    const upgraded = Object.assign(new Response(null), { upgraded: true });
    Object.defineProperty(upgraded, "status", { value: 101 });
    app.get("/", djed.validate({ responses: { 200: Out } }), () => upgraded);
    assert.equal(await app.request("/"), upgraded);
  });
});
