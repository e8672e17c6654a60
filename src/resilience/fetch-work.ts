/**
 * Work that is a `fetch`: what may be sent twice, how its answer reads, what may be kept of it.
 *
 * @module
 */
import type { EdgeContext } from "../core/middleware.ts";
import { startClientSpan } from "../core/trace-context.ts";
import type { Outcome } from "./breaker-types.ts";
import type { OutgoingRequest } from "./cache-key.ts";
import type { Attempt, Work } from "./chain.ts";
import { judgeError, judgeStatus } from "./judge.ts";

/** Methods that may be sent twice (RFC 9110, 9.2.2). */
const IDEMPOTENT = /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/i;
/** Answers that may be different a moment later. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** One `fetch`, with all its tries. */
export class FetchWork implements Work {
  readonly key: string | undefined = undefined;
  readonly signal: AbortSignal | undefined;
  readonly c: EdgeContext | undefined;
  readonly repeatable: boolean;
  readonly #input: RequestInfo | URL;
  readonly #init: RequestInit;
  readonly #send: typeof fetch;
  readonly #method: string;

  constructor(
    send: typeof fetch,
    input: RequestInfo | URL,
    init: RequestInit,
    c: EdgeContext | undefined,
    signals: readonly (AbortSignal | null | undefined)[],
  ) {
    this.#send = send;
    this.#input = input;
    this.#init = init;
    this.c = c;
    const own = init.signal !== undefined ? init.signal : requestOf(input)?.signal;
    this.signal = anyOf([own, ...signals]);
    this.#method = (init.method ?? requestOf(input)?.method ?? "GET").toUpperCase();
    this.repeatable = this.#mayBeRepeated();
  }

  run(attempt: Attempt): Promise<Response> {
    const init: RequestInit = { ...this.#init, signal: this.#signalOf(attempt) };
    // Called as a plain function: Workers refuse a `fetch` whose `this` is another object.
    const { c } = this;
    const send = this.#send;
    if (c === undefined) return send(this.#input, init);
    return this.#sendWithin(c, attempt.attempt, init);
  }

  judge(threw: boolean, value: unknown): Outcome {
    return threw ? judgeError(value, this.signal) : judgeStatus((value as Response).status);
  }

  isTransient(threw: boolean, value: unknown): boolean {
    return threw ? !this.signal?.aborted : TRANSIENT.has((value as Response).status);
  }

  /** A body that nobody reads holds a connection: Workers have six. */
  discard(value: unknown): void {
    (value as Response).body?.cancel().catch(() => {});
  }

  get request(): OutgoingRequest {
    const given = requestOf(this.#input);
    const { body, cache, credentials } = this.#init;
    return {
      method: this.#method,
      url: given?.url ?? String(this.#input),
      headers: this.#headers(),
      hasBody: (body ?? given?.body ?? undefined) !== undefined,
      cacheMode: cache ?? given?.cache,
      // Not a Request's: Bun says "include" for each. No runtime here has cookies of its own to add.
      credentials,
    };
  }

  /** As part of a request's trace: each try is a span of its own. */
  async #sendWithin(
    c: EdgeContext,
    resend: number,
    init: RequestInit,
  ): Promise<Response> {
    const send = this.#send;
    const headers = this.#headers();
    const url = String(requestOf(this.#input)?.url ?? this.#input);
    const span = startClientSpan(c, { method: this.#method, url, headers, resend });
    try {
      const response = await send(this.#input, { ...init, headers });
      span.end({ status: response.status });
      return response;
    } catch (error) {
      span.end({ error });
      throw error;
    }
  }

  /**
   * The attempt's signal ends with the attempt's answer; the caller's own must reach the body that
   * is read afterwards too.
   */
  #signalOf(attempt: Attempt): AbortSignal {
    return this.signal === undefined
      ? attempt.signal
      : AbortSignal.any([attempt.signal, this.signal]);
  }

  #headers(): Headers {
    return new Headers(this.#init.headers ?? requestOf(this.#input)?.headers);
  }

  #mayBeRepeated(): boolean {
    if (!IDEMPOTENT.test(this.#method) && !this.#headers().has("idempotency-key")) return false;
    const { body } = this.#init;
    if (body !== undefined && body !== null) return isReplayable(body);
    // The body of a Request is a stream: once sent it is gone.
    return /^(GET|HEAD)$/.test(this.#method) || !requestOf(this.#input)?.body;
  }
}

/** Bodies that are there in full, and so can be sent again. */
function isReplayable(body: BodyInit): boolean {
  return typeof body === "string" || body instanceof URLSearchParams || body instanceof Blob ||
    body instanceof FormData || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
}

/** By shape: a Request may come from another realm. */
function requestOf(input: RequestInfo | URL): Request | undefined {
  return typeof input === "object" && "headers" in input ? input : undefined;
}

function anyOf(signals: readonly (AbortSignal | null | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== null && signal !== undefined);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}
