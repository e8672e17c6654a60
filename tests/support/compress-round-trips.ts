/** Random bodies in random chunks, sent to random clients, and what these decode. */
import fc from "fast-check";
import { Hono } from "hono";
import type { Context } from "hono";
import { compress } from "../../src/compress/mod.ts";
import type { CompressOptions } from "../../src/compress/mod.ts";
import { decoded, hasZstd } from "./compressed.ts";

/** One request. */
export interface RoundTrip {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  readonly accept: string;
  readonly type: string;
  readonly isStream: boolean;
  readonly threshold: number;
  readonly flush: NonNullable<CompressOptions["flush"]>;
}

const words = fc.array(fc.constantFrom("data: ", "{", "}\n\n", '"id":', "1", "ä", "longer word "), {
  maxLength: 60,
}).map((list) => new TextEncoder().encode(list.join("")));
const repeated = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 40_000 }))
  .map(([byte, size]) => new Uint8Array(size).fill(byte));
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => new Uint8Array(array));

/** Random requests. */
export const roundTrips: fc.Arbitrary<RoundTrip> = fc.record({
  chunks: fc.array(fc.oneof({ arbitrary: words, weight: 5 }, bytes, repeated), { maxLength: 8 }),
  accept: fc.constantFrom("br", "gzip", ...(hasZstd ? ["zstd"] : []), "identity"),
  type: fc.constantFrom("text/plain", "text/event-stream", "application/x-ndjson", "image/png"),
  isStream: fc.boolean(),
  threshold: fc.constantFrom(1, 100, 1_024, 20_000),
  flush: fc.constantFrom("auto", "always", "never"),
});

/** Sends a request, and returns the body and what its client decodes, as Latin-1. */
export async function roundTrip(trip: RoundTrip): Promise<{ sent: string; received: string }> {
  const { chunks, accept, type, threshold, flush } = trip;
  const app = new Hono();
  app.use(compress({ platform: "force", threshold, flush }));
  app.get("/", (c: Context) => c.body(bodyOf(trip), 200, { "content-type": type }));
  const response = await app.request("/", { headers: { "accept-encoding": accept } });
  const received = new Uint8Array(await response.arrayBuffer());
  const coding = response.headers.get("content-encoding");
  const length = response.headers.get("content-length");
  if (length !== null && Number(length) !== received.length) throw new Error("wrong length");
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const canBeCoded = accept !== "identity" && type !== "image/png";
  if (coding !== null && !canBeCoded) throw new Error(`sent ${coding} to a client of ${accept}`);
  if (type === "text/event-stream" && trip.isStream && canBeCoded && coding !== accept) {
    throw new Error(`an event stream of ${size} bytes was not compressed`);
  }
  return {
    sent: chunks.map((chunk) => latin1.decode(chunk)).join(""),
    received: latin1.decode(decoded(coding, received)),
  };
}

const latin1 = new TextDecoder("latin1");

function bodyOf({ chunks, isStream }: RoundTrip): ReadableStream<Uint8Array> | ArrayBuffer {
  if (!isStream) {
    const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all.buffer;
  }
  const left = [...chunks];
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = left.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
  });
}
