import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import OpenAI from "openai";
import { toProblem, upstream } from "../../../src/resilience/mod.ts";
import type { UpstreamOptions } from "../../../src/resilience/mod.ts";

describe("the SDK of OpenAI over an upstream", () => {
  let server: Server;
  let calls = 0;
  let baseURL = "";

  before(async () => {
    server = createServer((_request, response) => {
      calls++;
      response.statusCode = 500;
      response.end("{}");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });
  after(() => new Promise((done) => server.close(done)));

  const ask = (fetch: typeof globalThis.fetch, url = baseURL, maxRetries = 2) =>
    new OpenAI({ apiKey: "none", baseURL: url, fetch, maxRetries }).models.list();

  /** An app that asks the model, and turns what is thrown into a problem. */
  function appOf(options: UpstreamOptions, maxRetries?: number, url?: string) {
    let refused = 0;
    const llm = upstream("llm", { ...options, onReject: () => void refused++ });
    const app = new Hono();
    app.get("/", async (c) => c.json(await ask(llm.for(c).fetch, url, maxRetries)));
    app.onError((error, c) => {
      const problem = toProblem(error);
      return problem === undefined ? c.text("bare", 500) : c.json(problem, problem.status);
    });
    const get = async () => {
      const answer = await app.request("/");
      return [answer.status, answer.status === 500 ? "" : (await answer.json()).code];
    };
    return { llm, get, refused: () => refused };
  }

  it("wraps an open circuit, which toProblem() finds as its cause", async () => {
    const { llm, get, refused } = appOf({ breaker: { consecutive: 1 } }, 0);
    llm.isolate();
    assert.deepEqual(await get(), [503, "circuit-open"]);
    assert.equal(refused(), 1);
  });

  it("asks once only when refusals are responses", async () => {
    calls = 0;
    const { llm, get, refused } = appOf({ refusals: "response" });
    llm.isolate();
    const start = Date.now();
    assert.deepEqual(await get(), [503, "circuit-open"]);
    assert.deepEqual([refused(), calls], [1, 0]);
    assert.ok(Date.now() - start < 400, "it does not wait to retry");
  });

  it("gives a timeout its own problem when refusals are responses", async () => {
    const hanging = (() => new Promise(() => {})) as typeof fetch;
    const { get } = appOf({ refusals: "response", timeout: 20, fetch: hanging });
    assert.deepEqual(await get(), [504, "upstream-timeout"]);
  });

  it("wraps a connection that was refused, which is a 502", async () => {
    const { get } = appOf({}, 0, "http://127.0.0.1:1/v1");
    assert.deepEqual(await get(), [502, "upstream-unreachable"]);
  });
});
