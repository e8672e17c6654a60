/** Files of a multipart body: found alike in any chunks, and never longer than their limits. */
import { describe, it } from "node:test";
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { FileParts } from "../../../src/schema/payload/file-parts.ts";
import { bytesOf } from "../../unit/files/file-bytes.ts";

const BOUNDARY = "--ab";
const unlimited = { maxBytes: Infinity, maxTotalBytes: Infinity, maxCount: Infinity };

interface Part {
  readonly isFile: boolean;
  readonly type: string | undefined;
  readonly content: string;
}

/** Content that often looks like a boundary or the end of headers. */
const content = fc.array(fc.constantFrom("\r", "\n", "-", "--", "ab", "\r\n--", "\r\n\r\n", "a"), {
  maxLength: 12,
}).map((pieces) => pieces.join("")).filter((text) =>
  !`\r\n${text}\r\n`.includes(`\r\n--${BOUNDARY}`)
);
const part: fc.Arbitrary<Part> = fc.record({
  isFile: fc.boolean(),
  type: fc.constantFrom(undefined, "image/png", "text/plain; charset=utf-8"),
  content,
});

function bodyOf(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const texts = parts.map(({ isFile, type, content }) => {
    const disposition = `Content-Disposition: form-data; name="a"${isFile ? '; filename="b"' : ""}`;
    const media = type === undefined ? "" : `\r\nContent-Type: ${type}`;
    return `--${BOUNDARY}\r\n${disposition}${media}\r\n\r\n${content}\r\n`;
  });
  return bytesOf(`${texts.join("")}--${BOUNDARY}--\r\n`);
}

/** Reads a body that arrives in chunks that end at `ends`. Returns whether it is refused. */
function readAll(parts: FileParts, body: Uint8Array, ends: readonly number[]): boolean {
  const sorted = [...ends.map((end) => end % body.length), body.length].sort((a, b) => a - b);
  return sorted.some((end) => parts.read(body.subarray(0, end)) !== undefined);
}

const ends = fc.array(fc.nat(), { maxLength: 20 });

describe("the files of a multipart body", () => {
  it("are found with their declared types, in any chunks", () => {
    fc.assert(fc.property(fc.array(part, { maxLength: 5 }), ends, (parts, ends) => {
      const found = new FileParts(BOUNDARY, unlimited);
      equal(readAll(found, bodyOf(parts), ends), false);
      deepEqual(found.types, parts.map(({ isFile, type }) => isFile ? type ?? "" : undefined));
    }));
  });

  it("are refused exactly when they are beyond a limit, in any chunks", () => {
    const limits = fc.record({
      maxBytes: fc.nat({ max: 40 }),
      maxTotalBytes: fc.nat({ max: 80 }),
      maxCount: fc.nat({ max: 4 }),
    });
    fc.assert(fc.property(fc.array(part, { maxLength: 5 }), ends, limits, (parts, ends, limits) => {
      const sizes = parts.filter(({ isFile }) => isFile).map(({ content }) => content.length);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const isBeyond = sizes.length > limits.maxCount || total > limits.maxTotalBytes ||
        sizes.some((size) => size > limits.maxBytes);
      equal(readAll(new FileParts(BOUNDARY, limits), bodyOf(parts), ends), isBeyond);
    }));
  });
});
