import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { rateLimit } from "../../../src/rate-limit/mod.ts";
import type { RateLimitOptions } from "../../../src/rate-limit/mod.ts";
import { clockAt, guarded } from "./app.ts";

const STANDARD = ["ratelimit-policy", "ratelimit"];
const LEGACY = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"];
const limiter = (options: RateLimitOptions = {}) =>
  rateLimit({ limit: 4, burst: 1, window: "4s", clock: clockAt(), ...options });

/** The rate-limit headers of a response. */
const told = (response: Response) =>
  [...STANDARD, ...LEGACY].filter((name) => response.headers.has(name));

describe("the headers", () => {
  it("tell capacity, window, what is left and when there is one more", async () => {
    const { headers } = await guarded(limiter()).send();
    assert.equal(headers.get("ratelimit-policy"), '"default";q=5;w=4');
    assert.equal(headers.get("ratelimit"), '"default";r=4;t=1');
  });

  it("tell no next moment for a full bucket", async () => {
    const { headers } = await guarded(limiter({ cost: 0 })).send();
    assert.equal(headers.get("ratelimit"), '"default";r=5');
  });

  it("are the same on a refusal, with Retry-After", async () => {
    const { send, statuses } = guarded(limiter());
    await statuses(5);
    const { status, headers } = await send();
    assert.equal(status, 429);
    assert.equal(headers.get("ratelimit-policy"), '"default";q=5;w=4');
    assert.equal(headers.get("ratelimit"), '"default";r=0;t=1');
    assert.equal(headers.get("retry-after"), "1");
  });

  it("round seconds up, so that nobody comes back too early", async () => {
    const { send } = guarded(limiter({ limit: 1, burst: 0, window: 1_001 }));
    await send();
    assert.equal((await send()).headers.get("retry-after"), "2");
  });

  it("tell a window of at least one second", async () => {
    const { headers } = await guarded(limiter({ window: 1 })).send();
    assert.equal(headers.get("ratelimit-policy"), '"default";q=5;w=1');
  });

  it("tell whole tokens of a bucket that is no whole number", async () => {
    const { headers } = await guarded(limiter({ limit: 1.5, burst: 1 })).send();
    assert.equal(headers.get("ratelimit-policy"), '"default";q=2;w=4');
    assert.match(headers.get("ratelimit")!, /^"default";r=1;t=\d$/);
  });

  it("escape the name", async () => {
    const { headers } = await guarded(limiter({ name: 'a"b\\c, d' })).send();
    assert.equal(headers.get("ratelimit-policy"), '"a\\"b\\\\c, d";q=5;w=4');
  });

  it("are X-RateLimit-* in the legacy style, with the reset as epoch seconds", async () => {
    const response = await guarded(limiter({ headers: "legacy" })).send();
    assert.deepEqual(told(response), LEGACY);
    assert.deepEqual(LEGACY.map((name) => response.headers.get(name)), ["5", "4", "1800000001"]);
  });

  it("are all of them with both", async () => {
    const response = await guarded(limiter({ headers: "both" })).send();
    assert.deepEqual(told(response), [...STANDARD, ...LEGACY]);
  });

  it("are absent with false, and a refusal still says when to retry", async () => {
    const { send, statuses } = guarded(limiter({ headers: false }));
    assert.deepEqual(told(await send()), []);
    await statuses(4);
    const refused = await send();
    assert.deepEqual(told(refused), []);
    assert.equal(refused.headers.get("retry-after"), "1");
  });

  it("are sent only below a fifth of the bucket with near-limit", async () => {
    const options = { limit: 10, burst: 0, window: "10s", headersWhen: "near-limit" } as const;
    const { send } = guarded(limiter(options));
    const counts: number[] = [];
    for (let i = 0; i < 11; i++) counts.push(told(await send()).length);
    assert.deepEqual(counts, [0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2]);
  });
});

describe("several policies", () => {
  const perMinuteAndDay = {
    limit: undefined,
    burst: undefined,
    window: undefined,
    policies: [
      { name: "minute", limit: 2, window: "1m" },
      { name: "day", limit: 3, window: "1d" },
    ],
  } as const;

  it("are one list", async () => {
    const { headers } = await guarded(limiter(perMinuteAndDay)).send();
    assert.equal(headers.get("ratelimit-policy"), '"minute";q=2;w=60, "day";q=3;w=86400');
    assert.equal(headers.get("ratelimit"), '"minute";r=1;t=30, "day";r=2;t=28800');
  });

  it("are taken together: when one refuses, none consumes", async () => {
    const clock = clockAt();
    const { send, statuses } = guarded(limiter({ ...perMinuteAndDay, clock }));
    assert.deepEqual(await statuses(4), [200, 200, 429, 429]);
    clock.advance("1m");
    assert.deepEqual(await statuses(2), [200, 429]);
    assert.match((await send()).headers.get("ratelimit")!, /^"minute";r=1;t=\d+, "day";r=0;/);
  });

  it("are named in the problem when they refuse, and only then", async () => {
    const { send, statuses } = guarded(limiter(perMinuteAndDay));
    await statuses(2);
    const refused = await send();
    const body = await refused.json() as Record<string, unknown>;
    assert.deepEqual(body.violatedPolicies, ["minute"]);
    assert.equal(refused.headers.get("retry-after"), "30");
  });

  it("keep the client waiting for the slowest", async () => {
    const clock = clockAt();
    const { send, statuses } = guarded(limiter({ ...perMinuteAndDay, clock }));
    await statuses(2);
    clock.advance("1m");
    await statuses(1);
    assert.equal((await send()).headers.get("retry-after"), String(28_800 - 60));
  });
});

describe("two limiters on one request", () => {
  const tight = () => limiter({ limit: 1, burst: 0, window: "1s", name: "tight" });

  it("merge their lists, and the second of a name becomes name-2", async () => {
    const { headers } = await guarded(limiter(), limiter({ limit: 9 }), limiter()).send();
    assert.equal(
      headers.get("ratelimit-policy"),
      '"default";q=5;w=4, "default-2";q=10;w=4, "default-3";q=5;w=4',
    );
    assert.match(headers.get("ratelimit")!, /^"default";r=4.*"default-2";r=9.*"default-3";r=4/);
  });

  it("are both in the headers of a refusal by the second", async () => {
    const { send } = guarded(limiter(), tight());
    await send();
    const { status, headers } = await send();
    assert.equal(status, 429);
    assert.equal(headers.get("ratelimit"), '"default";r=3;t=1, "tight";r=0;t=1');
    assert.equal(headers.get("retry-after"), "1");
  });

  it("of which the first refuses, tell of the first only", async () => {
    const { send } = guarded(tight(), limiter());
    await send();
    assert.equal((await send()).headers.get("ratelimit"), '"tight";r=0;t=1');
  });

  it("speak for the tightest in the legacy style, in any order", async () => {
    const loose = () => limiter({ headers: "legacy" });
    const other = () => limiter({ limit: 2, burst: 0, name: "tight", headers: "legacy" });
    for (const guards of [[loose(), other()], [other(), loose()]]) {
      const { headers } = await guarded(...guards).send();
      assert.equal(headers.get("x-ratelimit-limit"), "2");
      assert.equal(headers.get("x-ratelimit-remaining"), "1");
    }
  });
});
