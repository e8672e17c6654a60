/**
 * A service that takes large files: videos and pictures go to a storage while they arrive, under
 * keys of their own. The files beside this one start it on Node, Deno, Bun and Workers.
 *
 * @module
 */
import { Hono } from "hono";
import * as djed from "@djed/edge";
import { uploads } from "@djed/edge/uploads";

/** Where the files go. */
export interface Storage {
  /** Stores a file as it arrives. After a failure nothing may remain under the key. */
  put(key: string, stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void>;
  /** Returns a file, or undefined. */
  get(key: string): Promise<ReadableStream<Uint8Array> | undefined>;
  /** Removes a file. */
  remove(key: string): Promise<void>;
}

const KEY = /^[\da-f-]{36}$/;

/**
 * Makes the service.
 *
 * @param storage Returns the storage for a request: bindings come with it.
 */
export function service(storage: (c: djed.EdgeContext) => Storage): Hono {
  const app = new Hono();
  app.get("/", (c) => c.text("POST /files, GET /files/:key\n"));

  app.post(
    "/files",
    djed.rateLimit({ name: "uploads", limit: 30, window: "1m" }),
    uploads({
      types: ["video/*", "image/*"],
      maxFiles: 5,
      maxBytes: "2000mb",
      async onFile(stream, _info, c) {
        const key = crypto.randomUUID();
        await storage(c).put(key, stream);
        return key;
      },
      async onDiscard(files, c) {
        for (const { result } of files) await storage(c).remove(result);
      },
    }),
    (c) => {
      const { files, fields } = c.var.uploads;
      const stored = files.map(({ result: key, name, type, size }) => ({ key, name, type, size }));
      return c.json({ title: fields.get("title"), files: stored }, 201);
    },
  );

  // As an attachment that no browser shows or sniffs, whatever is in it.
  app.get("/files/:key", async (c) => {
    const { key } = c.req.param();
    const stream = KEY.test(key) ? await storage(c).get(key) : undefined;
    if (stream === undefined) return c.notFound();
    return c.body(stream as ReadableStream, 200, {
      "content-type": "application/octet-stream",
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
    });
  });
  return app;
}
