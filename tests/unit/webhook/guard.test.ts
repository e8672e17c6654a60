import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { signWebhook, webhook } from "../../../src/webhook/mod.ts";
import type { WebhookDecision } from "../../../src/webhook/types.ts";
import { warningsOf } from "../../support/warnings.ts";
import {
  clockAt,
  deliver,
  receiver,
  receiverOf,
  SIGNED_AT,
  vector,
  vectors,
} from "../../support/webhooks.ts";

const codeOf = async (response: Response) => (await response.json()).code;

describe("webhook(): freshness", () => {
  for (const one of vectors) {
    const { timestamp } = one;
    if (timestamp === undefined || one.name === "qstash") continue;
    it(`accepts ${one.name} up to five minutes before and after, to the second`, async () => {
      for (const [at, status] of [[-301, 401], [-300, 200], [300, 200], [301, 401]]) {
        const response = await deliver(receiverOf(one, { clock: clockAt(timestamp + at) }), one);
        assert.equal(response.status, status, `${at} s`);
        if (status === 401) assert.equal(await codeOf(response), "webhook-stale");
      }
    });
  }

  it("accepts qstash in the period of its token only, plus the tolerance", async () => {
    const one = vector("qstash");
    const statusAt = async (at: number, tolerance?: "10s") => {
      const options = { clock: clockAt(SIGNED_AT + at), tolerance };
      return (await deliver(receiverOf(one, options), one)).status;
    };
    assert.deepEqual(await Promise.all([-1, 0, 299, 300].map((at) => statusAt(at))), [
      401,
      200,
      200,
      401,
    ]);
    assert.deepEqual(await Promise.all([-11, -10, 309, 310].map((at) => statusAt(at, "10s"))), [
      401,
      200,
      200,
      401,
    ]);
  });

  it("takes another tolerance", async () => {
    const one = vector("stripe");
    const at = (seconds: number) => clockAt(SIGNED_AT + seconds);
    const late = receiverOf(one, { tolerance: "10s", clock: at(11) });
    assert.equal((await deliver(late, one)).status, 401);
    const early = receiverOf(one, { tolerance: "10s", clock: at(10) });
    assert.equal((await deliver(early, one)).status, 200);
  });

  it("says of a forged delivery that its signature is invalid, however old it is", async () => {
    const one = vector("stripe");
    const app = receiverOf(one, { clock: clockAt(SIGNED_AT + 9_999) });
    const forged = await deliver(app, one, { body: "{}" });
    const stale = await deliver(app, one);
    const [a, b] = [await forged.json(), await stale.json()];
    assert.deepEqual([a.code, b.code], ["webhook-signature-invalid", "webhook-stale"]);
    assert.deepEqual([a.title, a.detail], [b.title, b.detail]);
  });

  it("refuses what signs a time while the clock has none", async () => {
    for (const name of ["standard", "stripe", "slack", "qstash"]) {
      const app = receiverOf(vector(name), { clock: { now: () => NaN } });
      const response = await deliver(app, vector(name));
      assert.equal(await codeOf(response), "webhook-stale", name);
    }
  });

  it("warns of a tolerance where no time is signed", async () => {
    const warnings = await warningsOf(() => webhook("github", { secret: "x", tolerance: "5m" }));
    assert.match(warnings[0], /github signs no time, so tolerance has no effect/);
  });
});

describe("webhook(): signatures", () => {
  it("accepts any of several secrets, in any order", async () => {
    for (const one of vectors) {
      const other = one.scheme === "standard" || one.scheme === "svix" ? "whsec_bmV3" : "new";
      for (const secret of [[other, one.secret], [one.secret, other]]) {
        assert.equal((await deliver(receiverOf(one, { secret }), one)).status, 200, one.name);
      }
    }
  });

  it("accepts any of several signatures of standard and stripe, and skips other versions", async () => {
    const standard = vector("standard");
    const right = standard.headers["webhook-signature"];
    const wrong = right.replace("g0h", "h0h");
    for (
      const [text, status] of [
        [`${wrong} ${right}`, 200],
        [`${right} ${wrong}`, 200],
        [`v2,abc ${right} nonsense`, 200],
        [`${wrong}`, 401],
        [`v2,${right.slice(3)}`, 401],
        [`${right.slice(3)}`, 401],
        ["", 401],
        [Array(17).fill(right).join(" "), 401],
      ] as const
    ) {
      const headers = { "webhook-signature": text };
      const response = await deliver(receiverOf(standard), standard, { headers });
      assert.equal(response.status, status, text);
    }
    const stripe = vector("stripe");
    const [time, mac] = stripe.headers["stripe-signature"].split(",");
    for (
      const [text, status] of [
        [`${time},v1=${"0".repeat(64)},${mac}`, 200],
        [`${time},${mac},v0=abc`, 200],
        [`${time},v0=${mac.slice(3)}`, 401],
        [`${time},${time},${mac}`, 401],
        [`t=0${SIGNED_AT},${mac}`, 401],
        [mac, 401],
      ] as const
    ) {
      const headers = { "stripe-signature": text };
      assert.equal((await deliver(receiverOf(stripe), stripe, { headers })).status, status, text);
    }
  });

  it("accepts lower-case hex and canonical base64 only", async () => {
    const github = vector("github");
    const upper = github.headers["x-hub-signature-256"].replace(/[a-f]/, (c) => c.toUpperCase());
    const shopify = vector("shopify");
    const base64 = shopify.headers["x-shopify-hmac-sha256"];
    const v1a = vector("standard, v1a");
    const ed = v1a.headers["webhook-signature"];
    for (
      const [one, name, text] of [
        [github, "x-hub-signature-256", upper],
        [shopify, "x-shopify-hmac-sha256", base64.replace("=", "")],
        [shopify, "x-shopify-hmac-sha256", base64.replaceAll("/", "_").replaceAll("+", "-")],
        // The last digit has two unused bits.
        [shopify, "x-shopify-hmac-sha256", base64.replace("o=", "p=")],
        [v1a, "webhook-signature", ed.replace("w==", "x==")],
        [v1a, "webhook-signature", ed.replace("==", "")],
      ] as const
    ) {
      const response = await deliver(receiverOf(one), one, { headers: { [name]: text } });
      assert.equal(response.status, 401, text);
    }
  });

  it("does not read the parts of one delivery as those of another", async () => {
    const secret = "whsec_bmV3";
    const body = `${SIGNED_AT}.{}`;
    const signed = await signWebhook("standard", { secret, body, id: "a", timestamp: SIGNED_AT });
    const app = receiver("standard", { secret, clock: clockAt(SIGNED_AT) });
    const shifted = { headers: { ...signed, "webhook-id": `a.${SIGNED_AT}` }, body: "{}" };
    assert.equal((await deliver(app, { headers: signed, body })).status, 200);
    assert.equal((await deliver(app, shifted)).status, 401);
  });

  it("takes the headers of Standard Webhooks for svix", async () => {
    const { secret, headers, body } = vector("standard");
    const app = receiver("svix", { secret, clock: clockAt(SIGNED_AT) });
    assert.equal((await deliver(app, { headers, body })).status, 200);
  });

  it("compares the URL that QStash signed with its option", async () => {
    const one = vector("qstash");
    for (
      const [url, status] of [
        ["https://example.com/hooks/qstash", 200],
        ["https://example.org/hooks/qstash", 401],
      ] as const
    ) {
      assert.equal((await deliver(receiverOf(one, { url }), one)).status, status);
    }
  });

  it("verifies the bytes: Unicode, line ends, invalid UTF-8 and an empty body", async () => {
    const bodies = ["\ufeff{}", "ü\r\n\n", "", new Uint8Array([255, 0, 254])];
    for (const body of bodies) {
      const headers = await signWebhook("github", { secret: "s", body });
      const app = new Hono();
      app.post("*", webhook("github", { secret: "s" }), async (c) => {
        return c.body(await c.req.arrayBuffer());
      });
      const response = await app.request("/", { method: "POST", body: body as BodyInit, headers });
      assert.equal(response.status, 200);
      const sent = typeof body === "string" ? new TextEncoder().encode(body) : body;
      assert.deepEqual(new Uint8Array(await response.arrayBuffer()), sent);
    }
  });
});

describe("webhook(): secrets", () => {
  const one = vector("github");

  it("ignores white space around a secret, such as a line end", async () => {
    const app = receiverOf(one, { secret: ` ${one.secret}\r\n` });
    assert.equal((await deliver(app, one)).status, 200);
  });

  it("asks a function of the context, which may return a promise and missing secrets", async () => {
    const app = new Hono<{ Bindings: { NEW: string; OLD?: string } }>();
    app.post(
      "*",
      webhook("github", { secret: async (c) => await [c.env.NEW, c.env.OLD] }),
      (c) => c.text("ok"),
    );
    const statusOf = async (env: object) => {
      const { headers, body } = one;
      return (await app.request("/", { method: "POST", headers, body }, env)).status;
    };
    assert.equal(await statusOf({ NEW: one.secret }), 200);
    assert.equal(await statusOf({ NEW: "new", OLD: one.secret }), 200);
    assert.equal(await statusOf({ NEW: "new" }), 401);
  });

  it("does not call a function for a request without a well-formed signature", async () => {
    let calls = 0;
    const app = receiverOf(one, { secret: () => `${++calls}` });
    assert.equal((await deliver(app, { headers: {}, body: one.body })).status, 401);
    assert.equal(calls, 0);
    assert.equal((await deliver(app, one)).status, 401);
    assert.equal(calls, 1);
  });

  it("refuses with 503 while the function fails, and counts it", async () => {
    for (const secret of [() => "", () => undefined, () => 7, () => Promise.reject(new Error())]) {
      const guard = webhook("github", { secret: secret as never });
      const app = new Hono().post("*", guard, (c) => c.text("ok"));
      let response: Response | undefined;
      const warnings = await warningsOf(async () => response = await deliver(app, one));
      assert.equal(response!.status, 503);
      assert.equal(response!.headers.get("retry-after"), "5");
      assert.equal(await codeOf(response!), "webhook-unavailable");
      assert.equal(guard.stats().callback_errors_total, 1);
      assert.ok(warnings.every((text) => text.includes("a refusal with 503 is used instead")));
    }
  });

  it("does not show a secret in place of the options", async () => {
    const secret = "whsec_bmV3" as never;
    const text = "options must be an object, got a text; write { secret }";
    assert.throws(() => webhook("standard", secret), { message: `webhook: ${text}` });
    await assert.rejects(signWebhook("standard", secret), { message: `signWebhook: ${text}` });
  });

  it("does not show a secret that is malformed", () => {
    assert.throws(() => webhook("standard", { secret: "whsec_?hidden" }), (error: Error) => {
      assert.match(
        error.message,
        /^webhook: secret of standard must be "whsec_" and base64, got a/,
      );
      return !error.message.includes("hidden");
    });
    for (const secret of ["", " \n", [], [""], [undefined], undefined, 7]) {
      assert.throws(
        () => webhook("github", { secret: secret as never }),
        /secret must be a secret/,
      );
    }
    assert.throws(() => webhook("standard", { secret: "whsk_bmV3" }), /the public key/);
    assert.throws(() => webhook("standard", { secret: "whpk_bmV3" }), /base64 of 32 bytes/);
  });
});

describe("webhook(): the rest of a request", () => {
  const one = vector("stripe");

  it("refuses a body above maxBytes with 413", async () => {
    const response = await deliver(receiverOf(one, { maxBytes: 10 }), one);
    assert.equal(response.status, 413);
    assert.equal(await codeOf(response), "payload-too-large");
  });

  it("reads a megabyte once, and leaves it to validate() and the handler", async () => {
    const body = JSON.stringify({ text: "x".repeat(1_048_576 - 11) });
    assert.equal(body.length, 1_048_576);
    let reads = 0;
    const bytes = new TextEncoder().encode(body);
    const stream = new ReadableStream({
      pull(controller) {
        const start = reads++ * 65_536;
        if (start >= bytes.length) controller.close();
        else controller.enqueue(bytes.slice(start, start + 65_536));
      },
    });
    const headers = await signWebhook("github", { secret: "s", body });
    const app = new Hono();
    app.post("*", webhook("github", { secret: "s" }), async (c) => {
      const { text } = await c.req.json();
      return c.text(`${text.length} ${(await c.req.text()).length}`);
    });
    const request = new Request("http://localhost/", {
      method: "POST",
      body: stream,
      headers,
      duplex: "half",
    } as RequestInit);
    const response = await app.request(request);
    assert.equal(await response.text(), "1048565 1048576");
    assert.equal(reads, 17);
  });

  it("does not read the body of a request without a signature", async () => {
    let pulls = 0;
    const body = new ReadableStream({ pull: () => void pulls++ }, { highWaterMark: 0 });
    const request = new Request("http://localhost/", {
      method: "POST",
      body,
      duplex: "half",
    } as RequestInit);
    assert.equal((await receiverOf(one).request(request)).status, 401);
    assert.equal(pulls, 0);
  });

  it("challenges, is not cached, and tells nothing about the secret or the input", async () => {
    const response = await deliver(receiverOf(one), one, { body: "<script>" });
    assert.equal(response.headers.get("www-authenticate"), "Signature");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    const text = await response.text();
    assert.ok(!text.includes("script") && !text.includes("v1="));
  });

  it("records its decisions, and counts them", async () => {
    const seen: WebhookDecision[] = [];
    const clock = clockAt(SIGNED_AT);
    const guard = webhook("stripe", {
      secret: one.secret,
      clock,
      onDecision: (_c, decision) => void seen.push(decision),
    });
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      assert.deepEqual(djed.decisions(c), seen.slice(-1));
    });
    app.post("*", guard, (c) => c.text("ok"));
    await deliver(app, one);
    await deliver(app, one, { body: "{}" });
    await deliver(app, { headers: {}, body: "" });
    const common = { guard: "webhook", detail: { scheme: "stripe" }, atMs: SIGNED_AT * 1_000 };
    const code = "webhook-signature-invalid";
    assert.deepEqual(seen, [
      { action: "allow", ...common },
      { action: "deny", code, reason: "signature", ...common },
      { action: "deny", code, reason: "headers", ...common },
    ]);
    assert.deepEqual(guard.stats(), {
      verified_total: 1,
      refused_total: 2,
      replayed_total: 0,
      callback_errors_total: 0,
      store_errors_total: 0,
    });
  });

  it("lets everything pass in report mode, and sets the variable for authentic ones", async () => {
    const seen: string[] = [];
    const app = receiverOf(one, {
      mode: "report",
      onDecision: (_c, d) => void seen.push(d.action),
    });
    const forged = await deliver(app, one, { body: "{}" });
    assert.deepEqual(await forged.json(), { body: "{}" });
    const authentic = await deliver(app, one);
    assert.equal((await authentic.json()).webhook.id, "evt_test_webhook");
    assert.deepEqual(seen, ["report", "allow"]);
  });

  it("renders refusals as problems() says", async () => {
    const app = new Hono();
    app.use(djed.problems((_c, { code, status }) => Response.json({ code }, { status })));
    app.post("*", webhook("stripe", { secret: "x" }), (c) => c.text("ok"));
    const response = await app.request("/", { method: "POST" });
    assert.deepEqual(await response.json(), { code: "webhook-signature-invalid" });
  });
});
