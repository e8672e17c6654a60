import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { MalformedForm } from "../../../src/uploads/multipart/malformed.ts";
import { formBoundary } from "../../../src/uploads/multipart/boundary.ts";
import { MultipartReader } from "../../../src/uploads/multipart/reader.ts";
import { BOUNDARY, cut, formOf, joined, sourceOf } from "../../support/forms.ts";

type Part = { name: string; filename: string | undefined; body: Uint8Array };

async function partsOf(form: Uint8Array, sizes: number[], boundary = BOUNDARY): Promise<Part[]> {
  const reader = new MultipartReader(sourceOf(cut(form, sizes)), boundary);
  const parts: Part[] = [];
  for (let head; (head = await reader.next()) !== undefined;) {
    const chunks: Uint8Array[] = [];
    for (let chunk; (chunk = await reader.read()) !== undefined;) chunks.push(chunk);
    parts.push({ name: head.name, filename: head.filename, body: joined(...chunks) });
  }
  return parts;
}

/** Bytes that are often a part of a delimiter. */
const fragment = fc.oneof(
  fc.constantFrom("\r", "\n", "\r\n", "--", "\r\n--", `\r\n--${BOUNDARY.slice(0, -1)}`, BOUNDARY),
  fc.uint8Array({ maxLength: 40 }),
);
/** Content without the delimiter: a boundary is chosen so that it does not occur. */
const content = fc.array(fragment, { maxLength: 12 }).map((pieces) => joined(...pieces))
  .filter((bytes) => !`\r\n${latin1(bytes)}`.includes(`\r\n--${BOUNDARY}`));
const name = fc.string({ unit: fc.constantFrom(..."ab ü€\"\r\n;=%_'"), maxLength: 12 });
const part = fc.record({
  name,
  filename: fc.option(name.map((text) => `f${text}`), { nil: undefined }),
  body: content,
}, { noNullPrototype: true });
const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 });

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** As browsers do. A literal `%22` of a name cannot be told from an escaped quote. */
function escaped(text: string): string {
  return text.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

function written(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  return formOf(parts.map(({ name, filename, body }) => {
    const end = filename === undefined ? "" : `; filename="${escaped(filename)}"`;
    return { headers: [`Content-Disposition: form-data; name="${escaped(name)}"${end}`], body };
  }));
}

describe("MultipartReader", () => {
  it("reads the parts that were written, whatever they hold and however they arrive", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), sizes, async (parts, sizes) => {
        assert.deepEqual(await partsOf(written(parts), sizes), parts);
      }),
      { numRuns: 300 },
    );
  });

  it("reads a form in one way, however its bytes are cut", async () => {
    // Forms with some bytes replaced: valid or not, the outcome is the same.
    const change = fc.record({ at: fc.nat(2_000), bytes: fragment });
    const outcome = async (form: Uint8Array, sizes: number[]) => {
      try {
        return await partsOf(form, sizes);
      } catch (error) {
        assert.ok(error instanceof MalformedForm);
        return "refused";
      }
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        sizes,
        async (parts, changes, sizes) => {
          let form = written(parts);
          for (const { at, bytes } of changes) {
            const from = at % form.length;
            form = joined(form.subarray(0, from), bytes, form.subarray(from + 1));
          }
          assert.deepEqual(await outcome(form, sizes), await outcome(form, [form.length]));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("reads the forms that the platform writes", async () => {
    const value = fc.string({ unit: fc.constantFrom(..."ab ü€-\"';="), maxLength: 20 });
    const entries = fc.array(
      fc.record({ name: value, text: fc.option(value, { nil: undefined }), body: content }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(entries, sizes, async (entries, sizes) => {
        const form = new FormData();
        for (const { name, text, body } of entries) {
          if (text === undefined) form.append(name, new Blob([body]), "a.bin");
          else form.append(name, text);
        }
        const sent = new Response(form);
        const boundary = formBoundary(sent.headers.get("content-type")!);
        assert.ok(boundary !== undefined);
        const bytes = new Uint8Array(await sent.arrayBuffer());
        const read = await partsOf(bytes, sizes, boundary);
        assert.deepEqual(
          read,
          entries.map(({ name, text, body }) => ({
            name,
            filename: text === undefined ? "a.bin" : undefined,
            body: text === undefined ? body : joined(text),
          })),
        );
      }),
      { numRuns: 100 },
    );
  });
});
