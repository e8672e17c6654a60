/** The names of middlewares, which bundlers rename and minifiers drop: workerd runs a bundle. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as djed from "../../../mod.ts";
import { policy, timeout } from "../../../src/resilience/mod.ts";

const MADE: Readonly<Record<string, { readonly name: string }>> = {
  rateLimit: djed.rateLimit(),
  injectionScan: djed.injectionScan(),
  leakScan: djed.leakScan({ canary: () => undefined }),
  validate: djed.validate("text", djedSchema()),
  policy: policy(timeout("1s")).middleware(),
  tracing: djed.tracing(),
  metrics: djed.metrics(),
  logger: djed.logger(),
  audit: djed.audit({ sink: () => {}, actor: () => "a" }),
  health: djed.health(),
  problems: djed.problems(() => new Response()),
  protect: djed.protect(),
};

function djedSchema(): djed.StandardSchema<unknown, unknown> {
  return { "~standard": { version: 1, vendor: "djed", validate: (value) => ({ value }) } };
}

describe("the name of a middleware", () => {
  for (const [name, middleware] of Object.entries(MADE)) {
    it(`is that of its factory: ${name}()`, () => assert.equal(middleware.name, name));
  }

  it("is the one of the options, where they have one", () => {
    assert.equal(djed.circuitBreaker({ name: "payments" }).name, "payments");
    assert.equal(djed.loadShed({ name: "checkout" }).name, "checkout");
  });
});
