// The shared body where @hono/node-server leaves the global Request and Response alone.
import { it } from "node:test";
import assert from "node:assert/strict";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { requestBody } from "../../../src/core/body/body.ts";

it("a body is read after a clone of it was, also with overrideGlobalObjects: false", async (t) => {
  const app = new Hono();
  app.use(async (c, next) => {
    await c.req.raw.clone().text();
    await requestBody(c).read(1_024);
    await next();
  });
  app.post("/", async (c) => c.text(await c.req.text()));
  const options = { port: 0, hostname: "127.0.0.1", overrideGlobalObjects: false };
  const server = serve({ ...options, fetch: app.fetch }) as Server;
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "sent" });
  assert.deepEqual([answer.status, await answer.text()], [200, "sent"]);
});
