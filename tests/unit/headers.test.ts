import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import {
  exposeToBrowsers,
  isSfString,
  setResponseHeader,
  sfString,
} from "../../src/core/headers.ts";

/** The response of a handler, after a middleware has set one header on it. */
function withHeader(response: Response): Response | Promise<Response> {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    setResponseHeader(c, "x-guard", "on");
  });
  app.get("/", () => response);
  return app.request("/");
}

/** A response that a handler made, with an exposed list, after the guard has added to it. */
async function exposed(headers: Record<string, string>): Promise<string | null> {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    exposeToBrowsers(c, ["RateLimit", "Retry-After"]);
  });
  app.get("/", () => new Response("", { headers }));
  return (await app.request("/")).headers.get("access-control-expose-headers");
}

describe("a header set after next()", () => {
  it("is on a plain response", async () => {
    assert.equal((await withHeader(new Response("x"))).headers.get("x-guard"), "on");
  });

  it("is on an immutable response, whose body and status stay", async () => {
    const response = await withHeader(Response.redirect("http://localhost/there", 302));
    assert.equal(response.headers.get("x-guard"), "on");
    assert.equal(response.headers.get("location"), "http://localhost/there");
    assert.equal(response.status, 302);
  });

  it("is not on a 101", async () => {
    const switching = new Response(null);
    Object.defineProperty(switching, "status", { value: 101 });
    assert.equal((await withHeader(switching)).headers.has("x-guard"), false);
  });
});

describe("headers exposed to browsers", () => {
  it("are listed when the response has CORS headers", async () => {
    const cors = { "access-control-allow-origin": "*" };
    assert.equal(await exposed(cors), "RateLimit, Retry-After");
  });

  it("are not listed when it has none", async () => {
    assert.equal(await exposed({}), null);
  });

  it("are added to those that are listed, whatever their case", async () => {
    const cors = {
      "access-control-allow-origin": "https://a.test",
      "access-control-expose-headers": "X-Own,ratelimit",
    };
    assert.equal(await exposed(cors), "X-Own,ratelimit, Retry-After");
  });

  it("are covered by a star, unless there are credentials", async () => {
    const cors = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };
    assert.equal(await exposed(cors), "*");
    const withCredentials = { ...cors, "access-control-allow-credentials": "true" };
    assert.equal(await exposed(withCredentials), "*, RateLimit, Retry-After");
  });
});

describe("a structured-field string", () => {
  it("has its quotes and backslashes escaped", () => {
    assert.equal(sfString('a "b" \\c'), '"a \\"b\\" \\\\c"');
  });

  it("can be printable ASCII only", () => {
    assert.equal(isSfString("per user; v2"), true);
    for (const text of ["", "ü", "a\nb", "a\u0000", "\u007f"]) {
      assert.equal(isSfString(text), false);
    }
  });
});
