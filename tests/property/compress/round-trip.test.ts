import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { roundTrip, roundTrips } from "../../support/compress-round-trips.ts";

describe("compress(): whatever the body, its chunks and the client", () => {
  it("what the client decodes is what the handler sent", async () => {
    await fc.assert(
      fc.asyncProperty(roundTrips, async (trip) => {
        const { sent, received } = await roundTrip(trip);
        assert.ok(sent === received, `${received.length} bytes of ${sent.length}`);
      }),
      { numRuns: 300 },
    );
  });
});
