import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { createLimiter, presets, rateLimit } from "../../../src/rate-limit/mod.ts";
import type { RateLimitOptions } from "../../../src/rate-limit/mod.ts";

const wrong: [why: string, options: unknown, message: RegExp][] = [
  ["a limit of 0", { limit: 0 }, /^rateLimit: limit must be a positive number, got 0$/],
  ["a negative limit", { limit: -1 }, /^rateLimit: limit must be a positive number, got -1$/],
  [
    "a limit in words",
    { limit: "60" },
    /^rateLimit: limit must be a positive number, got "60"; write 60$/,
  ],
  ["an infinite limit", { limit: Infinity }, /^rateLimit: limit must be a positive number/],
  ["less than one token in all", { limit: 0.5 }, /^rateLimit: limit \+ burst must be from 1 to /],
  ["more than a header can tell", { limit: 1e15 }, /^rateLimit: limit \+ burst must be from 1 to /],
  ["a window of 0", { limit: 1, window: 0 }, /^rateLimit: window must be a duration in ms/],
  ["a window beyond 10 years", { limit: 1, window: "4000d" }, /^rateLimit: window must be/],
  ["an unknown unit", { limit: 1, window: "1w" }, /^rateLimit: window must be .*got "1w"$/],
  ["a negative burst", { burst: -1 }, /^rateLimit: burst must be a number of at least 0, got -1$/],
  ["a name outside ASCII", { name: "grün" }, /^rateLimit: name must be 1 to 64 printable ASCII/],
  ["an empty name", { name: "" }, /^rateLimit: name must be/],
  ["a name with a line break", { name: "a\r\nSet-Cookie: x" }, /^rateLimit: name must be/],
  ["a long name", { name: "x".repeat(65) }, /^rateLimit: name must be/],
  ["a negative cost", { cost: -1 }, /^rateLimit: cost must be a number of at least 0, got -1$/],
  ["an infinite cost", { cost: Infinity }, /^rateLimit: cost must be/],
  ["a key that is no function", { key: "ip" }, /^rateLimit: key must be a function, got "ip"$/],
  ["a skip that is no function", { skip: true }, /^rateLimit: skip must be a function, got true$/],
  ["an unknown mode", { mode: "dry" }, /^rateLimit: mode must be one of "enforce", "report"/],
  ["an unknown failMode", { failMode: "x" }, /^rateLimit: failMode must be one of "local", /],
  ["unknown headers", { headers: true }, /^rateLimit: headers must be one of "standard", /],
  ["an unknown headersWhen", { headersWhen: "x" }, /^rateLimit: headersWhen must be one of/],
  ["a storeTimeout of 0", { storeTimeout: 0 }, /^rateLimit: storeTimeout must be a duration/],
  ["a storeTimeout that timers cannot hold", { storeTimeout: "25d" }, /^rateLimit: storeTimeout/],
  ["an ipv6Prefix beyond 128", { ipv6Prefix: 129 }, /^rateLimit: ipv6Prefix must be a whole/],
  ["proxies that are no block", { trustedProxies: ["10.0.0.0/99"] }, /^rateLimit: trustedProxies/],
  ["proxies that are no text", { trustedProxies: [5] }, /^rateLimit: trustedProxies must be/],
  ["a broken number of hops", { trustedProxies: 1.5 }, /^rateLimit: trustedProxies must be/],
  ["a value that is not a store", { store: {} }, /^rateLimit: store must be a store, /],
  [
    "a value that is not a clock",
    { clock: Date.now },
    /^rateLimit: clock must be an object with now/,
  ],
  ["no key at all", { maxKeys: 0 }, /maxKeys must be a whole number from 1/],
  ["no policies", { policies: [] }, /^rateLimit: policies must be an array of 1 to 16/],
  [
    "two policies of one name",
    { policies: [{ limit: 1 }, { limit: 2 }] },
    /^rateLimit: policies must be policies with names that differ, got "default"; give each a name$/,
  ],
  ["an unknown option", { limt: 5 }, /^rateLimit: unknown option "limt", did you mean "limit"\?/],
  [
    "options that are a number",
    5,
    /^rateLimit: options must be an object, got 5; write { limit: 5 }$/,
  ],
];

describe("rateLimit() throws at construction", () => {
  for (const [why, options, message] of wrong) {
    it(`for ${why}`, () => {
      assert.throws(() => rateLimit(options as RateLimitOptions), (error: Error) => {
        assert.ok(error instanceof RangeError || error instanceof TypeError);
        assert.match(error.message, message);
        return true;
      });
    });
  }

  it("for limit and policies together", () => {
    assert.throws(() => rateLimit({ limit: 1, policies: [{ limit: 1 }] }), {
      message: "rateLimit: limit and policies exclude each other",
    });
  });

  it("for a preset that is not known, and names those there are", () => {
    assert.throws(() => rateLimit("chatt" as never), {
      name: "TypeError",
      message: 'rateLimit: unknown preset "chatt", did you mean "chat"?; ' +
        "presets: chat, execute, webhook, api",
    });
  });

  it("for presets with names of Object.prototype", () => {
    for (const name of ["__proto__", "constructor", "toString", ""]) {
      assert.throws(() => rateLimit(name as never), { message: /^rateLimit: unknown preset/ });
    }
  });
});

describe("rateLimit() accepts", () => {
  const fine: Record<string, RateLimitOptions> = {
    "nothing": {},
    "options that are undefined": { limit: undefined, burst: undefined, store: undefined } as never,
    "half a token per window and a burst": { limit: 0.5, burst: 1 },
    "windows of 1 ms": { limit: 1, window: 1 },
    "windows of 10 years": { limit: 1, window: "3653d" },
    "a cost of 0": { cost: 0 },
    "a cost beyond the bucket": { limit: 1, cost: 5 },
    "no trusted proxy": { trustedProxies: 0 },
    "an empty list of proxies": { trustedProxies: [] },
    "a policy called __proto__": { name: "__proto__" },
  };
  for (const [what, options] of Object.entries(fine)) {
    it(what, () => assert.equal(typeof rateLimit(options), "function"));
  }
});

describe("createLimiter()", () => {
  it("needs a limit", () => {
    assert.throws(() => createLimiter({}), {
      message: "createLimiter: limit must be a positive number, got undefined",
    });
  });

  it("names itself in its errors", () => {
    assert.throws(() => createLimiter({ limit: 1, stoer: 1 } as never), {
      message: /^createLimiter: unknown option "stoer", did you mean "store"\?/,
    });
  });
});

describe("the presets", () => {
  it("are what they promise to be, per minute", () => {
    assert.deepEqual({ ...presets }, {
      chat: { limit: 60, window: "1m", burst: 10 },
      execute: { limit: 30, window: "1m", burst: 5 },
      webhook: { limit: 100, window: "1m", burst: 20 },
      api: { limit: 100, window: "1m", burst: 20 },
    });
  });

  it("cannot be changed", () => {
    assert.throws(() => Object.assign(presets.chat, { limit: 1 }), TypeError);
  });
});
