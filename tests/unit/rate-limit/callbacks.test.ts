import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { decisions } from "../../../src/core/request/decision.ts";
import { rateLimit } from "../../../src/rate-limit/mod.ts";
import type { RateLimitDecision, RateLimitOptions } from "../../../src/rate-limit/mod.ts";
import { clientOf, clockAt, guarded, THREE_THEN_REFUSED } from "./app.ts";

const limitOf3 = (options: RateLimitOptions = {}) =>
  rateLimit({ limit: 3, window: "3s", clock: clockAt(), ...options });
const fails = () => {
  throw new Error("broken");
};
const rejects = () => Promise.reject(new Error("broken"));

describe("the cost of a request", () => {
  it("is a number, or what a function says, async or not", async () => {
    for (const cost of [3, () => 3, () => Promise.resolve(3)]) {
      assert.deepEqual(await guarded(limitOf3({ cost })).statuses(2), [200, 429]);
    }
  });

  it("may be a fraction", async () => {
    const { statuses } = guarded(limitOf3({ cost: 1.5 }));
    assert.deepEqual(await statuses(3), [200, 200, 429]);
  });

  it("of 0 only looks", async () => {
    const { send, statuses } = guarded(limitOf3({ cost: 0 }));
    assert.deepEqual(await statuses(9), Array(9).fill(200));
    assert.equal((await send()).headers.get("ratelimit"), '"default";r=3');
  });

  it("beyond the bucket is refused with a problem that says so, and takes nothing", async () => {
    let cost = 4;
    const { send, statuses } = guarded(limitOf3({ cost: () => cost }));
    const refused = await send();
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.has("retry-after"), false);
    const body = await refused.json() as Record<string, unknown>;
    assert.equal(body.code, "cost-exceeds-capacity");
    assert.equal(body.retryAfter, undefined);
    assert.deepEqual(body.violatedPolicies, ["default"]);
    cost = 1;
    assert.deepEqual(await statuses(5), THREE_THEN_REFUSED);
  });

  const wrong = { "-1": -1, NaN, Infinity, "a text": "2", undefined };
  for (const [what, answer] of Object.entries({ ...wrong })) {
    it(`is 1 when the function gives ${what}, and that is counted`, async () => {
      const limiter = limitOf3({ cost: () => answer as never });
      assert.deepEqual(await guarded(limiter).statuses(5), THREE_THEN_REFUSED);
      assert.equal(limiter.stats().cost_errors_total, 5);
    });
  }

  it("is 1 when the function throws or rejects", async () => {
    for (const cost of [fails, rejects]) {
      assert.deepEqual(
        await guarded(limitOf3({ cost: cost as never })).statuses(5),
        THREE_THEN_REFUSED,
      );
    }
  });
});

describe("skipping", () => {
  it("lets a request through without a trace", async () => {
    for (const skip of [() => true, () => Promise.resolve(true)]) {
      const { send, statuses } = guarded(limitOf3({ skip }));
      assert.deepEqual(await statuses(9), Array(9).fill(200));
      assert.equal((await send()).headers.has("ratelimit"), false);
    }
  });

  it("does not happen when `skip` fails, and that is counted", async () => {
    for (const skip of [fails, rejects]) {
      const limiter = limitOf3({ skip: skip as never });
      assert.deepEqual(await guarded(limiter).statuses(5), THREE_THEN_REFUSED);
      assert.equal(limiter.stats().skip_errors_total, 5);
    }
  });

  it("needs true: nothing else says yes", async () => {
    for (const answer of [false, undefined, "yes", 1, {}, Promise.resolve("yes")]) {
      const { statuses } = guarded(limitOf3({ skip: () => answer as never }));
      assert.deepEqual(await statuses(5), THREE_THEN_REFUSED);
    }
  });

  it("is not for paths that are named like health and metrics", async () => {
    for (const url of ["/health", "/livez", "/readyz", "/startupz", "/metrics"]) {
      const { statuses } = guarded(limitOf3());
      assert.deepEqual(await statuses(5, "192.0.2.1", { url }), THREE_THEN_REFUSED, url);
    }
  });

  it("comes before the limit on preflights", async () => {
    const { statuses } = guarded(limitOf3({ skip: (c) => c.req.method === "OPTIONS" }));
    const preflight = {
      method: "OPTIONS",
      headers: { "origin": "https://a.test", "access-control-request-method": "POST" },
    };
    assert.deepEqual(await statuses(601, "192.0.2.1", preflight), Array(601).fill(200));
  });
});

describe("onDecision", () => {
  it("sees every decision, admitted or refused", async () => {
    const seen: RateLimitDecision[] = [];
    const limiter = limitOf3({ onDecision: (_c, decision) => seen.push(decision) });
    await guarded(limiter).statuses(4);
    assert.deepEqual(seen.map(({ action }) => action), ["allow", "allow", "allow", "deny"]);
    assert.deepEqual(seen.map(({ remaining }) => remaining), [2, 1, 0, 0]);
  });

  it("only observes: what it returns or throws changes nothing", async () => {
    const hooks = [fails, rejects, () => new Response("own"), () => ({ then: fails }), () => false];
    for (const onDecision of hooks) {
      const { send, statuses } = guarded(limitOf3({ onDecision }));
      assert.equal(await (await send()).text(), "through");
      assert.deepEqual(await statuses(4), [200, 200, 429, 429]);
    }
  });

  it("has its failures counted", async () => {
    for (const onDecision of [fails, rejects]) {
      const limiter = limitOf3({ onDecision });
      await guarded(limiter).statuses(2);
      assert.equal(limiter.stats().hook_errors_total, 2);
    }
  });
});

describe("report mode", () => {
  const report = () => limitOf3({ mode: "report" });

  it("never refuses", async () => {
    assert.deepEqual(await guarded(report()).statuses(9), Array(9).fill(200));
  });

  it("changes no header", async () => {
    const plain = await guarded().send();
    const { send } = guarded(report());
    for (let i = 0; i < 5; i++) {
      assert.deepEqual([...(await send()).headers], [...plain.headers]);
    }
  });

  it("records what it would have done", async () => {
    const app = new Hono();
    const seen: string[] = [];
    app.use(async (c, next) => {
      await next();
      seen.push(...decisions(c).map(({ action, code }) => `${action} ${code ?? ""}`));
    });
    app.use(report());
    app.all("*", (c) => c.text("through"));
    await clientOf(app).statuses(4);
    assert.deepEqual(seen, ["allow ", "allow ", "allow ", "report rate-limited"]);
  });

  it("has no part in the headers of an enforcing limiter", async () => {
    const { send } = guarded(report(), limitOf3({ name: "second" }));
    assert.equal((await send()).headers.get("ratelimit"), '"second";r=2;t=1');
  });
});

describe("countWhen", () => {
  const onlyFailures = (options: RateLimitOptions = {}) => {
    const limiter = limitOf3({ countWhen: (c) => c.res.status >= 400, ...options });
    const app = new Hono();
    app.use(limiter);
    app.get("/good", (c) => c.text("in"));
    app.get("/bad", (c) => c.text("no", 401));
    return { limiter, ...clientOf(app) };
  };

  it("takes only what it says counts", async () => {
    const { statuses } = onlyFailures();
    assert.deepEqual(await statuses(5, "192.0.2.1", { url: "/good" }), Array(5).fill(200));
    const bad = await statuses(5, "192.0.2.1", { url: "/bad" });
    assert.deepEqual(bad, [401, 401, 401, 429, 429]);
    assert.deepEqual(await statuses(1, "192.0.2.1", { url: "/good" }), [429]);
  });

  it("shows in the statistics", async () => {
    const { statuses, limiter } = onlyFailures();
    await statuses(5, "192.0.2.1", { url: "/bad" });
    const { allowed_total, denied_total } = limiter.stats();
    assert.deepEqual([allowed_total, denied_total], [3, 2]);
  });

  it("counts a request when it throws", async () => {
    const { statuses, limiter } = onlyFailures({ countWhen: fails });
    assert.deepEqual(await statuses(4, "192.0.2.1", { url: "/good" }), [200, 200, 200, 429]);
    assert.equal(limiter.stats().hook_errors_total, 3);
  });

  it("owes nothing for what report mode would have refused", async () => {
    const { statuses, limiter } = onlyFailures({ mode: "report" });
    assert.deepEqual(await statuses(9, "192.0.2.1", { url: "/bad" }), Array(9).fill(401));
    const { retryAfterMs } = await limiter.limiter.peek("192.0.2.1");
    assert.equal(retryAfterMs, 1_000);
  });
});

describe("a limit that varies by request", () => {
  const byPlan = (limit: (c: any) => unknown) =>
    guarded(rateLimit({ limit: limit as never, clock: clockAt() }));

  it("is what the function says of each", async () => {
    const { statuses } = byPlan((c) => Number(c.req.header("x-plan")));
    assert.deepEqual(await statuses(2, "192.0.2.1", { headers: { "x-plan": "1" } }), [200, 429]);
    assert.deepEqual(await statuses(3, "192.0.2.2", { headers: { "x-plan": "2" } }), [
      200,
      200,
      429,
    ]);
  });

  for (const answer of ["2", -1, NaN, -Infinity, undefined, null, {}, 2n]) {
    it(`is 100 when the function gives ${typeof answer} ${answer}`, async () => {
      const { send } = byPlan(() => answer);
      assert.equal((await send()).headers.get("ratelimit-policy"), '"default";q=100;w=60');
    });
  }

  it("is 100 when the function throws or rejects, and that is counted", async () => {
    for (const limit of [fails, rejects]) {
      const limiter = rateLimit({ limit: limit as never, clock: clockAt() });
      const { headers } = await guarded(limiter).send();
      assert.equal(headers.get("ratelimit-policy"), '"default";q=100;w=60');
      assert.equal(limiter.stats().limit_errors_total, 1);
    }
  });

  it("may be a promise", async () => {
    const { statuses } = byPlan(() => Promise.resolve(2));
    assert.deepEqual(await statuses(3), [200, 200, 429]);
  });

  it("of 0 blocks, without a time to come back", async () => {
    const { send } = byPlan(() => 0);
    const response = await send();
    assert.equal(response.status, 429);
    assert.equal(response.headers.has("retry-after"), false);
    assert.equal(response.headers.get("ratelimit-policy"), '"default";q=0;w=60');
  });

  it("of Infinity does not limit, and sends no headers", async () => {
    for (const headers of ["both", "standard", "legacy"] as const) {
      const limiter = rateLimit({ limit: () => Infinity, headers, clock: clockAt() });
      const { send, statuses } = guarded(limiter);
      assert.deepEqual(await statuses(200), Array(200).fill(200));
      const response = await send();
      assert.equal(response.headers.has("ratelimit"), false);
      assert.equal(response.headers.has("x-ratelimit-limit"), false);
      assert.equal((await limiter.limiter.peek("192.0.2.1")).remaining, Infinity);
      assert.equal((await limiter.limiter.block("192.0.2.1", "1h")).allowed, true);
    }
  });

  it("of 0 or Infinity in one of several policies leaves the others as they are", async () => {
    const policies = (second: number) =>
      guarded(rateLimit({
        policies: [{ name: "a", limit: 2 }, { name: "b", limit: () => second }],
        clock: clockAt(),
      }));
    assert.deepEqual(await policies(Infinity).statuses(3), [200, 200, 429]);
    assert.deepEqual(await policies(0).statuses(2), [429, 429]);
  });
});
