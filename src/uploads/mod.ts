/**
 * Receives files of any size: a multipart form is parsed as it arrives, and each file is passed to
 * `onFile()` as a stream, with its real type and a safe name. At most 1 MB of a form is held in
 * memory, whatever the size of its files.
 *
 * Limitation: the type is that of the first 4 KB of a file. It does not show that the rest is well
 * formed, or that the file is harmless.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { uploads } from "@djed/edge/uploads";
 *
 * const app = new Hono();
 * app.post(
 *   "/files",
 *   uploads({
 *     types: ["image/*", "application/pdf"],
 *     async onFile(stream, { name }) {
 *       let size = 0;
 *       for await (const chunk of stream) size += chunk.length;
 *       return `${name} has ${size} bytes`;
 *     },
 *   }),
 *   (c) => c.json(c.var.uploads.files.map(({ result }) => result)),
 * );
 *
 * const body = new FormData();
 * body.append("document", new Blob(["%PDF-1.7"], { type: "application/pdf" }), "../a.php.pdf");
 * const response = await app.request("/files", { method: "POST", body });
 * console.log(await response.json()); // [ "a_php.pdf has 8 bytes" ]
 * ```
 *
 * @module
 */
import type { Observable } from "../core/observable.ts";
import { markOwnRoute, PASSES_ON } from "../core/request/exempt.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import { UploadsGuard } from "./guard.ts";
import { resolveUploadsOptions } from "./options.ts";
import type { UploadsOptions, UploadsVariables } from "./types.ts";

export type { Observable } from "../core/observable.ts";
export type { Duration, Size } from "../core/options.ts";
export type { Decision, DecisionDetail } from "../core/request/decision.ts";
export type * from "../core/request/context.ts";
export { UploadError } from "./refusals.ts";
export type * from "./types.ts";

/** The middleware, which is also an {@link Observable}. */
export type UploadsMiddleware<R = unknown> = EdgeMiddleware<UploadsVariables<R>> & Observable;

/**
 * Receives a multipart form, passes its files to `onFile()` as they arrive, and sets
 * `c.var.uploads` for the handler, which runs when the whole form has arrived.
 *
 * It refuses bodies of other types (415), malformed forms (400), too many or too large files,
 * fields or bodies (413), files whose bytes are not of the declared type, or whose type is not
 * accepted (422), and clients that are too slow (408).
 *
 * @param options See {@link UploadsOptions}.
 * @throws {TypeError | RangeError} When `onFile` is missing or an option is invalid.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { uploads } from "@djed/edge/uploads";
 *
 * // A store of your own: a bucket, a disk.
 * const stored = new Map<string, ArrayBuffer>();
 * const app = new Hono();
 * app.post(
 *   "/videos",
 *   uploads({
 *     types: ["video/*"],
 *     maxBytes: "2048mb",
 *     maxFiles: 1,
 *     async onFile(stream, info) {
 *       const key = crypto.randomUUID();
 *       stored.set(key, await new Response(stream).arrayBuffer());
 *       return { key, name: info.name };
 *     },
 *     onDiscard(files) {
 *       for (const { result } of files) stored.delete(result.key);
 *     },
 *   }),
 *   (c) => c.json({ title: c.var.uploads.fields.get("title"), ...c.var.uploads.files[0].result }),
 * );
 * ```
 */
export function uploads<R = unknown, E extends EdgeEnv = EdgeEnv>(
  options: UploadsOptions<R, E>,
): UploadsMiddleware<R>;
export function uploads(options: UploadsOptions): UploadsMiddleware {
  const guard = new UploadsGuard(resolveUploadsOptions(options));
  const middleware = defineMiddleware<UploadsVariables>(
    "uploads",
    (c, next) => guard.handle(c, next),
  );
  return Object.assign(markOwnRoute(middleware, PASSES_ON), {
    kind: "uploads",
    ping: () => Promise.resolve(),
    stats: () => guard.stats(),
  });
}
