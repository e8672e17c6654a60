import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { claimState, decideClaim, decideFinish } from "../../../src/stores/claim-rules.ts";
import type { ClaimDecision, KeptClaim } from "../../../src/stores/claim-rules.ts";
import { memoryClaims } from "../../../src/stores/memory-claims.ts";
import { manualClock } from "../../../src/testing/mod.ts";

const owner = fc.constantFrom("a", "b", "c");
const fingerprint = fc.constantFrom(undefined, "f1", "f2");
const step = fc.oneof(
  fc.record({ do: fc.constant("claim" as const), owner, fingerprint, lease: fc.nat(30) }),
  fc.record({
    do: fc.constant("finish" as const),
    ...{ owner, fingerprint, ttl: fc.nat(30), result: fc.constantFrom(undefined, "", "done") },
  }),
  fc.record({ do: fc.constant("read" as const) }),
  fc.record({ do: fc.constant("wait" as const), ms: fc.nat(40) }),
);

describe("claims", () => {
  it("are decided alike in memory and by the rules of the other stores", () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const clock = manualClock(1_000);
      const memory = memoryClaims();
      let kept: KeptClaim | undefined;
      /** Stores what was decided, as a store does. */
      const apply = <Answer>({ answer, change }: ClaimDecision<Answer>): Answer => {
        if (change !== undefined) kept = change ?? undefined;
        return answer;
      };
      for (const one of steps) {
        const now = clock.now();
        const context = { now, clock, c: undefined };
        if (one.do === "claim") {
          assert.deepEqual(apply(decideClaim(kept, one, now)), memory.claim("k", one, context));
        } else if (one.do === "finish") {
          assert.equal(apply(decideFinish(kept, one, now)), memory.finish("k", one, context));
        } else if (one.do === "wait") clock.advance(one.ms);
        assert.deepEqual(claimState(kept, clock.now()), memory.read("k", { ...context, now }));
      }
    }));
  });
});
