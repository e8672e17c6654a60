/**
 * Bodies that are not streamed.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { looksLikeText } from "./types.ts";

/**
 * Bun sends a text as `text/plain`, but does not show that in its headers. As bytes it would be
 * sent as `application/octet-stream`.
 */
export function nameHiddenType(c: EdgeContext, bytes: Uint8Array): void {
  const { headers } = c.res;
  if ((globalThis as { Bun?: unknown }).Bun === undefined || headers.has("content-type")) return;
  if (bytes.length > 0 && looksLikeText(bytes)) {
    headers.set("content-type", "text/plain;charset=utf-8");
  }
}

/** Returns the bytes of a body: of what the platform shows of it, or read from the response. */
export function wholeBody(
  response: Response,
  shown: string | Uint8Array<ArrayBuffer> | undefined,
): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> {
  if (shown === undefined) return response.arrayBuffer().then((buffer) => new Uint8Array(buffer));
  return typeof shown === "string" ? new TextEncoder().encode(shown) : shown;
}

/**
 * Whether a response is made of a file of Bun, which is sent without reading all of it into memory,
 * and in ranges.
 */
export function isBunFile(response: Response): boolean {
  const { Bun: bun } = globalThis as { Bun?: { inspect(value: unknown): string } };
  return bun !== undefined && bun.inspect(response).includes("\n  FileRef (");
}
