/**
 * Tells a client that left from an answer that was sent.
 *
 * @module
 */
import { clientSignal } from "../core/request/client-signal.ts";
import { facts, receivedRequest } from "../core/request/facts.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { handleRejection, isThenable } from "../core/thenable.ts";
import { abortsAfterAnswer } from "./platform.ts";

/**
 * The signal that aborts when the client leaves: for work that may outlive the answer. On Deno it
 * stays silent once the answer has begun, because a client that leaves later looks the same as an
 * answer that was sent. Get it before the handler has answered.
 */
export function departureSignal(c: EdgeContext): AbortSignal | undefined {
  const signal = clientSignal(c);
  if (signal === undefined || !abortsAfterAnswer()) return signal;
  return facts(c).departure ??= departure(c, signal);
}

/** Derives a signal that aborts with `signal`, unless it aborts because the answer was sent. */
function departure(c: EdgeContext, signal: AbortSignal): AbortSignal {
  const left = new AbortController();
  const raw = receivedRequest(c);
  let isCompleted = false;
  // Read before the abort: read later, it never settles.
  handleRejection(completionOf(c)?.then(() => isCompleted = true));
  const decide = (): void => {
    // The platform closes an answered request right after the abort.
    setTimeout(() => {
      if (!isCompleted && !c.finalized && !isClosed(raw)) left.abort(signal.reason);
    }, 0);
  };
  if (signal.aborted) decide();
  else signal.addEventListener("abort", decide, { once: true });
  return left.signal;
}

/** Deno's promise of the end of an answer; undefined if `fetch` was called without its info. */
function completionOf(c: EdgeContext): PromiseLike<unknown> | undefined {
  try {
    const { completed } = c.env as { completed?: unknown };
    return isThenable(completed) ? completed : undefined;
  } catch {
    return undefined;
  }
}

/** Whether Deno has closed a request: then it throws for a body that was not read before. */
function isClosed(request: Request): boolean {
  try {
    return request.body === undefined;
  } catch {
    return true;
  }
}
