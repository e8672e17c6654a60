/**
 * The Lua script against the arithmetic of the other stores: the same takes give the same results.
 */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { Redis } from "ioredis";
import type { Charge, Take } from "../../../src/core/store/store.ts";
import { decide } from "../../../src/stores/ledger.ts";
import { decodeTakes, encodeTakes, TAKE_SCRIPT } from "../../../src/stores/script.ts";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";

const RUNS = Number(process.env.DJED_RUNS ?? 400);

let server: RedisServer;
let client: Redis;

before(async () => {
  server = await startRedis();
  client = new Redis(server.port);
});
after(async () => {
  client?.disconnect();
  await server?.stop();
});

async function runScript(batch: readonly Take[]) {
  const { keys, args } = encodeTakes(batch);
  return decodeTakes(batch, await client.eval(TAKE_SCRIPT, keys.length, ...keys, ...args));
}

/** A usual policy, a large one, and one of fractions over ten years. */
const policies: Pick<Charge, "limit" | "window" | "capacity">[] = [
  { limit: 100, window: 60_000, capacity: 120 },
  { limit: 1_000_000, window: 86_400_000, capacity: 1_000_000 },
  { limit: 2.5, window: 315_360_000_000, capacity: 7.5 },
];

/** Costs taken from one bucket, as fractions of its capacity. */
interface Drawn {
  bucket: number;
  share: number;
  whole: boolean;
  force: boolean;
  special: "none" | "look" | "reset" | "block";
}

const charges: fc.Arbitrary<Drawn> = fc.record({
  bucket: fc.nat(policies.length - 1),
  share: fc.double({ min: -0.5, max: 1.2, noNaN: true }),
  whole: fc.boolean(),
  force: fc.boolean(),
  special: fc.constantFrom("none", "none", "look", "reset", "block"),
});

function costOf({ bucket, share, whole, special }: Drawn): number {
  if (special === "look") return 0;
  if (special === "reset") return -Infinity;
  const tokens = share * policies[bucket].capacity;
  return whole ? Math.round(tokens) : tokens;
}

let run = 0;

/** Turns random input into a batch over unused keys. */
function batchOf(takes: readonly Drawn[][]): Take[] {
  run++;
  const chargeOf = (drawn: Drawn): Charge => {
    const policy = policies[drawn.bucket];
    return {
      ...policy,
      key: `property:${run}:${drawn.bucket}`,
      cost: costOf(drawn),
      ...(drawn.force && { force: true }),
      ...(drawn.special === "block" && { atLeast: 1.5 * policy.capacity * policy.window }),
    };
  };
  return takes.map((take) => take.map(chargeOf));
}

describe("the script of the Redis stores, on a real Redis", () => {
  it("decides any batch as the other stores do", async () => {
    const batches = fc.array(fc.array(charges, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (drawn) => {
        const batch = batchOf(drawn);
        const got = await runScript(batch);
        const wanted = decide(batch, () => undefined, 0).results;
        assert.deepEqual(got.map(({ allowed }) => allowed), wanted.map(({ allowed }) => allowed));
        for (const [i, { spent }] of wanted.entries()) {
          for (const [j, units] of spent.entries()) {
            const error = Math.abs(got[i].spent[j] - units);
            assert.ok(error <= 1e-9 * Math.max(1, units), `${got[i].spent[j]} for ${units} units`);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("decides a batch of single charges of one policy as the other stores do", async () => {
    const alike = fc.record({
      bucket: fc.nat(policies.length - 1),
      clients: fc.integer({ min: 1, max: 20 }),
      share: fc.double({ min: 0.01, max: 1.2, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(alike, async ({ bucket, clients, share }) => {
        run++;
        const policy = policies[bucket];
        const batch = Array.from({ length: clients }, (_, i): Take => [
          { ...policy, key: `alike:${run}:${i}`, cost: share * policy.capacity },
        ]);
        assert.equal(encodeTakes(batch).args.length, 3);
        const got = await runScript(batch);
        const wanted = decide(batch, () => undefined, 0).results;
        assert.deepEqual(got.map(({ allowed }) => allowed), wanted.map(({ allowed }) => allowed));
        for (const [i, { spent: [units] }] of wanted.entries()) {
          const error = Math.abs(got[i].spent[0] - units);
          assert.ok(error <= 1e-9 * Math.max(1, units), `${got[i].spent[0]} for ${units} units`);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("continues a bucket, however the call before was written", async () => {
    const charge: Charge = { limit: 1, window: 1e9, capacity: 3, key: "property:both", cost: 1 };
    const tokens = async (batch: readonly Take[]) =>
      (await runScript(batch)).map(({ allowed, spent }) => [allowed, Math.round(spent[0] / 1e9)]);
    assert.deepEqual(await tokens([[charge]]), [[true, 1]]);
    assert.deepEqual(await tokens([[charge], [charge]]), [[true, 2], [true, 3]]);
    assert.deepEqual(await tokens([[charge]]), [[false, 3]]);
    assert.deepEqual(await tokens([[{ ...charge, cost: -2 }]]), [[true, 1]]);
    assert.deepEqual(await tokens([[charge]]), [[true, 2]]);
  });

  it("gives nothing back between calls but what flowed back in time", async () => {
    const policy = { limit: 7, window: 1_000, capacity: 50 };
    const key = "property:flow";
    const started = Date.now();
    let granted = 0;
    for (let i = 0; i < 200; i++) {
      const [{ allowed }] = await runScript([[{ ...policy, key, cost: 1 }]]);
      if (allowed) granted++;
    }
    const most = 50 + 7 * (Date.now() - started + 1) / 1_000;
    assert.ok(granted >= 50 && granted <= most, `${granted} granted, at most ${most}`);
  });
});
