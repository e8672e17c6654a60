import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { injectionScan } from "../../../src/injection-scan/mod.ts";
import { bulkhead, circuitBreaker, loadShed, policy } from "../../../src/resilience/mod.ts";
import { valid, validate } from "../../../src/validate/mod.ts";

const turn = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms));

/** A body whose chunks the test sends. */
function upload() {
  let send!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) });
  return {
    body,
    send: (text: string) => send.enqueue(new TextEncoder().encode(text)),
    end: () => send.close(),
    breakOff: () => send.error(new Error("gone")),
  };
}

const post = (path: string, body: ReadableStream<Uint8Array>): Request =>
  new Request(`http://test${path}`, {
    method: "POST",
    body,
    headers: { "content-type": "text/plain" },
    duplex: "half",
  } as RequestInit);

/** Ways in which handlers read a body. */
const READERS: Readonly<Record<string, (c: any) => Promise<string>>> = {
  "c.req.text()": (c) => c.req.text(),
  "c.req.arrayBuffer()": async (c) => new TextDecoder().decode(await c.req.arrayBuffer()),
  "c.req.raw.text()": (c) => c.req.raw.text(),
  "the stream": (c) => new Response(c.req.raw.body).text(),
  "a clone of it": (c) => c.req.raw.clone().text(),
  "a request made of it": (c) => new Request("http://other/", c.req.raw).text(),
  "the stream, after a look at it": (c) => c.req.raw.body === null ? "" : c.req.text(),
};

function appWith(guard: any, read: (c: any) => Promise<string>) {
  let release: () => void = () => {};
  const state = { working: 0 };
  const app = new Hono().use(guard)
    .get("/", (c) => c.text("hi"))
    .post("/upload", async (c) => c.text(await read(c)))
    .post("/checked", validate("text", v.string()), (c) => c.text(valid(c, "text")))
    .post("/work", async (c) => {
      const text = await read(c);
      state.working++;
      await new Promise<void>((done) => release = done);
      return c.text(text);
    });
  return { app, state, release: () => release() };
}

for (
  const [name, guardOf] of [
    ["loadShed()", () => loadShed({ max: 1 })],
    ["a bulkhead around a route", () => policy(bulkhead({ max: 1 })).middleware()],
  ] as const
) {
  describe(`the slots of ${name}`, () => {
    for (const [how, read] of Object.entries(READERS)) {
      it(`are free while a handler waits for its client: ${how}`, async () => {
        const { app } = appWith(guardOf(), read);
        const client = upload();
        const answer = app.request(post("/upload", client.body));
        client.send("so");
        await turn();
        assert.equal((await app.request("/")).status, 200);
        client.send(" slow");
        await turn();
        assert.equal((await app.request("/")).status, 200);
        client.end();
        assert.equal(await (await answer).text(), "so slow");
        assert.equal((await app.request("/")).status, 200);
      });
    }

    it("are free while a guard further in waits for the client", async () => {
      const { app } = appWith(guardOf(), READERS["c.req.text()"]);
      const client = upload();
      const answer = app.request(post("/checked", client.body));
      client.send("checked");
      await turn();
      assert.equal((await app.request("/")).status, 200);
      client.end();
      assert.equal(await (await answer).text(), "checked");
    });

    it("are taken while the handler works on a body that has come", async () => {
      const { app, release } = appWith(guardOf(), READERS["c.req.text()"]);
      const client = upload();
      const answer = app.request(post("/work", client.body));
      client.send("all");
      client.end();
      await turn();
      assert.equal((await app.request("/")).status, 503);
      release();
      assert.equal(await (await answer).text(), "all");
      assert.equal((await app.request("/")).status, 200);
    });

    it("are free again when the client has broken off", async () => {
      const { app } = appWith(guardOf(), READERS["c.req.text()"]);
      app.onError((_error, c) => c.text("broken", 400));
      const client = upload();
      const answer = app.request(post("/upload", client.body));
      await turn();
      client.breakOff();
      assert.equal((await answer).status, 400);
      assert.equal((await app.request("/")).status, 200);
    });

    it("are not exceeded by bodies that end all at once", async () => {
      const { app, state, release } = appWith(guardOf(), READERS["c.req.text()"]);
      const clients: ReturnType<typeof upload>[] = [];
      const answers: Promise<Response>[] = [];
      for (let i = 0; i < 10; i++) {
        clients.push(upload());
        answers.push(Promise.resolve(app.request(post("/work", clients[i].body))));
        await turn(1);
      }
      for (const client of clients) client.end();
      await turn(20);
      assert.equal(state.working, 1);
      release();
      await turn(30);
      release();
      const statuses = (await Promise.all(answers)).map(({ status }) => status).sort();
      assert.deepEqual(statuses, [200, 200, 503, 503, 503, 503, 503, 503, 503, 503]);
    });
  });
}

describe("the breaker's slow calls", () => {
  for (
    const [name, guardOf] of [
      ["around a route", (options: object) => circuitBreaker(options)],
      ["in a policy", (options: object) => policy(circuitBreaker(options)).middleware()],
    ] as const
  ) {
    it(`are not those whose client was slow: ${name}`, async () => {
      const options = { slow: 40, slowRatio: 0.5, minimumCalls: 1 };
      const app = new Hono().use(guardOf(options))
        .get("/", (c) => c.text("quick"))
        .post("/slow", async (c) => {
          await turn(60);
          return c.text("slow");
        })
        .post("/", async (c) => c.text(await c.req.text()));
      const client = upload();
      const answer = app.request(post("/", client.body));
      await turn(80);
      client.end();
      assert.equal((await answer).status, 200);
      assert.equal((await app.request("/")).status, 200);
      await app.request("/slow", { method: "POST", body: "x" });
      await app.request("/slow", { method: "POST", body: "x" });
      assert.equal((await app.request("/")).status, 503);
    });
  }
});

describe("load shedding in report mode", () => {
  it("holds no request up, and counts those that wait for their client as none", async () => {
    const shed = loadShed({ max: 1, mode: "report" });
    const { app, state, release } = appWith(shed, READERS["c.req.text()"]);
    const [one, two] = [upload(), upload()];
    const first = app.request(post("/work", one.body));
    await turn();
    assert.equal(shed.stats().in_flight, 0);
    const second = app.request(post("/upload", two.body));
    await turn();
    for (const client of [one, two]) client.end();
    assert.equal((await second).status, 200);
    await turn();
    assert.equal(state.working, 1);
    release();
    assert.equal((await first).status, 200);
  });
});

describe("a body whose stream was only asked for", () => {
  const touched =
    (read: (request: Request, c: Context) => Promise<string>) => async (c: Context) => {
      const { raw } = c.req;
      return c.text(raw.body === null ? "no body" : await read(raw, c));
    };
  const app = new Hono().use(loadShed({ max: 8 }))
    .post("/hono", touched((_, c) => c.req.text()))
    .post("/raw", touched((raw) => raw.text()))
    .post("/stream", touched((raw) => new Response(raw.body).text()))
    .post("/again", touched((_, c) => new Request(c.req.raw).text()))
    .post("/clone", touched(async (raw) => (await raw.clone().text()) && await raw.text()))
    .post("/limited", bodyLimit({ maxSize: 100 }), async (c) => c.text(await c.req.text()))
    .post("/guarded", bodyLimit({ maxSize: 100 }), injectionScan(), async (c) => {
      return c.text(await c.req.text());
    });

  for (
    const { path } of [
      ...new Map(app.routes.filter(({ method }) => method === "POST").map((r) => [r.path, r]))
        .values(),
    ]
  ) {
    for (const length of ["5", undefined]) {
      it(`is there for the handler, ${path}, ${length ? "counted" : "chunked"}`, async () => {
        const headers = new Headers({ "content-type": "text/plain" });
        if (length !== undefined) headers.set("content-length", length);
        const init = {
          method: "POST",
          headers,
          body: new Blob(["hello"]).stream(),
          duplex: "half",
        };
        const answer = await app.request(path, init as RequestInit);
        assert.deepEqual([answer.status, await answer.text()], [200, "hello"]);
      });
    }
  }
});
