import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { Hono as HonoOld } from "hono-old";
import { clientSignal } from "../../../src/core/request/client-signal.ts";
import { requestBody } from "../../../src/core/body/body.ts";

const CAP = 1_024;
const ORDER = '{"sku":"a"}';

function post(): Request {
  return new Request("http://test/orders?page=2", {
    method: "POST",
    body: ORDER,
    headers: { "content-type": "application/json", "x-tenant": "blue" },
  });
}

/** Counts the Requests that are constructed meanwhile. */
async function requestsMadeBy(work: () => unknown): Promise<number> {
  const { Request } = globalThis;
  let made = 0;
  globalThis.Request = new Proxy(Request, {
    construct(target, parameters, asked) {
      made++;
      return Reflect.construct(target, parameters, asked);
    },
  });
  try {
    await work();
    return made;
  } finally {
    globalThis.Request = Request;
  }
}

type Handler = (c: any) => unknown;

/** Calls a handler after a guard has read the body. */
async function runAfterGuard(App: typeof Hono, handler: Handler): Promise<void> {
  const app = new App();
  let failure: unknown;
  app.use("*", async (c, next) => {
    assert.equal(await requestBody(c).read(CAP), "complete");
    requestBody(c).text();
    await next();
  });
  app.post("/orders", async (c) => {
    try {
      await handler(c);
    } catch (error) {
      failure = error;
    }
    return c.text("ok");
  });
  assert.equal((await app.request(post())).status, 200);
  if (failure !== undefined) throw failure;
}

for (const [name, App] of [["this Hono", Hono], ["Hono 4.2", HonoOld as never]] as const) {
  const afterGuard = (handler: Handler) => runAfterGuard(App, handler);

  describe(`a request of ${name} whose body was read`, () => {
    it("has the signal of its client without another Request", async () => {
      await afterGuard(async (c) => {
        assert.equal(await requestsMadeBy(() => clientSignal(c)), 0);
      });
    });

    it("answers for its method, URL, headers and body without another Request", async () => {
      await afterGuard(async (c) => {
        const made = await requestsMadeBy(async () => {
          assert.equal(c.req.method, "POST");
          assert.equal(c.req.url, "http://test/orders?page=2");
          assert.equal(c.req.query("page"), "2");
          assert.equal(c.req.header("X-Tenant"), "blue");
          assert.equal(c.req.header("x-other"), undefined);
          assert.equal(c.req.header()["x-tenant"], "blue");
          assert.equal(await c.req.text(), ORDER);
          assert.deepEqual(await c.req.json(), { sku: "a" });
        });
        assert.equal(made, 0);
      });
    });

    it("answers for a text that no guard has decoded without another Request", async () => {
      const app = new App();
      app.post("/orders", async (c) => {
        assert.equal(await requestBody(c).read(CAP), "complete");
        const read = async () => [
          await c.req.text(),
          await c.req.json().catch((error: Error) => error.name),
        ];
        let answer: unknown;
        assert.equal(await requestsMadeBy(async () => answer = await read()), 0);
        return c.json(answer as never);
      });
      for (
        const [type, body, text, json] of [
          ["application/json", ORDER, ORDER, { sku: "a" }],
          ["application/json", `\ufeff${ORDER}`, ORDER, { sku: "a" }],
          ["application/x-www-form-urlencoded", "sku=a", "sku=a", "SyntaxError"],
          ["text/plain", new Uint8Array([0x61, 0xff, 0x62]), "a\ufffdb", "SyntaxError"],
          ["", ORDER, ORDER, { sku: "a" }],
        ] as const
      ) {
        const init = { method: "POST", body, headers: { "content-type": type } };
        const response = await app.request(new Request("http://test/orders", init));
        assert.deepEqual(await response.json(), [text, json]);
      }
    });

    it("has no text any more when the Request made again was read, as Hono's own", async () => {
      const app = new App();
      let text: unknown;
      app.post("/orders", async (c) => {
        await requestBody(c).read(CAP);
        await c.req.raw.text();
        text = await c.req.text().catch((error: unknown) => error);
        return c.text("ok");
      });
      await app.request(post());
      assert.ok(text instanceof TypeError);
    });

    it("makes one Request for code that needs `c.req.raw`, with the body unread", async () => {
      await afterGuard(async (c) => {
        const made = await requestsMadeBy(async () => {
          assert.equal(c.req.raw, c.req.raw);
          assert.equal(c.req.raw.bodyUsed, false);
          assert.equal(await c.req.raw.text(), ORDER);
        });
        assert.equal(made, 1);
        assert.equal(c.req.method, "POST");
      });
    });

    it("answers from that Request once it exists: its headers may be changed", async () => {
      await afterGuard((c) => {
        c.req.raw.headers.set("x-tenant", "green");
        assert.equal(c.req.header("x-tenant"), "green");
        assert.equal(c.req.header()["x-tenant"], "green");
      });
    });

    it("answers from a Request that other code has set", async () => {
      await afterGuard(async (c) => {
        const other = new Request("http://test/moved", {
          method: "PUT",
          body: "[2]",
          headers: { "content-type": "application/json" },
        });
        c.req.raw = other;
        assert.equal(c.req.raw, other);
        assert.equal(c.req.method, "PUT");
        assert.equal(c.req.url, "http://test/moved");
        assert.equal(c.req.header("x-tenant"), undefined);
        assert.equal(await requestBody(c).read(CAP), "complete");
        assert.deepEqual(await c.req.json(), [2]);
        assert.equal(c.req.method, "PUT");
      });
    });

    it("leaves a Request without a body that other code has set as it is", async () => {
      await afterGuard(async (c) => {
        const other = new Request("http://test/moved");
        c.req.raw = other;
        assert.equal(await requestBody(c).read(CAP), "complete");
        assert.equal(requestBody(c).bytes.length, 0);
        assert.equal(c.req.method, "GET");
      });
    });

    it("throws a SyntaxError for a body that is not JSON, as Hono does", async () => {
      const app = new App();
      let failure: unknown;
      app.post("/orders", async (c) => {
        await requestBody(c).read(CAP);
        requestBody(c).text();
        failure = await c.req.json().catch((error: unknown) => error);
        return c.text("ok");
      });
      await app.request("/orders", {
        method: "POST",
        body: "{",
        headers: { "content-type": "application/json" },
      });
      assert.equal((failure as Error).name, "SyntaxError");
    });
  });
}
