import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { KeyFormat } from "../../../src/api-keys/format.ts";
import { apiKeys } from "../../../src/api-keys/mod.ts";
import { MemoryKeys } from "../../../src/stores/memory-keys.ts";
import { manualClock } from "../../../src/testing/clock.ts";
import { appWith, ask } from "../../unit/api-keys/app.ts";

const format = new KeyFormat("shop");

/** Texts that look more or less like keys. */
const texts = fc.oneof(
  fc.string(),
  fc.stringMatching(/^shop_[0-9A-Za-z]{44}$/),
  fc.stringMatching(/^[a-z_]{4,6}[0-9A-Za-z]{40,50}$/),
);

describe("API keys", () => {
  it("of any other text than a made key are not accepted, without a look-up", () => {
    fc.assert(fc.property(texts, (text) => assert.equal(format.accepts(text), false)));
  });

  it("are accepted exactly from their creation to the earliest of their ends", async () => {
    const hour = 3_600_000;
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 2 * hour }),
      does: fc.constantFrom("revoke", "rotate", "create", "nothing"),
      which: fc.nat(20),
      lasts: fc.option(fc.integer({ min: 1, max: 3 * hour }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const clock = manualClock();
        const keys = apiKeys({ prefix: "shop", store: new MemoryKeys(), clock });
        const app = appWith(keys);
        const model: { id: string; key: string; end: number; lifetime: number; next?: true }[] = [];
        const isValid = ({ end }: { end: number }) => clock.now() < end;
        for (const { wait, does, which, lasts } of steps) {
          clock.advance(wait);
          const one = model[which % model.length];
          if (does === "create") {
            const { id, key } = await keys.create({ owner: "ann", expires: lasts });
            const lifetime = lasts ?? Infinity;
            model.push({ id, key, end: clock.now() + lifetime, lifetime });
          } else if (does === "revoke" && one !== undefined) {
            assert.equal(await keys.revoke(one.id), isValid(one));
            one.end = Math.min(one.end, clock.now());
          } else if (does === "rotate" && one !== undefined) {
            const rotated = keys.rotate(one.id, { overlap: lasts ?? 0 });
            if (isValid(one) && one.next === undefined) {
              const { id, key } = await rotated;
              one.end = Math.min(one.end, clock.now() + (lasts ?? 0));
              model.push({ ...one, id, key, end: clock.now() + one.lifetime });
              one.next = true;
            } else {
              await assert.rejects(rotated);
              one.end = Math.min(one.end, clock.now() + (lasts ?? 0));
            }
          }
          for (const known of model) {
            assert.equal((await ask(app, known.key)).status, isValid(known) ? 200 : 401);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
