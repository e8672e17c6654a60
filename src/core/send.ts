/**
 * Posts telemetry (spans, metrics, log lines) over HTTP within a time budget.
 *
 * @module
 */
import { handleRejection } from "./thenable.ts";
import { within } from "./within.ts";

/** Time one post may take, in ms. */
export const SEND_BUDGET_MS = 10_000;

/** One POST request. */
export interface Post {
  /** The sender, as error messages name it: `"httpSink"`. */
  readonly sender: string;
  /** Full URL. */
  readonly url: string;
  /** The body's media type; `headers` may override it. */
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /**
   * Replacement for the platform's `fetch`.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The path that is named after a 404. */
  readonly usualPath?: string;
  /** Aborts the request before its budget is used up. */
  readonly signal?: AbortSignal;
  /**
   * Time budget, in ms.
   *
   * @default 10000
   */
  readonly budgetMs?: number;
}

/**
 * Posts a body and discards the body of the response, which frees the connection.
 *
 * @returns The response, whatever its status.
 * @throws {Error} (as a rejection) When there is no response within the budget, or `fetch` rejects.
 */
export async function send(post: Post): Promise<Response> {
  const { sender, budgetMs = SEND_BUDGET_MS } = post;
  try {
    // A `fetch` option may ignore the signal, so the budget is enforced here too.
    const response = await within(budgetMs, request(post, budgetMs), LATE);
    if (response === LATE) throw new Error(`${sender}: no answer within ${budgetMs} ms`);
    await response.body?.cancel();
    return response;
  } catch (error) {
    // `fetch` may throw a promise.
    handleRejection(error);
    throw error;
  }
}

/**
 * Like {@link send}, for senders that need a success.
 *
 * @throws {Error} (as a rejection) Also when the status is not a success.
 */
export async function sendSuccessfully(post: Post): Promise<void> {
  const { ok, status } = await send(post);
  if (ok) return;
  const path = status === 404 && post.usualPath;
  const hint = path ? `: the path of its url is usually ${path}` : "";
  throw new Error(`${post.sender}: ${new URL(post.url).host} answered ${status}${hint}`);
}

const LATE = Symbol("late");

// Async, so that a `fetch` that throws rejects.
async function request(post: Post, budgetMs: number): Promise<Response> {
  const { url, contentType, headers, body, signal } = post;
  const timeout = AbortSignal.timeout(budgetMs);
  const all = new Headers(headers);
  if (!all.has("content-type")) all.set("content-type", contentType);
  return await (post.fetch ?? fetch)(url, {
    method: "POST",
    headers: Object.fromEntries(all),
    body,
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  });
}
