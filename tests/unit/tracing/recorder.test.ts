import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Recorder } from "../../../src/tracing/recorder.ts";
import type { Exporter } from "../../../src/tracing/recorder.ts";
import type { FinishedSpan } from "../../../src/tracing/finished-span.ts";

const span = { endMs: 1_800_000_000_000 } as FinishedSpan;
const recorderOf = (exporter: Exporter) => new Recorder(exporter, () => ({ "service.name": "s" }));

/** A context whose execution context records the promises of `waitUntil`. */
function workerContext() {
  const waited: Promise<unknown>[] = [];
  const c = { executionCtx: { waitUntil: (work: Promise<unknown>) => void waited.push(work) } };
  return { c: c as never, waited };
}

describe("the recorder", () => {
  it("exports the spans of one window as one batch, through one waitUntil", async () => {
    const batches: number[] = [];
    const recorder = recorderOf((spans) => void batches.push(spans.length));
    const { c, waited } = workerContext();
    for (let i = 0; i < 300; i++) recorder.add(span, c);
    assert.equal(waited.length, 1);
    await Promise.all(waited);
    assert.deepEqual(batches, [300]);
    assert.equal(recorder.stats().spans_exported_total, 300);
  });

  it("opens another window after that", async () => {
    const batches: number[] = [];
    const recorder = recorderOf((spans) => void batches.push(spans.length));
    const { c, waited } = workerContext();
    recorder.add(span, c);
    await Promise.all(waited);
    recorder.add(span, c);
    await Promise.all(waited);
    assert.deepEqual(batches, [1, 1]);
  });

  it("sends a full batch of 512 at once", async () => {
    const batches: number[] = [];
    const recorder = recorderOf((spans) => void batches.push(spans.length));
    for (let i = 0; i < 512; i++) recorder.add(span, undefined);
    await recorder.flush();
    assert.equal(batches[0], 512);
  });

  it("holds 2 048 waiting or exporting spans, and counts the rest", async () => {
    const releases: (() => void)[] = [];
    const recorder = recorderOf(() => new Promise<void>((resolve) => releases.push(resolve)));
    for (let i = 0; i < 5_000; i++) recorder.add(span, undefined);
    assert.equal(recorder.stats().spans_waiting, 2_048);
    assert.equal(recorder.stats().spans_dropped_total, 5_000 - 2_048);
    const flushed = recorder.flush();
    while (recorder.stats().spans_waiting > 0) {
      for (const release of releases.splice(0)) release();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await flushed;
    assert.equal(recorder.stats().spans_exported_total, 2_048);
  });

  for (
    const [name, exporter] of Object.entries<Exporter>({
      throws: () => {
        throw new Error("broken");
      },
      rejects: () => Promise.reject(new Error("broken")),
    })
  ) {
    it(`counts the spans of an exporter that ${name}, and rejects a ping`, async () => {
      const recorder = recorderOf(exporter);
      recorder.add(span, undefined);
      await recorder.flush();
      assert.equal(recorder.stats().export_failures_total, 1);
      await recorder.flush();
      assert.equal(recorder.stats().spans_dropped_total, 1);
      assert.equal(recorder.stats().export_failures_total, 2);
      await assert.rejects(recorder.ping(), /broken/);
    });
  }

  it("rejects a ping after an export that failed without a reason", async () => {
    const recorder = recorderOf(() => Promise.reject(undefined));
    recorder.add(span, undefined);
    await recorder.flush();
    await assert.rejects(recorder.ping(), /the export failed/);
  });

  it("resolves a ping after a later export succeeded", async () => {
    let broken = true;
    const recorder = recorderOf(() => {
      if (broken) throw new Error("broken");
    });
    recorder.add(span, undefined);
    await recorder.flush();
    broken = false;
    recorder.add(span, undefined);
    await recorder.flush();
    await recorder.ping();
    assert.equal(recorder.stats().spans_exported_total, 2);
  });

  it("keeps spans over one failed export, and exports them without another request", async () => {
    let calls = 0;
    const recorder = recorderOf(() => {
      if (calls++ === 0) throw new Error("broken");
    });
    recorder.add(span, undefined);
    await recorder.flush();
    assert.deepEqual(
      [recorder.stats().spans_waiting, recorder.stats().spans_dropped_total],
      [1, 0],
    );
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    assert.equal(recorder.stats().spans_exported_total, 1);
  });

  it("drops at once what the endpoint refused", async () => {
    const refused = Object.assign(new Error("400"), { retryable: false });
    const recorder = recorderOf(() => Promise.reject(refused));
    recorder.add(span, undefined);
    await recorder.flush();
    assert.deepEqual(
      [recorder.stats().spans_waiting, recorder.stats().spans_dropped_total],
      [0, 1],
    );
  });

  it("keeps at most 2 048 spans, those of failed exports among them", async () => {
    const recorder = recorderOf(() => Promise.reject(new Error("broken")));
    for (let i = 0; i < 500; i++) recorder.add(span, undefined);
    await recorder.flush();
    for (let i = 0; i < 3_000; i++) recorder.add(span, undefined);
    assert.ok(recorder.stats().spans_waiting <= 2_048);
    await recorder.flush();
    await recorder.flush();
    assert.equal(recorder.stats().spans_waiting, 0);
    assert.equal(recorder.stats().spans_dropped_total, 3_500);
  });

  it("gives the exporter the resource, a signal and the environment of a Worker", async () => {
    let told: unknown[] = [];
    const recorder = recorderOf((_spans, info) => {
      told = [info.resource["service.name"], info.signal.aborted, info.env("KEY")];
    });
    const { c, waited } = workerContext();
    (c as { env: unknown }).env = { KEY: "k" };
    recorder.add(span, c);
    await Promise.all(waited);
    assert.deepEqual(told, ["s", false, "k"]);
  });
});
