/** The promises of uploads(), as docs/uploads.md makes them. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../mod.ts";
import { UploadError, uploads } from "../../src/uploads/mod.ts";
import type { UploadsOptions } from "../../src/uploads/mod.ts";
import { cut, field, file, FORM_TYPE, formOf, streamOf } from "../support/forms.ts";
import type { TestPart } from "../support/forms.ts";

const PDF = "%PDF-1.7\n";

async function send(options: UploadsOptions<unknown>, ...parts: TestPart[]) {
  const app = new Hono();
  app.post("/", uploads(options), (c) => {
    const { files, fields } = c.var.uploads;
    return c.json({ files, fields: [...fields] });
  });
  const headers = { "content-type": FORM_TYPE };
  const response = await app.request("/", { method: "POST", body: formOf(parts), headers });
  return { response, answer: await response.json() };
}

describe("uploads()", () => {
  it("gives the handler what onFile() has returned, and the other fields", async () => {
    const { answer } = await send(
      { onFile: (stream) => new Response(stream).text() },
      field("title", "Report"),
      file("document", "a.pdf", PDF, "application/pdf"),
    );
    assert.deepEqual(answer, {
      files: [{
        field: "document",
        name: "a.pdf",
        originalName: "a.pdf",
        type: "application/pdf",
        declaredType: "application/pdf",
        size: PDF.length,
        result: PDF,
      }],
      fields: [["title", "Report"]],
    });
  });

  it("gives files names without a path or a second extension", async () => {
    for (const name of ["../../etc/a.pdf", "C:\\a.pdf", "a.php.pdf", "a\u202efdp.exe", ".a.pdf"]) {
      const { answer } = await send({ onFile() {} }, file("f", name, PDF, "application/pdf"));
      assert.match(answer.files[0].name, /^[\w ]+\.pdf$/, name);
      assert.equal(answer.files[0].originalName, name);
    }
  });

  it("never calls onFile() with a file of another type than the declared one", async () => {
    const types = ["image/*", "application/pdf"];
    const refused: [TestPart, string][] = [
      [file("f", "a.png", PDF, "image/png"), "file-mismatch"],
      [file("f", "a.pdf", "<script>", "application/pdf"), "file-mismatch"],
      [file("f", "a.svg", "<svg/>", "image/svg+xml"), "file-active"],
      [file("f", "a.txt", "text", "text/plain"), "file-type"],
    ];
    for (const [part, code] of refused) {
      const onFile = () => assert.fail("was called");
      const { response, answer } = await send({ types, onFile }, part);
      assert.equal(response.status, 422);
      assert.equal(answer.code, "validation-failed");
      assert.equal(answer.errors[0].code, code);
    }
  });

  it("refuses with problem+json that holds nothing of the form", async () => {
    const long = file("secret-field", "secret-name", "x".repeat(3_000));
    const { response, answer } = await send({ maxBytes: "1kb", onFile() {} }, long);
    assert.equal(response.status, 413);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    assert.equal(answer.type, "https://jsr.io/@djed/edge/doc/problems#payload-too-large");
    assert.ok(!JSON.stringify(answer).includes("secret"));
  });

  it("fails the stream of a refused file with the code of the refusal", async () => {
    let failure: unknown;
    const app = new Hono();
    const onFile = async (stream: ReadableStream) => {
      failure = await new Response(stream).text().catch((error) => error);
    };
    app.post("/", uploads({ maxFileBytes: "10kb", onFile }), (c) => c.text("ok"));
    const form = formOf([file("f", "a", "x".repeat(50_000))]);
    const init = {
      method: "POST",
      body: streamOf(cut(form, [4_000])),
      headers: { "content-type": FORM_TYPE },
      duplex: "half",
    };
    assert.equal((await app.request("/", init)).status, 413);
    assert.ok(failure instanceof UploadError);
    assert.equal(failure.code, "payload-too-large");
  });

  it("sends its refusals through problems()", async () => {
    const app = new Hono();
    app.use(djed.problems((c, { code }) => (c as any).json({ mine: code }, 400)));
    app.post("/", uploads({ onFile() {} }), (c) => c.text("ok"));
    const response = await app.request("/", { method: "POST", body: "{}" });
    assert.deepEqual(await response.json(), { mine: "unsupported-media-type" });
  });
});
