/** On Workers, pending work of a request dies with it; a shared check must not. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { onCi } from "../../../scripts/setup.mjs";
import * as workerd from "../resilience/workerd.ts";

const skip = workerd.present || onCi ? false : "workerd is not installed";

describe("health in the real workerd", { skip }, () => {
  let worker: workerd.Running;
  const get = (path: string, signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${worker.port}${path}`, { signal });

  before(async () => {
    worker = await workerd.serve("tests/integration/health/worker.ts", []);
  });
  after(() => worker?.stop());

  it("finishes a check whose request has ended, also for other waiting requests", async () => {
    const leaving = new AbortController();
    const left = get("/readyz", leaving.signal).catch(() => "left");
    await sleep(150);
    const waiting = get("/readyz");
    await sleep(100);
    leaving.abort();
    assert.equal(await left, "left");
    const started = performance.now();
    assert.equal((await waiting).status, 200);
    assert.ok(performance.now() - started < 2_000);
    assert.deepEqual(await (await get("/stats")).json(), { calls: 1 });
  });
});
