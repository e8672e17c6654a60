import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { signWebhook } from "../../../src/webhook/mod.ts";
import { deliver, ED25519, PATH, receiverOf, vector, vectors } from "../../support/webhooks.ts";

describe("webhook(): deliveries as their senders sign them", () => {
  for (const one of vectors) {
    it(`accepts ${one.name}, and tells the handler its id and time`, async () => {
      const response = await deliver(receiverOf(one), one);
      assert.equal(response.status, 200);
      const { webhook, body } = await response.json();
      const scheme = one.scheme as string;
      const { id, timestamp } = one;
      assert.deepEqual(webhook, { scheme, ...(id && { id }), ...(timestamp && { timestamp }) });
      assert.equal(body, one.body);
    });

    it(`refuses ${one.name} with another body, another secret or without its signature`, async () => {
      const wrong = one.secret.replace(
        /.(=*)$/,
        (last, end) => (last[0] === "w" ? "A" : "w") + end,
      );
      const signature = Object.keys(one.headers).find((name) =>
        name.includes("sig") ||
        name.includes("hmac")
      )!;
      const { [signature]: _, ...headers } = one.headers;
      const responses = await Promise.all([
        deliver(receiverOf(one), one, { body: `${one.body} ` }),
        deliver(receiverOf(one), { ...one, headers }),
        wrong.startsWith("whpk_") ? undefined : deliver(receiverOf(one, { secret: wrong }), one),
      ]);
      for (const response of responses) {
        if (response === undefined) continue;
        assert.equal(response.status, 401);
        assert.equal((await response.json()).code, "webhook-signature-invalid");
      }
    });
  }
});

describe("signWebhook()", () => {
  for (const one of vectors) {
    if (one.name === "qstash" || one.name === "standard, v1a") continue;
    it(`signs as ${one.name}`, async () => {
      const { scheme, secret, body, id, timestamp, headers } = one;
      const options = { secret, body, ...(id && { id }), ...(timestamp && { timestamp }) };
      assert.deepEqual(await signWebhook(scheme, options), headers);
    });
  }

  it("signs with an Ed25519 key as v1a", async () => {
    const { body, id, timestamp } = vector("standard, v1a");
    const headers = await signWebhook("standard", {
      secret: ED25519.privateKey,
      body,
      id: id!,
      timestamp: timestamp!,
    });
    assert.equal(headers["webhook-signature"], ED25519.signature);
  });

  it("signs the URL for QStash", async () => {
    const one = vector("qstash");
    const { secret, body, timestamp } = one;
    const url = `https://example.com${PATH}`;
    const headers = await signWebhook("qstash", { secret, body, url, timestamp: timestamp! });
    assert.equal((await deliver(receiverOf(one), { headers, body })).status, 200);
    const elsewhere = await signWebhook("qstash", {
      secret,
      body,
      url: "https://example.com/hooks/other",
      timestamp: timestamp!,
    });
    assert.equal((await deliver(receiverOf(one), { headers: elsewhere, body })).status, 401);
  });

  it("signs with each secret of a rotation where the header has room for several", async () => {
    const secret = ["whsec_bmV3", "whsec_b2xk"];
    const headers = await signWebhook("standard", { secret, body: "x", id: "a", timestamp: 1 });
    assert.equal(headers["webhook-signature"].split(" ").length, 2);
    const stripe = await signWebhook("stripe", { secret: ["a", "b"], body: "x", timestamp: 1 });
    assert.match(stripe["stripe-signature"], /^t=1,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
  });

  it("signs bytes and texts alike, with a random id and the current time", async () => {
    const secret = "whsec_bmV3";
    const text = "ü\r\n";
    const bytes = new TextEncoder().encode(text);
    const at = { secret, id: "a", timestamp: 5 };
    assert.deepEqual(
      await signWebhook("standard", { ...at, body: bytes }),
      await signWebhook("standard", { ...at, body: text }),
    );
    const before = Math.floor(Date.now() / 1_000);
    const headers = await signWebhook("standard", { secret, body: text });
    assert.match(headers["webhook-id"], /^msg_[0-9a-f-]{36}$/);
    assert.ok(Number(headers["webhook-timestamp"]) - before <= 1);
  });

  it("rejects what cannot be signed", async () => {
    const secret = "whsec_bmV3";
    const wrong: [() => Promise<unknown>, RegExp][] = [
      [() => signWebhook("standard", { secret, body: "x", id: "a.b" }), /id must be/],
      [() => signWebhook("github", { secret, body: "x", id: "a b" }), /id must be/],
      [() => signWebhook("standard", { secret, body: { a: 1 } as never }), /body must be a text/],
      [() => signWebhook("qstash", { secret, body: "x" }), /url is missing/],
      [() => signWebhook("standard", { secret: "whpk_bmV3", body: "x" }), /"whsk_"/],
      [() => signWebhook("github", { secret: " ", body: "x" }), /secret must be a secret/],
      [() => signWebhook("github", { secret, body: "x", timestamp: Date.now() }), /timestamp/],
      [() => signWebhook("githup" as never, { secret, body: "x" }), /did you mean "github"/],
    ];
    for (const [call, message] of wrong) await assert.rejects(call, message);
  });
});
