/**
 * A short search for costly requests: it finds costly ones, its finds can be sent again, and the
 * cost of the worst of each guard grows no faster than their size. A separate process, because it
 * measures time.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { guardedBy, guardNames, type Send, unguarded } from "../../scripts/fuzz-cost/guards.ts";
import { mutated, randomOf, startingPlan } from "../../scripts/fuzz-cost/mutate.ts";
import { plain, type Plan, prepare, scaled } from "../../scripts/fuzz-cost/plan.ts";
import {
  costOf,
  growthOf,
  leastGrowth,
  MAX_GROWTH,
  MAX_RUNS,
  searchCosts,
} from "../../scripts/fuzz-cost/search.ts";

const TRIES = 150;

function plansFrom(seed: number): Plan[] {
  const random = randomOf(seed);
  const plans = [startingPlan(random)];
  for (let i = 1; i < 300; i++) plans.push(mutated(plans[i - 1], random, plans[i >> 1]));
  return plans;
}

function jsonList(unit: string, times: number): Plan {
  return {
    method: "POST",
    path: plain(""),
    query: plain(""),
    headers: [],
    type: "application/json",
    body: plain("[", unit, times, "0]"),
    chunk: 0,
  };
}

function withHeader(name: string, unit: string, times: number): Plan {
  return { ...jsonList("", 0), headers: [[name, plain("", unit, times, "z=1")]] };
}

function withQuery(unit: string, times: number): Plan {
  return {
    ...jsonList("", 0),
    method: "GET",
    type: "",
    body: undefined,
    query: plain("", unit, times),
  };
}

describe("the search for costly requests", () => {
  it("makes the same requests from the same seed", () => {
    assert.deepEqual(plansFrom(3), plansFrom(3));
    assert.notDeepEqual(plansFrom(3), plansFrom(4));
  });

  it("makes requests that a plan in JSON makes again, byte for byte", async () => {
    for (const plan of plansFrom(5).filter((plan) => prepare(plan) !== undefined)) {
      const again: Plan = JSON.parse(JSON.stringify(plan));
      const [one, two] = [prepare(plan)!.make(), prepare(again)!.make()];
      assert.equal(one.url, two.url);
      assert.deepEqual([...one.headers], [...two.headers]);
      assert.equal(await one.text(), await two.text());
    }
  });

  it("finds that some requests are costlier for the scanner than others", async () => {
    let most = 0;
    const finds = await searchCosts(guardedBy("injectionScan"), randomOf(1), (tries) => {
      most = tries;
      return tries < TRIES;
    });
    assert.equal(most, TRIES);
    assert.ok(finds.length > 0);
    assert.ok(finds[0].ms > finds[0].ordinaryMs, "costlier than an ordinary request of its size");
  });
});

/** The worst finds of a long run, and other costly requests. */
const WORST: Readonly<Record<string, readonly Plan[]>> = {
  "injectionScan": [
    jsonList('"&lt;§",', 2_000),
    jsonList('"union select ..%2f§",', 1_000),
    jsonList('"\ufdfa\'§",', 1_500),
    jsonList('"\\u003c§",', 1_500),
    { ...jsonList("", 0), body: plain('["', "%25§", 8_000, '"]') },
    {
      ...jsonList('{"id":"\\\\u003c&lt;§%u00%0041"},', 500),
      type: "application/x-www-form-urlencoded",
    },
    withHeader("cookie", "a§=%25b;", 600),
    withQuery("a§='&", 500),
  ],
  "validate": [
    { ...jsonList('{"name":"§"},', 2_000), path: plain("validate/json") },
    { ...withQuery("a§=b&", 500), path: plain("validate/query") },
    { ...withQuery("%2q=0.1525a§=b%u004+1&", 150), path: plain("validate/query") },
    { ...withHeader("cookie", "a§=%ff;", 800), path: plain("validate/query") },
    { ...jsonList('"k§":"v",', 4_000), path: plain("validate/json") },
    jsonList('{"kind":"list","of":["§"]},', 1_500),
  ],
  "tracing": [
    withHeader("baggage", "k§=v,", 800),
    withHeader("tracestate", "k§=v,", 800),
    withQuery("%a§=b&", 500),
  ],
  "logger": [jsonList('{"password§":"a"},', 2_000), withHeader("cookie", "k§=v;", 800)],
  "problems": [jsonList('{"id":"§"},', 2_000)],
  "rateLimit": [
    withHeader("x-forwarded-for", "1.1.1.1,", 800),
    withHeader("x-api-key", "§", 2_000),
  ],
  "metrics": [{ ...withQuery("a=§&", 400), path: plain("", "/a§", 400) }],
  "health": [{ ...withQuery("exclude=§&", 300), path: plain("readyz") }],
  "protect": [jsonList('"&lt;§",', 1_500), withHeader("baggage", "k§=%25;a=b,", 500)],
};

describe("the costliest requests known", () => {
  for (const name of guardNames) {
    it(`take time in proportion to their size: ${name}`, async () => {
      assert.ok(WORST[name]?.length > 0, "every guard has some");
      const send = guardedBy(name);
      for (const plan of WORST[name]) {
        assert.ok(prepare(scaled(plan, 2)) !== undefined, "twice as much can be sent");
        await costOf(send, plan, 2);
        const growth = await leastGrowth(send, plan);
        assert.ok(growth < MAX_GROWTH, `×${growth.toFixed(1)} for ${JSON.stringify(plan)}`);
      }
    });
  }

  it("and a guard that compares everything with everything would be noticed", async () => {
    const bare = unguarded();
    const squared: Send = async (request) => {
      const values = (await request.clone().text()).split(",");
      let same = 0;
      for (const a of values) for (const b of values) if (a === b) same++;
      return same < 0 ? new Response() : await bare(request);
    };
    await costOf(squared, jsonList('"§",', 2_000), 2);
    assert.ok(await growthOf(squared, jsonList('"§",', 2_000), 3) > MAX_GROWTH);
  });
});

describe("a request beyond the budget of the scanner", () => {
  it("takes no more time than one that just fits, however costly its values are", async () => {
    const send = guardedBy("injectionScan");
    const fits = jsonList('"&lt;§",', 6_000);
    await costOf(send, fits, 2);
    let least = Infinity;
    for (let run = 0; run < MAX_RUNS && !(least < 2); run++) {
      least = Math.min(least, await costOf(send, scaled(fits, 2), 2) / await costOf(send, fits, 2));
    }
    assert.ok(least < 2, `×${least.toFixed(2)}`);
  });
});
