import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import * as v from "valibot";
import * as djed from "../../../mod.ts";
import { bytesOf } from "../files/file-bytes.ts";

const PNG = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
/** Long, because some platforms look for it without the dashes in front. */
const BOUNDARY = "----FormBoundary7MA4YWxkTrZu0gW";
const One = v.object({ photo: v.file() });

interface Sent {
  readonly field?: string;
  /** The name of the file, with what it stands for in a header escaped; undefined for a field. */
  readonly filename?: string;
  readonly type?: string;
  readonly content?: string;
}

/** A body with one character per byte, as browsers send it. */
function multipart(...parts: readonly Sent[]): Uint8Array<ArrayBuffer> {
  const text = parts.map(({ field = "photo", filename, type, content = "" }) => {
    const file = filename === undefined ? "" : `; filename="${filename}"`;
    const media = type === undefined ? "" : `\r\nContent-Type: ${type}`;
    const head = `Content-Disposition: form-data; name="${field}"${file}${media}`;
    return `--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n`;
  });
  return bytesOf(text.join("") + `--${BOUNDARY}--\r\n`);
}

/** The bytes of a name in UTF-8, as characters. */
function utf8(name: string): string {
  return String.fromCharCode(...new TextEncoder().encode(name));
}

function post(app: { request: Hono["request"] }, body: BodyInit, type = `boundary=${BOUNDARY}`) {
  const headers = { "content-type": `multipart/form-data; ${type}` };
  return app.request("/", { method: "POST", headers, body, duplex: "half" } as RequestInit);
}

function appWith(options?: djed.ValidateOptions, schema: djed.StandardSchema = One) {
  const app = new Hono<{ Variables: djed.ValidateVariables }>();
  app.post("/", djed.validate("form", schema, options), async (c) => {
    const sent = await c.req.formData();
    return c.json({
      files: (c.var.formFiles ?? []).map(({ file, ...rest }) => ({
        ...rest,
        // Bun adds a charset to every text.
        own: [file.name, file.type.split(";", 1)[0], file.size],
      })),
      valid: [(djed.valid(c, "form" as never) as any)?.photo].flat().map((file: File) =>
        file?.name
      ),
      sent: [...sent.values()].map((value) => (value as unknown as File).name),
    });
  });
  return app;
}

async function problemOf(body: BodyInit, options?: djed.ValidateOptions): Promise<any> {
  const answer = await post(appWith(options), body);
  const { status, code, errors, detail } = await answer.json() as any;
  return errors === undefined ? { status, code, detail } : { status, code, errors };
}

describe("a file of a form", () => {
  it("has a safe name and the type of its bytes, and the handler can read what was sent", async () => {
    const photo = {
      filename: utf8("../\u202ephoto.php.PNG"),
      type: "image/x-png",
      content: PNG,
    };
    const answer = await post(appWith(), multipart(photo));
    deepEqual([answer.status, await answer.json()], [200, {
      files: [{
        field: "photo",
        name: "photo_php.png",
        originalName: "../\u202ephoto.php.PNG",
        type: "image/png",
        declaredType: "image/x-png",
        own: ["photo_php.png", "image/png", PNG.length],
      }],
      valid: ["photo_php.png"],
      sent: ["../\u202ephoto.php.PNG"],
    }]);
  });

  it("has its bytes unchanged", async () => {
    const content = PNG +
      Array.from({ length: 9_000 }, (_, i) => String.fromCharCode(i % 256)).join("");
    const app = new Hono();
    app.post("/", djed.validate("form", One), async (c) => {
      return c.body(await c.req.valid("form").photo.arrayBuffer());
    });
    const answer = await post(app, multipart({ filename: "A.PNG", type: "image/png", content }));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    equal(answer.status, 200);
    ok(bytes.length === content.length && bytes.every((byte, i) => byte === content.charCodeAt(i)));
  });

  it("is refused when its bytes are not of the declared type", async () => {
    const body = multipart({ filename: "secret.png", type: "image/png", content: "MZ\x90\0" });
    const answer = await post(appWith(), body);
    equal(answer.headers.get("content-type"), "application/problem+json");
    const text = await answer.text();
    ok(!text.includes("secret"));
    const { status, code, errors } = JSON.parse(text);
    deepEqual({ status, code, errors }, {
      status: 422,
      code: "validation-failed",
      errors: [{
        in: "form",
        pointer: "#/photo",
        code: "file-mismatch",
        detail: "Expected a file of the type that it declares",
      }],
    });
  });

  it("is refused when it is active content, unless its type is listed", async () => {
    const body = multipart({ filename: "a.svg", type: "image/svg+xml", content: SVG });
    for (const files of [undefined, {}, { types: ["image/*"] }, { types: ["*/*"] }]) {
      const { status, errors } = await problemOf(body, { files });
      deepEqual([status, errors[0].code], [422, "file-active"]);
    }
    equal((await post(appWith({ files: { types: ["image/svg+xml"] } }), body)).status, 200);
  });

  it("is refused when its type is not listed", async () => {
    const body = multipart({ filename: "a.zip", type: "application/zip", content: "PK\x03\x04" });
    const files = { types: ["image/*", "application/pdf"] };
    deepEqual((await problemOf(body, { files })).errors, [{
      in: "form",
      pointer: "#/photo",
      code: "file-type",
      detail: "Expected image/*, application/pdf",
    }]);
    const photo = multipart({ filename: "a.png", type: "image/png", content: PNG });
    equal((await post(appWith({ files }), photo)).status, 200);
  });

  it("declares a type only with a Content-Type, on every runtime", async () => {
    const app = appWith();
    const bodies: [Sent, string, string][] = [
      [{ filename: "a.png", content: PNG }, "image/png", ""],
      [{ filename: "a", content: PNG }, "image/png", ""],
      [{ filename: "a.txt", content: "text" }, "text/plain", ""],
      [{ filename: "a.png", content: "text" }, "application/octet-stream", ""],
      [
        { filename: "a.txt", type: "text/plain; charset=latin1", content: "text" },
        "text/plain",
        "text/plain; charset=latin1",
      ],
    ];
    for (const [part, type, declaredType] of bodies) {
      const answer = await post(app, multipart(part, { field: "more", content: "text" }));
      const { files: [file] } = await answer.json() as any;
      deepEqual([file.type, file.declaredType, file.own[1]], [type, declaredType, type]);
    }
  });

  it("is checked in a list, under nested names, and where the schema does not know it", async () => {
    const bad: Sent = { filename: "a.png", type: "image/png", content: SVG };
    const good: Sent = { filename: "a.png", type: "image/png", content: PNG };
    const list = v.object({ photo: v.array(v.file()) });
    const nested = v.object({ docs: v.array(v.object({ file: v.file() })) });
    const cases: [djed.StandardSchema, djed.ValidateOptions, string, string][] = [
      [list, {}, "photo", "#/photo"],
      [nested, { nested: djed.nestedNames() }, "docs[0][file]", "#/docs"],
      [v.looseObject({}), {}, "photo", "#"],
    ];
    for (const [schema, options, field, pointer] of cases) {
      const app = appWith(options, schema);
      const answer = await post(app, multipart({ ...good, field }, { ...bad, field }));
      const { errors } = await answer.json() as any;
      deepEqual(errors.map((error: any) => [error.pointer, error.code]), [[
        pointer,
        "file-mismatch",
      ]]);
      equal((await post(app, multipart({ ...good, field }))).status, 200);
    }
  });

  it("has its safe type when the schema checks it", async () => {
    const schema = v.object({
      photo: v.pipe(v.file(), v.mimeType(["image/jpeg"]), v.maxSize(10)),
    });
    const app = appWith({}, schema);
    const sent = { filename: "a.jpg", type: "image/jpg", content: "\xff\xd8\xff\xe0" };
    equal((await post(app, multipart(sent))).status, 200);
    equal(
      (await post(app, multipart({ ...sent, content: "\xff\xd8\xff\xe0".repeat(4) }))).status,
      422,
    );
  });

  it("is neither checked nor renamed with files: false, nor in report mode", async () => {
    const body = multipart({ filename: "../a.php", type: "image/png", content: "<?php" });
    for (const options of [{ files: false }, { mode: "report" }] as djed.ValidateOptions[]) {
      const answer = await post(appWith(options), body);
      const { files, valid } = await answer.json() as any;
      deepEqual([answer.status, files, valid], [200, [], ["../a.php"]]);
    }
  });

  it("is recorded in report mode", async () => {
    const decisions: unknown[] = [];
    const app = appWith({
      mode: "report",
      files: { maxBytes: 5 },
      onDecision: (_c, { action, code }) => decisions.push([action, code]),
    });
    const photo = { filename: "a.png", type: "image/png" };
    await post(app, multipart({ ...photo, content: SVG }));
    await post(app, multipart({ ...photo, content: "GIF" }));
    await post(
      appWith({ mode: "report", onDecision: (_c, d) => decisions.push([d.action, d.code]) }),
      multipart({ ...photo, content: PNG }),
    );
    deepEqual(decisions, [
      ["report", "payload-too-large"],
      ["report", "validation-failed"],
      ["allow", undefined],
    ]);
  });
});

describe("the limits of files", () => {
  const MB = 1_048_576;

  /** A body whose file never ends, and the number of bytes that were read of it. */
  function endless(...parts: readonly Sent[]) {
    const before = multipart(...parts).slice(0, -`\r\n--${BOUNDARY}--\r\n`.length);
    const counter = { read: 0 };
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(before),
      pull(controller) {
        const chunk = new Uint8Array(16_384).fill(97);
        counter.read += chunk.length;
        if (counter.read > 64 * MB) controller.error(new Error("read on"));
        else controller.enqueue(chunk);
      },
    }, { highWaterMark: 0 });
    return { body, counter };
  }

  it("refuse a file that is too long before it was read", async () => {
    const { body, counter } = endless({ filename: "a.png", type: "image/png", content: PNG });
    const options = { maxBytes: "50mb", files: { maxBytes: "100kb" } } as const;
    deepEqual(await problemOf(body, options), {
      status: 413,
      code: "payload-too-large",
      detail: "A file is longer than 102400 bytes",
    });
    ok(counter.read < 4 * 102_400, `${counter.read} bytes were read`);
  });

  it("refuse files that are too long together before they were read", async () => {
    const part = { filename: "a.png", type: "image/png", content: PNG.padEnd(60_000, "a") };
    const { body, counter } = endless(part, part, part);
    const options = { maxBytes: "50mb", files: { maxTotalBytes: 200_000 } } as const;
    deepEqual(await problemOf(body, options), {
      status: 413,
      code: "payload-too-large",
      detail: "The files are longer than 200000 bytes together",
    });
    ok(counter.read < 200_000, `${counter.read} bytes were read`);
  });

  it("accept a file of exactly the maximum, and refuse one byte more", async () => {
    const part = (size: number): Sent => {
      return { filename: "a.png", type: "image/png", content: PNG.padEnd(size, "\r\n--") };
    };
    for (const maxBytes of [100, 70_000]) {
      const options = { maxBytes: "1mb", files: { maxBytes } } as const;
      equal((await post(appWith(options), multipart(part(maxBytes)))).status, 200);
      equal((await post(appWith(options), multipart(part(maxBytes + 1)))).status, 413);
    }
  });

  it("do not concern texts", async () => {
    const schema = v.object({ photo: v.file(), text: v.string() });
    const body = multipart(
      { field: "text", content: "a".repeat(5_000) },
      { filename: "a.png", type: "image/png", content: PNG },
    );
    equal((await post(appWith({ files: { maxBytes: 100 } }, schema), body)).status, 200);
  });

  it("refuse too many files", async () => {
    const parts = (count: number) =>
      multipart(...Array.from({ length: count }, () => ({
        filename: "a.txt",
        type: "text/plain",
        content: "a",
      })));
    const list = v.object({ photo: v.array(v.file()) });
    equal((await post(appWith({}, list), parts(100))).status, 200);
    equal((await post(appWith({}, list), parts(101))).status, 413);
    const two = appWith({ files: { maxCount: 2, maxBytes: 10 } }, list);
    equal((await post(two, parts(2))).status, 200);
    equal((await post(two, parts(3))).status, 413);
  });

  it("hold however the parts are written", async () => {
    const content = "a".repeat(200);
    const heads = [
      'content-disposition: form-data; name="photo"; filename="a.txt"\r\ncontent-type: text/plain',
      "Content-Type: text/plain\r\nContent-Disposition: form-data; name=photo; filename=a.txt",
      'Content-Disposition: form-data; filename="a.txt"; name="photo"\r\nContent-Type: text/plain',
    ];
    for (const head of heads) {
      for (const preamble of ["", "preamble\r\n"]) {
        const body = bytesOf(
          `${preamble}--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n--${BOUNDARY}--\r\n`,
        );
        const { status } = await post(appWith({ files: { maxBytes: 100 } }), body);
        ok(status === 413 || status === 400, `${status}: ${head}`);
      }
    }
    const quoted = multipart({ filename: "a.txt", type: "text/plain", content });
    const answer = await post(
      appWith({ files: { maxBytes: 100 } }),
      quoted,
      `boundary="${BOUNDARY}"`,
    );
    equal(answer.status, 413);
  });
});

describe("the option files", () => {
  it("throws for what is wrong, with what is allowed", () => {
    const make = (files: unknown) => () => djed.validate("form", One, { files } as never);
    throws(
      make(true),
      /^TypeError: validate: files: options must be an object, got true; write {}/,
    );
    throws(
      make({ maxSize: 1 }),
      /validate: files: unknown option "maxSize" \(1\): this is "maxBytes" here/,
    );
    throws(make({ maxBytes: 0 }), /validate: files: maxBytes must be a positive number of bytes/);
    throws(make({ maxTotalBytes: "1 gb" }), /validate: files: maxTotalBytes must be a positive/);
    throws(
      make({ maxCount: 0 }),
      /validate: files: maxCount must be a whole number from 1 to 10000/,
    );
    throws(make({ types: ["png"] }), /validate: files: types must be a list of media types, like/);
  });
});
