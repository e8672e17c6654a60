/** Workers in the real runtime: requests that die, and the permits they held. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { ask, askAndLeave, present, type Running, serve, sleep } from "./workerd.ts";

const missing = !present && process.env.CI !== "1" ? "workerd is not installed" : false;

for (const flags of [[], ["no_handle_cross_request_promise_resolution"]]) {
  describe(`in workerd with ${flags[0] ?? "default flags"}`, { skip: missing }, () => {
    let worker: Running;
    before(async () => worker = await serve("tests/integration/resilience/worker.ts", flags));
    after(() => worker.stop());

    const get = (target: string) => ask(worker.port, target);
    const stats = async () => JSON.parse((await get("/stats")).text);

    it("waiting calls are served in order, across requests", async () => {
      const first = get("/narrow?ms=400");
      await sleep(100);
      const second = get("/narrow?ms=50");
      await sleep(100);
      const third = get("/narrow");
      const answers = await Promise.all([first, second, third]);
      assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200]);
      const results = answers.map(({ text }) => JSON.parse(text));
      assert.deepEqual(results.map(({ order }) => order), [1, 2, 3]);
      assert.ok(results[1].waited >= 100, `${results[1].waited} ms`);
    });

    it("a client that leaves in the middle frees its slot when the lease ends", async () => {
      await askAndLeave(worker.port, "/narrow?ms=5000", 60);
      assert.equal((await stats()).narrow.in_flight, 1, "finally has not run");
      const answer = await get("/narrow");
      assert.equal(answer.status, 200, answer.text);
      const { waited } = JSON.parse(answer.text);
      assert.ok(waited > 100 && waited < 2_900, `waited ${waited} ms`);
      assert.equal((await stats()).narrow.leases_expired_total, 1);
    });

    it("a waiter whose client leaves does not block those behind it", async () => {
      const first = get("/narrow?ms=500");
      await sleep(40);
      await askAndLeave(worker.port, "/narrow?ms=5000", 60);
      const third = await get("/narrow");
      assert.equal(third.status, 200, third.text);
      assert.ok(JSON.parse(third.text).waited < 2_900);
      assert.equal((await first).status, 200);
    });

    it("waitUntil lets the work of a client that has left end, and gives its slot back", async () => {
      await askAndLeave(worker.port, "/bound?ms=300", 60);
      await sleep(700);
      const { bound, finished } = await stats();
      assert.equal(finished, 1);
      assert.equal(bound.in_flight, 0);
      assert.equal(bound.leases_expired_total, 0);
    });

    it("a killed probe does not wedge an upstream's breaker", async () => {
      await get("/healthy?is=false");
      for (let i = 0; i < 2; i++) assert.equal((await get("/db")).status, 500);
      const open = await get("/db");
      assert.equal(open.status, 503);
      assert.match(open.text, /circuit-open/);
      assert.equal(open.retryAfter, "1");
      await get("/healthy");
      await sleep(200);
      await askAndLeave(worker.port, "/db?ms=5000", 60);
      assert.equal((await get("/db")).status, 503, "the probe's lease still holds");
      await sleep(650);
      assert.deepEqual(await get("/db"), { status: 200, text: "closed", retryAfter: undefined });
    });

    it("a killed probe does not wedge a route's breaker", async () => {
      await get("/healthy?is=false");
      for (let i = 0; i < 2; i++) assert.equal((await get("/guarded")).status, 500);
      assert.equal((await get("/guarded")).status, 503);
      await get("/healthy");
      await sleep(200);
      await askAndLeave(worker.port, "/guarded?ms=5000", 60);
      assert.equal((await get("/guarded")).status, 503);
      await sleep(650);
      assert.equal((await get("/guarded")).status, 200);
      assert.equal((await stats()).guarded, "closed");
    });

    it("a request that died does not stay in the way of load shedding", async () => {
      await askAndLeave(worker.port, "/shed?ms=5000", 60);
      assert.equal((await get("/shed")).status, 503);
      await sleep(650);
      assert.equal((await get("/shed")).text, "served");
    });

    it("time limits and retries work in every request, not just the first", async () => {
      for (let i = 0; i < 3; i++) {
        assert.deepEqual(JSON.parse((await get("/quick")).text), {
          result: "second try",
          tries: [0, 1],
        });
      }
    });

    it("nothing of all this has made the runtime complain", () => {
      assert.doesNotMatch(worker.log(), /different request|hung|Uncaught/);
    });
  });
}
