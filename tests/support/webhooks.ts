/** Deliveries as the senders sign them, and a way to send them through a guard. */
import { Hono } from "hono";
import { webhook } from "../../src/webhook/mod.ts";
import type { WebhookOptions, WebhookScheme } from "../../src/webhook/types.ts";

/** One signed delivery. */
export interface Vector {
  readonly name: string;
  readonly scheme: WebhookScheme;
  readonly secret: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly id?: string;
  readonly timestamp?: number;
  /** The headers that are covered by the signature, besides that of the signature. */
  readonly signed: readonly string[];
}

/** The time at which the vectors with a time were signed, in seconds. */
export const SIGNED_AT = 1614265330;
/** The path of the endpoint, which QStash signs. */
export const PATH = "/hooks/qstash";

const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const STANDARD_BODY = '{"test": 2432232314}';
const STANDARD_MAC = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/** Of the first key pair of RFC 8032. */
export const ED25519 = {
  privateKey: "whsk_nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=",
  publicKey: "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
  signature: "v1a,fldxM4gAKugP6nnt1hdz3sgGfZ6d99nzrMFnZOELIxbzEHoVmAb2ADpkJK7zgPePmPsle0zV9jSe" +
    "GlHFG2NVAw==",
};

/**
 * GitHub's and Slack's are from their documentation, that of Standard Webhooks from its libraries;
 * Stripe's was made by its library, QStash's by jose, which its library uses, Shopify's and v1a's
 * by Node.
 */
export const vectors: readonly Vector[] = [
  {
    name: "standard",
    scheme: "standard",
    secret: STANDARD_SECRET,
    body: STANDARD_BODY,
    headers: {
      "webhook-id": ID,
      "webhook-timestamp": `${SIGNED_AT}`,
      "webhook-signature": STANDARD_MAC,
    },
    id: ID,
    timestamp: SIGNED_AT,
    signed: ["webhook-id", "webhook-timestamp"],
  },
  {
    name: "standard, v1a",
    scheme: "standard",
    secret: ED25519.publicKey,
    body: STANDARD_BODY,
    headers: {
      "webhook-id": ID,
      "webhook-timestamp": `${SIGNED_AT}`,
      "webhook-signature": ED25519.signature,
    },
    id: ID,
    timestamp: SIGNED_AT,
    signed: ["webhook-id", "webhook-timestamp"],
  },
  {
    name: "svix",
    scheme: "svix",
    secret: STANDARD_SECRET,
    body: STANDARD_BODY,
    headers: {
      "svix-id": ID,
      "svix-timestamp": `${SIGNED_AT}`,
      "svix-signature": STANDARD_MAC,
    },
    id: ID,
    timestamp: SIGNED_AT,
    signed: ["svix-id", "svix-timestamp"],
  },
  {
    name: "stripe",
    scheme: "stripe",
    secret: "whsec_test_secret",
    body: '{\n  "id": "evt_test_webhook",\n  "object": "event"\n}',
    headers: {
      "stripe-signature": `t=${SIGNED_AT},` +
        "v1=af4ead0627a34a8cca29808e8de9ada8e41a92e6237c63cef6eacf51d36cca34",
    },
    id: "evt_test_webhook",
    timestamp: SIGNED_AT,
    signed: [],
  },
  {
    name: "github",
    scheme: "github",
    secret: "It's a Secret to Everybody",
    body: "Hello, World!",
    headers: {
      "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
      "x-hub-signature-256":
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    },
    id: "72d3162e-cc78-11e3-81ab-4c9367dc0958",
    signed: [],
  },
  {
    name: "slack",
    scheme: "slack",
    secret: "8f742231b10e8888abcd99yyyzzz85a5",
    body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=" +
      "G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-" +
      "collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F39770088" +
      "5554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447" +
      "fce8b6703c",
    headers: {
      "x-slack-request-timestamp": "1531420618",
      "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    },
    timestamp: 1531420618,
    signed: ["x-slack-request-timestamp"],
  },
  {
    name: "qstash",
    scheme: "qstash",
    secret: "sig_current",
    body: '{"hello":"wörld"}',
    headers: {
      "upstash-message-id": "msg_1",
      "upstash-signature": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJib2R5IjoiRmY2VGJWcGNTbFpNamNr" +
        "QUlvQUFrbVBBekF2UThvNFdaU1VwcWZnN0xTTSIsImp0aSI6Imp3dF8xIiwiaXNzIjoiVXBzdGFzaCIsInN1YiI6" +
        "Imh0dHBzOi8vZXhhbXBsZS5jb20vaG9va3MvcXN0YXNoIiwiaWF0IjoxNjE0MjY1MzMwLCJuYmYiOjE2MTQyNjUz" +
        "MzAsImV4cCI6MTYxNDI2NTYzMH0.Qhdroe09256AZ2MfDRyplnJS60LRcmBp4Or0CUID9gM",
    },
    id: "msg_1",
    timestamp: SIGNED_AT,
    signed: [],
  },
  {
    name: "shopify",
    scheme: "shopify",
    secret: "shpss_secret",
    body: '{"id":820982911946154508,"note":"ü"}',
    headers: {
      "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
      "x-shopify-hmac-sha256": "z/lh+dgVx22wSrnNMnAa8fTfrhRKtMdi72YJMK+B7Ao=",
    },
    id: "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    signed: [],
  },
];

/** Returns the vector of a name. */
export function vector(name: string): Vector {
  return vectors.find((one) => one.name === name)!;
}

/** A clock that stands at a time in seconds. */
export function clockAt(seconds: number): { now(): number } {
  return { now: () => seconds * 1_000 };
}

/** An app with one endpoint, whose handler answers with the delivery and the body. */
export function receiver(scheme: WebhookScheme, options: WebhookOptions): Hono {
  const app = new Hono();
  app.post(
    "*",
    webhook(scheme, options),
    async (c: any) => c.json({ webhook: c.var.webhook, body: await c.req.text() }),
  );
  return app;
}

/** An app for a vector, at the time of its signature. */
export function receiverOf(one: Vector, options: Partial<WebhookOptions> = {}): Hono {
  const clock = clockAt(one.timestamp ?? SIGNED_AT);
  return receiver(one.scheme, { secret: one.secret, clock, ...options });
}

/** Sends one delivery, perhaps with other headers or another body. */
export async function deliver(
  app: Hono,
  one: Pick<Vector, "headers" | "body">,
  changed: { headers?: Readonly<Record<string, string>>; body?: BodyInit } = {},
): Promise<Response> {
  const headers = { ...one.headers, ...changed.headers };
  return await app.request(PATH, { method: "POST", body: changed.body ?? one.body, headers });
}
