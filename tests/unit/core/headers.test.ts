import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import {
  exposeToBrowsers,
  isSfString,
  setResponseHeader,
  sfString,
} from "../../../src/core/request/headers.ts";

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

/** The exposed list of a response, after a guard has added to it. */
function exposed(given: Record<string, string>): string | null {
  const headers = new Headers(given);
  exposeToBrowsers(headers, ["RateLimit", "Retry-After"]);
  return headers.get("access-control-expose-headers");
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
  it("are listed when the response has CORS headers", () => {
    const cors = { "access-control-allow-origin": "*" };
    assert.equal(exposed(cors), "RateLimit, Retry-After");
  });

  it("are not listed when it has none", () => {
    assert.equal(exposed({}), null);
  });

  it("are added to those that are listed, whatever their case", () => {
    const cors = {
      "access-control-allow-origin": "https://a.test",
      "access-control-expose-headers": "X-Own,ratelimit",
    };
    assert.equal(exposed(cors), "X-Own,ratelimit, Retry-After");
  });

  it("are covered by a star, unless there are credentials", () => {
    const cors = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };
    assert.equal(exposed(cors), "*");
    const withCredentials = { ...cors, "access-control-allow-credentials": "true" };
    assert.equal(exposed(withCredentials), "*, RateLimit, Retry-After");
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
