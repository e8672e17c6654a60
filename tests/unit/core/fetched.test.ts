import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import type { EdgeContext } from "../../../src/core/request/middleware.ts";
import { setResponseHeader } from "../../../src/core/request/headers.ts";
import * as djed from "../../../mod.ts";

/** A response as `fetch()` returns it: with immutable headers, and a body that is decoded. */
function fetched(coding: string, url = "https://origin.example/"): Response {
  const headers = new Headers({ "content-encoding": coding, "content-length": "7" });
  // A stream, as that of fetch(): a body in memory is not watched.
  const body = new Blob(["a decoded body"]).stream();
  const response = new Response(body, { headers });
  Object.defineProperty(response, "url", { value: url });
  headers.set = () => {
    throw new TypeError("immutable");
  };
  Object.defineProperty(response, "headers", { value: headers });
  return response;
}

const mayBeTrue = "WebSocketPair" in globalThis || "Bun" in globalThis;

describe("a proxied response whose body fetch() has decoded", { skip: mayBeTrue }, () => {
  it("does not say that it is encoded, when a header was added", async () => {
    for (const coding of ["gzip", "br"]) {
      const c = { res: fetched(coding) } as EdgeContext;
      setResponseHeader(c, "x-added", "1");
      assert.equal(c.res.headers.get("x-added"), "1");
      assert.equal(c.res.headers.get("content-encoding"), null, coding);
      assert.equal(c.res.headers.get("content-length"), null);
      assert.equal(await c.res.text(), "a decoded body");
    }
  });

  it("does not say so when its body is watched", async () => {
    const app = new Hono();
    app.use(djed.metrics());
    app.get("/", () => fetched("gzip"));
    const response = await app.request("/");
    assert.equal(response.headers.get("content-encoding"), null);
    assert.equal(await response.text(), "a decoded body");
  });

  it("keeps a coding that fetch() may not know, and that of a response of the app", () => {
    for (const response of [fetched("zstd"), fetched("gzip", "")]) {
      const coding = response.headers.get("content-encoding");
      const c = { res: response } as EdgeContext;
      setResponseHeader(c, "x-added", "1");
      assert.equal(c.res.headers.get("content-encoding"), coding);
    }
  });
});
