import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { makeProblem, problemResponse, refuse } from "../../../src/core/problem.ts";
import * as kinds from "../../../src/core/problem-kinds.ts";
import type { RenderProblem } from "../../../src/core/problem-renderer.ts";
import type { Problem } from "../../../src/core/request/types.ts";
import { problems } from "../../../src/problems.ts";
import { contextOf } from "../../support/context.ts";

const problem = makeProblem(undefined, kinds.RATE_LIMITED, "Later.", { retryAfter: 3 });

async function refusedBy(render: RenderProblem, request?: Request): Promise<Response> {
  const c = await contextOf(request);
  await problems(render)(c, () => Promise.resolve());
  return await refuse(c, problem, { "retry-after": "3", "ratelimit": '"default";r=0;t=3' });
}

describe("a problem", () => {
  it("is problem+json with type, title, status, detail, code and its members", async () => {
    const response = problemResponse(problem);
    assert.equal(response.status, 429);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.deepEqual(await response.json(), {
      type: "https://iana.org/assignments/http-problem-types#quota-exceeded",
      title: "Too many requests",
      status: 429,
      detail: "Later.",
      code: "rate-limited",
      retryAfter: 3,
    });
  });

  it("has a status, a title and an absolute type, for every code", () => {
    for (const kind of Object.values(kinds)) {
      const { code, status, type, title } = makeProblem(undefined, kind, "");
      assert.ok(status >= 400 && status < 600, code);
      assert.ok(URL.canParse(type) && title.length > 0, code);
    }
  });

  it("carries the trace id of the caller", async () => {
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const c = await contextOf(new Request("http://localhost/", { headers: { traceparent } }));
    const { traceId } = makeProblem(c, kinds.RATE_LIMITED, "Later.");
    assert.equal(traceId, "4bf92f3577b34da6a3ce929d0e0e4736");
  });

  it("stays within 4 KB whatever the errors are, and says that it was cut", async () => {
    const error = { in: "json", pointer: "#/ü".repeat(60), detail: "x".repeat(200) };
    const errors = Array.from({ length: 500 }, () => error);
    const response = problemResponse(
      makeProblem(undefined, kinds.VALIDATION_FAILED, "No.", { errors }),
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    const body = JSON.parse(new TextDecoder().decode(bytes)) as Problem;
    assert.ok(bytes.length <= 4_096, `${bytes.length} bytes`);
    assert.equal(body.truncated, true);
    assert.ok(body.errors!.length > 0 && body.errors!.length < 500);
  });

  it("has no body for HEAD, and the same headers", async () => {
    const c = await contextOf(new Request("http://localhost/", { method: "HEAD" }));
    const response = await refuse(c, problem, { "retry-after": "3" });
    assert.equal(response.body, null);
    assert.equal(response.headers.get("retry-after"), "3");
    assert.equal(response.headers.get("content-type"), "application/problem+json");
  });
});

describe("problems()", () => {
  it("gives every refusal the app's own rendering", async () => {
    const response = await refusedBy((_c, { code }) => Response.json({ code }, { status: 418 }));
    assert.equal(response.status, 418);
    assert.deepEqual(await response.json(), { code: "rate-limited" });
  });

  it("keeps the headers that carry the status on what it returns", async () => {
    const response = await refusedBy(() => new Response("own"));
    assert.equal(response.headers.get("retry-after"), "3");
    assert.equal(response.headers.get("ratelimit"), '"default";r=0;t=3');
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(await response.text(), "own");
  });

  it("leaves a header alone that the rendering sets itself", async () => {
    const response = await refusedBy(() => new Response("", { headers: { "retry-after": "60" } }));
    assert.equal(response.headers.get("retry-after"), "60");
  });

  it("may be async", async () => {
    const response = await refusedBy(async () => await Promise.resolve(new Response("late")));
    assert.equal(await response.text(), "late");
  });

  it("keeps the headers on an immutable response too", async () => {
    const response = await refusedBy(() => Response.redirect("http://localhost/login", 303));
    assert.equal(response.status, 303);
    assert.equal(response.headers.get("retry-after"), "3");
    assert.equal(response.headers.get("location"), "http://localhost/login");
  });

  it("keeps every cookie", async () => {
    const response = await refusedBy(() =>
      new Response("", { headers: [["set-cookie", "a=1"], ["set-cookie", "b=2"]] })
    );
    assert.deepEqual(response.headers.getSetCookie(), ["a=1", "b=2"]);
  });

  const wrong: Record<string, RenderProblem> = {
    "that throws": () => {
      throw new Error("broken");
    },
    "that rejects": () => Promise.reject(new Error("broken")),
    "that returns nothing": () => undefined as never,
    "that returns a plain object": () => ({ status: 200, headers: {} }) as never,
    "that never settles": () => new Promise(() => {}),
    "that returns what cannot be read": () =>
      Object.defineProperty({}, "status", {
        get() {
          throw new Error("hostile getter");
        },
      }) as never,
    "that returns a network error": () => Response.error(),
  };
  for (const [what, render] of Object.entries(wrong)) {
    it(`falls back to the standard problem for a rendering ${what}`, async () => {
      const response = await refusedBy(render);
      assert.equal(response.status, 429);
      assert.equal((await response.json() as Problem).code, "rate-limited");
    });
  }

  it("falls back to the standard problem for a response whose body was read before", async () => {
    const read = new Response("once");
    await read.text();
    assert.equal((await refusedBy(() => read)).status, 429);
  });

  it("sends no body for HEAD", async () => {
    const head = new Request("http://localhost/", { method: "HEAD" });
    assert.equal((await refusedBy(() => new Response("own"), head)).body, null);
  });

  it("lets the innermost rendering win", async () => {
    const c = await contextOf();
    const next = () => Promise.resolve();
    await problems(() => new Response("outer"))(c, next);
    await problems(() => new Response("inner"))(c, next);
    assert.equal(await (await refuse(c, problem)).text(), "inner");
  });

  it("refuses a rendering that is no function", () => {
    assert.throws(() => problems(undefined as never), TypeError);
  });
});
