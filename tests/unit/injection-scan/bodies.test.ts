import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { injectionScan } from "../../../src/injection-scan/mod.ts";
import type { InjectionScanOptions, InjectionScanResult } from "../../../src/injection-scan/mod.ts";
import { visitJson } from "../../../src/injection-scan/request/json-walk.ts";
import { type Location, visitPairs } from "../../../src/injection-scan/request/locations.ts";

const ATTACK = "<script>alert(1)</script>";

/** The guard's record of a request that it admits or reports. */
async function scanned(request: Request, options?: InjectionScanOptions) {
  const app = new Hono().use(injectionScan({ mode: "report", ...options }));
  app.all("*", (c) => c.json(c.get("injectionScan" as never)));
  return await (await app.request(request)).json() as InjectionScanResult;
}

function post(body: BodyInit, type = "application/json"): Request {
  return new Request("http://a/a", { method: "POST", headers: { "content-type": type }, body });
}

describe("the bodies that injectionScan() looks into", () => {
  it("takes a file that has no name", () => {
    const texts: string[] = [];
    visitPairs("form", [["avatar", new Blob([]) as File]], (text) => texts.push(text) > 0);
    assert.deepEqual(texts, [""]);
  });

  it("takes a form in which no file was chosen", async () => {
    const body = '--b\r\ncontent-disposition: form-data; name="avatar"; filename=""\r\n' +
      "content-type: application/octet-stream\r\n\r\n\r\n--b--\r\n";
    assert.equal((await scanned(post(body, "multipart/form-data; boundary=b"))).blocked, false);
  });

  it("looks into JSON of any depth, and beside what is deep", async () => {
    // A parser that recurses takes less: what it does not parse is looked at as text.
    for (const depth of [300, 10_000, 60_000]) {
      const [open, close] = ["[".repeat(depth), "]".repeat(depth)];
      const at = [`{"a":${open}${close},"q":"${ATTACK}"}`, `{"q":"${ATTACK}","a":${open}${close}}`];
      for (const body of [...at, `${open}"${ATTACK}"${close}`]) {
        const { blocked, truncated } = await scanned(post(body));
        assert.deepEqual([blocked, truncated], [true, false], `${depth}`);
      }
      const { blocked, truncated } = await scanned(post(open + close));
      assert.deepEqual([blocked, truncated], [false, false], `${depth}`);
    }
  });

  it("looks at what garbage stands beside in a string of JSON, be it as short as it may", async () => {
    const garbage = "\ufffd\ufffd\u0001".repeat(20);
    for (const attack of ["' or 1=1-- ", "<svg onload=a()>", "$(id)"]) {
      for (const text of [garbage + attack, attack + garbage, attack + "\ufffda".repeat(40)]) {
        const { findings } = await scanned(post(JSON.stringify({ q: text })));
        assert.equal(findings[0]?.pointer, "/q", text.slice(0, 90));
      }
    }
  });

  it("looks at every one of many leaves", async () => {
    const body = JSON.stringify([...Array(60_000).fill("a"), ATTACK]);
    const { blocked, truncated } = await scanned(post(body), { maxBytes: "1mb" });
    assert.deepEqual([blocked, truncated], [true, false]);
  });

  it("writes pointers whose length the sender does not choose", () => {
    const pointersOf = (value: unknown) => {
      const pointers: string[] = [];
      visitJson(
        value,
        (_text, { pointer, isKey }: Location) => isKey || pointers.push(pointer) > 0,
      );
      return pointers;
    };
    assert.deepEqual(pointersOf({ a: ["x", { "b/c": "y" }] }), ["/a/0", "/a/1/b~1c"]);
    const key = "k/".repeat(150);
    let nested: unknown = Array(1_000).fill("x");
    for (let i = 0; i < 200; i++) nested = { [key]: nested };
    const pointers = pointersOf(nested);
    assert.equal(pointers.length, 1_000);
    assert.ok(pointers.every((pointer) => pointer.length < 3_000 && pointer.endsWith("/\u2026")));
    let deep: unknown = ["x"];
    for (let i = 0; i < 20_000; i++) deep = [deep, "y"];
    const ends = pointersOf(deep);
    assert.deepEqual([ends.length, ends[0]], [20_001, "/0".repeat(64) + "/\u2026"]);
    assert.deepEqual(pointersOf({ notes: { ["k".repeat(2_000)]: "x" } }), ["/notes/\u2026"]);
  });

  it("looks into what Hono reads, whatever it is called", async () => {
    const json = ` {"q":"${ATTACK}"}`;
    const types = ["application/octet-stream", "application/json, text/plain", "json", "*/*"];
    for (const type of [...types, "text/plain", "image/png", "application/x-www-form-urlencoded"]) {
      const { blocked, findings } = await scanned(post(json, type));
      assert.deepEqual([blocked, findings[0].in, findings[0].pointer], [true, "json", "/q"], type);
    }
    for (const type of ["application/octet-stream", "application/yaml", "application/jsonl", "x"]) {
      const { blocked, findings } = await scanned(post(`q: ${ATTACK}`, type));
      assert.deepEqual([blocked, findings[0].in], [true, "text"], type);
    }
  });

  it("looks into what a middleware has decompressed, though another scan saw it before", async () => {
    const app = new Hono().use(injectionScan());
    app.use(async (c, next) => {
      const body = c.req.raw.body!.pipeThrough(new DecompressionStream("gzip"));
      c.req.raw = new Request(
        c.req.raw.url,
        { method: "POST", body, duplex: "half" } as RequestInit,
      );
      await next();
    });
    app.use(injectionScan()).post("*", async (c) => c.text(await c.req.text()));
    const statusOf = async (text: string) => {
      const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
      const body = new Uint8Array(await new Response(zipped).arrayBuffer());
      return (await app.request(post(body))).status;
    };
    assert.deepEqual([await statusOf('{"q":"a"}'), await statusOf(`{"q":"${ATTACK}"}`)], [
      200,
      400,
    ]);
  });

  it("looks for JSON only where it is wanted, and at text all the same", async () => {
    const json = `{"q":"${ATTACK}"}`;
    const of = async (type: string, surface: "json" | "text") =>
      (await scanned(post(json, type), { surfaces: [surface] })).findings[0]?.in;
    assert.equal(await of("text/plain", "text"), "text");
    assert.equal(await of("text/plain", "json"), "json");
    assert.equal(await of("application/json", "text"), undefined);
  });

  it("skips binary bodies, large ones too", async () => {
    const bytes = new Uint8Array(200_000).fill(0x89);
    bytes.set(new TextEncoder().encode(ATTACK), 100);
    const app = new Hono().use(injectionScan({ overflow: "reject" }));
    app.post("*", async (c) => c.body(await c.req.arrayBuffer()));
    for (const type of ["image/png", "application/pdf", "application/octet-stream"]) {
      const response = await app.request(post(bytes, type));
      assert.equal(response.status, 200, type);
      assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
    }
  });

  it("looks at every string of JSON in which one is not UTF-8", async () => {
    const body = new TextEncoder().encode(`{"a":"${"?".repeat(90)}","q":"${ATTACK}"}`);
    body.fill(0xff, 6, 96);
    const { blocked, findings } = await scanned(post(body));
    assert.deepEqual([blocked, findings[0].pointer], [true, "/q"]);
  });

  it("looks at what comes with a GET, and hands it on", async () => {
    const get = (text: string) =>
      Object.defineProperty(post(JSON.stringify({ q: text })), "method", { value: "GET" });
    assert.equal((await scanned(get(ATTACK))).blocked, true);
    const app = new Hono().use(injectionScan());
    app.get("/a", async (c) => c.text(`${c.req.raw.method} ${await c.req.raw.text()}`));
    assert.equal(await (await app.request(get("hello"))).text(), 'GET {"q":"hello"}');
    assert.equal((await app.request("/a")).status, 200);
  });
});

describe("the paths that injectionScan() looks into", () => {
  const app = new Hono().use(injectionScan());
  app.get("/files/*", (c) => c.text("ok"));
  app.get("/users/:id", (c) => c.text("ok"));
  app.use("/static/*", (_c, next) => next());
  app.use("/static/*", (c, _next) => Promise.resolve(c.text("ok")));

  it("takes what a wildcard took, decoded", async () => {
    for (const start of ["/files", "/static"]) {
      const response = await app.request(`${start}/..%2f..%2f..%2fetc%2fpasswd`);
      assert.equal(response.status, 400, start);
      const { errors } = await response.json();
      assert.deepEqual([errors[0].in, errors[0].pointer], ["param", "#/*"]);
    }
  });

  it("lets ordinary paths pass, and those that do not decode", async () => {
    const paths = ["docs/a.txt", "", "img/logo%20(1).png", "2024/select-from-menu.html", "100%25"];
    for (const path of [...paths, "%ff/a.txt", "v1..v2/CHANGES.md"]) {
      assert.equal((await app.request(`/files/${path}`)).status, 200, path);
    }
    assert.equal((await app.request("/users/42")).status, 200);
  });
});

describe("a form with characters that are not escaped", () => {
  it("is scanned as the handler will read it", async () => {
    const app = new Hono();
    app.use(injectionScan());
    app.post("/", async (c) => c.text(String((await c.req.formData()).get("a"))));
    // Node reads U+013C as "<" beside an escape that is no UTF-8.
    const body = "a=\u013cscript\u013ealert(1)\u013c/script\u013e%ff";
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const response = await app.request("/", { method: "POST", body, headers });
    const text = await response.text();
    assert.ok(response.status === 400 || !text.includes("<script>"), text);
  });
});
