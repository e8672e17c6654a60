/**
 * The state that the guards of one request share: the clock reading, the decisions so far, the
 * body, the route, the trace context. One object per request, reachable from its context only, so
 * nothing of one request outlives it.
 *
 * @module
 */
import type { EdgeContext } from "./middleware.ts";
import type {
  Decision,
  MatchedRoute,
  MutableTraceContext,
  ProblemRenderer,
  RequestBody,
} from "./types.ts";

/** The shared facts of one request. Each field is written by the module that owns it. */
export interface Facts {
  /** The one clock reading of all admission decisions, in ms. See `clock.ts`. */
  now: number | undefined;
  /** The decisions so far. See `decision.ts`. */
  decisions: Decision[] | undefined;
  /** The app's own rendering of problems. See `problem-renderer.ts`. */
  renderProblem: ProblemRenderer | undefined;
  /** The peer address that the platform reports; null when there is none. See `client.ts`. */
  peer: string | null | undefined;
  /** The body, read once. See `body.ts`. */
  body: RequestBody | undefined;
  /** A route template set explicitly. See `route.ts`. */
  route: string | undefined;
  /** The routes that match. See `route.ts`. */
  routes: readonly MatchedRoute[] | undefined;
  /** This request's trace context. See `trace-context.ts`. */
  trace: MutableTraceContext | undefined;
  /** Additional origins that the trace context may be propagated to. See `outgoing.ts`. */
  propagateTo: ReadonlySet<string> | undefined;
  /** A body being streamed to a dependency: `owes` while it waits for bytes of the client. */
  passedOn: { readonly owes: boolean } | undefined;
  /** Aborts the work of this request: set by the guard that gives it a time limit. */
  signal: AbortSignal | undefined;
  /** Aborts when the client leaves, where its own signal says more. See `departure.ts`. */
  departure: AbortSignal | undefined;
  /** Whether an observer needs the time spent in each guard (`Decision.costMs`). */
  timed: boolean;
  /** The names of the observers so far, on the first requests. See `order.ts`. */
  observers: readonly string[] | undefined;
  /** Whether a health or metrics route of this library has answered. See `exempt.ts`. */
  ownAnswer: boolean;
  /** Whether a policy has refused the request before anything after it began. See `policy.ts`. */
  refusedByPolicy: boolean;
  /** Whether a `securityHeaders()` writes onto the response, so that `protect()` needs not. */
  ownHeaders: boolean;
  /** Headers that each refusal gets when it is made: to open those of a response costs more. */
  refusalHeaders: Readonly<Record<string, string>> | undefined;
  /** The last refusal that was made with them. */
  completeRefusal: Response | undefined;
  /** The nonce of all Content-Security-Policies of the response. */
  cspNonce: string | undefined;
  /** The merged `RateLimit` and `RateLimit-Policy` lists, in the order of the guards. */
  quotas: Quotas | undefined;
}

/** Two structured-field lists, shared by all limiters of one request. */
export interface Quotas {
  /** Names of the policies listed so far. */
  names: string[];
  /** The members of `RateLimit-Policy`. */
  policies: string;
  /** The members of `RateLimit`. */
  states: string;
}

// A registered symbol, so that two copies of this library in one process share the facts.
const FACTS: unique symbol = Symbol.for("djed.edge.facts.1") as never;

interface WithFacts {
  [FACTS]?: Facts;
}

/** Returns the shared facts of this request, created lazily. */
export function facts(c: EdgeContext): Facts {
  const holder = c as EdgeContext & WithFacts;
  return holder[FACTS] ??= {
    now: undefined,
    decisions: undefined,
    renderProblem: undefined,
    peer: undefined,
    body: undefined,
    route: undefined,
    routes: undefined,
    trace: undefined,
    propagateTo: undefined,
    passedOn: undefined,
    signal: undefined,
    departure: undefined,
    timed: false,
    observers: undefined,
    ownAnswer: false,
    ownHeaders: false,
    refusalHeaders: undefined,
    completeRefusal: undefined,
    cspNonce: undefined,
    refusedByPolicy: false,
    quotas: undefined,
  };
}

/**
 * Returns the request as its server knows it. After its body was read, `c.req.raw` is another one:
 * it costs more to make than most guards, and a server has no address for it.
 */
export function receivedRequest(c: EdgeContext): Request {
  return facts(c).body?.received ?? c.req.raw;
}
