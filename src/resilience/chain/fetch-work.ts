/**
 * Work that is a `fetch`: what may be sent twice, how its answer reads, what may be kept of it.
 *
 * @module
 */
import type { EdgeContext } from "../../core/request/middleware.ts";
import { mayCarry, sendTraced } from "../../core/trace/outgoing.ts";
import { isReplayable, requestOf } from "../../core/trace/redirect.ts";
import { traceContext, writeBaggage } from "../../core/trace/trace-context.ts";
import type { Outcome } from "../breaker/breaker-types.ts";
import { hasSpecialOptions } from "../stale/cache-key.ts";
import type { OutgoingRequest } from "../stale/cache-key.ts";
import type { Attempt, Work } from "./chain.ts";
import { type PassedOn, passOn } from "../client/client-stream.ts";
import { isNamed, member } from "./foreign-error.ts";
import { isExempt, isTransientError, judgeError, judgeStatus } from "./judge.ts";
import type { CallOutcome, FailureRule } from "./outcome.ts";

/** Methods that may be sent twice (RFC 9110, 9.2.2). */
const IDEMPOTENT = /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/i;
/** Answers that may be different a moment later. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Schemes that a platform's `fetch` takes. */
const SENDABLE = /^(https?|data|blob|file):$/;

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
  readonly #rule: FailureRule | undefined;
  /** What is thrown when `fetch` gave no Response: another try would give none either. */
  #noResponse: TypeError | undefined;
  readonly #propagate: boolean;
  /** The stream that it sends, often the body of the request that it is done for. */
  #passedOn: PassedOn | undefined;

  constructor(
    send: typeof fetch,
    input: RequestInfo | URL,
    init: RequestInit,
    c: EdgeContext | undefined,
    signals: readonly (AbortSignal | null | undefined)[],
    rule: FailureRule | undefined,
    propagate: boolean,
  ) {
    this.#propagate = propagate;
    this.#send = send;
    this.#rule = rule;
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
    const standard = threw ? this.#judgeError(value) : this.#judgeAnswer(value as Response);
    if (this.#rule === undefined || this.isExempt(threw, value)) return standard;
    return this.#rule.apply(this.outcome(threw, value), standard);
  }

  outcome(threw: boolean, value: unknown): CallOutcome {
    return threw ? { error: value } : { res: value as Response, value };
  }

  isExempt(threw: boolean, value: unknown): boolean {
    const body = this.#passedOn;
    if (body !== undefined && (threw ? body.owes : body.broke)) return true;
    return isExempt(threw, value, this.signal);
  }

  isTransient(threw: boolean, value: unknown): boolean {
    if (!threw) return TRANSIENT.has((value as Response).status);
    if (value === this.#noResponse || this.#passedOn?.owes) return false;
    return !this.signal?.aborted && isTransientError(value) && !this.#isUnsendable(value);
  }

  wrongKind(value: unknown): unknown {
    if (isResponse(value)) return undefined;
    return this.#noResponse ??= new TypeError("upstream: fetch must return a Response");
  }

  /** A body that nobody reads holds a connection: Workers have six. */
  discard(value: unknown): void {
    discardBody(value);
  }

  get request(): OutgoingRequest {
    const { c } = this;
    const given = requestOf(this.#input);
    const { body, cache, credentials } = this.#init;
    const headers = this.#headers();
    // Baggage that goes along may be what the answer depends on.
    if (c && (this.#propagate || mayCarry(c, this.#url))) writeBaggage(headers, traceContext(c));
    return {
      method: this.#method,
      url: this.#url,
      headers,
      hasBody: (body ?? given?.body ?? undefined) !== undefined,
      cacheMode: cache ?? given?.cache,
      // Not a Request's: Bun says "include" for each. No runtime here has cookies of its own to add.
      credentials,
      isSpecial: hasSpecialOptions(this.#init),
    };
  }

  /** As part of a request's trace: each try is a span of its own. */
  async #sendWithin(c: EdgeContext, resend: number, init: RequestInit): Promise<Response> {
    const passedOn = this.#passedOn = passOn(c, init.body, requestOf(this.#input));
    try {
      return await sendTraced(c, {
        send: this.#send,
        input: this.#input,
        init: this.#passingOn(init),
        method: this.#method,
        url: this.#url,
        headers: this.#headers(),
        resend,
        propagate: this.#propagate,
      });
    } catch (error) {
      passedOn?.abandon();
      throw error;
    }
  }

  #passingOn(init: RequestInit): RequestInit {
    const body = this.#passedOn?.readable;
    return body === undefined ? init : { ...init, body, duplex: "half" } as RequestInit;
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

  #judgeAnswer({ status }: Response): Outcome {
    const outcome = judgeStatus(status);
    // Half a body may well make a dependency answer with 500.
    return outcome === "failure" && this.#passedOn?.broke ? "neutral" : outcome;
  }

  #judgeError(error: unknown): Outcome {
    if (this.#passedOn?.owes) return "neutral";
    const outcome = judgeError(error, this.signal);
    return outcome === "failure" && this.#isUnsendable(error) ? "neutral" : outcome;
  }

  /** A URL, header or method that is none: often a client's input, and never an outage. */
  #isUnsendable(error: unknown): boolean {
    if (!isNamed(error, "TypeError")) return false;
    try {
      // A `fetch` of the app's own may take paths, and schemes of its own.
      if (this.#send === globalThis.fetch && !SENDABLE.test(new URL(this.#url).protocol)) {
        return true;
      }
      new Request("http://localhost", { method: this.#method, headers: this.#headers() });
      return false;
    } catch {
      return true;
    }
  }

  get #url(): string {
    return requestOf(this.#input)?.url ?? String(this.#input);
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

/** By shape: a Response may come from another realm, or from a library. */
export function isResponse(value: unknown): value is Response {
  return typeof member(value, "status") === "number" &&
    typeof member(member(value, "headers"), "get") === "function";
}

/** Lets go of the body of a Response that nobody reads. */
export function discardBody(value: unknown): void {
  try {
    Promise.resolve((value as Response).body?.cancel()).catch(() => {});
  } catch {
    // Locked, or a stream of another make: whoever holds it reads it.
  }
}

/** A signal of those given that aborts with the first; undefined when there is none. */
export function anyOf(
  signals: readonly (AbortSignal | null | undefined)[],
): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== null && signal !== undefined);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}
