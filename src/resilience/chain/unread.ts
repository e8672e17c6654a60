/**
 * Responses that nobody will read. An unread body occupies a connection, of which a Worker has six.
 *
 * @module
 */
import { member } from "../errors/foreign-error.ts";

/**
 * Cancels the body of a response that nobody will read.
 *
 * @param used The response that is used instead: a body that both share is kept.
 */
export function cancelUnread(unread: unknown, used?: unknown): void {
  try {
    const body = member(unread, "body") as ReadableStream | null | undefined;
    if (!body || unread === used || body === member(used, "body")) return;
    Promise.resolve(body.cancel()).catch(() => {});
  } catch {
    // Locked, or a foreign stream: its reader is responsible for it.
  }
}
