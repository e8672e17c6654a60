/** A client's body that is passed on to a dependency, and whose fault a failure is. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { type Context, Hono } from "hono";
import { circuitBreaker, upstream } from "../../../src/resilience/mod.ts";

const URL_OF = "http://dependency.example/";

/** Ways to pass the body on. */
const WAYS: Record<string, (c: Context) => [RequestInfo | URL, RequestInit?]> = {
  "as the body": (c) => [
    URL_OF,
    { method: "POST", body: c.req.raw.body, duplex: "half" } as RequestInit,
  ],
  "with its request": (c) => [c.req.raw],
};

/** A dependency that reads the whole body and answers with it. */
const readsAll = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  const body = init?.body ?? (input as Request).body;
  return new Response(await new Response(body).text());
};

/** A client that sends these chunks, and then ends as given. */
function client(
  chunks: readonly string[],
  then: "end" | "break off" | "wait",
): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent < chunks.length) {
        return controller.enqueue(new TextEncoder().encode(chunks[sent++]));
      }
      if (then === "end") controller.close();
      else if (then === "break off") controller.error(new TypeError("the client has gone"));
      else return new Promise(() => {});
    },
  });
}

/** Sends one request through a proxying route. Returns whose failure was counted. */
async function proxied(
  way: (c: Context) => [RequestInfo | URL, RequestInit?],
  body: ReadableStream<Uint8Array>,
  send: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>,
) {
  const api = upstream("api", {
    breaker: { consecutive: 1 },
    timeout: 50,
    fetch: send as typeof fetch,
  });
  const route = circuitBreaker({ consecutive: 1 });
  const app = new Hono().use(route).post("/", (c) => api.for(c).fetch(...way(c)))
    .onError((_error, c) => c.text("error", 500));
  const answer = await app.request("/", { method: "POST", body, duplex: "half" } as RequestInit);
  return { text: await answer.text(), api: api.state, route: route.state };
}

for (const [name, way] of Object.entries(WAYS)) {
  describe(`a client's body that is passed on ${name}`, () => {
    it("arrives as it was sent", async () => {
      const sent = ["one ", "two ", "x".repeat(100_000)];
      const { text, api } = await proxied(way, client(sent, "end"), readsAll);
      assert.equal(text, sent.join(""));
      assert.equal(api, "closed");
    });

    it("is held against nobody when it breaks off", async () => {
      const { api, route } = await proxied(way, client(["one"], "break off"), readsAll);
      assert.deepEqual([api, route], ["closed", "closed"]);
    });

    it("is held against nobody when half of it makes the dependency answer 500", async () => {
      const half = async (input: RequestInfo | URL, init?: RequestInit) => {
        const answer = await readsAll(input, init).catch(() => undefined);
        return answer ?? new Response("half", { status: 500 });
      };
      const { text, api } = await proxied(way, client(["one"], "break off"), half);
      assert.deepEqual([text, api], ["half", "closed"]);
    });

    it("is held against nobody when it does not come in time", async () => {
      const { api, route } = await proxied(way, client(["one"], "wait"), readsAll);
      assert.deepEqual([api, route], ["closed", "closed"]);
    });

    it("does not excuse a dependency that takes it all and fails", async () => {
      const { api, route } = await proxied(way, client(["one"], "end"), async (input, init) => {
        await readsAll(input, init);
        throw new TypeError("fetch failed");
      });
      assert.deepEqual([api, route], ["open", "open"]);
    });

    it("does not excuse a dependency that answers 503 or never", async () => {
      for (
        const send of [
          () => Promise.resolve(new Response("", { status: 503 })),
          () => new Promise<Response>(() => {}),
        ]
      ) {
        const { api } = await proxied(way, client(["one"], "end"), send);
        assert.equal(api, "open");
      }
    });
  });
}

describe("a client's body that is passed on in a request made of it", () => {
  const derived = (c: Context): [Request] => [new Request(URL_OF, c.req.raw)];

  it("arrives as it was sent", async () => {
    const { text, api } = await proxied(derived, client(["one ", "two"], "end"), readsAll);
    assert.deepEqual([text, api], ["one two", "closed"]);
  });

  // Bun copies the body, and aborts the signal when the client hangs up.
  const skip = "Bun" in globalThis;
  it("is held against nobody when it breaks off", { skip }, async () => {
    const { api } = await proxied(derived, client(["one"], "break off"), readsAll);
    assert.equal(api, "closed");
  });
});

describe("a request with its own body", () => {
  it("is sent as it is", async () => {
    const own = new Request(URL_OF, { method: "POST", body: "own" });
    let sent: RequestInit | undefined;
    const { text } = await proxied(() => [own], client([], "end"), (input, init) => {
      sent = init;
      return readsAll(input, init);
    });
    assert.equal(text, "own");
    assert.equal(sent?.body, undefined);
  });
});
