/** The parser of multipart forms: what it reads, and what it refuses. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import {
  MAX_AROUND_BYTES,
  MAX_HEAD_BYTES,
  MultipartReader,
} from "../../../src/uploads/multipart/reader.ts";
import { BOUNDARY, cut, field, file, formOf, joined, sourceOf } from "../../support/forms.ts";

type Read = [name: string, filename: string | undefined, body: string];

/** All parts of a form that arrives in chunks of these sizes. */
async function partsOf(
  form: Uint8Array,
  sizes: readonly number[] = [65_536],
  boundary = BOUNDARY,
): Promise<Read[]> {
  const reader = new MultipartReader(sourceOf(cut(form, sizes)), boundary);
  const parts: Read[] = [];
  for (let head; (head = await reader.next()) !== undefined;) {
    const chunks: Uint8Array[] = [];
    for (let chunk; (chunk = await reader.read()) !== undefined;) chunks.push(chunk);
    parts.push([head.name, head.filename, new TextDecoder().decode(joined(...chunks))]);
  }
  return parts;
}

/** Asserts that a form is refused, however it arrives. */
async function refused(form: Uint8Array, message: RegExp): Promise<void> {
  for (const sizes of [[65_536], [1], [7, 3]]) {
    await assert.rejects(partsOf(form, sizes), { name: "MalformedForm", message });
  }
}

const withHeaders = (...headers: string[]) => formOf([{ headers, body: "x" }]);
const disposition = (parameters: string) =>
  withHeaders(`Content-Disposition: form-data${parameters}`);

describe("MultipartReader", () => {
  it("reads fields and files in order, in chunks of any size", async () => {
    const form = formOf([
      field("a", "1"),
      file("f", "ü.txt", "line\r\n--\r\nline"),
      field("a", ""),
    ]);
    for (const sizes of [[65_536], [1], [2], [3, 5, 7], [64]]) {
      assert.deepEqual(await partsOf(form, sizes), [
        ["a", undefined, "1"],
        ["f", "ü.txt", "line\r\n--\r\nline"],
        ["a", undefined, ""],
      ]);
    }
  });

  it("reads a form without parts", async () => {
    assert.deepEqual(await partsOf(joined(`--${BOUNDARY}--`)), []);
    assert.deepEqual(await partsOf(joined(`--${BOUNDARY}--\r\n`)), []);
  });

  it("reads content that looks like a delimiter up to its last byte", async () => {
    const almost = `\r\n--${BOUNDARY.slice(0, -1)}`;
    const body = `\r\r\n\r\n-${almost}x${almost}\r${almost}\r\n`;
    for (const sizes of [[65_536], [1], [11]]) {
      assert.deepEqual(await partsOf(formOf([field("a", body)]), sizes), [["a", undefined, body]]);
    }
  });

  it("takes a delimiter without a CR before it for content", async () => {
    const body = `x\n--${BOUNDARY}\nx`;
    assert.deepEqual(await partsOf(formOf([field("a", body)])), [["a", undefined, body]]);
  });

  it("skips a preamble, an epilogue, and spaces after a delimiter", async () => {
    const form = joined(
      `This is a form.\r\n--${BOUNDARY} \t\r\n`,
      'Content-Disposition: form-data; name="a"\r\n\r\n1\r\n',
      `--${BOUNDARY}-- \r\nThe end.\r\n`,
    );
    for (const sizes of [[65_536], [1]]) {
      assert.deepEqual(await partsOf(form, sizes), [["a", undefined, "1"]]);
    }
  });

  it("skips the rest of a part that is not read", async () => {
    const form = formOf([file("f", "a", "x".repeat(9_999)), field("a", "1")]);
    const reader = new MultipartReader(sourceOf(cut(form, [100])), BOUNDARY);
    assert.equal((await reader.next())?.name, "f");
    await reader.read();
    assert.equal((await reader.next())?.name, "a");
  });

  it("reads one chunk of the source for one chunk of a file", async () => {
    const form = formOf([file("f", "a", "x".repeat(10_000))]);
    const source = sourceOf(cut(form, [1_000]));
    const reader = new MultipartReader(source, BOUNDARY);
    await reader.next();
    assert.equal(source.reads, 1);
    await reader.read();
    await reader.read();
    assert.equal(source.reads, 2);
  });

  it("returns bytes that the caller may transfer", async () => {
    const form = formOf([file("f", "a", "x".repeat(10_000)), field("a", "1")]);
    const reader = new MultipartReader(sourceOf(cut(form, [4_000])), BOUNDARY);
    await reader.next();
    let size = 0;
    for (let chunk; (chunk = await reader.read()) !== undefined;) {
      size += structuredClone(chunk.buffer, { transfer: [chunk.buffer] }).byteLength;
    }
    assert.equal(size, 10_000);
    assert.equal((await reader.next())?.name, "a");
  });

  it("refuses a form that ends early, at each of its bytes", async () => {
    const form = formOf([field("a", "1"), file("f", "b", "\r\n--")]);
    const last = form.length - "\r\n".length;
    for (let end = 0; end < last; end++) {
      await assert.rejects(partsOf(form.subarray(0, end)), { message: /ends before its last/ });
    }
  });

  it("refuses a boundary that goes on, as another parser may see a delimiter there", async () => {
    await refused(formOf([field("a", `\r\n--${BOUNDARY}x`)]), /boundary occurs within/);
    await refused(formOf([field("a", `\r\n--${BOUNDARY}\n`)]), /boundary occurs within/);
    await refused(formOf([field("a", `--${BOUNDARY}`)]), /boundary occurs within/);
    await refused(formOf([field("a", `\r\n--${BOUNDARY} --`)]), /boundary occurs within/);
    await refused(formOf([field("a", `\r\n--${BOUNDARY}${" ".repeat(99)}`)]), /occurs within/);
  });

  it("refuses bytes after the last boundary that are not an epilogue", async () => {
    await refused(joined(`--${BOUNDARY}--x`), /goes on after/);
    await refused(joined(`--${BOUNDARY}--\n`), /goes on after/);
    const hidden = formOf([field("a", "1")]);
    await refused(joined(`--${BOUNDARY}--\r\n`, hidden), /goes on after/);
    const long = "x".repeat(MAX_AROUND_BYTES);
    await refused(joined(`--${BOUNDARY}--\r\n${long}`), /goes on after/);
  });

  it("refuses a long preamble", async () => {
    const form = formOf([field("a", "1")]);
    const preamble = "x".repeat(MAX_AROUND_BYTES - 2);
    assert.equal((await partsOf(joined(`${preamble}\r\n`, form))).length, 1);
    await refused(joined(`xxx${preamble}\r\n`, form), /does not begin with a part/);
  });

  it("refuses long headers before it holds them", async () => {
    const line = (length: number) => `x: ${"x".repeat(length)}`;
    const rest = 'Content-Disposition: form-data; name="a"';
    const fits = MAX_HEAD_BYTES - rest.length - "\r\nx: ".length;
    assert.equal((await partsOf(withHeaders(rest, line(fits)))).length, 1);
    await refused(withHeaders(rest, line(fits + 1)), /too long headers/);
    const endless = cut(joined(`--${BOUNDARY}\r\nx: ${"x".repeat(100_000)}`), [1_000]);
    const source = sourceOf(endless);
    await assert.rejects(new MultipartReader(source, BOUNDARY).next(), /too long headers/);
    assert.ok(source.reads < 12);
  });

  it("refuses line ends other than CRLF", async () => {
    const form = new TextDecoder().decode(formOf([field("a", "1")]));
    await refused(joined(form.replaceAll("\r\n", "\n")), /boundary occurs|ends before/);
    await refused(joined(form.replace('"a"\r\n', '"a"\n')), /malformed header|ends before/);
    await refused(joined(form.replace('"a"\r\n', '"a"\r')), /malformed header|ends before/);
  });

  it("refuses headers that parsers understand differently", async () => {
    await refused(withHeaders("Content-Disposition: form-data;", ' name="a"'), /malformed header/);
    await refused(withHeaders('Content-Disposition : form-data; name="a"'), /malformed header/);
    await refused(withHeaders("no colon"), /malformed header/);
    await refused(disposition('; name="a\0"'), /malformed header/);
    await refused(disposition(';\tname="a"'), /malformed header/);
    const twice = ['Content-Disposition: form-data; name="a"', "content-disposition: form-data"];
    await refused(withHeaders(...twice), /header twice/);
    await refused(disposition('; name="a"; name="b"'), /valid Content-Disposition/);
    await refused(disposition('; name="a"; filename="b"; FILENAME=c'), /valid Content-Disposition/);
    await refused(disposition('; name="a'), /valid Content-Disposition/);
    await refused(disposition('; name="a" filename="b"'), /valid Content-Disposition/);
    await refused(disposition('; name="a"; '), /valid Content-Disposition/);
    await refused(disposition('; name = "a"'), /valid Content-Disposition/);
    await refused(disposition('; name="a"; filename=b/c'), /valid Content-Disposition/);
    await refused(disposition("; filename*0=a; name=b"), /not allowed in forms/);
    await refused(disposition("; name*=utf-8''a; name=b"), /not allowed in forms/);
  });

  it("refuses parts without a name", async () => {
    await refused(withHeaders("Content-Type: text/plain"), /valid Content-Disposition/);
    await refused(withHeaders('Content-Disposition: attachment; name="a"'), /valid Content-Disp/);
    await refused(disposition(""), /no name/);
    await refused(joined(`--${BOUNDARY}\r\n\r\nx\r\n--${BOUNDARY}--`), /malformed|ends before/);
  });

  it("refuses parts that have parts, and encoded ones", async () => {
    const named = 'Content-Disposition: form-data; name="a"';
    await refused(withHeaders(named, "Content-Type: multipart/mixed; boundary=b"), /has parts/);
    await refused(withHeaders(named, "Content-Transfer-Encoding: base64"), /Transfer-Encoding/);
    assert.equal((await partsOf(withHeaders(named, "Content-Transfer-Encoding: 8BIT"))).length, 1);
    const saved = `${named}; filename="page.mht"`;
    assert.equal((await partsOf(withHeaders(saved, "Content-Type: multipart/related"))).length, 1);
  });

  it("refuses names that are not UTF-8", async () => {
    const [start, end] = ['Content-Disposition: form-data; name="', '"'];
    const form = joined(`--${BOUNDARY}\r\n${start}`, Uint8Array.of(0xff), `${end}\r\n\r\n`);
    await refused(form, /not UTF-8/);
  });

  it("reads names as browsers and tools write them", async () => {
    const names: [string, string, string | undefined][] = [
      ['; name="a%22%0D%0Ab"; filename="%41.txt"', 'a"\r\nb', "%41.txt"],
      ['; name="a\\"b"; filename="a\\\\b"', 'a"b', "a\\b"],
      ['; name="a"; filename="C:\\dir\\x.txt"', "a", "C:\\dir\\x.txt"],
      ['; name="a;b=c"; filename="x;y.txt"', "a;b=c", "x;y.txt"],
      ["; name=a; filename=b.txt", "a", "b.txt"],
      ['; name=""; filename=""', "", ""],
      ["; name=a; filename=x; filename*=UTF-8''%E2%82%AC.txt", "a", "€.txt"],
      ["; name=a; filename*=iso-8859-1'en'%A3.txt", "a", "£.txt"],
      [' ;  name="a" ', "a", undefined],
    ];
    for (const [parameters, name, filename] of names) {
      assert.deepEqual(await partsOf(disposition(parameters)), [[name, filename, "x"]]);
    }
    for (const wrong of ["utf-16''a", "UTF-8''%ff", "UTF-8''%", "UTF-8'a", "UTF-8''a b"]) {
      await refused(disposition(`; name=a; filename*="${wrong}"`), /malformed filename/);
    }
  });

  it("passes an error of the source on", async () => {
    const source = sourceOf([]);
    source.next = () => Promise.reject(new TypeError("the client has disconnected"));
    const reader = new MultipartReader(source, BOUNDARY);
    await assert.rejects(reader.next(), { name: "TypeError", message: /disconnected/ });
  });
});
