/** uploads(): what onFile(), the handler and the client get. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { UploadError, uploads } from "../../../src/uploads/mod.ts";
import type { UploadedFile, UploadInfo, UploadsOptions } from "../../../src/uploads/mod.ts";
import {
  BOUNDARY,
  cut,
  field,
  file,
  FORM_TYPE,
  formOf,
  joined,
  streamOf,
} from "../../support/forms.ts";

type Stream = ReadableStream<Uint8Array<ArrayBuffer>>;
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0);
const headers = { "content-type": FORM_TYPE };

/** An app that answers with what it was given. */
function receiver(options: Partial<UploadsOptions<unknown>> = {}) {
  const onFile = (stream: Stream) => new Response(stream).text();
  const guard = uploads({ onFile, ...options });
  const app = new Hono();
  app.onError((error, c) => c.text(`onError: ${error.message}`, 500));
  app.post("/", guard, (c) => {
    const { files, fields } = c.var.uploads;
    return c.json({ files, fields: [...fields] });
  });
  return { app, guard };
}

/** Sends a form in one piece. */
async function send(app: Hono, form: Uint8Array<ArrayBuffer> | ReadableStream, more = {}) {
  const init = { method: "POST", body: form, headers: { ...headers, ...more }, duplex: "half" };
  return await app.request("/", init as RequestInit);
}

/** Sends a form that is refused. Returns status, code and, if there are any, the first error. */
async function refusal(
  options: Partial<UploadsOptions<unknown>>,
  form: Uint8Array<ArrayBuffer> | ReadableStream,
  more = {},
) {
  const response = await send(receiver(options).app, form, more);
  const { code, errors } = await response.json();
  return [response.status, code, ...(errors ? [errors[0].pointer, errors[0].code] : [])];
}

/** A stream of a form that counts the bytes that were pulled. */
function counted(form: Uint8Array, sizes: readonly number[] = [1_000]) {
  const seen = { bytes: 0 };
  const chunks = function* () {
    for (const chunk of cut(form, sizes)) {
      seen.bytes += chunk.length;
      yield chunk;
    }
  };
  return { seen, stream: streamOf(chunks()) };
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("uploads()", () => {
  it("passes files to onFile() in order, and fields to the handler", async () => {
    const form = formOf([
      field("title", "ü"),
      file("photo", "C:\\me\\holiday.PNG", PNG, "image/png"),
      field("tag", "a"),
      file("notes", "../../notes.txt", "hello", "text/plain"),
      field("tag", ""),
    ]);
    const { app } = receiver({
      onFile: (stream) => new Response(stream).arrayBuffer().then(String),
    });
    const { files, fields } = await (await send(app, form)).json();
    assert.deepEqual(fields, [["title", "ü"], ["tag", "a"], ["tag", ""]]);
    const [photo, notes] = files as UploadedFile[];
    assert.deepEqual(
      [photo.field, photo.name, photo.originalName, photo.type, photo.declaredType, photo.size],
      ["photo", "holiday.png", "C:\\me\\holiday.PNG", "image/png", "image/png", 12],
    );
    assert.deepEqual([notes.name, notes.type, notes.size], ["notes.txt", "text/plain", 5]);
    assert.equal(photo.result, "[object ArrayBuffer]");
  });

  it("passes on every byte, however the form arrives", async () => {
    const body = joined(
      PNG,
      new Uint8Array(20_000).map((_, i) => i * 7),
      `\r\n--${BOUNDARY}`.slice(0, -1),
    );
    const form = formOf([file("a", "a.png", body, "image/png"), field("b", "c")]);
    for (const sizes of [[form.length], [1, 2, 3], [4_096], [999]]) {
      let stored: Uint8Array | undefined;
      const store = async (stream: Stream) => void (stored = await readAll(stream));
      const response = await send(receiver({ onFile: store }).app, streamOf(cut(form, sizes)));
      assert.equal(response.status, 200);
      assert.deepEqual(stored, body);
    }
  });

  it("begins with a file when the one before was stored", async () => {
    const log: string[] = [];
    const onFile = async (stream: Stream, { field }: UploadInfo) => {
      log.push(`${field} begins`);
      await new Response(stream).text();
      await tick();
      log.push(`${field} ends`);
    };
    await send(receiver({ onFile }).app, formOf([file("a", "a", "1"), file("b", "b", "2")]));
    assert.deepEqual(log, ["a begins", "a ends", "b begins", "b ends"]);
  });

  it("asks the client for more only when the stream is read", async () => {
    const form = formOf([file("a", "a.bin", "\0".repeat(100_000))]);
    const { seen, stream } = counted(form);
    const sizes: number[] = [];
    const onFile = async (stream: Stream) => {
      const reader = stream.getReader();
      await tick();
      sizes.push(seen.bytes);
      for (let bytes = 0; bytes < 10_000;) bytes += (await reader.read()).value!.length;
      await tick();
      sizes.push(seen.bytes);
      await reader.cancel();
    };
    assert.equal((await send(receiver({ onFile }).app, stream)).status, 200);
    // The first 4 KB show the type; the platform reads some chunks ahead.
    assert.ok(sizes[0] <= 8_000, `${sizes}`);
    assert.ok(sizes[1] <= 16_000, `${sizes}`);
  });

  it("skips a file that onFile() does not read, and one that it stops to read", async () => {
    const form = formOf([file("a", "a", "x".repeat(50_000)), file("b", "b", "x".repeat(50_000))]);
    const onFile = async (stream: Stream, { field }: UploadInfo) => {
      if (field === "b") await stream.cancel();
      return field;
    };
    const { files } = await (await send(receiver({ onFile }).app, form)).json();
    assert.deepEqual(files.map((one: UploadedFile) => [one.result, one.size]), [
      ["a", 50_000],
      ["b", 50_000],
    ]);
  });

  it("fails a stream that is read after onFile() has returned", async () => {
    let kept: Stream | undefined;
    const form = formOf([file("a", "a", "x".repeat(50_000)), field("b", "c")]);
    const { app } = receiver({ onFile: (stream) => void (kept = stream) });
    assert.equal((await send(app, form)).status, 200);
    await assert.rejects(kept!.getReader().read(), /a file can be read until onFile\(\) settles/);
  });

  it("passes an error of onFile() to the app, and reads no further", async () => {
    for (
      const onFile of [
        () => Promise.reject(new Error("disk full")),
        () => {
          throw new Error("disk full");
        },
      ]
    ) {
      const { seen, stream } = counted(formOf([file("a", "a", "x".repeat(200_000))]), [10_000]);
      const { app, guard } = receiver({ onFile });
      const response = await send(app, stream);
      assert.deepEqual([response.status, await response.text()], [500, "onError: disk full"]);
      assert.ok(seen.bytes < 100_000);
      assert.equal(guard.stats().on_file_errors_total, 1);
    }
  });

  it("lists no file input in which nothing was chosen", async () => {
    const form = formOf([file("a", "", ""), file("b", "", "x"), file("c", "empty.txt", "")]);
    const { files } = await (await send(receiver().app, form)).json();
    assert.deepEqual(files.map((one: UploadedFile) => [one.field, one.size]), [["b", 1], ["c", 0]]);
  });

  it("refuses a file whose bytes are not of the declared type", async () => {
    const options = { onFile: () => assert.fail("must not be called") };
    const html = file("a", "a.png", "<html><script>", "image/png");
    assert.deepEqual(await refusal(options, formOf([html])), [
      422,
      "validation-failed",
      "#/files/0",
      "file-mismatch",
    ]);
  });

  it("refuses types that are not listed, and active ones unless they are", async () => {
    const svg = formOf([file("a", "a.svg", "<svg onload='x()'/>", "image/svg+xml")]);
    const refused = [422, "validation-failed", "#/files/0"];
    assert.deepEqual(await refusal({}, svg), [...refused, "file-active"]);
    assert.deepEqual(await refusal({ types: ["image/*"] }, svg), [...refused, "file-active"]);
    const { app } = receiver({ types: ["image/svg+xml"] });
    assert.equal((await send(app, svg)).status, 200);
    const png = formOf([file("a", "a.png", PNG, "image/png")]);
    assert.deepEqual(await refusal({ types: ["video/*"] }, png), [...refused, "file-type"]);
  });

  it("refuses a file that is too large while it arrives", async () => {
    const { seen, stream } = counted(formOf([file("a", "a", "x".repeat(900_000))]), [10_000]);
    let failure: unknown;
    const onFile = (stream: Stream) =>
      new Response(stream).text().catch((error) => failure = error);
    const refused = await refusal({ maxFileBytes: "100kb", onFile }, stream);
    assert.deepEqual(refused, [413, "payload-too-large"]);
    assert.ok(failure instanceof UploadError);
    assert.equal(failure.code, "payload-too-large");
    assert.ok(seen.bytes < 200_000);
  });

  it("refuses a body that is too large, by its length or while it arrives", async () => {
    const form = formOf([file("a", "a", "x".repeat(200_000))]);
    const first = counted(form, [10_000]);
    const length = { "content-length": `${form.length}` };
    const refused = [413, "payload-too-large"];
    assert.deepEqual(await refusal({ maxBytes: "100kb" }, first.stream, length), refused);
    assert.ok(first.seen.bytes <= 10_000);
    const second = counted(form, [10_000]);
    assert.deepEqual(await refusal({ maxBytes: "100kb" }, second.stream), refused);
    assert.ok(second.seen.bytes < 150_000);
    assert.equal((await send(receiver({ maxBytes: form.length }).app, form)).status, 200);
  });

  it("refuses too many files and fields, and too long fields", async () => {
    const refused = [413, "payload-too-large"];
    const two = formOf([file("a", "a", "1"), file("a", "a", "2")]);
    assert.deepEqual(await refusal({ maxFiles: 1 }, two), refused);
    assert.deepEqual(
      await refusal({ maxFields: 1 }, formOf([field("a", ""), field("b", "")])),
      refused,
    );
    assert.deepEqual(await refusal({ maxFields: 0 }, formOf([file("a", "", "")])), refused);
    const fields = formOf([field("ab", "123"), field("cd", "456")]);
    assert.deepEqual(await refusal({ maxFieldBytes: 9 }, fields), refused);
    assert.equal(
      (await send(receiver({ maxFieldBytes: 10, maxFields: 2 }).app, fields)).status,
      200,
    );
    const names = formOf([field("語語語", "1")]);
    assert.deepEqual(await refusal({ maxFieldBytes: 9 }, names), refused);
    assert.equal((await send(receiver({ maxFieldBytes: 10 }).app, names)).status, 200);
  });

  it("refuses bodies that are not multipart forms, and encoded ones", async () => {
    const form = formOf([field("a", "1")]);
    const other = { "content-type": "application/json" };
    assert.deepEqual(await refusal({}, form, other), [415, "unsupported-media-type"]);
    const coded = { "content-encoding": "gzip" };
    assert.deepEqual(await refusal({}, form, coded), [415, "unsupported-media-type"]);
    const response = await send(receiver().app, form, other);
    assert.equal(response.headers.get("accept-post"), "multipart/form-data");
    const bare = { "content-type": "multipart/form-data" };
    assert.deepEqual(await refusal({}, form, bare), [400, "malformed-body"]);
  });

  it("refuses a malformed form, and fails the stream of its file", async () => {
    const form = formOf([file("a", "a", "x".repeat(9_000))]);
    let failure: unknown;
    const onFile = (stream: Stream) =>
      new Response(stream).text().catch((error) => failure = error);
    const refused = await refusal({ onFile }, form.subarray(0, 8_000));
    assert.deepEqual(refused, [400, "malformed-body"]);
    assert.equal((failure as UploadError).code, "malformed-body");
    assert.deepEqual(await refusal({}, joined("")), [400, "malformed-body"]);
    const latin = formOf([{
      headers: ['Content-Disposition: form-data; name="a"'],
      body: Uint8Array.of(0xe4),
    }]);
    assert.deepEqual(await refusal({}, latin), [400, "malformed-body"]);
  });

  it("refuses a request whose body breaks off", async () => {
    const form = formOf([file("a", "a", "x".repeat(50_000))]);
    let left = 3;
    const stream = new ReadableStream({
      async pull(controller) {
        if (left-- > 0) return controller.enqueue(form.slice(0, 10_000));
        await tick();
        controller.error(new Error("reset"));
      },
    });
    let failure: unknown;
    const onFile = (stream: Stream) =>
      new Response(stream).text().catch((error) => failure = error);
    const { app } = receiver({ onFile });
    const response = await send(app, stream);
    assert.equal(response.status, 400);
    assert.equal((failure as Error).name, "UploadError");
  });

  it("waits at most a second for onFile() when a file cannot be read", async () => {
    const form = formOf([file("a", "a", "x".repeat(50_000))]).subarray(0, 40_000);
    let cleaned = false;
    const onFile = async (stream: Stream) => {
      await new Response(stream).text().catch(() => {});
      await tick();
      cleaned = true;
      return await new Promise(() => {});
    };
    assert.deepEqual(await refusal({ onFile }, form), [400, "malformed-body"]);
    assert.equal(cleaned, true);
  });

  it("refuses a client that pauses for too long", async () => {
    const form = formOf([file("a", "a", "x".repeat(50_000))]);
    let sent = false;
    const stream = new ReadableStream({
      pull(controller) {
        if (sent) return new Promise(() => {});
        sent = true;
        controller.enqueue(form.slice(0, 10_000));
      },
    });
    assert.deepEqual(await refusal({ bodyTimeout: "30ms" }, stream), [408, "body-timeout"]);
  });

  it("lets onFile() take longer than the client may pause", async () => {
    const onFile = async (stream: Stream) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return await new Response(stream).text();
    };
    const form = formOf([file("a", "a", "x".repeat(50_000))]);
    const { app } = receiver({ onFile, bodyTimeout: "30ms" });
    assert.equal((await send(app, streamOf(cut(form, [10_000])))).status, 200);
  });

  it("lets onDiscard() remove what was stored before a refusal or an error", async () => {
    const form = formOf([file("a", "a", "1"), file("b", "b", "2"), file("c", "c", "3")]);
    const removed: unknown[] = [];
    const onDiscard = (files: readonly UploadedFile[]) =>
      void removed.push(...files.map((f) => f.result));
    await refusal({ onDiscard, maxFiles: 2, onFile: (_, { field }) => field }, form);
    assert.deepEqual(removed.splice(0), ["a", "b"]);
    const { app } = receiver({
      onDiscard,
      onFile(_, { field }) {
        if (field === "b") throw new Error("disk full");
        return field;
      },
    });
    assert.equal((await send(app, form)).status, 500);
    assert.deepEqual(removed.splice(0), ["a"]);
    const failing = receiver({ onDiscard: () => Promise.reject(new Error("no")), maxFiles: 1 });
    assert.equal((await send(failing.app, form)).status, 413);
    await tick();
    assert.equal(failing.guard.stats().callback_errors_total, 1);
    await send(receiver({ onDiscard }).app, form);
    assert.deepEqual(removed, []);
  });

  it("reads forms that guards before it, or Hono's readers, have read", async () => {
    const form = formOf([file("a", "a.png", PNG, "image/png"), field("b", "c")]);
    const before: [string, any][] = [
      ["scan", djed.injectionScan()],
      ["parseBody", async (c: any, next: any) => (await c.req.parseBody(), await next())],
      ["arrayBuffer", async (c: any, next: any) => (await c.req.arrayBuffer(), await next())],
    ];
    for (const [name, middleware] of before) {
      const app = new Hono();
      app.use(middleware);
      app.post(
        "/",
        uploads({ onFile: (stream) => new Response(stream).arrayBuffer() }),
        (c) => c.json([c.var.uploads.files[0].size, c.var.uploads.fields.get("b")]),
      );
      const response = await send(app, form);
      assert.deepEqual(await response.json(), [12, "c"], name);
    }
  });

  it("refuses a body that other code has consumed", async () => {
    const app = new Hono();
    app.use(async (c, next) => (await c.req.raw.text(), await next()));
    app.post("/", uploads({ onFile() {} }), (c) => c.text("ok"));
    assert.equal((await send(app, formOf([field("a", "1")]))).status, 400);
  });

  it("records its decision, without input of the client", async () => {
    const seen: djed.Decision[] = [];
    const { app } = receiver({
      onDecision: (_c, decision) => void seen.push(decision),
      maxFiles: 1,
    });
    await send(app, formOf([file("a", "a", "12")]));
    await send(app, formOf([file("a", "a", "1"), file("b", "b", "2")]));
    const [allowed, denied] = seen;
    assert.deepEqual([allowed.guard, allowed.action, allowed.detail?.files], [
      "uploads",
      "allow",
      1,
    ]);
    assert.deepEqual(
      [denied.action, denied.code, denied.reason],
      ["deny", "payload-too-large", "too-many"],
    );
    assert.ok(!JSON.stringify(denied).includes('"b"'));
  });
});

async function readAll(stream: Stream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
