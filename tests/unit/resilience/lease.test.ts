import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Leases, NO_PERMIT } from "../../../src/resilience/breaker/leases.ts";

describe("leases", () => {
  it("grant as many permits as are allowed, and one more for each given back", () => {
    const leases = new Leases(1_000);
    const first = leases.take(0, 2);
    leases.take(0, 2);
    assert.equal(leases.take(0, 2), NO_PERMIT);
    assert.equal(leases.release(first), true);
    assert.notEqual(leases.take(0, 2), NO_PERMIT);
  });

  it("free a permit that was never given back, exactly when its lease ends", () => {
    const leases = new Leases(1_000);
    leases.take(0, 1);
    assert.equal(leases.take(999, 1), NO_PERMIT);
    assert.notEqual(leases.take(1_000, 1), NO_PERMIT);
    assert.equal(leases.expired, 1);
  });

  it("do not take a place from its new holder when the old one comes back late", () => {
    const leases = new Leases(1_000);
    const lost = leases.take(0, 1);
    leases.take(1_000, 1);
    assert.equal(leases.release(lost), false);
    assert.equal(leases.held(1_000), 1);
  });

  it("last no longer than one lease after the clock stepped back an hour", () => {
    const leases = new Leases(1_000);
    leases.take(3_600_000, 1);
    assert.equal(leases.take(0, 1), NO_PERMIT);
    assert.notEqual(leases.take(1_000, 1), NO_PERMIT);
  });

  it("say when the next permit frees itself", () => {
    const leases = new Leases(1_000);
    assert.equal(leases.nextExpiry(0), 0);
    leases.take(100, 1);
    assert.equal(leases.nextExpiry(400), 700);
  });
});
