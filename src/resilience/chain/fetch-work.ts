/**
 * Work that is a `fetch`: which requests may be retried, and how responses are classified.
 *
 * @module
 */
import type { EdgeContext } from "../../core/request/middleware.ts";
import { mayCarry, sendTraced } from "../../core/trace/outgoing.ts";
import { headersOf, methodOf, requestOf, urlOf } from "../../core/trace/redirect.ts";
import { traceContext, writeBaggage } from "../../core/trace/trace-context.ts";
import { type PassedOn, passOn } from "../client/client-stream.ts";
import { isNamed, member } from "../errors/foreign-error.ts";
import type { Attempt, ChainWork } from "./call.ts";
import { hasCallerLeft, isExempt, isTransientError, judgeError, judgeStatus } from "./judge.ts";
import type { CallOutcome, FailureRule, Outcome } from "./outcome.ts";
import { hasSpecialOptions, type OutgoingRequest } from "./outgoing-request.ts";
import { isRepeatable, platformInit, type UpstreamRequestInit } from "./repeatable.ts";
import { cancelUnread } from "./unread.ts";

/** Statuses that are worth a retry. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Schemes that a platform's `fetch` supports. */
const SENDABLE = /^(https?|data|blob|file):$/;

/** Settings that all calls of an upstream's `fetch` share. */
export interface FetchSettings {
  /** Sends requests. Default `globalThis.fetch`, looked up at each call. */
  readonly fetch: typeof fetch | undefined;
  /** The `isFailure` of the whole upstream. */
  readonly rule: FailureRule | undefined;
  /** Whether the trace context is sent to any origin. */
  readonly propagate: boolean;
  /** Whether every request may be sent twice. */
  readonly idempotent: boolean;
}

/** One `fetch`, with all its attempts. */
export class FetchWork implements ChainWork {
  readonly key: string | undefined = undefined;
  readonly signal: AbortSignal | undefined;
  readonly c: EdgeContext | undefined;
  readonly repeatable: boolean;
  readonly #input: Request | string | URL;
  readonly #init: RequestInit;
  readonly #send: typeof fetch;
  readonly #method: string;
  readonly #rule: FailureRule | undefined;
  readonly #propagate: boolean;
  /** The error for a `fetch` that gave no Response. Not retried. */
  #noResponse: TypeError | undefined;
  /** The stream that it sends: often the body of the incoming request. */
  #passedOn: PassedOn | undefined;

  /**
   * @param c The incoming request.
   * @param clientSignal Aborts when its client leaves.
   */
  constructor(
    settings: FetchSettings,
    input: Request | string | URL,
    init: UpstreamRequestInit,
    c: EdgeContext | undefined,
    clientSignal: AbortSignal | undefined,
  ) {
    this.#propagate = settings.propagate;
    this.#send = settings.fetch ?? globalThis.fetch;
    this.#rule = settings.rule;
    this.#input = input;
    this.#init = platformInit(init);
    this.c = c;
    const own = init.signal !== undefined ? init.signal : requestOf(input)?.signal;
    this.signal = callerSignal(own, clientSignal, c);
    this.#method = methodOf(input, init);
    this.repeatable = isRepeatable(input, init, settings.idempotent);
  }

  run(attempt: Attempt): Promise<Response> {
    // The attempt's signal aborts until the response has come. The caller's must also abort the
    // reading of its body afterwards.
    const signal = anySignal(attempt.signal, this.signal);
    const init: RequestInit = { ...this.#init, signal };
    if (this.c !== undefined) return this.#sendWithin(this.c, attempt.attempt, init);
    // Called as a plain function: Workers refuse a `fetch` whose `this` is another object.
    const send = this.#send;
    return send(this.#input, init);
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
    return isExempt(threw, value, this.#hasLeft);
  }

  isTransient(threw: boolean, value: unknown): boolean {
    if (!threw) return TRANSIENT.has((value as Response).status) && mayRetry(value as Response);
    if (value === this.#noResponse || this.#passedOn?.owes) return false;
    return !this.signal?.aborted && isTransientError(value) && !this.#isUnsendable(value);
  }

  wrongKind(value: unknown): unknown {
    if (isResponse(value)) return undefined;
    return this.#noResponse ??= new TypeError("upstream: fetch must return a Response");
  }

  discard(value: unknown, used?: unknown): void {
    cancelUnread(value, used);
  }

  get request(): OutgoingRequest {
    const { c } = this;
    const given = requestOf(this.#input);
    const { body, cache, credentials } = this.#init;
    const headers = this.#headers();
    // The response may depend on baggage that is sent along.
    if (c && (this.#propagate || mayCarry(c, this.#url))) writeBaggage(headers, traceContext(c));
    return {
      method: this.#method,
      url: this.#url,
      headers,
      hasBody: (body ?? given?.body ?? undefined) !== undefined,
      cacheMode: cache ?? given?.cache,
      // Not a Request's: on Bun it is always "include". No supported runtime adds cookies itself.
      credentials,
      isSpecial: hasSpecialOptions(this.#init),
    };
  }

  /** Sends within the trace of the incoming request: each attempt is a separate span. */
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

  #judgeAnswer({ status }: Response): Outcome {
    const outcome = judgeStatus(status);
    // A truncated body may make a healthy dependency answer with 500.
    return outcome === "failure" && this.#passedOn?.broke ? "neutral" : outcome;
  }

  #judgeError(error: unknown): Outcome {
    if (this.#passedOn?.owes) return "neutral";
    const outcome = judgeError(error, this.#hasLeft);
    return outcome === "failure" && this.#isUnsendable(error) ? "neutral" : outcome;
  }

  /** Whether the URL, a header or the method is invalid: often client input, never an outage. */
  #isUnsendable(error: unknown): boolean {
    if (!isNamed(error, "TypeError")) return false;
    try {
      // A custom `fetch` may accept paths and custom schemes.
      if (this.#send === globalThis.fetch && !SENDABLE.test(new URL(this.#url).protocol)) {
        return true;
      }
      new Request("http://localhost", { method: this.#method, headers: this.#headers() });
      return false;
    } catch {
      return true;
    }
  }

  get #hasLeft(): boolean {
    return hasCallerLeft(this.signal, this.c);
  }

  get #url(): string {
    return urlOf(this.#input);
  }

  #headers(): Headers {
    return headersOf(this.#input, this.#init);
  }
}

/** Whether a response does not forbid retries, as refusals of another upstream and some APIs do. */
function mayRetry({ headers }: Response): boolean {
  return headers.get("x-should-retry") !== "false";
}

/** Whether a value has the shape of a Response. It may come from another realm or a library. */
export function isResponse(value: unknown): value is Response {
  return typeof member(value, "status") === "number" &&
    typeof member(member(value, "headers"), "get") === "function";
}

/**
 * The signal of a call for `c`: aborts with the caller's own signal, or when the client leaves. The
 * signal of the incoming request itself is not a second one: it may mean less than `clientSignal`.
 */
export function callerSignal(
  own: AbortSignal | null | undefined,
  clientSignal: AbortSignal | undefined,
  c: EdgeContext | undefined,
): AbortSignal | undefined {
  const isClients = clientSignal !== undefined && own === c?.req.raw.signal;
  return isClients ? clientSignal : anySignal(own, clientSignal);
}

/** A signal that aborts when either does; the only one given, or undefined without any. */
export function anySignal(
  a: AbortSignal | null | undefined,
  b: AbortSignal | null | undefined,
): AbortSignal | undefined {
  if (!a || !b || a === b) return a ?? b ?? undefined;
  return AbortSignal.any([a, b]);
}
