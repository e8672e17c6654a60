// The shared body where @hono/node-server leaves the global Request and Response alone, as with
// `overrideGlobalObjects: false` and in Vite's dev server, and where it replaces them.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import * as v from "valibot";
import * as djed from "../../../mod.ts";
import { requestBody } from "../../../src/core/body/body.ts";

/** Everything that reads a body, or the request, after a guard. */
const readers: Record<string, (c: any) => Promise<string> | string> = {
  "c.req.text()": (c) => c.req.text(),
  "c.req.json()": async (c) => JSON.stringify(await c.req.json()),
  "c.req.arrayBuffer()": async (c) => new TextDecoder().decode(await c.req.arrayBuffer()),
  "c.req.blob()": async (c) => await (await c.req.blob()).text(),
  "c.req.raw.text()": (c) => c.req.raw.text(),
  "c.req.raw.json()": async (c) => JSON.stringify(await c.req.raw.json()),
  "c.req.raw.arrayBuffer()": async (c) => new TextDecoder().decode(await c.req.raw.arrayBuffer()),
  "c.req.raw.body": (c) => new Response(c.req.raw.body).text(),
  "c.req.raw.clone()": (c) => c.req.raw.clone().text(),
  "new Request(url, c.req.raw)": (c) => new Request("http://x/", c.req.raw).text(),
  "a header, then text": (c) => c.req.header("content-type") ? c.req.text() : "",
  "the signal, then text": (c) => c.req.raw.signal.aborted ? "" : c.req.text(),
};

const guards: Record<string, any> = {
  "validate(json)": djed.validate("json", v.any()),
  "validate(json) in report mode": djed.validate("json", v.number(), { mode: "report" }),
  "validate(json) of too long a body": djed.validate("json", v.any(), {
    mode: "report",
    maxBytes: 3,
  }),
  "injectionScan()": djed.injectionScan(),
  "injectionScan() in report mode": djed.injectionScan({ mode: "report" }),
  "rateLimit()": djed.rateLimit({ limit: 10_000, key: () => "all" }),
  "loadShed()": djed.loadShed(),
  "circuitBreaker()": djed.circuitBreaker(),
  "tracing()": djed.tracing(),
  "protect()": djed.protect({ logger: false }),
  "a clone that was read, and a guard": async (c: any, next: () => Promise<void>) => {
    await c.req.raw.clone().text();
    await requestBody(c).read(1_024);
    await next();
  },
};

const app = new Hono();
Object.values(guards).forEach((guard, g) => {
  Object.values(readers).forEach((read, r) => {
    app.post(`/${g}/${r}`, guard, async (c) => c.text(await read(c)));
  });
  app.all(`/${g}/forwarded`, guard, (c) => {
    const forwarded = new Request("http://x/", c.req.raw);
    return c.text(`${forwarded.method} ${forwarded.body === null}`);
  });
});
const form = djed.validate("form", v.object({ a: v.string() }));
app.post("/form/data", form, async (c) => c.text(String((await c.req.formData()).get("a"))));
app.post("/form/parsed", form, async (c) => c.text(String((await c.req.parseBody()).a)));
app.post("/form/raw", form, async (c) => c.text(String((await c.req.raw.formData()).get("a"))));

const context = { waitUntil() {}, passThroughOnException() {}, props: {} };

/** How an app is served: its own `fetch`, or as Vite's dev server does, without Node's objects. */
const servers = [
  { name: "overrideGlobalObjects: false", overrideGlobalObjects: false, handle: app.fetch },
  { name: "overrideGlobalObjects: true", overrideGlobalObjects: true, handle: app.fetch },
  {
    name: "Vite's dev server",
    overrideGlobalObjects: false,
    handle: (request: Request) => app.fetch(request, {}, context),
  },
];

for (const { name, overrideGlobalObjects, handle } of servers) {
  describe(`a body with ${name}`, () => {
    let server: Server;
    let origin = "";
    before(async () => {
      server = createServer(getRequestListener(handle, { overrideGlobalObjects }));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(() => {
      server.close();
      server.closeAllConnections();
    });

    const ask = async (path: string, init: RequestInit) => {
      const answer = await fetch(origin + path, init);
      return [answer.status, await answer.text()];
    };

    Object.keys(guards).forEach((guard, g) => {
      it(`is read by every reader after ${guard}`, async () => {
        const body = '{"a":"é"}';
        for (const [r, reader] of Object.keys(readers).entries()) {
          const headers = { "content-type": "application/json" };
          const answer = await ask(`/${g}/${r}`, { method: "POST", headers, body });
          assert.deepEqual(answer, [200, body], reader);
        }
      });
    });

    it("is not part of a forwarded GET, whatever was sent with it", async () => {
      for (const [g, guard] of Object.keys(guards).entries()) {
        for (const method of ["GET", "HEAD"]) {
          for (const [length, body] of [["0", ""], ["2", "{}"]]) {
            const headers = { "content-length": length, "content-type": "application/json" };
            const options = { method, headers, path: `/${g}/forwarded` };
            const { status, text } = await send(origin, options, body);
            const isRefused = status === 400 && guard === "validate(json)" && length === "0";
            assert.ok(isRefused || status === 200, `${guard} ${method} ${length}: ${status}`);
            if (!isRefused && method === "GET") assert.equal(text, "GET true", guard);
          }
        }
      }
    });

    it("is read as a form", async () => {
      for (const reader of ["data", "parsed", "raw"]) {
        const body = new URLSearchParams({ a: "é" });
        assert.deepEqual(await ask(`/form/${reader}`, { method: "POST", body }), [200, "é"]);
      }
    });
  });
}

/** Sends a request with a body that `fetch()` does not allow. */
function send(
  origin: string,
  options: { method: string; path: string; headers: Record<string, string> },
  body: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(origin, options, (response) => {
      let text = "";
      response.on("data", (chunk) => text += chunk);
      response.on("end", () => resolve({ status: response.statusCode!, text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
