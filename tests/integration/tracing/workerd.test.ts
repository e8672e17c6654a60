// Spans on the real workerd: no timer outlives a request there, so each flush rides on one of them.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import type { Miniflare } from "miniflare";
import { checkOtlp, spansOf } from "./otlp-schema.ts";
import { receiver, unlessMissing, until, workerOf } from "./services.ts";

describe("on workerd", unlessMissing("workerd"), () => {
  let collector: Awaited<ReturnType<typeof receiver>>;
  let worker: Miniflare;
  let url: URL;

  before(async () => {
    collector = await receiver();
    // No compatibility flag: there is no node:async_hooks, and `als: true` works without it.
    worker = await workerOf("workerd-service.ts", [], { COLLECTOR: collector.url });
    url = await worker.ready;
  });
  after(async () => {
    await worker?.dispose();
    await collector?.close();
  });

  it("300 requests at the same time lose no span, in one export per window", async () => {
    const started = Date.now();
    for (let wave = 0; wave < 3; wave++) {
      await Promise.all(Array.from({ length: 100 }, async (_, i) => {
        const response = await fetch(new URL(`/work/${i}`, url));
        assert.match(await response.text(), /^[0-9a-f]{32}$/);
      }));
    }
    const windows = Math.ceil((Date.now() - started) / 200) + 1;
    const all = () => spansOf(collector.received.map(({ body }) => body));
    assert.ok(await until(() => all().length >= 300), `only ${all().length} spans`);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(all().length, 300);
    assert.equal(new Set(all().map(({ span }) => span.spanId)).size, 300);
    assert.ok(collector.received.length <= windows, `${collector.received.length} exports`);
    for (const { body } of collector.received) checkOtlp(JSON.parse(body));
    for (const { span, resource } of all()) {
      assert.equal(span.name, "GET /work/:id");
      assert.equal(resource["service.name"], "worker");
    }
  });

  it("spans arrive right after the response, with no further request", async () => {
    const before = collector.received.length;
    await (await fetch(new URL("/work/last", url))).text();
    assert.ok(await until(() => collector.received.length > before, 2_000));
  });
});

describe("on workerd with native spans", unlessMissing("workerd"), () => {
  it("the request and its spans run inside them", async (t) => {
    const worker = await workerOf("workerd-native-service.ts", ["experimental"], {});
    t.after(() => worker.dispose());
    const response = await fetch(new URL("/users/1", await worker.ready));
    const answer = await response.json() as Record<string, unknown>;
    assert.equal(answer.native, true);
    assert.equal(answer.inner, "ran");
    assert.match(String(answer.traceId), /^[0-9a-f]{32}$/);
  });
});
