import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import type { Context } from "hono";
import * as djed from "../../mod.ts";
import * as resilience from "../../src/resilience/mod.ts";
import { idempotency } from "../../src/idempotency/mod.ts";
import type { IdempotencyOptions } from "../../src/idempotency/mod.ts";
import { memoryClaims } from "../../src/stores/memory-claims.ts";
import { manualClock } from "../../src/testing/mod.ts";

const KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324";
const OTHER_KEY = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed";

interface Sent {
  readonly key?: string | undefined;
  readonly body?: BodyInit | undefined;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
}

/** An app with one guarded route, and the number of times that its handler ran. */
function setUp(
  options: IdempotencyOptions = {},
  handler: (c: Context, runs: number) => Response | Promise<Response> = (c, runs) =>
    c.json({ runs }, 201),
) {
  const clock = manualClock(Date.UTC(2026, 0, 1));
  const seen = { runs: 0 };
  const guard = idempotency({ store: djed.memoryStore(), clock, ...options });
  const app = new Hono();
  app.use(guard);
  app.all("/orders/:id?", (c) => handler(c, ++seen.runs));
  const send = (sent: Sent = {}) => {
    const { key = KEY, body, method = "POST", path = "/orders", headers } = sent;
    return app.request(path, {
      method,
      body,
      headers: {
        ...("key" in sent && sent.key === undefined ? {} : { "idempotency-key": key }),
        ...headers,
      },
    });
  };
  return { app, clock, guard, seen, send };
}

const codeOf = async (
  response: Response,
) => [response.status, (await response.json() as { code: string }).code];

describe("idempotency()", () => {
  it("runs the handler once, and replays its answer", async () => {
    const { seen, send } = setUp();
    const [first, second] = [await send(), await send()];
    assert.deepEqual([first.status, await first.text()], [201, '{"runs":1}']);
    assert.deepEqual([second.status, await second.text()], [201, '{"runs":1}']);
    assert.equal(first.headers.get("idempotency-replayed"), null);
    assert.equal(second.headers.get("idempotency-replayed"), "true");
    assert.equal(second.headers.get("content-type"), "application/json");
    assert.equal(seen.runs, 1);
  });

  it("treats the same key with and without quotes as one", async () => {
    const { seen, send } = setUp();
    await send();
    assert.equal((await send({ key: `"${KEY}"` })).headers.get("idempotency-replayed"), "true");
    assert.equal(seen.runs, 1);
  });

  it("runs requests with different keys", async () => {
    const { seen, send } = setUp();
    await send();
    await send({ key: OTHER_KEY });
    assert.equal(seen.runs, 2);
  });

  it("refuses a request without a key, and one with an invalid key", async () => {
    const { seen, send } = setUp();
    assert.deepEqual(await codeOf(await send({ key: undefined })), [
      400,
      "idempotency-key-missing",
    ]);
    assert.deepEqual(await codeOf(await send({ key: "a b" })), [400, "idempotency-key-invalid"]);
    assert.deepEqual(await codeOf(await send({ key: "order-1" })), [
      400,
      "idempotency-key-invalid",
    ]);
    assert.equal(seen.runs, 0);
  });

  it("lets requests without a key run if it is not required", async () => {
    const { seen, send } = setUp({ required: false });
    assert.equal((await send({ key: undefined })).status, 201);
    assert.deepEqual(await codeOf(await send({ key: "" })), [400, "idempotency-key-invalid"]);
    assert.equal(seen.runs, 1);
  });

  it("ignores GET, PUT and DELETE by default", async () => {
    const { seen, send } = setUp();
    for (const method of ["GET", "PUT", "DELETE"]) {
      await send({ method });
      await send({ method, key: undefined });
    }
    assert.equal(seen.runs, 6);
  });

  it("guards the methods that are listed", async () => {
    const { seen, send } = setUp({ methods: ["DELETE"] });
    await send({ method: "DELETE" });
    await send({ method: "DELETE" });
    await send();
    await send();
    assert.equal(seen.runs, 3);
  });

  const changes: Record<string, Sent> = {
    "another body": { body: "b" },
    "another path of the route": { path: "/orders/2" },
    "another query": { path: "/orders?a=2" },
    "another method": { method: "PATCH" },
    "another content type": { headers: { "content-type": "text/html" } },
    "other credentials, without a principal": { headers: { authorization: "Bearer b" } },
    "another cookie, without a principal": { headers: { cookie: "session=b" } },
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`refuses a key that is used again for ${name}`, async () => {
      const { seen, send } = setUp();
      const base = { body: "a", headers: { "content-type": "text/plain" } };
      await send(base);
      const again = { ...base, ...change, headers: { ...base.headers, ...change.headers } };
      const response = await send(again);
      assert.deepEqual(await codeOf(response), [422, "idempotency-key-reused"]);
      assert.equal(seen.runs, 1);
    });
  }

  it("compares queries in any order", async () => {
    const { seen, send } = setUp();
    await send({ path: "/orders?a=1&b=2" });
    await send({ path: "/orders?b=2&a=1" });
    assert.equal(seen.runs, 1);
  });

  it("keeps the answers of principals apart, and needs no long keys then", async () => {
    const { seen, send } = setUp({ key: (c) => c.req.header("x-user") });
    const of = async (user: string) => {
      const response = await send({ key: "1", headers: { "x-user": user } });
      return await response.text();
    };
    assert.deepEqual([await of("a"), await of("b"), await of("a")], [
      '{"runs":1}',
      '{"runs":2}',
      '{"runs":1}',
    ]);
    assert.equal(seen.runs, 2);
    const response = await send({ key: "1" });
    assert.deepEqual(await codeOf(response), [400, "idempotency-key-invalid"]);
  });

  it("does not confuse the principal with the key", async () => {
    const { seen, send } = setUp({ key: (c) => c.req.header("x-user") });
    await send({ key: "23", headers: { "x-user": "1" } });
    await send({ key: "3", headers: { "x-user": "12" } });
    assert.equal(seen.runs, 2);
  });

  it("refuses a second request while the first one runs", async () => {
    let finish = (): void => {};
    const { seen, send } = setUp({}, async (c) => {
      await new Promise<void>((resolve) => finish = resolve);
      return c.text("done");
    });
    const first = send();
    while (seen.runs === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const second = await send();
    assert.equal(second.headers.get("retry-after"), "5");
    const problem = await second.json() as { code: string; retryAfter: number };
    assert.deepEqual([second.status, problem.code, problem.retryAfter], [
      409,
      "idempotency-key-in-progress",
      5,
    ]);
    assert.deepEqual(
      await codeOf(await send({ body: "other" })),
      [422, "idempotency-key-reused"],
    );
    finish();
    assert.equal(await (await first).text(), "done");
    assert.equal(await (await send()).text(), "done");
  });

  it("runs exactly one of 1 000 concurrent requests", async () => {
    const { seen, send } = setUp({}, async (c) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return c.text("once");
    });
    const responses = await Promise.all(Array.from({ length: 1_000 }, () => send()));
    const statuses = new Set(responses.map(({ status }) => status));
    assert.equal(seen.runs, 1);
    assert.ok([...statuses].every((status) => status === 200 || status === 409));
  });

  it("replays errors, also those that were thrown", async () => {
    const { seen, send, app } = setUp({}, (_c, runs) => {
      throw new Error(`run ${runs}`);
    });
    app.onError((error, c) => c.json({ error: error.message }, 500));
    await send();
    const second = await send();
    assert.deepEqual([second.status, await second.text()], [500, '{"error":"run 1"}']);
    assert.equal(seen.runs, 1);
  });

  it("releases the key after a refusal by a guard behind it, a 401 and a 429", async () => {
    for (const status of [401, 429] as const) {
      const { seen, send } = setUp({}, (c, runs) => c.text("", runs === 1 ? status : 201));
      assert.deepEqual([(await send()).status, (await send()).status], [status, 201]);
      assert.equal(seen.runs, 2);
    }
    const app = new Hono();
    let runs = 0;
    let allowed = false;
    app.use(idempotency({ store: djed.memoryStore() }));
    app.use(
      djed.rateLimit({
        limit: 1,
        store: { scope: "global", take: (batch) => batch.map(() => ({ allowed, spent: [0] })) },
      }),
    );
    app.post("/", (c) => c.text(`${++runs}`));
    const send = () => app.request("/", { method: "POST", headers: { "idempotency-key": KEY } });
    assert.equal((await send()).status, 429);
    allowed = true;
    assert.equal((await send()).status, 200);
    assert.equal((await send()).headers.get("idempotency-replayed"), "true");
    assert.equal(runs, 1);
  });

  it("releases the key after a refusal of a policy behind it, unless the handler ran", async () => {
    const store = djed.memoryStore();
    let runs = 0;
    let isFull = true;
    const app = new Hono();
    app.use(idempotency({ store }));
    app.use("/early", resilience.policy(resilience.bulkhead({ max: 1, queue: 0 })).middleware());
    app.use("/late", resilience.policy(resilience.timeout("1m")).middleware());
    app.post("/early", async (c) => {
      runs++;
      for (let i = 0; isFull && i < 400; i++) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return c.text("ok");
    });
    app.post("/late", () => {
      runs++;
      throw new resilience.BulkheadFullError({ upstream: "bank" });
    });
    const send = (path: string, key: string) =>
      app.request(path, { method: "POST", headers: { "idempotency-key": key } });
    const first = send("/early", KEY);
    for (let i = 0; runs === 0 && i < 400; i++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.equal((await send("/early", OTHER_KEY)).status, 503);
    isFull = false;
    assert.equal((await first).status, 200);
    const retry = await send("/early", OTHER_KEY);
    assert.deepEqual([retry.status, retry.headers.get("idempotency-replayed")], [200, null]);

    const late = await send("/late", KEY);
    const again = await send("/late", KEY);
    assert.equal(again.status, late.status);
    assert.equal(again.headers.get("idempotency-replayed"), "true");
    assert.equal(runs, 3);
  });

  it("forgets an answer after its time", async () => {
    const { seen, send, clock } = setUp({ ttl: "10s" });
    await send();
    clock.advance(9_999);
    await send();
    assert.equal(seen.runs, 1);
    clock.advance(1);
    await send();
    assert.equal(seen.runs, 2);
  });

  it("replays a binary body, an empty one, and headers that describe the content", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const { send } = setUp(
      {},
      (c) => c.body(bytes, 200, { "content-type": "image/png", etag: '"1"' }),
    );
    const first = new Uint8Array(await (await send()).arrayBuffer());
    const second = await send();
    assert.deepEqual(first, bytes);
    assert.deepEqual(new Uint8Array(await second.arrayBuffer()), bytes);
    assert.deepEqual(["content-type", "etag"].map((name) => second.headers.get(name)), [
      "image/png",
      '"1"',
    ]);
    const empty = setUp({}, (c) => c.body(null, 204));
    await empty.send();
    const again = await empty.send();
    assert.deepEqual([again.status, again.body, empty.seen.runs], [204, null, 1]);
  });

  it("adds the headers of middlewares around it to a replay", async () => {
    const app = new Hono();
    let requests = 0;
    app.use(async (c, next) => {
      c.header("x-before", String(++requests));
      await next();
      c.header("x-after", String(requests));
    });
    app.use(idempotency({ store: djed.memoryStore() }));
    app.post("/", (c) => c.text("ok", 201, { "x-handler": "1" }));
    const send = () => app.request("/", { method: "POST", headers: { "idempotency-key": KEY } });
    await send();
    const { headers } = await send();
    const names = ["x-before", "x-after", "x-handler", "content-type"];
    assert.deepEqual(names.map((name) => headers.get(name)?.toLowerCase() ?? null), [
      ...["2", "2", null],
      "text/plain; charset=utf-8",
    ]);
  });

  it("replays no cookie", async () => {
    const { send } = setUp({}, (c) => c.text("ok", 200, { "set-cookie": "session=secret" }));
    assert.equal((await send()).headers.get("set-cookie"), "session=secret");
    assert.equal((await send()).headers.get("set-cookie"), null);
  });

  it("passes long answers and streams on, and refuses to run them again", async () => {
    const long = "x".repeat(2_000);
    let go = (): void => {};
    const stream = () =>
      new ReadableStream<Uint8Array>({
        async start(controller) {
          controller.enqueue(new TextEncoder().encode("first "));
          await new Promise<void>((resolve) => go = resolve);
          controller.enqueue(new TextEncoder().encode("last"));
          controller.close();
        },
      });
    const answers: [string, () => Response][] = [
      [long, () => new Response(long)],
      [long, () => new Response(long, { headers: { "content-length": "2000" } })],
      ["first last", () => new Response(stream())],
      [
        "first last",
        () => new Response(stream(), { headers: { "content-type": "text/event-stream" } }),
      ],
    ];
    for (const [text, make] of answers) {
      const { seen, send } = setUp({ maxStored: "1kb" }, make);
      const first = await send();
      go();
      assert.equal(await first.text(), text);
      assert.deepEqual(await codeOf(await send()), [409, "idempotency-key-completed"]);
      assert.equal(seen.runs, 1);
    }
  });

  it("keeps an answer of exactly maxStored bytes", async () => {
    const { send } = setUp({ maxStored: 1_000 }, (c) => c.text("x".repeat(1_000)));
    await send();
    assert.equal((await (await send()).text()).length, 1_000);
  });

  it("refuses a body that is too large, and lets the handler read one that is not", async () => {
    const { send } = setUp({ maxBytes: 10 }, async (c) => c.text(await c.req.text()));
    assert.deepEqual(await codeOf(await send({ body: "x".repeat(11) })), [
      413,
      "payload-too-large",
    ]);
    assert.equal(await (await send({ body: "x".repeat(10) })).text(), "x".repeat(10));
  });

  it("gives the handler the key", async () => {
    const { send } = setUp({}, (c) => c.json(c.get("idempotency" as never)));
    assert.deepEqual(await (await send()).json(), { key: KEY, claimed: true });
  });

  it("guards a request once, also if it is registered twice", async () => {
    const app = new Hono();
    const guard = idempotency({ store: djed.memoryStore() });
    app.use(guard);
    app.post("/", guard, (c) => c.text("ok"));
    const response = await app.request("/", {
      method: "POST",
      headers: { "idempotency-key": KEY },
    });
    assert.equal(response.status, 200);
  });

  it("records its decisions", async () => {
    const seen: unknown[] = [];
    const { send } = setUp({
      onDecision: (_c, { action, code, reason }) => seen.push([action, code, reason]),
    });
    await send();
    await send();
    await send({ body: "other" });
    assert.deepEqual(seen, [
      ["allow", undefined, undefined],
      ["allow", undefined, "replayed"],
      ["deny", "idempotency-key-reused", undefined],
    ]);
  });

  it("counts", async () => {
    const { guard, send } = setUp();
    await send();
    await send();
    await send({ body: "other" });
    assert.deepEqual(guard.stats(), {
      run_total: 1,
      replayed_total: 1,
      refused_total: 1,
      store_errors_total: 0,
      leases_lost_total: 0,
    });
    await guard.ping();
  });

  it("refuses and replays nothing in report mode", async () => {
    const actions: unknown[] = [];
    const { seen, send } = setUp({
      mode: "report",
      onDecision: (_c, { action, code, reason }) => actions.push([action, code ?? reason]),
    });
    await send();
    await send();
    await send({ body: "other" });
    await send({ key: undefined });
    assert.equal(seen.runs, 4);
    assert.deepEqual(actions, [
      ["allow", undefined],
      ["report", "replayed"],
      ["report", "idempotency-key-reused"],
      ["report", "idempotency-key-missing"],
    ]);
  });

  it("enforces although another guard of the request only reports", async () => {
    const store = djed.memoryStore();
    let runs = 0;
    const app = new Hono();
    app.use(idempotency({ store, mode: "report" }));
    app.post("/paid/orders", idempotency({ store }), (c) => {
      return c.text(`${++runs} ${c.var.idempotency.claimed}`);
    });
    const send = async (body: string) => {
      const headers = { "idempotency-key": KEY };
      const response = await app.request("/paid/orders", { method: "POST", headers, body });
      return [response.status, response.ok && await response.text()];
    };
    for (let i = 0; i < 3; i++) assert.deepEqual(await send("1"), [200, "1 true"]);
    assert.deepEqual(await send("2"), [422, false]);
  });

  it("tells the handler that a request is not protected in report mode", async () => {
    const { send } = setUp({ mode: "report" }, (c) => c.json(c.get("idempotency" as never)));
    for (let i = 0; i < 2; i++) {
      assert.deepEqual(await (await send()).json(), { key: KEY, claimed: false });
    }
  });

  it("checks its options", () => {
    const wrong: [unknown, RegExp][] = [
      [{ ttl: "0s" }, /ttl must be a duration/],
      [{ lease: 10 }, /lease must be a duration/],
      [{ failMode: "local" }, /failMode must be one of "closed", "open"/],
      [
        { methods: ["GET"] },
        /methods must be a list of "POST", "PATCH", "PUT", "DELETE", got "GET"/,
      ],
      [{ methods: [] }, /methods must be a list/],
      [{ methods: "POST" }, /methods must be a list/],
      [{ store: { scope: "global", take: () => [] } }, /store must be a store that keeps claims/],
      [{ store: null }, /store must be a store/],
      [{ key: "x-user" }, /key must be a function/],
      [{ ttlSeconds: 5 }, /this is "ttl" here/],
    ];
    for (const [options, message] of wrong) {
      assert.throws(() => idempotency(options as never), message);
    }
  });
});

describe("idempotency() with a store of claims", () => {
  it("asks the store once before the handler, and once after it", async () => {
    const calls: string[] = [];
    const inner = memoryClaims();
    const store = {
      claim: (
        ...args: Parameters<typeof inner.claim>
      ) => (calls.push("claim"), inner.claim(...args)),
      finish: (
        ...args: Parameters<typeof inner.finish>
      ) => (calls.push("finish"), inner.finish(...args)),
      read: inner.read.bind(inner),
    };
    const { send } = setUp({ store }, (c) => (calls.push("run"), c.text("ok")));
    await send();
    await send();
    assert.deepEqual(calls, ["claim", "run", "finish", "claim"]);
  });

  it("gives the store no more than four thirds of a body, whatever its characters", async () => {
    const results: string[] = [];
    const inner = memoryClaims();
    const store = {
      ...{ claim: inner.claim.bind(inner), read: inner.read.bind(inner) },
      finish: (...args: Parameters<typeof inner.finish>) => {
        results.push(args[1].result!);
        return inner.finish(...args);
      },
    };
    const body = "\0".repeat(65_536);
    const { send } = setUp({ store }, (c) => c.text(body));
    for (let i = 0; i < 2; i++) assert.equal(await (await send()).text(), body);
    assert.ok(results[0].length < 1.34 * body.length, `${results[0].length} characters`);
  });

  it("never sends keys or content of clients to the store", async () => {
    const sent: string[] = [];
    const inner = memoryClaims();
    const store = {
      ...{ finish: inner.finish.bind(inner), read: inner.read.bind(inner) },
      claim: (...args: Parameters<typeof inner.claim>) => {
        sent.push(JSON.stringify(args.slice(0, 2)));
        return inner.claim(...args);
      },
    };
    const { send } = setUp({ store, key: () => "principal" });
    await send({ body: "content" });
    assert.equal(sent.length, 1);
    assert.doesNotMatch(sent[0], new RegExp(`${KEY}|principal|content`));
  });
});
