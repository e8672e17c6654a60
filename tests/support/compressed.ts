/** Apps whose responses are compressed, and what their clients read. */
import { Hono } from "hono";
import type { Context } from "hono";
import { compress } from "../../src/compress/mod.ts";
import type { CompressDecision, CompressOptions } from "../../src/compress/mod.ts";
import { platformZlib } from "../../src/runtime/zlib.ts";

interface Decoders {
  gzipSync(bytes: Uint8Array): Uint8Array;
  gunzipSync(bytes: Uint8Array, options?: object): Uint8Array;
  brotliDecompressSync(bytes: Uint8Array, options?: object): Uint8Array;
  zstdDecompressSync(bytes: Uint8Array, options?: object): Uint8Array;
  constants: Record<string, number>;
}

/** The zlib of this runtime. Every runner of the suite has one. */
export const zlib: Decoders = platformZlib() as unknown as Decoders;
/** Whether this runtime has Zstandard: Node 20 has not. */
export const hasZstd: boolean = typeof zlib.zstdDecompressSync === "function";

/** Decodes a body, also one whose end is missing. */
export function decoded(coding: string | null, bytes: Uint8Array): Uint8Array {
  const { constants } = zlib;
  if (coding === "gzip") return zlib.gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  if (coding === "br") {
    const finishFlush = constants.BROTLI_OPERATION_FLUSH;
    return zlib.brotliDecompressSync(bytes, { finishFlush });
  }
  if (coding === "zstd") return zlib.zstdDecompressSync(bytes);
  return bytes;
}

/** Reads and decodes a body as text. */
export async function textOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return new TextDecoder().decode(decoded(response.headers.get("content-encoding"), bytes));
}

/** An answer of an app with `compress()`, and its decision. */
export interface Answered {
  readonly response: Response;
  readonly decision: CompressDecision | undefined;
}

/** Sends one request to an app with `compress()`. */
export async function answered(
  handler: (c: Context) => Response | Promise<Response>,
  accept: string | undefined,
  options: CompressOptions = {},
  method = "GET",
): Promise<Answered> {
  let decision: CompressDecision | undefined;
  const app = new Hono();
  app.use(compress({ platform: "force", onDecision: (_c, d) => decision = d, ...options }));
  app.on(["GET", "POST"], "/", handler);
  const headers: Record<string, string> = accept === undefined ? {} : { "accept-encoding": accept };
  const response = await app.request("/", { method, headers });
  return { response, decision };
}

/** A text of about `size` characters that can be compressed. */
export function longText(size = 5_000): string {
  return "Lorem ipsum dolor sit amet. ".repeat(Math.ceil(size / 28)).slice(0, size);
}

/** A stream whose chunks are sent by the test. */
export class Source {
  readonly stream: ReadableStream<Uint8Array>;
  /** Number of chunks that were asked for. */
  pulls = 0;
  cancelled: unknown = undefined;
  #controller!: ReadableStreamDefaultController<Uint8Array>;

  constructor(pull?: (controller: ReadableStreamDefaultController<Uint8Array>) => void) {
    this.stream = new ReadableStream<Uint8Array>({
      start: (controller) => void (this.#controller = controller),
      pull: (controller) => {
        this.pulls++;
        pull?.(controller);
      },
      cancel: (reason) => void (this.cancelled = reason ?? "cancelled"),
    }, { highWaterMark: 0 });
  }

  send(text: string): void {
    this.#controller.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.#controller.close();
  }

  fail(error: unknown): void {
    this.#controller.error(error);
  }
}

/** Waits for a time of the platform. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
