/** Cloudflare's rate-limit binding in the real workerd, through miniflare. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import type { Miniflare } from "miniflare";
import { bundled, startWorker } from "../../support/servers/workerd.ts";

let worker: Miniflare;

before(async () => {
  const script = await bundled("tests/integration/stores/fixtures/binding.ts");
  worker = startWorker(script, {
    ratelimits: { LIMITER: { simple: { limit: 5, period: 60 } } },
  });
});
after(() => worker?.dispose());

const ask = (client: string) =>
  worker.dispatchFetch("http://worker.test/limited", { headers: { "x-client": client } });

/** The binding's windows begin on the full minute: a test must not cross one. */
async function awayFromTheMinute(): Promise<void> {
  const left = 60_000 - Date.now() % 60_000;
  if (left < 5_000) await new Promise((resolve) => setTimeout(resolve, left + 100));
}

describe("bindingStore in workerd", () => {
  it("admits the limit of each client, and refuses the rest until the window ends", async () => {
    await awayFromTheMinute();
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await ask("a")).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
    assert.equal((await ask("b")).status, 200);
    const refused = await ask("a");
    const retryAfter = Number(refused.headers.get("retry-after"));
    const untilMinute = 60 - Date.now() / 1_000 % 60;
    assert.ok(Math.abs(retryAfter - untilMinute) <= 2, `${retryAfter} s of ${untilMinute} s`);
  });

  it("sends clients no remaining count, which it does not know", async () => {
    await awayFromTheMinute();
    const answer = await ask("c");
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("ratelimit"), null);
  });
});
