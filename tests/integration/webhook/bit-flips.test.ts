/** 100 000 single flipped bits in signed deliveries: none may be accepted. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { vectors } from "../../support/webhooks.ts";
import { flipsOf } from "../../support/webhook-flips.ts";

const TOTAL = 100_000;
const EACH = Math.ceil(TOTAL / vectors.length);

describe("webhook()", () => {
  for (const one of vectors) {
    it(`accepts none of ${EACH} flipped bits in a delivery of ${one.name}`, async () => {
      const { sent, accepted } = await flipsOf(one, EACH, 7);
      assert.equal(sent, EACH);
      assert.deepEqual(accepted, []);
    });
  }
});
