import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as v from "valibot";
import { bytesOf } from "../../../src/core/body/byte-source.ts";
import { Collector, collectUpTo } from "../../../src/core/body/collect.ts";
import { Intake } from "../../../src/core/body/intake.ts";
import { EventText } from "../../../src/injection-scan/answers/event-text.ts";
import { validate } from "../../../src/validate/mod.ts";

/** One byte of a buffer that is far larger, as Deno's chunks are. */
function pinning(byte: number): Uint8Array {
  return new Uint8Array(65_536).fill(byte).subarray(7, 8);
}

/** A stream that gives one chunk a pull, and counts what was pulled. */
function streamOf(count: number, chunkAt: (i: number) => Uint8Array) {
  const state = {
    pulled: 0,
    cancelled: false,
    stream: new ReadableStream<Uint8Array>({
      pull(controller) {
        if (state.pulled === count) controller.close();
        else controller.enqueue(chunkAt(state.pulled++));
      },
      cancel: () => {
        state.cancelled = true;
      },
    }, { highWaterMark: 0 }),
  };
  return state;
}

const oneByte = () => Uint8Array.of(97);

describe("a collector", () => {
  it("copies small chunks, and lets go of the buffers that they are in", () => {
    const collector = new Collector();
    for (let i = 0; i < 100; i++) collector.add(pinning(i), 1_024);
    assert.equal(collector.size, 100);
    assert.deepEqual([...collector.bytes], Array.from({ length: 100 }, (_, i) => i));
    assert.equal(collector.bytes.buffer.byteLength, 100);
  });

  it("copies a first chunk that does not fill its buffer", () => {
    const collector = new Collector();
    collector.add(pinning(1), 1_024);
    assert.equal(collector.bytes.buffer.byteLength, 1);
  });

  it("keeps a single chunk that fills its buffer as it is", () => {
    const chunk = new Uint8Array(50_000);
    const collector = new Collector();
    collector.add(chunk, 60_000);
    assert.equal(collector.bytes.buffer, chunk.buffer);
  });

  it("gives the same bytes each time, and goes on after that", () => {
    const collector = new Collector();
    for (const byte of [1, 2, 3]) collector.add(pinning(byte), 1_024);
    assert.equal(collector.bytes, collector.bytes);
    collector.add(pinning(4), 1_024);
    assert.deepEqual([...collector.bytes], [1, 2, 3, 4]);
  });
});

describe("collecting up to a cap", () => {
  it("gives all the bytes of a stream that is no longer", async () => {
    const { stream } = streamOf(10, (i) => new Uint8Array(1_000).fill(i));
    const bytes = await collectUpTo(bytesOf(stream), 10_000);
    assert.equal(bytes?.length, 10_000);
    assert.equal(bytes[9_999], 9);
  });

  it("gives up on a longer one with the chunk that is too much", async () => {
    const source = streamOf(10, () => new Uint8Array(1_000));
    assert.equal(await collectUpTo(bytesOf(source.stream), 3_500), undefined);
    assert.equal(source.pulled, 4);
  });

  it("gives up on crumbs, for the other half of a clone holds each", async () => {
    const source = streamOf(10_000, oneByte);
    assert.equal(await collectUpTo(bytesOf(source.stream), 20_000), undefined);
    assert.ok(source.pulled < 4_200, String(source.pulled));
  });
});

describe("an intake", () => {
  it("hands on what it has read and what it has not, in order", async () => {
    const source = streamOf(300, (i) => Uint8Array.of(i & 0xff));
    const intake = new Intake(bytesOf(source.stream));
    assert.equal(await intake.fill(100), false);
    assert.equal(source.pulled, 101);
    const all = new Uint8Array(await new Response(intake.stream()).arrayBuffer());
    assert.deepEqual(all, new Uint8Array(300).map((_, i) => i & 0xff));
    assert.equal(intake.isHandedOn, true);
  });

  it("loses no byte when it is stopped while it waits for one", async () => {
    let send: (byte: number | undefined) => void = () => {};
    const intake = new Intake(bytesOf(
      new ReadableStream<Uint8Array>({
        pull: (controller) =>
          new Promise<void>((resolve) => {
            send = (byte) => {
              if (byte === undefined) controller.close();
              else controller.enqueue(Uint8Array.of(byte));
              resolve();
            };
          }),
      }, { highWaterMark: 0 }),
    ));
    const filling = intake.fill(100);
    const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
    await turn();
    intake.stop();
    const whole = new Response(intake.stream()).arrayBuffer();
    for (const byte of [1, 2, undefined]) {
      await turn();
      send(byte);
    }
    assert.deepEqual([...new Uint8Array(await whole)], [1, 2]);
    assert.equal(await filling, false);
  });

  it("fills with a body of the platform's own, and knows its end", async () => {
    for (const size of [0, 1, 4_095, 4_096, 4_097, 200_000]) {
      const body = new Response(new Uint8Array(size).fill(7)).body!;
      const intake = new Intake(bytesOf(body, size));
      assert.equal(await intake.fill(200_000), true);
      assert.equal(intake.collected.bytes.length, size);
      assert.ok(intake.collected.bytes.every((byte) => byte === 7));
    }
  });

  it("passes the error of its stream on", async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error("gone")),
    }, { highWaterMark: 0 });
    await assert.rejects(new Intake(bytesOf(broken)).fill(10), /gone/);
  });
});

describe("a response that is validated", () => {
  const text = JSON.stringify({ list: "x".repeat(20_000) });
  const bytes = new TextEncoder().encode(text);
  const appWith = (mode: "enforce" | "report", respond: () => Response) =>
    new Hono()
      .use(validate({ responses: { 200: v.object({ list: v.string() }) } }, { mode }))
      .get("/", respond);
  const json = { headers: { "content-type": "application/json", "x-own": "1" } };

  it("arrives whole when it comes in crumbs", async () => {
    for (const mode of ["enforce", "report"] as const) {
      const source = streamOf(bytes.length, (i) => bytes.slice(i, i + 1));
      const answer = await appWith(mode, () => new Response(source.stream, json)).request("/");
      assert.equal(answer.headers.get("x-own"), "1");
      assert.equal(await answer.text(), text);
    }
  });

  it("arrives whole when it was still open, as it was made", async () => {
    const late = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(bytes.slice(0, 5));
        await new Promise((resolve) => setTimeout(resolve, 30));
        controller.enqueue(bytes.slice(5));
        controller.close();
      },
    }, { highWaterMark: 0 });
    const answer = await appWith("enforce", () => new Response(late, json)).request("/");
    assert.equal(await answer.text(), text);
  });
});

describe("the text of an event stream", () => {
  it("is found in an event that comes letter by letter", () => {
    const texts: string[] = [];
    const reader = new EventText((_, piece) => texts.push(piece));
    for (const char of 'data: {"a":"one"}\n\ndata: [DONE]\n') reader.take(char);
    assert.deepEqual(texts, ["one", "[DONE]\n"]);
  });
});
