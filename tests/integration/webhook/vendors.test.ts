/** Deliveries that the senders' own libraries sign, and deliveries of ours that they verify. */
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { sign as signGithub, verify as verifyGithub } from "@octokit/webhooks-methods";
import { Receiver } from "@upstash/qstash";
import { SignJWT } from "jose";
import { Webhook as Standard } from "standardwebhooks";
import Stripe from "stripe";
import { Webhook as Svix } from "svix";
import { signWebhook } from "../../../src/webhook/mod.ts";
import { deliver, PATH, receiver } from "../../support/webhooks.ts";

const WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const URL = `https://example.com${PATH}`;
const stripe = new Stripe("sk_test_1");
const now = () => Math.floor(Date.now() / 1_000);
/** Unicode, line ends, an empty and a large body. */
const BODIES = [
  '{"id":"evt_1","event_id":"Ev1"}',
  '{"a":"ü€😀"}\r\n',
  "[]",
  `"${"x".repeat(99_999)}"`,
];

/** How a library signs, and how it verifies: it throws or returns false for a wrong signature. */
interface Vendor {
  readonly scheme: "standard" | "svix" | "stripe" | "github" | "qstash" | "slack" | "shopify";
  readonly secret: string;
  sign(body: string): Promise<Record<string, string>> | Record<string, string>;
  verify(body: string, headers: Record<string, string>): unknown;
}

/** QStash's library only verifies; its tokens are made by the library with which it verifies. */
async function qstashToken(body: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
  const hash = Buffer.from(digest).toString("base64url");
  return await new SignJWT({ body: hash, jti: "jwt_1" })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer("Upstash").setSubject(URL).setIssuedAt().setNotBefore(now()).setExpirationTime("5m")
    .sign(new TextEncoder().encode("sig_current"));
}

const hmac = (body: string, encoding: "hex" | "base64") =>
  createHmac("sha256", "secret").update(body).digest(encoding);

const vendors: readonly Vendor[] = [
  {
    scheme: "standard",
    secret: WHSEC,
    sign: (body) => ({
      "webhook-id": "msg_1",
      "webhook-timestamp": `${now()}`,
      "webhook-signature": new Standard(WHSEC).sign("msg_1", new Date(), body),
    }),
    verify: (body, headers) => new Standard(WHSEC).verify(body, headers),
  },
  {
    scheme: "svix",
    secret: WHSEC,
    sign: (body) => ({
      "svix-id": "msg_1",
      "svix-timestamp": `${now()}`,
      "svix-signature": new Svix(WHSEC).sign("msg_1", new Date(), body),
    }),
    verify: (body, headers) => new Svix(WHSEC).verify(body, headers),
  },
  {
    scheme: "stripe",
    secret: "whsec_test",
    sign: (payload) => ({
      "stripe-signature": stripe.webhooks.generateTestHeaderString({
        payload,
        secret: "whsec_test",
      }),
    }),
    verify: (body, headers) =>
      stripe.webhooks.signature!.verifyHeader(body, headers["stripe-signature"], "whsec_test"),
  },
  {
    scheme: "github",
    secret: "secret",
    sign: async (body) => ({ "x-hub-signature-256": await signGithub("secret", body) }),
    verify: (body, headers) => verifyGithub("secret", body, headers["x-hub-signature-256"]),
  },
  {
    scheme: "qstash",
    secret: "sig_current",
    sign: async (body) => ({ "upstash-signature": await qstashToken(body) }),
    verify: (body, headers) =>
      new Receiver({ currentSigningKey: "sig_current", nextSigningKey: "sig_next" })
        .verify({ signature: headers["upstash-signature"], body, url: URL }),
  },
  {
    // As Slack documents it: https://docs.slack.dev/authentication/verifying-requests-from-slack
    scheme: "slack",
    secret: "secret",
    sign: (body) => ({
      "x-slack-request-timestamp": `${now()}`,
      "x-slack-signature": `v0=${hmac(`v0:${now()}:${body}`, "hex")}`,
    }),
    verify: (body, headers) =>
      headers["x-slack-signature"] ===
        `v0=${hmac(`v0:${headers["x-slack-request-timestamp"]}:${body}`, "hex")}`,
  },
  {
    scheme: "shopify",
    secret: "secret",
    sign: (body) => ({ "x-shopify-hmac-sha256": hmac(body, "base64") }),
    verify: (body, headers) => headers["x-shopify-hmac-sha256"] === hmac(body, "base64"),
  },
];

for (const { scheme, secret, sign, verify } of vendors) {
  describe(`webhook("${scheme}") and the sender's own library`, () => {
    it("accepts what the library signs", async () => {
      const app = receiver(scheme, { secret });
      for (const body of BODIES) {
        const headers = await sign(body);
        assert.equal((await deliver(app, { headers, body })).status, 200, body.slice(0, 40));
        assert.equal((await deliver(app, { headers, body: `${body}\n` })).status, 401);
      }
    });

    it("signs what the library accepts, and nothing else", async () => {
      for (const body of BODIES) {
        const headers = await signWebhook(scheme, { secret, body, url: URL });
        const result = await verify(body, headers);
        assert.notEqual(result, false);
        const isRefused = await Promise.resolve().then(() => verify(`${body} `, headers))
          .then((value) => value === false, () => true);
        assert.ok(isRefused);
      }
    });
  });
}

describe("a rotation, as the senders' libraries sign it", () => {
  it("accepts the next key of QStash", async () => {
    const body = "{}";
    const headers = { "upstash-signature": await qstashToken(body) };
    const app = receiver("qstash", { secret: ["sig_old", "sig_current"] });
    assert.equal((await deliver(app, { headers, body })).status, 200);
  });

  it("signs with two secrets, each of which the library accepts", async () => {
    const old = "whsec_b2xkIHNlY3JldCBvZiAyNCBieXRlcw==";
    const headers = await signWebhook("svix", { secret: [WHSEC, old], body: "{}" });
    for (const secret of [WHSEC, old]) new Svix(secret).verify("{}", headers);
    const signed = await signWebhook("stripe", { secret: ["a", "b"], body: "{}" });
    for (const secret of ["a", "b"]) {
      stripe.webhooks.signature!.verifyHeader("{}", signed["stripe-signature"], secret);
    }
  });
});
