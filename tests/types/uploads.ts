/** Types of uploads(): the result of onFile(), the variables, and the context of callbacks. */
import { Hono } from "hono";
import { Hono as HonoCopy } from "hono-copy";
import * as djed from "../../mod.ts";
import { UploadError, uploads } from "../../src/uploads/mod.ts";
import type { UploadedFile, UploadsVariables } from "../../src/uploads/mod.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;
const isTrue = <T extends true>(): T => true as T;

type Stored = { key: string };
type Env = {
  Bindings: { FILES: { put(key: string, body: ReadableStream<Uint8Array>): Promise<void> } };
  Variables: UploadsVariables<Stored>;
};

const stored = uploads<Stored, Env>({
  async onFile(stream, info, c) {
    await c.env.FILES.put(info.name, stream);
    return { key: info.name };
  },
  onDiscard(files) {
    isTrue<Equal<typeof files, readonly UploadedFile<Stored>[]>>();
  },
});
new Hono<Env>().post("/a", stored, (c) => {
  isTrue<Equal<typeof c.var.uploads.files[0]["result"], Stored>>();
  return c.json({ title: c.var.uploads.fields.get("title") });
});

// The type of the result is that of onFile().
const sized = uploads({ onFile: async (stream) => (await new Response(stream).text()).length });
new Hono().post("/a", sized, (c) => {
  isTrue<Equal<typeof c.var.uploads.files[0]["result"], number>>();
  return c.text(c.var.uploads.files[0].name);
});
new HonoCopy().post("/a", sized, (c) => c.json(c.var.uploads.files[0].result));

uploads({
  onFile: (stream) => stream.cancel(),
  types: ["image/*"],
  maxFiles: 3,
  maxFileBytes: "5mb",
  maxBytes: "16mb",
  maxFields: 10,
  maxFieldBytes: 1_000,
  bodyTimeout: "5s",
});
djed.metrics({ watch: [sized] });

const code = (error: unknown): string => error instanceof UploadError ? error.code : "";
code(undefined);

// @ts-expect-error: onFile is missing.
uploads({});
// @ts-expect-error: the result of onFile() has no such member.
new Hono().post("/a", sized, (c) => c.json(c.var.uploads.files[0].result.key));
