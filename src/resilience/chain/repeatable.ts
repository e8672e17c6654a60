/**
 * Which requests may be sent twice: by retries and hedges.
 *
 * @module
 */
import { headersOf, isReplayable, methodOf, requestOf } from "../../core/trace/redirect.ts";

/** Idempotent methods (RFC 9110, 9.2.2). */
const IDEMPOTENT = /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/;

/**
 * The options of an upstream's `fetch`: those of the platform, and one of ours. The function itself
 * has the platform's type, so name this one: `fetch(url, { … } as UpstreamRequestInit)`.
 */
export interface UpstreamRequestInit extends RequestInit {
  /**
   * Whether this request may be sent twice, so that it is retried and hedged. By default idempotent
   * methods and requests with an `Idempotency-Key` are. Not sent.
   */
  readonly idempotent?: boolean;
}

/**
 * Whether a request may be sent twice: by its method or what the caller says, and by its body.
 *
 * @param byDefault Whether the app declared all requests to be safe.
 */
export function isRepeatable(
  input: Request | string | URL,
  init: UpstreamRequestInit,
  byDefault: boolean,
): boolean {
  const method = methodOf(input, init);
  const mayRepeat = init.idempotent ?? (byDefault || IDEMPOTENT.test(method) ||
    headersOf(input, init).has("idempotency-key"));
  if (mayRepeat !== true) return false;
  const { body } = init;
  if (body !== undefined && body !== null) return isReplayable(body);
  // The body of a Request is a stream, which can be sent once only.
  return /^(GET|HEAD)$/.test(method) || !requestOf(input)?.body;
}

/** The options that the platform's `fetch` knows. */
export function platformInit(init: UpstreamRequestInit): RequestInit {
  if (!("idempotent" in init)) return init;
  const { idempotent: _, ...known } = init;
  return known;
}
