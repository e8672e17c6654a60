import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { custom, signWebhook } from "../../../src/webhook/mod.ts";
import type { WebhookScheme } from "../../../src/webhook/mod.ts";
import { clockAt, deliver, PATH, receiver, vectors } from "../../support/webhooks.ts";
import { flipsOf } from "../../support/webhook-flips.ts";

const SCHEMES: readonly WebhookScheme[] = [
  "standard",
  "svix",
  "stripe",
  "github",
  "slack",
  "qstash",
  "shopify",
  custom({ header: "x-sig", signed: "{body}|{timestamp}|{id}", timestamp: "x-time", id: "x-id" }),
];
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const url = `https://example.com${PATH}`;

describe("webhook() and signWebhook()", () => {
  for (const one of vectors) {
    it(`accept no flipped bit in a delivery of ${one.name}`, async () => {
      const { sent, accepted } = await flipsOf(one, 150, 1);
      assert.equal(sent, 150);
      assert.deepEqual(accepted, []);
    });
  }

  it("agree about every body, id and time, and about every part of another delivery", async () => {
    const deliveries = fc.record({
      scheme: fc.constantFrom(...SCHEMES),
      body: fc.uint8Array({ maxLength: 200 }),
      id: fc.stringMatching(/^[\w-]{1,20}$/),
      timestamp: fc.integer({ min: 1, max: 9_999_999_999 }),
      other: fc.uint8Array({ maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ scheme, body, id, timestamp, other }) => {
        const clock = clockAt(timestamp);
        const app = receiver(scheme, { secret: ["whsec_b2xk", SECRET], clock });
        const headers = await signWebhook(scheme, { secret: SECRET, body, id, timestamp, url });
        const sent = { headers, body: "" };
        const own = await deliver(app, sent, { body: body as BodyInit });
        assert.equal(own.status, 200);
        const isSame = `${body}` === `${other}`;
        const its = await deliver(app, sent, { body: other as BodyInit });
        assert.equal(its.status, isSame ? 200 : 401);
      }),
      { numRuns: 200 },
    );
  });
});
