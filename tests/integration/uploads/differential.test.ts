/**
 * The same forms through our parser, busboy, and undici as Node has it: valid forms are read in the
 * same way by all; of changed ones, whatever ours accepts means the same to the others, unless they
 * refuse it. With `--long`, 20 000 forms of each kind.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import busboy from "busboy";
import * as fc from "fast-check";
import process from "node:process";
import { MalformedForm } from "../../../src/uploads/multipart/malformed.ts";
import { MultipartReader } from "../../../src/uploads/multipart/reader.ts";
import { BOUNDARY, cut, FORM_TYPE, formOf, joined, sourceOf } from "../../support/forms.ts";
import type { TestPart } from "../../support/forms.ts";

const RUNS = process.argv.includes("--long") ? 20_000 : 500;

/** Name, name of the file or null, and the bytes as Latin-1. */
type Part = [name: string, filename: string | null, body: string];
/** Undefined for a form that is refused. */
type Outcome = Part[] | undefined;

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

async function ours(form: Uint8Array): Promise<Outcome> {
  try {
    const reader = new MultipartReader(sourceOf(cut(form, [61, 7, 300])), BOUNDARY);
    const parts: Part[] = [];
    for (let head; (head = await reader.next()) !== undefined;) {
      const chunks: Uint8Array[] = [];
      for (let chunk; (chunk = await reader.read()) !== undefined;) chunks.push(chunk);
      const body = joined(...chunks);
      // As form.ts does.
      if (head.filename === undefined && !isUtf8(body)) return undefined;
      parts.push([head.name, head.filename ?? null, latin1(body)]);
    }
    return parts;
  } catch (error) {
    assert.ok(error instanceof MalformedForm, String(error));
    return undefined;
  }
}

async function undici(form: Uint8Array<ArrayBuffer>): Promise<Outcome> {
  // It takes the boundary for a delimiter anywhere in a part.
  const delimiters = latin1(form).replaceAll(`--${BOUNDARY}`, "");
  if (delimiters.includes(BOUNDARY)) return undefined;
  let data: FormData;
  try {
    data = await new Response(form, { headers: { "content-type": FORM_TYPE } }).formData();
  } catch {
    return undefined;
  }
  return await Promise.all(
    [...data].map(async ([name, value]): Promise<Part> =>
      typeof value === "string"
        ? [name, null, latin1(new TextEncoder().encode(value))]
        : [name, value.name, latin1(new Uint8Array(await value.arrayBuffer()))]
    ),
  );
}

/** busboy leaves the escapes of browsers in names. */
const unescaped = (name: string) =>
  name.replace(/%0A/gi, "\n").replace(/%0D/gi, "\r").replaceAll("%22", '"');

function busboyParts(form: Uint8Array): Promise<Outcome> {
  return new Promise((settle) => {
    // It does not settle for some forms that it reads up to a malformed part.
    const timer = setTimeout(() => settle(undefined), 1_000);
    const resolve = (outcome: Outcome) => {
      clearTimeout(timer);
      settle(outcome);
    };
    const parts: Part[] = [];
    const parser = busboy({
      headers: { "content-type": FORM_TYPE },
      defParamCharset: "utf8",
      preservePath: true,
      limits: { fieldNameSize: 10_000 },
    });
    parser.on("field", (name, value) => {
      parts.push([unescaped(name), null, latin1(new TextEncoder().encode(value))]);
    });
    parser.on("file", (name, stream, { filename }) => {
      // Undefined for an empty name.
      const part: Part = [unescaped(name), unescaped(filename ?? ""), ""];
      parts.push(part);
      stream.on("data", (chunk: Buffer) => part[2] += chunk.toString("latin1"));
      stream.on("error", () => resolve(undefined));
    });
    parser.on("error", () => resolve(undefined));
    parser.on("close", () => resolve(parts));
    parser.end(form);
  });
}

/** Without backslashes in names: the three read them in three ways. */
const fragment = fc.oneof(
  fc.constantFrom("\r", "\n", "\r\n", "--", "\r\n--", `\r\n--${BOUNDARY.slice(0, -1)}`, BOUNDARY),
  fc.string({ unit: fc.constantFrom(..."ab ü€\"';=-%\t"), maxLength: 20 }),
);
const text = fc.array(fragment, { maxLength: 8 }).map((pieces) => joined(...pieces))
  .filter((bytes) => !`\r\n${latin1(bytes)}`.includes(`\r\n--${BOUNDARY}`));
const binary = fc.oneof(text, fc.uint8Array({ maxLength: 300 }));
const name = fc.string({
  unit: fc.constantFrom(..."ab ü€%22\"\r\n;=_'"),
  minLength: 1,
  maxLength: 9,
});
const escaped = (value: string) =>
  value.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");

const fieldPart = fc.record({ name, body: text }).map(({ name, body }): TestPart => ({
  headers: [`Content-Disposition: form-data; name="${escaped(name)}"`],
  body,
}));
const filePart = fc.record({ name, filename: name, body: binary }).map((part): TestPart => ({
  headers: [
    `Content-Disposition: form-data; name="${escaped(part.name)}"; filename="${
      escaped(part.filename)
    }"`,
    "Content-Type: application/pdf",
  ],
  body: part.body,
}));
const parts = fc.array(fc.oneof(fieldPart, filePart), { minLength: 1, maxLength: 5 });

describe("forms", () => {
  it("are read as undici and busboy read them", async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (parts) => {
        const form = formOf(parts);
        const read = await ours(form);
        assert.ok(read !== undefined);
        const theirs = await undici(form);
        if (theirs !== undefined) assert.deepEqual(read, theirs);
        assert.deepEqual(read, await busboyParts(form));
      }),
      { numRuns: RUNS },
    );
  });

  it("that are changed are refused, or mean the same to undici and busboy", async () => {
    const changes = fc.array(fc.record({ at: fc.nat(), cut: fc.nat(3), text: fragment }), {
      minLength: 1,
      maxLength: 3,
    });
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(parts, changes, async (parts, changes) => {
        let form = formOf(parts);
        for (const { at, cut, text } of changes) {
          const from = at % form.length;
          form = joined(form.subarray(0, from), text, form.subarray(from + cut));
        }
        const read = await ours(form);
        seen[read === undefined ? "refused" : "accepted"]++;
        if (read === undefined) return;
        const [theirs, others] = [await undici(form), await busboyParts(form)];
        if (theirs !== undefined) assert.deepEqual(read, theirs, "undici");
        if (others !== undefined) assert.deepEqual(read, others, "busboy");
      }),
      { numRuns: RUNS },
    );
    assert.ok(seen.accepted > RUNS / 20 && seen.refused > RUNS / 20, JSON.stringify(seen));
  });
});
