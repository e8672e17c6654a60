// The shared body over real HTTP on Node, whose server makes a Request only when one is needed.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { requestBody } from "../../../src/core/body/body.ts";

const CAP = 1_024;

describe("the shared body on @hono/node-server", () => {
  let server: ReturnType<typeof serve>;
  let origin = "";

  before(async () => {
    const inner = new Hono();
    inner.post("/again", async (c) => c.text(await requestBody(c).read(CAP)));
    const app = new Hono();
    app.use(async (c, next) => {
      c.header("x-state", await requestBody(c).read(CAP));
      requestBody(c).json();
      await next();
    });
    app.post("/text", async (c) => c.text(await c.req.text()));
    app.post("/json", async (c) => c.json([requestBody(c).json(), await c.req.json()]));
    app.post("/upload", async (c) => {
      const { file } = await c.req.parseBody();
      return c.body(await (file as File).arrayBuffer());
    });
    // As a decompressing middleware does: the declared length is no longer that of the body.
    app.post("/again", async (c) => {
      c.req.raw = new Request(c.req.raw, { body: "d".repeat(1_000_000) });
      return await inner.fetch(c.req.raw, c.env);
    });
    app.post("/refuse", (c) => c.text("too large", 413));
    app.post("/forward", (c) => fetch(new Request(`${origin}/text`, c.req.raw)));
    app.get("/method", (c) => c.text("up", 200, { "x-method": c.req.method }));
    app.get("/forward", (c) => fetch(new Request(`${origin}/method`, c.req.raw)));
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((resolve) => server.once("listening", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    (server as Server).closeAllConnections();
  });

  const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(origin + path, { method: "POST", body, headers, duplex: "half" } as RequestInit);

  function streamed(size: number): ReadableStream<Uint8Array> {
    let left = size;
    return new ReadableStream({
      pull(controller) {
        if (left <= 0) return controller.close();
        controller.enqueue(new Uint8Array(Math.min(left, 1_000)).fill(97));
        left -= 1_000;
      },
    });
  }

  it("lets a constructed request through that says less than it holds", async () => {
    const response = await post("/again", "c".repeat(5_000));
    assert.equal(await response.text(), "over-limit");
  });

  it("gives the guard and the handler the same JSON", async () => {
    const response = await post("/json", '{"a":1}', { "content-type": "application/json" });
    assert.equal(await response.text(), '[{"a":1},{"a":1}]');
  });

  it("loses nothing of a chunked body that is longer than the cap", async () => {
    const response = await post("/text", streamed(300_000));
    assert.equal(response.headers.get("x-state"), "over-limit");
    assert.equal((await response.text()).length, 300_000);
  });

  it("keeps files byte for byte, under the cap and above", async () => {
    for (const size of [100, 200_000]) {
      const bytes = new Uint8Array(size).map((_, i) => (i * 31) & 0xff);
      const form = new FormData();
      form.append("file", new File([bytes], "a.bin"));
      const response = await post("/upload", form);
      assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
    }
  });

  it("can be forwarded by a proxy", async () => {
    for (const size of [100, 200_000]) {
      const response = await post("/forward", "b".repeat(size));
      assert.equal(await response.text(), "b".repeat(size));
    }
  });

  for (const method of ["GET", "HEAD"]) {
    for (const body of [undefined, "", "sent"]) {
      it(`a ${method} with ${body ? "a" : body === "" ? "an empty" : "no"} body can be forwarded`, async () => {
        const headers = body === undefined ? {} : { "content-length": body.length };
        const [status, seen] = await new Promise<unknown[]>((resolve, reject) => {
          const options = { method, headers: { ...headers, "content-type": "text/plain" } };
          request(`${origin}/forward`, options, (answer) => {
            answer.resume();
            resolve([answer.statusCode, answer.headers["x-method"]]);
          }).on("error", reject).end(body);
        });
        assert.deepEqual([status, seen], [200, method]);
      });
    }
  }

  // Last, because the server closes the connection of a client that sends more after its response.
  it("lets a refusal arrive although the client is still sending", async () => {
    const response = await post("/refuse", streamed(300_000));
    assert.equal(response.status, 413);
    assert.equal(await response.text(), "too large");
  });
});
