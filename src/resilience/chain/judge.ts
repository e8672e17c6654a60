/**
 * Judges outcomes: does a result speak against the dependency, for it, or not at all? Every breaker,
 * retry, fallback and stale answer goes by these rules.
 *
 * @module
 */
import { decisions } from "../../core/request/decision.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import type { Outcome } from "../breaker/breaker-types.ts";
import type { Work } from "./chain.ts";
import { isClientFault, isInputError } from "../client/client-fault.ts";
import { isTimeout, isUpstreamError } from "../errors.ts";
import { statusOf } from "./foreign-error.ts";
import type { FailureRule } from "./outcome.ts";

/** 4xx statuses that may be different a moment later. */
const PASSING: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** 5xx is a failure, and so is a network error (0); 4xx is about the request. */
export function judgeStatus(status: number): Outcome {
  if (status >= 500 || status === 0) return "failure";
  return status >= 400 ? "neutral" : "success";
}

/**
 * An error is a failure, unless it is a refusal of our own (the dependency was not called), carries
 * a 4xx status (see {@link statusOf}), or comes of the caller's own abort.
 */
export function judgeError(error: unknown, signal: AbortSignal | undefined): Outcome {
  if (isUpstreamError(error)) return isTimeout(error) ? "failure" : "neutral";
  if (signal?.aborted) return "neutral";
  const status = statusOf(error);
  return status !== undefined && status < 500 ? "neutral" : "failure";
}

/** Whether an error is worth another try, by its status: 4xx is not, but for 408, 409, 425, 429. */
export function isTransientError(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500 || PASSING.has(status);
}

/** The outcome of work, by the rule of one part when it has one. */
export function judgeBy(
  rule: FailureRule | undefined,
  work: Work,
  threw: boolean,
  value: unknown,
): Outcome {
  const standard = work.judge(threw, value);
  if (rule === undefined || work.isExempt(threw, value)) return standard;
  return rule.apply(work.outcome(threw, value), standard);
}

/** Whether no rule is asked: our own refusals, and calls whose caller has gone. */
export function isExempt(
  threw: boolean,
  value: unknown,
  signal: AbortSignal | undefined,
): boolean {
  return threw && isRefusal(value) || signal?.aborted === true;
}

/** Whether a fallback or a stale answer may stand in: for failures, and for our own refusals. */
export function isReplaceable(
  rule: FailureRule | undefined,
  work: Work,
  threw: boolean,
  value: unknown,
): boolean {
  return judgeBy(rule, work, threw, value) === "failure" || threw && isUpstreamError(value) ||
    work.wasRefused === true;
}

/** How a route came out: Hono hides throws, so `next()` resolves and the status tells. */
export interface RouteVerdict {
  readonly outcome: Outcome;
  /** Whether no rule is asked. */
  readonly exempt: boolean;
  /** Whether one of our own guards further in has refused. */
  readonly refused: boolean;
}

const CLIENT_CAUSED: RouteVerdict = { outcome: "neutral", exempt: true, refused: false };
const REFUSED: RouteVerdict = { outcome: "neutral", exempt: true, refused: true };
const FAILED: RouteVerdict = { outcome: "failure", exempt: false, refused: false };
const NEUTRAL: RouteVerdict = { outcome: "neutral", exempt: false, refused: false };

/**
 * Judges a route: a promise only where it failed.
 *
 * @param mayHaveLeft Whether it is worth asking, of a success, if the client is still there.
 */
export function judgeRoute(
  c: EdgeContext,
  decisionsBefore: number,
  rule: FailureRule | undefined,
  mayHaveLeft: boolean,
): Outcome | Promise<Outcome> {
  const outcome = judgeStatus(c.res.status);
  if (outcome === "failure") {
    return judgeFailedRoute(c, decisionsBefore).then((verdict) =>
      rule === undefined || verdict.exempt ? verdict.outcome : rule.apply(c, verdict.outcome)
    );
  }
  if (mayHaveLeft && hasLeft(c)) return "neutral";
  return rule === undefined ? outcome : rule.apply(c, outcome);
}

/** Judges what came through Hono: a thrown value that is no Error. */
export function judgeThrown(
  c: EdgeContext,
  rule: FailureRule | undefined,
  error: unknown,
): Outcome {
  if (hasLeft(c)) return "neutral";
  const outcome = judgeError(error, undefined);
  return rule === undefined ? outcome : rule.apply({ error }, outcome);
}

/** Judges a route whose status is 500 or more. */
export async function judgeFailedRoute(
  c: EdgeContext,
  decisionsBefore: number,
): Promise<RouteVerdict> {
  const { error } = c;
  if (isRefusal(error)) return REFUSED;
  for (const decision of decisions(c).slice(decisionsBefore)) {
    if (decision.action === "deny") return REFUSED;
  }
  if (hasLeft(c) || await isClientFault(c, error)) return CLIENT_CAUSED;
  if (error === undefined) return FAILED;
  return judgeError(error, undefined) === "neutral" || isInputError(error) ? NEUTRAL : FAILED;
}

/** Whether the client of a request has gone, as far as the platform tells. */
function hasLeft(c: EdgeContext): boolean {
  return c.req.raw.signal?.aborted === true;
}

/** Whether an error is a refusal of ours, so that the dependency was not called. */
export function isRefusal(error: unknown): boolean {
  return isUpstreamError(error) && !isTimeout(error);
}
