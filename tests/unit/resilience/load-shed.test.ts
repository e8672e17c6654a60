import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import {
  bulkhead,
  fallback,
  loadShed,
  policy,
  retry,
  timeout,
  upstream,
} from "../../../src/resilience/mod.ts";
import type { LoadShedOptions, Priority } from "../../../src/resilience/mod.ts";
import { AdaptiveLimit } from "../../../src/resilience/parts/adaptive.ts";

/** An app that holds its requests until they are released. */
function appWith(options: LoadShedOptions) {
  const shed = loadShed(options);
  const waiting: (() => void)[] = [];
  const app = new Hono().use(shed).get("/", async (c) => {
    await new Promise<void>((done) => waiting.push(done));
    return c.json(c.var.loadShed);
  });
  const hold = (count: number, headers: HeadersInit = {}) =>
    Array.from({ length: count }, () => app.request("/", { headers }));
  const release = (): void => {
    while (waiting.length > 0) waiting.pop()!();
  };
  return { app, shed, hold, release };
}

const byHeader = (c: { req: { header(name: string): string | undefined } }): Priority =>
  c.req.header("x-priority") as Priority;

describe("load shedding", () => {
  it("refuses what is beyond the limit, with Retry-After, and takes more once there is room", async () => {
    const { app, shed, hold, release } = appWith({ max: 2, retryAfter: "3s" });
    const held = hold(2);
    const refused = await app.request("/");
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get("retry-after"), "3");
    assert.equal((await refused.json()).code, "overloaded");
    release();
    for (const answer of held) assert.equal((await answer).status, 200);
    assert.deepEqual(shed.stats(), {
      in_flight: 0,
      limit: 2,
      shed_total: 1,
      leases_expired_total: 0,
    });
  });

  it("lets the critical fill the limit, the normal most of it, the sheddable half", async () => {
    const statusOf = async (inFlight: number, priority: string): Promise<number> => {
      const { app, hold, release } = appWith({ max: 10, priority: byHeader });
      const held = hold(inFlight, { "x-priority": "critical" });
      const last = app.request("/", { headers: { "x-priority": priority } });
      release();
      await Promise.all(held);
      return (await last).status;
    };
    assert.deepEqual(await Promise.all([statusOf(9, "critical"), statusOf(10, "critical")]), [
      200,
      503,
    ]);
    assert.deepEqual(await Promise.all([statusOf(8, "normal"), statusOf(9, "normal")]), [200, 503]);
    assert.deepEqual(await Promise.all([statusOf(4, "sheddable"), statusOf(5, "sheddable")]), [
      200,
      503,
    ]);
    assert.deepEqual(await Promise.all([statusOf(8, "nonsense"), statusOf(9, "nonsense")]), [
      200,
      503,
    ]);
  });

  it("changes nothing in report mode", async () => {
    const { app, hold, release } = appWith({ max: 1, mode: "report" });
    const held = hold(1);
    const over = app.request("/");
    release();
    await Promise.all(held);
    assert.equal((await over).status, 200);
  });

  it("takes the place of a request that never ended when its lease does", async () => {
    let now = 0;
    const { app, hold, release } = appWith({ max: 1, lease: "10s", clock: { now: () => now } });
    const lost = hold(1);
    assert.equal((await app.request("/")).status, 503);
    now = 10_000;
    const taken = app.request("/");
    release();
    assert.equal((await taken).status, 200);
    await Promise.all(lost);
  });

  it("says what is wrong with an option", () => {
    assert.throws(() => loadShed({ max: 0 }), /^RangeError: loadShed: max must be/);
    assert.throws(() => loadShed({ maxx: 1 } as object), /did you mean "max"/);
  });
});

describe("an adaptive limit", () => {
  const feed = (limit: AdaptiveLimit, seconds: number, from: number, ms: () => number): number => {
    let now = from;
    for (; now < from + seconds * 1_000; now += 10) limit.sample(ms(), limit.max - 1, now);
    return now;
  };

  it("grows while latency stays, and is not lowered by latency alone", () => {
    const limit = new AdaptiveLimit();
    let now = feed(limit, 10, 0, () => 50);
    const grown = limit.max;
    assert.ok(grown > 100, `${grown}`);
    const below = (seconds: number, ms: number) => {
      const end = now + seconds * 1_000;
      for (; now < end; now += 10) limit.sample(ms, 30, now);
    };
    below(60, 1);
    below(60, 500);
    assert.equal(limit.max, grown);
  });

  it("never falls below one, nor grows without traffic", () => {
    const limit = new AdaptiveLimit();
    feed(limit, 5, 0, () => 10);
    let ms = 10;
    feed(limit, 120, 10_000, () => ms *= 1.001);
    assert.ok(limit.max >= 1);
    const idle = new AdaptiveLimit();
    for (let now = 0; now < 60_000; now += 10) idle.sample(50, 0, now);
    assert.equal(idle.max, 50);
  });
});

describe("a policy around a route", () => {
  it("answers refusals and timeouts with problems, and ends what was done for the request", async () => {
    let aborted = false;
    const api = upstream("slow");
    const app = new Hono()
      .use(policy(bulkhead({ max: 1 }), timeout(20)).middleware())
      .get("/", async (c) => {
        await api.for(c).execute(({ signal }) => {
          signal.addEventListener("abort", () => aborted = true);
          return new Promise(() => {});
        });
        return c.text("unreachable");
      });
    const [late, full] = await Promise.all([app.request("/"), app.request("/")]);
    assert.equal(late.status, 504);
    assert.equal((await late.json()).code, "upstream-timeout");
    assert.equal(full.status, 503);
    assert.equal((await full.json()).code, "overloaded");
    assert.equal(aborted, true);
  });

  it("leaves an answer in time alone", async () => {
    const app = new Hono()
      .use(policy(timeout("5s")).middleware())
      .get("/", (c) => c.text("in time", 201));
    const answer = await app.request("/");
    assert.deepEqual([answer.status, await answer.text()], [201, "in time"]);
  });

  it("answers with the fallback in place of a failure, and not beside it", async () => {
    const app = new Hono()
      .use(policy(fallback(() => new Response("instead", { status: 203 }))).middleware())
      .get("/bad", (c) => c.text("bad", 500, { "x-bad": "1" }))
      .get("/throws", () => {
        throw new Error("boom");
      })
      .get("/good", (c) => c.text("good"));
    app.onError((_error, c) => c.text("error", 500));
    for (const path of ["/bad", "/throws"]) {
      const answer = await app.request(path);
      assert.deepEqual([answer.status, await answer.text()], [203, "instead"], path);
      assert.equal(answer.headers.get("x-bad"), null);
    }
    assert.equal(await (await app.request("/good")).text(), "good");
  });

  it("is no place for a retry", () => {
    assert.throws(() => policy(retry()).middleware(), TypeError);
  });
});
