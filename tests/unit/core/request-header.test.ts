import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { requestHeader } from "../../../src/core/request/headers.ts";

async function asked(name: string, env?: unknown) {
  const app = new Hono();
  app.get("/", (c) => c.json({ value: requestHeader(c, name) ?? null }));
  const response = await app.request("/", { headers: { "x-here": "fetch" } }, env as never);
  return (await response.json() as { value: string | null }).value;
}

describe("one request header", () => {
  it("is read from the Fetch request", async () => {
    assert.equal(await asked("x-here"), "fetch");
    assert.equal(await asked("x-none"), null);
    assert.equal(await asked("x-here", {}), "fetch");
  });

  it("is read from Node's request where there is one", async () => {
    const env = { incoming: { headers: { "x-here": "node", "set-cookie": ["a", "b"] } } };
    assert.equal(await asked("x-here", env), "node");
    assert.equal(await asked("x-none", env), null);
    assert.equal(await asked("set-cookie", env), null);
  });

  it("is read from the Fetch request when a binding only looks like Node's", async () => {
    assert.equal(await asked("x-here", { incoming: {} }), "fetch");
    assert.equal(await asked("x-here", { incoming: { headers: new Headers() } }), "fetch");
  });
});
