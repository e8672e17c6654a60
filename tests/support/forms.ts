/** Multipart forms as bytes, and sources that deliver them in pieces. */
import type { ByteSource } from "../../src/core/body/byte-source.ts";

/** The boundary of the forms of the tests. */
export const BOUNDARY = "----test7MA4YWxk";
/** Their content type. */
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** A part: its headers as lines, and its body. */
export interface TestPart {
  readonly headers: readonly string[];
  readonly body?: string | Uint8Array;
}

/** A text field. */
export function field(name: string, body: string): TestPart {
  return { headers: [`Content-Disposition: form-data; name="${name}"`], body };
}

/** A file. */
export function file(
  name: string,
  filename: string,
  body: string | Uint8Array,
  type = "application/octet-stream",
): TestPart {
  return {
    headers: [
      `Content-Disposition: form-data; name="${name}"; filename="${filename}"`,
      `Content-Type: ${type}`,
    ],
    body,
  };
}

/** Joins bytes and texts in UTF-8. */
export function joined(...pieces: (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const all = pieces.map((piece) =>
    typeof piece === "string" ? new TextEncoder().encode(piece) : piece
  );
  const bytes = new Uint8Array(all.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of all) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The bytes of a form. */
export function formOf(
  parts: readonly TestPart[],
  boundary: string = BOUNDARY,
): Uint8Array<ArrayBuffer> {
  const pieces = parts.flatMap(({ headers, body = "" }) => [
    `--${boundary}\r\n`,
    ...headers.map((line) => `${line}\r\n`),
    "\r\n",
    body,
    "\r\n",
  ]);
  return joined(...pieces, `--${boundary}--\r\n`);
}

/** A source of these chunks that reuses one buffer for all, as a source may. */
export function sourceOf(chunks: Iterable<Uint8Array>): ByteSource & { readonly reads: number } {
  const iterator = chunks[Symbol.iterator]();
  const buffer = new Uint8Array(1 << 17);
  return {
    reads: 0,
    next() {
      (this as { reads: number }).reads++;
      const { value } = iterator.next();
      if (value === undefined) return Promise.resolve(undefined);
      buffer.fill(0x2a);
      buffer.set(value);
      return Promise.resolve(buffer.subarray(0, value.length));
    },
    pause() {},
    cancel: () => Promise.resolve(),
  };
}

/** Cuts bytes into chunks of these sizes, again and again. */
export function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const end = at + Math.max(1, sizes[i % sizes.length]);
    yield bytes.subarray(at, end);
    at = end;
  }
}

/** A stream of these chunks, made as they are pulled. */
export function streamOf(chunks: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.iterator]();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(value.slice());
    },
  }, { highWaterMark: 0 });
}
