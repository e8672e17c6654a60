/**
 * Compresses responses with Brotli, Zstandard or gzip, also streams and server-sent events.
 *
 * Uses the zlib of the platform (Node, Deno, Bun, Workers with `nodejs_compat`). Without one, only
 * bodies of known size are compressed, with gzip.
 *
 * Limitation: a response that has a secret and also repeats input of the client must not be
 * compressed (BREACH): its size tells how much of the secret the input has guessed. Pages that set
 * a cookie are left alone; name others with `skip`.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { compress } from "@djed/edge/compress";
 *
 * const app = new Hono();
 * app.use(compress());
 * app.get("/", (c) => c.json(Array.from({ length: 1_000 }, (_, id) => ({ id }))));
 * ```
 *
 * @module
 */
import type { Observable } from "../core/observable.ts";
import { markOwnRoute, PASSES_ON } from "../core/request/exempt.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import { CompressGuard } from "./guard.ts";
import { resolveCompressOptions } from "./options.ts";
import type { CompressOptions } from "./options.ts";

export type * from "../core/request/context.ts";
export type { Observable } from "../core/observable.ts";
export type { Size } from "../core/options.ts";
export type { CodingLevels, ContentCoding } from "../runtime/zlib.ts";
export type { Flush } from "./encoded-stream.ts";
export type { CompressDecision, CompressOptions } from "./options.ts";
export { compressibleTypes } from "./types.ts";

/** The middleware; an {@link Observable}. */
export type CompressMiddleware = EdgeMiddleware & Observable & {
  readonly kind: "compress";
};

/**
 * Compresses responses whose client accepts it.
 *
 * The coding is the one that the client prefers, of equals the first of `encodings`. A body of at
 * least `threshold` bytes whose type is in `types` is compressed, and has `Vary: Accept-Encoding`
 * for every client; a strong ETag becomes weak. A body of at most 64 KB gets a `Content-Length`, a
 * larger one is streamed. Event streams and NDJSON are flushed after each chunk, other streams when
 * they pause; at most 128 KB are read ahead of a client that does not read.
 *
 * Left as they are: responses with a `Content-Encoding`, `Content-Range` or digest, with
 * `Cache-Control: no-transform`, to HEAD, with the status 101, 204, 205, 206 or 304, and HTML that
 * sets a cookie. On Workers all of them, because Cloudflare compresses: see `platform`.
 *
 * Register it before what makes responses, and after `tracing()`, `metrics()` and `logger()`.
 *
 * @param options See {@link CompressOptions}.
 * @throws {RangeError | TypeError} For an invalid option; the message names it and what is allowed.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { compress } from "@djed/edge/compress";
 *
 * const app = new Hono();
 * app.use(compress({ threshold: "2kb", level: { br: 5 }, skip: (c) => c.req.path === "/token" }));
 * app.get("/", (c) => c.text("Hello ".repeat(1_000)));
 * ```
 */
export function compress<E extends EdgeEnv = EdgeEnv>(
  options?: CompressOptions<E>,
): CompressMiddleware;
export function compress(options: CompressOptions = {}): CompressMiddleware {
  const settings = resolveCompressOptions(options);
  const guard = new CompressGuard(settings);
  const middleware = defineMiddleware(
    "compress",
    settings.defers ? (_c, next) => next() : (c, next) => guard.handle(c, next),
  );
  return Object.assign(markOwnRoute(middleware, PASSES_ON), {
    kind: "compress" as const,
    critical: false,
    ping: () => Promise.resolve(),
    stats: () => guard.stats(),
  }) as CompressMiddleware;
}
