import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import { etag } from "hono/etag";
import * as djed from "../../mod.ts";
import { compress } from "../../src/compress/mod.ts";
import { idempotency } from "../../src/idempotency/mod.ts";
import { longText, textOf } from "../support/compressed.ts";

const TEXT = longText();
const CLIENT = { headers: { "accept-encoding": "gzip, br" } };

describe("compress() among other middlewares", () => {
  it("compresses what is inside of protect(), whose headers stay", async () => {
    const app = new Hono();
    app.use(djed.protect({ logger: false }), compress({ platform: "force" }));
    app.get("/", (c) => c.text(TEXT));
    const response = await app.request("/", CLIENT);
    assert.equal(response.headers.get("content-encoding"), "br");
    assert.ok(response.headers.has("ratelimit"));
    assert.equal(await textOf(response), TEXT);
  });

  it("leaves a refusal as it is, because it is small", async () => {
    const app = new Hono();
    app.use(compress({ platform: "force" }), djed.rateLimit({ limit: 1, window: "1m" }));
    app.get("/", (c) => c.text(TEXT));
    await app.request("/", CLIENT);
    const response = await app.request("/", CLIENT);
    assert.equal(response.status, 429);
    assert.equal(response.headers.get("content-encoding"), null);
    assert.equal((await response.json()).code, "rate-limited");
  });

  it("keeps 304 of an ETag that it made weak", async () => {
    const app = new Hono();
    app.use(compress({ platform: "force" }), etag());
    app.get("/", (c) => c.text(TEXT));
    const first = await app.request("/", CLIENT);
    const tag = first.headers.get("etag")!;
    assert.match(tag, /^W\/"/);
    const headers = { ...CLIENT.headers, "if-none-match": tag };
    const second = await app.request("/", { headers });
    assert.equal(second.status, 304);
    assert.equal(await second.text(), "");
  });

  it("sends a replayed answer in the coding of the client that repeats the request", async () => {
    const app = new Hono();
    app.use(compress({ platform: "force" }), idempotency({ store: djed.memoryStore() }));
    app.post("/", (c) => c.text(TEXT));
    const send = (accept: string) =>
      app.request("/", {
        method: "POST",
        headers: {
          "accept-encoding": accept,
          "idempotency-key": "8e03978e-40d5-43e8-bc93-6894a57f9324",
        },
      });
    for (const accept of ["br", "gzip"]) {
      const response = await send(accept);
      assert.equal(response.headers.get("content-encoding"), accept);
      assert.equal(await textOf(response), TEXT);
    }
    assert.equal(await (await send("identity")).text(), TEXT);
  });

  it("shows the sizes before and after to metrics()", async () => {
    const guard = compress({ platform: "force" });
    const metrics = djed.metrics({ watch: [guard] });
    const app = new Hono();
    app.use(metrics, guard);
    app.get("/", (c) => c.text(TEXT));
    app.get("/metrics", metrics.handler);
    await (await app.request("/", CLIENT)).arrayBuffer();
    const text = await (await app.request("/metrics")).text();
    assert.match(text, new RegExp(`_bytes_total\\{[^}]*\\} ${TEXT.length}\\n`));
    assert.match(text, /encoded_bytes_total\{[^}]*\} \d\d\n/);
  });

  it("compresses the response of an error handler", async () => {
    const app = new Hono();
    app.use(compress({ platform: "force" }));
    app.get("/", () => {
      throw new Error("boom");
    });
    app.onError((_error, c) => c.json({ detail: TEXT }, 500));
    const response = await app.request("/", CLIENT);
    assert.equal(response.status, 500);
    assert.equal(JSON.parse(await textOf(response)).detail, TEXT);
    assert.equal(response.headers.get("content-encoding"), "br");
  });
});
