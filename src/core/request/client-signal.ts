/**
 * The signal that says that the client has left.
 *
 * @module
 */
import { receivedRequest } from "./facts.ts";
import { requestHeader } from "./headers.ts";
import type { EdgeContext } from "./middleware.ts";

/**
 * The signal that aborts when the client leaves, and on Deno also once the answer was sent: for
 * work that ends before the answer. Undefined for a request to upgrade: Deno aborts
 * its signal at the moment it becomes a WebSocket.
 */
export function clientSignal(c: EdgeContext): AbortSignal | undefined {
  return requestHeader(c, "upgrade") === undefined ? receivedRequest(c).signal : undefined;
}
