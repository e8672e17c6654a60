/**
 * The data that the guards of one request share. Types only, so that the modules that own the data
 * and `facts.ts`, which holds it, do not import each other.
 *
 * @module
 */
import type { EdgeContext } from "./middleware.ts";
import type { ProblemCode } from "./problem-codes.ts";

export type { ProblemCode } from "./problem-codes.ts";

/** Details of a decision. Each guard has its own members. */
export interface DecisionDetail {
  /** `validate()`: the invalid targets. */
  readonly targets?: readonly string[];
  /** `validate()`: the number of issues. */
  readonly issues?: number;
  /** `circuitBreaker()`: its name. */
  readonly name?: string;
  /** `circuitBreaker()`: the state of the circuit. */
  readonly state?: string;
  /** `loadShed()`: the number of requests in flight. */
  readonly inFlight?: number;
  /** `loadShed()`: the maximum number of requests in flight. */
  readonly limit?: number;
  /** `loadShed()`: the priority of the request. */
  readonly priority?: string;
  /** `injectionScan()`: the highest score of all findings, 0 to 1. */
  readonly score?: number;
  /** `injectionScan()`: the family of the first finding. */
  readonly family?: string;
  /** `injectionScan()`: the rule of the first finding. */
  readonly rule?: string;
  /** `injectionScan()`: the part of the request with the first finding. */
  readonly in?: string;
  /**
   * `injectionScan()`: the place in that part, as an RFC 6901 pointer. `validate()`: the place of
   * the first error of a response.
   */
  readonly pointer?: string;
  /** `injectionScan()`: the number of findings. */
  readonly findings?: number;
  /** Further members: see the decision of the guard. */
  readonly [name: string]: unknown;
}

/** The decision of one guard on one request. */
export interface Decision {
  /** The guard: `"rate-limit"`, `"injection-scan"`, `"validate"`, `"circuit-breaker"`, … */
  readonly guard: string;
  /**
   * `report` is a refusal that was let through, because the guard is in report mode or does not
   * enforce what it found.
   */
  readonly action: "allow" | "deny" | "report";
  /** The problem code of a refusal. */
  readonly code?: string;
  /** The reason, as a short stable token: `"store-error"`, `"quota"`, `"open"`, … */
  readonly reason?: string;
  /** Details from the guard. Never the client's input. */
  readonly detail?: DecisionDetail;
  /** Scope of the state: `"isolate"` counts in this process only, `"global"` everywhere. */
  readonly scope?: "isolate" | "global";
  /** Time of the decision, in ms since the epoch (the request's one clock reading). */
  readonly atMs: number;
  /** Time spent in the guard itself, in ms; only set when an observer asks for it. */
  readonly costMs?: number;
}

/** One invalid part of the input. Never carries the input itself. */
export interface ProblemError {
  /** The part of the request: `"json"`, `"query"`, `"param"`, `"header"`, `"cookie"`, `"form"`. */
  readonly in: string;
  /** An RFC 6901 JSON Pointer, as a URI fragment: `"#/items/3/qty"`. */
  readonly pointer: string;
  /** A stable code of the rule that failed. */
  readonly code?: string;
  /** The expected input. */
  readonly detail?: string;
}

/** An RFC 9457 problem, as sent to the client and as passed to `problems()`. */
export interface Problem {
  /** A stable URI that identifies the kind of problem. */
  readonly type: string;
  /** A short summary of the kind of problem. */
  readonly title: string;
  /** The HTTP status; a union, so that `c.json(problem, problem.status)` compiles. */
  readonly status:
    | 400
    | 401
    | 403
    | 404
    | 408
    | 409
    | 413
    | 415
    | 422
    | 429
    | 500
    | 502
    | 503
    | 504;
  /** An explanation of this occurrence. */
  readonly detail: string;
  /** The stable code; the last part of `type` unless the type is registered with IANA. */
  readonly code: ProblemCode;
  /** The trace id of this request, if known. */
  readonly traceId?: string;
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
  /** Names of the rate-limit policies that refused. */
  readonly violatedPolicies?: readonly string[];
  /** The invalid parts of the input. */
  readonly errors?: readonly ProblemError[];
  /** Whether there are more errors than listed. */
  readonly truncated?: boolean;
}

/** A route that matches a request, in Hono 3.12 to 4.13. */
export interface MatchedRoute {
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
}

/** The function of a route, possibly wrapped by Hono. */
export type Handler = ((...args: never[]) => unknown) & { __COMPOSED_HANDLER?: Handler };

/** The app's own rendering of problems. See `problem-renderer.ts`. */
export interface ProblemRenderer {
  /**
   * Renders a problem, with the headers of its standard response that belong to the status.
   * Resolves to the standard response if the rendering fails; never rejects.
   */
  render(c: EdgeContext, problem: Problem, standard: Response): Promise<Response>;
}

/**
 * How far the body has been read: to its end (`complete`), past the reader's cap with more to come
 * (`over-limit`), not to its end because the client is too slow (`timed-out`), or not at all
 * because the client disconnected or other code consumed the body (`unreadable`).
 */
export type BodyState = "complete" | "over-limit" | "timed-out" | "unreadable";

/** The body of one request, shared by its guards. */
export interface RequestBody {
  /**
   * Reads to the end, or until more than `maxBytes` have been read; never holds more than one chunk
   * beyond that. Content-Length is not trusted. Rejects only with the error of a watcher.
   *
   * @param timeoutMs Maximum pause of the client, by default 10 s: see `body-timeout.ts`.
   */
  read(maxBytes: number, timeoutMs?: number): Promise<BodyState>;
  /** The request that the body came with; `c.req.raw` is another one once it was read. */
  readonly received: Request;
  /** The bytes read so far: all of them once the state is `complete`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * The complete body as text, without a byte order mark; undefined when it is not valid UTF-8 or
   * not complete.
   */
  text(): string | undefined;
  /**
   * The complete body as JSON. Shared: do not keep or change it. Undefined when it is not JSON or
   * not complete. Keys that reach prototypes are removed (see `json.ts`).
   */
  json(): unknown;
  /**
   * As `json()`, but with the keys that it removes, for guards that look for them. Costs nothing
   * before `json()` is called, or when nothing was removed.
   */
  jsonAsSent(): unknown;
  /** As `json()`, but owned by the caller, who may change it: the next caller gets a new parse. */
  takeJson(): unknown;
  /** The complete body as form data (URL-encoded or multipart); undefined when it is not. */
  form(): Promise<FormData | undefined>;
  /**
   * Notifies a watcher, from now on, whenever the request waits for its client to send the body.
   */
  watch(watcher: BodyWatcher): void;
  /** Whether a read through this object, or one that it watches, failed: the client broke off. */
  readonly brokeOff: boolean;
}

/** Notified while a request waits for its client. May be notified twice of the same wait. */
export interface BodyWatcher {
  /** The request waits for more of its body. */
  waits(): void;
  /**
   * The request goes on. At the end of the body a returned promise delays the request, and a
   * rejection ends it.
   *
   * @param hasEnded Whether the body has ended.
   */
  goesOn(hasEnded: boolean): Promise<void> | void;
}

/** The identity of one request within its trace (W3C Trace Context). */
export interface TraceContext {
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  /** 16 lower-case hex digits: the span of this request, the parent of its outgoing calls. */
  readonly spanId: string;
  /** The caller's span, when this request came with a valid `traceparent`. */
  readonly parentSpanId: string | undefined;
  /** Bit 0: sampled; bit 1: the trace id is random. */
  readonly flags: number;
  /** The canonical `tracestate` to propagate; `""` when there is none. */
  readonly traceState: string;
  /** The request whose `baggage` is propagated; the header is only read when a call is sent. */
  readonly origin: EdgeContext | undefined;
  /** Makes spans of outgoing calls; set when the tracing middleware runs. */
  readonly tracer: CallTracer | undefined;
}

/** A trace context that the tracing middleware may still complete. */
export type MutableTraceContext = { -readonly [K in keyof TraceContext]: TraceContext[K] };

/** One outgoing HTTP call. */
export interface OutgoingCall {
  /** The HTTP method. */
  readonly method: string;
  /** The full URL. */
  readonly url: string;
  /** Headers that the trace context is written to; undefined when it must not be propagated. */
  readonly headers: Headers | undefined;
  /** 0 (or undefined) for the first attempt, 1 for the first retry, … */
  readonly resend?: number;
}

/** The span of one outgoing call, open until its response has arrived. */
export interface CallSpan {
  /** Ends the span with the status of the response, or with the thrown error. */
  end(outcome: { status?: number; error?: unknown }): void;
}

/** The part of the tracing middleware that traces outgoing calls. */
export interface CallTracer {
  /** Starts a CLIENT span and writes its context to the headers of the call, if it has any. */
  startCall(call: OutgoingCall): CallSpan;
  /** Writes the context of this request's own span to the headers. */
  inject(headers: Headers): void;
}
