/**
 * Small bodies of requests to Bun and Deno, read in one piece: there the stream of a body costs
 * more than everything else that is done with a small one.
 *
 * @module
 */
import type { ByteSource } from "./byte-source.ts";
import { prototypeOf } from "./platform-request.ts";

/** Maximum length of a body that is read in one piece. */
const MAX_WHOLE = 4_096;
const LENGTH = /^[1-9]\d{0,3}$/;

/**
 * Returns the source of a body that is announced to be small; undefined when the stream is to be
 * read. The announced length is only trusted in a request of the server itself, which enforces it:
 * that of a Request which code has constructed may be wrong.
 *
 * @param most Maximum number of bytes wanted.
 */
export function wholeOf(raw: Request, env: unknown, most: number): ByteSource | undefined {
  const length = raw.headers.get("content-length") ?? "";
  if (!LENGTH.test(length) || raw.headers.has("transfer-encoding")) return undefined;
  const announced = Number(length);
  return announced <= Math.min(most, MAX_WHOLE) && isOfServer(raw, env)
    ? new WholeSource(raw, announced)
    : undefined;
}

class WholeSource implements ByteSource {
  readonly unseen: number;
  readonly #raw: Request;
  #isRead = false;

  constructor(raw: Request, announced: number) {
    this.#raw = raw;
    this.unseen = announced;
  }

  next(): Promise<Uint8Array | undefined> {
    if (this.#isRead) return Promise.resolve(undefined);
    this.#isRead = true;
    return this.#read();
  }

  pause(): void {}

  cancel(): Promise<void> {
    return Promise.resolve();
  }

  async #read(): Promise<Uint8Array> {
    const buffer = await prototypeOf(this.#raw).arrayBuffer.call(this.#raw);
    if (buffer.byteLength < this.unseen) throw new TypeError("the client has disconnected");
    return new Uint8Array(buffer);
  }
}

/** Bun's server, as its `fetch` handler gets it. */
interface BunServer {
  requestIP?(request: Request): unknown;
}

/** Whether a server made this request. False where the runtime does not show it. */
function isOfServer(raw: Request, env: unknown): boolean {
  const { Bun, Deno } = globalThis as { Bun?: unknown; Deno?: unknown };
  if (Deno !== undefined) return innerName(raw) === "InnerRequest";
  if (Bun === undefined) return false;
  const bindings = env as BunServer & { server?: BunServer } | null | undefined;
  const server = typeof bindings?.requestIP === "function" ? bindings : bindings?.server;
  try {
    // Bun knows the address only for requests of its own server.
    return Boolean(server?.requestIP?.(raw));
  } catch {
    return false;
  }
}

/** The class of Deno's own part of a request: a plain object for a constructed one. */
function innerName(raw: Request): string | undefined {
  for (const symbol of Object.getOwnPropertySymbols(raw)) {
    if (symbol.description !== "request") continue;
    return (raw as unknown as Record<symbol, object | undefined>)[symbol]?.constructor?.name;
  }
  return undefined;
}
