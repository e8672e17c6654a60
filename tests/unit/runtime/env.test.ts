import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { env } from "../../../src/runtime/env.ts";
import { contextOf } from "../../support/context.ts";

describe("an environment variable", () => {
  it("is read from the request's bindings first", async () => {
    const c = await contextOf(undefined, { UPSTASH_REDIS_REST_URL: "https://redis.test" });
    assert.equal(env(c, "UPSTASH_REDIS_REST_URL"), "https://redis.test");
  });

  it("is undefined when it is not set anywhere", async () => {
    assert.equal(env(await contextOf(), "DJED_SURELY_NOT_SET"), undefined);
    assert.equal(env(undefined, "DJED_SURELY_NOT_SET"), undefined);
  });

  it("is undefined when it is empty, or no text", async () => {
    const c = await contextOf(undefined, { EMPTY: "", KV: { get() {} } });
    assert.equal(env(c, "EMPTY"), undefined);
    assert.equal(env(c, "KV"), undefined);
  });

  it("is never what an object inherits", async () => {
    const c = await contextOf(undefined, {});
    for (const name of ["toString", "__proto__", "constructor"]) {
      assert.equal(env(c, name), undefined);
    }
  });

  it("is undefined, and asks nobody, where it may not be read", () => {
    const { Deno } = globalThis as { Deno?: { permissions: { querySync(d: object): unknown } } };
    // Without --allow-env a plain read would stop this test at a prompt, or throw.
    assert.doesNotThrow(() => env(undefined, "HOME"));
    if (Deno !== undefined) assert.equal(env(undefined, "HOME"), undefined);
  });
});
