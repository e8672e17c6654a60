import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { warningsOf } from "../../support/warnings.ts";

/** The warnings about a request that this peer passes on. */
function warningsFrom(
  remoteAddress: string,
  trustedProxies: NonNullable<djed.RateLimitOptions["trustedProxies"]> = 0,
  headers: Record<string, string> = { "x-forwarded-for": "203.0.113.7" },
): Promise<string[]> {
  return warningsOf(async () => {
    const app = new Hono().use(djed.rateLimit({ clock: { now: () => 0 }, trustedProxies }));
    await app.request("/", { headers }, { incoming: { socket: { remoteAddress } } });
  });
}

describe("a proxy that is not trusted", () => {
  it("is a warning when its address is private and it names a client", async () => {
    const peers = [
      "10.0.0.3",
      "127.0.0.1",
      "::1",
      "::ffff:192.168.1.1",
      "172.31.0.1",
      "100.64.0.9",
    ];
    for (const peer of [...peers, "fd00::1", "169.254.1.1"]) {
      const warnings = await warningsFrom(peer);
      assert.equal(warnings.length, 1, peer);
      assert.match(warnings[0], /^@djed\/edge trustedProxies: .* set trustedProxies to the number/);
      assert.ok(!warnings[0].includes("203.0.113.7"));
    }
    assert.equal((await warningsFrom("10.0.0.3", ["192.168.0.0/16"])).length, 1);
  });

  it("is no warning when it is trusted, public, or names no client", async () => {
    assert.deepEqual(await warningsFrom("10.0.0.3", 1), []);
    assert.deepEqual(await warningsFrom("10.0.0.3", ["10.0.0.0/8"]), []);
    for (const peer of ["203.0.113.1", "172.32.0.1", "100.128.0.1", "2001:db8::1"]) {
      assert.deepEqual(await warningsFrom(peer), [], peer);
    }
    assert.deepEqual(await warningsFrom("10.0.0.3", undefined, {}), []);
  });
});
