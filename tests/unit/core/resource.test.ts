import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { resourceOf } from "../../../src/core/resource.ts";
import { contextOf } from "../../support/context.ts";

/** A source that makes a new resource on each call. */
function counting() {
  let made = 0;
  return resourceOf(() => ({ number: ++made }));
}

describe("a resource", () => {
  it("is itself when it is given outright", async () => {
    const redis = { url: "redis://localhost" };
    assert.equal(resourceOf(redis)(await contextOf()), redis);
    assert.equal(resourceOf(redis)(undefined), redis);
  });

  it("is made once for all requests of one environment", async () => {
    const [resource, env] = [counting(), { LIMITER: "a" }];
    const first = resource(await contextOf(undefined, env));
    assert.equal(resource(await contextOf(undefined, env)), first);
  });

  it("is made once for the bindings that Cloudflare Pages copies for each request", async () => {
    const [resource, env] = [counting(), { LIMITER: "a" }];
    const first = resource(await contextOf(undefined, { ...env, eventContext: { env } }));
    assert.equal(resource(await contextOf(undefined, { ...env, eventContext: { env } })), first);
  });

  it("is made again for another environment", async () => {
    const resource = counting();
    const first = resource(await contextOf(undefined, { LIMITER: "a" }));
    assert.notEqual(resource(await contextOf(undefined, { LIMITER: "b" })), first);
  });

  const connections: Record<string, () => object> = {
    "Node": () => ({ incoming: {}, outgoing: {} }),
    "Deno": () => ({ remoteAddr: { hostname: "192.0.2.1" } }),
    "Bun, with the server in an object": () => ({ server: { requestIP() {} } }),
    "AWS Lambda": () => ({ event: {}, requestContext: {}, context: {} }),
    "Netlify": () => ({ context: { ip: "192.0.2.1" } }),
  };
  for (const [runtime, connection] of Object.entries(connections)) {
    it(`is made once on ${runtime}, where every request has its own connection info`, async () => {
      const resource = counting();
      const first = resource(await contextOf(undefined, connection()));
      assert.equal(resource(await contextOf(undefined, connection())), first);
    });
  }

  it("is made without a request too", () => {
    const resource = counting();
    assert.equal(resource(undefined), resource(undefined));
  });

  const wrong: Record<string, () => unknown> = {
    "nothing": () => undefined,
    "a text": () => "redis://localhost",
    "a promise": () => Promise.resolve({}),
    "a promise that rejects": () => Promise.reject(new Error("no connection")),
  };
  for (const [what, given] of Object.entries(wrong)) {
    it(`is refused when its source gives ${what}`, () => {
      const resource = resourceOf(given as () => object);
      assert.throws(() => resource(undefined), TypeError);
    });
  }

  it("is tried again after making it failed", () => {
    let calls = 0;
    const resource = resourceOf(() => {
      if (++calls === 1) throw new Error("not yet");
      return { calls };
    });
    assert.throws(() => resource(undefined));
    assert.equal(resource(undefined).calls, 2);
  });
});
