import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { injectionScan } from "../../src/injection-scan/mod.ts";
import type { InjectionScanOptions, InjectionScanResult } from "../../src/injection-scan/mod.ts";
import { type Location, visitJson, visitPairs } from "../../src/injection-scan/locations.ts";

const ATTACK = "<script>alert(1)</script>";

/** What the guard says of a request that it lets pass, or reports. */
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

  it("looks beside what is too deep", async () => {
    const deep = "[".repeat(300) + "]".repeat(300);
    for (const body of [`{"a":${deep},"q":"${ATTACK}"}`, `{"q":"${ATTACK}","a":${deep}}`]) {
      const { blocked, truncated, findings } = await scanned(post(body));
      assert.deepEqual([blocked, truncated, findings[0].pointer], [true, true, "/q"]);
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
    assert.deepEqual(pointersOf({ notes: { ["k".repeat(2_000)]: "x" } }), ["/notes/\u2026"]);
  });
});
