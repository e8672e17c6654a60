/**
 * Uploads and their peers: a form with a file of 64 KB, and one of 4 MB, received by a handler that
 * needs the number of bytes.
 *
 * @module
 */
import busboy from "busboy";
import { Hono } from "hono";
import type { Context } from "hono";
import { Readable } from "node:stream";
import { uploads } from "../../src/uploads/mod.ts";
import type { BenchCase } from "../case.ts";

const BOUNDARY = "----formdata-bench-0123456789ab";
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** A form of two fields and a file, as browsers send it. */
function formOf(bytes: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(bytes);
  for (let i = 0; i < bytes; i++) file[i] = (i * 2_654_435_761 >>> 13) & 0xff;
  // The signature of PNG.
  file.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const start = `--${BOUNDARY}\r\nContent-Disposition: form-data; `;
  const head = `${start}name="title"\r\n\r\nA picture\r\n${start}name="tag"\r\n\r\nsummer\r\n` +
    `${start}name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n`;
  const [before, after] = [head, `\r\n--${BOUNDARY}--\r\n`].map((t) => new TextEncoder().encode(t));
  const form = new Uint8Array(before.length + bytes + after.length);
  form.set(before);
  form.set(file, before.length);
  form.set(after, before.length + bytes);
  return form;
}

/** The body in chunks of 64 KB, as servers deliver it. */
function streamOf(form: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= form.length) return controller.close();
      controller.enqueue(form.slice(at, at += 65_536));
    },
  }, { highWaterMark: 0 });
}

async function received(
  bytes: number,
  register: (app: Hono) => unknown,
): Promise<() => unknown> {
  const app = new Hono();
  register(app);
  const form = formOf(bytes);
  const headers = { "content-type": TYPE };
  const send = async () => {
    const init = { method: "POST", body: streamOf(form), headers, duplex: "half" };
    return await (await app.fetch(new Request("http://localhost/", init as RequestInit))).text();
  };
  const answer = await send();
  if (answer !== String(bytes)) throw new Error(`expected ${bytes}, got ${answer}`);
  return send;
}

async function sizeOf(stream: ReadableStream<Uint8Array>): Promise<number> {
  let size = 0;
  const reader = stream.getReader();
  for (let next; !(next = await reader.read()).done;) size += next.value.length;
  return size;
}

const ours = (bytes: number) => () =>
  received(
    bytes,
    (app) =>
      app.post("/", uploads({ onFile: sizeOf }), (c) => c.text(`${c.var.uploads.files[0].result}`)),
  );

const parseBody = (bytes: number) => () =>
  received(
    bytes,
    (app) => app.post("/", async (c) => c.text(`${((await c.req.parseBody()).file as File).size}`)),
  );

async function withBusboy(c: Context): Promise<Response> {
  const size = await new Promise<number>((resolve, reject) => {
    let bytes = 0;
    const parser = busboy({ headers: { "content-type": TYPE } });
    parser.on("file", (_name, stream) => stream.on("data", (chunk) => bytes += chunk.length));
    parser.on("close", () => resolve(bytes));
    parser.on("error", reject);
    Readable.fromWeb(c.req.raw.body as never).pipe(parser);
  });
  return c.text(`${size}`);
}

const bare = (bytes: number) => () =>
  received(bytes, (app) =>
    app.post("/", async (c) => {
      await sizeOf(c.req.raw.body!);
      return c.text(`${bytes}`);
    }));

const SLOWER =
  "Each chunk is waited for with a timer, the type of the file is found by its first bytes, and " +
  "onFile() gets a web stream of buffers that it may transfer: the peers do none of this.";
const BARE = "bare Hono, the body as a stream";

function group(name: string, bytes: number): BenchCase[] {
  const common = { group: name, baseline: BARE };
  return [
    { name: BARE, group: name, setup: bare(bytes) },
    { ...common, name: "hono c.req.parseBody()", peer: true, setup: parseBody(bytes) },
    {
      ...common,
      name: "busboy",
      peer: true,
      setup: () => received(bytes, (app) => app.post("/", withBusboy)),
    },
    { ...common, name: "djed.uploads", slower: SLOWER, setup: ours(bytes) },
  ];
}

/** The cases. */
export const cases: readonly BenchCase[] = [
  ...group("uploads: a form with a file of 64 KB", 65_536),
  ...group("uploads: a form with a file of 4 MB", 4 * 1_048_576),
];
