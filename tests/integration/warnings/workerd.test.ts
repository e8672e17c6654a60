/** On Workers a warning is one line per isolate, however many requests come. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { onCi } from "../../../scripts/setup.mjs";
import * as workerd from "../resilience/workerd.ts";

const skip = workerd.present || onCi ? false : "workerd is not installed";

describe("the warnings of a Worker", { skip }, () => {
  let worker: workerd.Running;

  before(async () => {
    worker = await workerd.serve("tests/integration/warnings/worker.ts", []);
  });
  after(() => worker?.stop());

  it("are shown once each, also when the guards are made for each request", async () => {
    for (let i = 0; i < 40; i++) {
      const { status } = await workerd.ask(worker.port, i % 2 === 0 ? "/" : "/each");
      assert.equal(status, 200);
    }
    const lines = worker.log().split("\n").filter((line) => line.includes("@djed/edge"));
    const mistakes = [
      /rateLimit: window: 60 is 60 ms/,
      /is the binding missing in the Worker's config\?/,
      /rateLimit: key returned no text/,
      /no client address/,
    ];
    for (const mistake of mistakes) {
      assert.equal(lines.filter((line) => mistake.test(line)).length, 1, worker.log());
    }
    assert.equal(lines.length, mistakes.length, worker.log());
  });
});
