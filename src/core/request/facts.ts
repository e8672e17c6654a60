/**
 * What the guards of one request share: one clock reading, the decisions so far, the body, the
 * route, the trace context. One object per request, reachable from its context only, so nothing of
 * one request outlives it.
 *
 * @module
 */
import type { RequestBody } from "../body/body.ts";
import type { Decision } from "./decision.ts";
import type { EdgeContext } from "./middleware.ts";
import type { ProblemRenderer } from "../problem.ts";
import type { MutableTraceContext } from "../trace/trace-context.ts";

/** The shared facts of one request. Every field is filled by the module that owns it. */
export interface Facts {
  /** The one clock reading of all admission decisions, in ms. See `clock.ts`. */
  now: number | undefined;
  /** What every guard decided so far. See `decision.ts`. */
  decisions: Decision[] | undefined;
  /** The app's own rendering of problems. See `problem.ts`. */
  renderProblem: ProblemRenderer | undefined;
  /** The body, read once. See `body.ts`. */
  body: RequestBody | undefined;
  /** A route template set by hand. See `route.ts`. */
  route: string | undefined;
  /** This request's trace context. See `trace-context.ts`. */
  trace: MutableTraceContext | undefined;
  /** Further origins that the trace context may go to. See `outgoing.ts`. */
  propagateTo: ReadonlySet<string> | undefined;
  /** The body on its way to a dependency: `owes` while the client has not sent the next bytes. */
  passedOn: { readonly owes: boolean } | undefined;
  /** Ends what is done for this request: set by whoever gives the request a time limit. */
  signal: AbortSignal | undefined;
  /** True when an observer wants to know what each guard costs (`Decision.costMs`). */
  timed: boolean;
  /** True once a health or metrics route of ours has answered. See `exempt.ts`. */
  ownAnswer: boolean;
  /** The merged `RateLimit` and `RateLimit-Policy` lists, in the order of the guards. */
  quotas: Quotas | undefined;
}

/** Two lists of structured fields, which several limiters on one request share. */
export interface Quotas {
  /** The names taken. */
  names: string[];
  /** The members of `RateLimit-Policy`. */
  policies: string;
  /** The members of `RateLimit`. */
  states: string;
}

// Registered, so that two copies of this library on one page still share one set of facts.
const FACTS: unique symbol = Symbol.for("djed.edge.facts.1") as never;

interface WithFacts {
  [FACTS]?: Facts;
}

/** The shared facts of this request, made on first use. */
export function facts(c: EdgeContext): Facts {
  const holder = c as EdgeContext & WithFacts;
  return holder[FACTS] ??= {
    now: undefined,
    decisions: undefined,
    renderProblem: undefined,
    body: undefined,
    route: undefined,
    trace: undefined,
    propagateTo: undefined,
    passedOn: undefined,
    signal: undefined,
    timed: false,
    ownAnswer: false,
    quotas: undefined,
  };
}
