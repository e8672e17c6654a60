/** The promises of webhook() and signWebhook(), as docs/webhook.md makes them. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as v from "valibot";
import * as djed from "../../mod.ts";
import { custom, signWebhook, webhook } from "../../src/webhook/mod.ts";
import type { WebhookScheme } from "../../src/webhook/mod.ts";

const SECRETS = { standard: "whsec_bmV3", svix: "whsec_bmV3" };
const SCHEMES: readonly WebhookScheme[] = [
  "standard",
  "svix",
  "stripe",
  "github",
  "slack",
  "qstash",
  "shopify",
  custom({ header: "x-signature" }),
];
const secretOf = (scheme: WebhookScheme) => SECRETS[scheme as "svix"] ?? "secret";
const nameOf = (scheme: WebhookScheme) => typeof scheme === "string" ? scheme : scheme.name;

/** Signs a body for the path "/" and sends it, perhaps another body in its place. */
async function deliver(app: Hono<any>, scheme: WebhookScheme, body: string, sent = body) {
  const url = "http://localhost/";
  const signed = await signWebhook(scheme, { secret: secretOf(scheme), body, url, id: "d1" });
  const headers = { ...signed, "content-type": "application/json" };
  return await app.request("/", { method: "POST", body: sent, headers });
}

describe("webhook()", () => {
  for (const scheme of SCHEMES) {
    it(`lets a signed delivery of ${nameOf(scheme)} pass, and no other`, async () => {
      const app = new Hono();
      app.post("/", webhook(scheme, { secret: secretOf(scheme) }), async (c) => {
        assert.equal(c.var.webhook.scheme, nameOf(scheme));
        return c.json(await c.req.json());
      });
      const response = await deliver(app, scheme, '{"ok":"ü"}');
      assert.deepEqual([response.status, await response.json()], [200, { ok: "ü" }]);
      const forged = await deliver(app, scheme, '{"ok":1}', '{"ok":2}');
      assert.equal(forged.status, 401);
      const { type, code } = await forged.json();
      assert.equal(code, "webhook-signature-invalid");
      assert.equal(type, "https://jsr.io/@djed/edge/doc/problems#webhook-signature-invalid");
    });
  }

  it("leaves the body to validate() and to the handler", async () => {
    const app = new Hono();
    app.post(
      "/",
      webhook("github", { secret: "secret" }),
      djed.validate("json", v.object({ n: v.number() })),
      async (c) => c.text(`${c.req.valid("json").n} ${await c.req.text()}`),
    );
    assert.equal(await (await deliver(app, "github", '{"n":1}')).text(), '1 {"n":1}');
    assert.equal((await deliver(app, "github", '{"n":"x"}')).status, 422);
  });

  it("runs the handler again after a failure, and once it succeeded answers 2xx at once", async () => {
    const app = new Hono();
    const statuses = [500, 400, 200];
    let successes = 0;
    const dedupe = { store: djed.memoryStore() };
    app.post("/", webhook("github", { secret: "secret", dedupe }), (c) => {
      const status = statuses.shift() as 200;
      if (status === 200) successes++;
      return c.text("", status);
    });
    const seen: number[] = [];
    for (let i = 0; i < 5; i++) seen.push((await deliver(app, "github", "{}")).status);
    assert.deepEqual(seen, [500, 400, 200, 200, 200]);
    assert.equal(successes, 1);
  });

  it("is watched by metrics(), and its refusals are counted", async () => {
    const guard = webhook("github", { secret: "secret" });
    const metrics = djed.metrics({ watch: [guard] });
    const app = new Hono();
    app.use(metrics);
    app.get("/metrics", metrics.handler);
    app.post("/", guard, (c) => c.text("ok"));
    await deliver(app, "github", "{}");
    await deliver(app, "github", "{}", "[]");
    const text = await (await app.request("/metrics")).text();
    assert.match(text, /djed_webhook_verified_total\{name="webhook"\} 1/);
    assert.match(text, /djed_guard_decisions_total\{.*code="webhook-signature-invalid".*\} 1/);
  });

  it("changes nothing in report mode", async () => {
    const app = new Hono();
    app.post("/", webhook("github", { secret: "x", mode: "report" }), (c) => c.text("ok"));
    const response = await deliver(app, "github", "{}");
    assert.deepEqual([response.status, await response.text()], [200, "ok"]);
  });

  it("shows its name in the routes of the app", () => {
    const app = new Hono();
    app.post("/", webhook("github", { secret: "x" }), (c) => c.text("ok"));
    assert.equal(app.routes[0].handler.name, "webhook");
  });
});
