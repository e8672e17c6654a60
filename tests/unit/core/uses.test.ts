import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { warningsOf } from "../../support/warnings.ts";

const limit = (name: string, more: djed.RateLimitOptions = {}) =>
  djed.rateLimit({ limit: 5, name, key: () => "one", ...more });

const SERVED = { incoming: {} };

/** Sends one request to each of 15 apps with a guard of its own. */
function warningsOfEach(
  make: () => ReturnType<typeof limit>,
  env: object = SERVED,
): Promise<string[]> {
  return warningsOf(async () => {
    for (let i = 0; i < 15; i++) await new Hono().use(make()).request("/", {}, env);
  });
}

describe("a guard that is made for each request", () => {
  it("is one warning, also when the whole app is made for each request", async () => {
    const warnings = await warningsOfEach(() => limit("uses-app"));
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], /^@djed\/edge rateLimit: each of the last 10 was used once/);
  });

  it("is no warning with a store or a clock that they share", async () => {
    const store = djed.memoryStore();
    const clock = { now: () => 0 };
    const name = { name: "uses-shared" };
    const stored = await warningsOfEach(() => limit("uses-store", { store, ...name }));
    assert.deepEqual(stored.filter((text) => text.includes("used once")), []);
    assert.deepEqual(await warningsOfEach(() => limit("uses-clock", { clock })), []);
  });

  it("is not one that is made at the start and used once", async () => {
    const warnings = await warningsOf(async () => {
      const apps = Array.from({ length: 30 }, () => new Hono().use(limit("uses-start")));
      for (const app of apps) await app.request("/", {}, SERVED);
    });
    assert.deepEqual(warnings, []);
  });

  it("is not one of a test, which has no server", async () => {
    assert.deepEqual(await warningsOfEach(() => limit("uses-test"), {}), []);
  });

  it("is not one that is used twice", async () => {
    const warnings = await warningsOf(async () => {
      for (let i = 0; i < 30; i++) {
        const app = new Hono().use(limit("uses-twice"));
        await app.request("/", {}, SERVED);
        await app.request("/", {}, SERVED);
      }
    });
    assert.deepEqual(warnings, []);
  });
});
