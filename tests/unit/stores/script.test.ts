import { describe, it } from "node:test";
import assert from "node:assert/strict";
import {
  decodeTakes,
  encodeTakes,
  TAKE_SCRIPT,
  TAKE_SHA,
  UPSTASH_SCRIPT,
  UPSTASH_SHA,
  wellFormed,
} from "../../../src/stores/script.ts";
import { flagged } from "../../../src/stores/lua.ts";
import { CLAIMS_SCRIPT } from "../../../src/stores/redis-claims.ts";
import { KEYS_SCRIPT } from "../../../src/stores/redis-keys.ts";
import type { Charge } from "../../../src/core/store/store.ts";

const charge = (key: string, more: Partial<Charge> = {}): Charge => ({
  key,
  limit: 100,
  window: 60_000,
  capacity: 120,
  cost: 1,
  ...more,
});

async function sha1(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

describe("the script of the Redis stores", () => {
  it("is called by its own hash", async () => {
    assert.equal(await sha1(TAKE_SCRIPT), TAKE_SHA);
    assert.equal(await sha1(UPSTASH_SCRIPT), UPSTASH_SHA);
  });

  it("begins with Upstash's flag in one variant only, on the first line", () => {
    assert.ok(UPSTASH_SCRIPT.startsWith("#!lua flags=allow-key-locking\n"));
    assert.ok(!TAKE_SCRIPT.includes("#!"));
  });

  it("names each key and each shape once, in the smallest whole units", () => {
    const call = encodeTakes([[charge("a"), charge("b", { cost: 2 })], [charge("a")], []]);
    assert.deepEqual(call.keys, ["a", "b"]);
    // 100 per 60 000 ms is 1 per 600: a token is 600 units, one flows back per ms.
    assert.equal(call.args.join(" "), "2 1 600 72000 0 0 1 1200 72000 0 0 -1 4 1");
  });

  it("writes one shape for single charges of one policy, each of another bucket", () => {
    const call = encodeTakes([[charge("a")], [charge("b")]]);
    assert.deepEqual([call.keys, call.args], [["a", "b"], ["1", "600", "72000"]]);
  });

  it("writes all places for two takes of one bucket, and for anything but plain charges", () => {
    const others: Partial<Charge>[] = [
      { cost: 2 },
      { cost: 0 },
      { cost: -1 },
      { force: true },
      { atLeast: 1 },
      { varies: true },
    ];
    for (const other of [charge("a"), ...others.map((more) => charge("b", more))]) {
      const { args } = encodeTakes([[other], [charge("a")]]);
      assert.ok(args.length > 3, args.join(" "));
    }
  });

  it("writes infinities as numbers that Lua knows", () => {
    const call = encodeTakes([[charge("a", { cost: -Infinity }), charge("a", { force: true })]]);
    assert.equal(call.args.join(" "), "2 1 -1e308 72000 0 0 1 600 1e308 0 0 -1 2");
  });

  it("gives the answer back in the units of the seam", () => {
    const batch = [[charge("a"), charge("b")], [], [charge("a")]];
    assert.deepEqual(decodeTakes(batch, [1, 600, "600.5", 0, 72_000]), [
      { allowed: true, spent: [60_000, 60_050] },
      { allowed: true, spent: [] },
      { allowed: false, spent: [7_200_000] },
    ]);
  });

  it("refuses an answer that does not fit", () => {
    for (const reply of [null, "OK", [1], [1, 2, 3], [1, "x"]]) {
      assert.throws(() => decodeTakes([[charge("a")]], reply), /malformed/);
    }
  });

  it("writes ill-formed keys out, so that no two become one", () => {
    const keys = ["\ud800", "\udc00", "\ufffd", "\uffff", "\uffffd800", "\uffff\ud800", "🔑"];
    const written = keys.map(wellFormed);
    const decoded = written.map((key) => new TextDecoder().decode(new TextEncoder().encode(key)));
    assert.deepEqual(decoded, written);
    assert.equal(new Set(written).size, keys.length);
    assert.equal(wellFormed("djed:1:x:{=🔑}"), "djed:1:x:{=🔑}");
  });
});

describe("the script of API keys", () => {
  it("is called by its own hash", async () => {
    assert.equal(await sha1(KEYS_SCRIPT.text), KEYS_SCRIPT.sha);
    assert.equal(await sha1(flagged(KEYS_SCRIPT.text)), KEYS_SCRIPT.flaggedSha);
  });
});

describe("the script of claims", () => {
  it("is called by its own hash", async () => {
    assert.equal(await sha1(CLAIMS_SCRIPT.text), CLAIMS_SCRIPT.sha);
    assert.equal(await sha1(flagged(CLAIMS_SCRIPT.text)), CLAIMS_SCRIPT.flaggedSha);
  });
});
