/**
 * Classifies results as success, failure or neutral. Breakers, retries, fallbacks and stale
 * responses all use these rules.
 *
 * @module
 */
import { clientSignal } from "../../core/request/client-signal.ts";
import { decisions } from "../../core/request/decision.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { departureSignal } from "../../runtime/departure.ts";
import { isClientFault, isInputError } from "../client/client-fault.ts";
import { isTimeout, isUpstreamError, upstreamErrorIn } from "../errors/errors.ts";
import { errorStatus, isNamed } from "../errors/foreign-error.ts";
import type { ChainWork } from "./call.ts";
import type { FailureRule, Outcome } from "./outcome.ts";

/** 4xx statuses that are worth a retry. */
const TRANSIENT_4XX: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** 5xx and a network error (0) are failures; 4xx is neutral. */
export function judgeStatus(status: number): Outcome {
  if (status >= 500 || status === 0) return "failure";
  return status >= 400 ? "neutral" : "success";
}

/**
 * Whether the caller of a call has left. A caller that gave up because its own time limit expired
 * (`AbortSignal.timeout()`) has not: it waited for a dependency that did not answer. Whatever the
 * reason, the call is over when the client of the incoming request has disconnected.
 */
export function hasCallerLeft(
  signal: AbortSignal | undefined,
  c: EdgeContext | undefined,
): boolean {
  if (!signal?.aborted) return false;
  return !isNamed(signal.reason, "TimeoutError") ||
    c !== undefined && departureSignal(c)?.aborted === true;
}

/**
 * An error is a failure, except a refusal by this library (the dependency was not called), an
 * error with a 4xx status (see {@link errorStatus}), and the abort of a caller that has left.
 */
export function judgeError(error: unknown, hasLeft: boolean): Outcome {
  if (isUpstreamError(error)) return isTimeout(error) ? "failure" : "neutral";
  if (hasLeft) return "neutral";
  const status = errorStatus(error);
  if (status !== undefined && status < 500) return "neutral";
  // An SDK may have wrapped our refusal.
  return isRefusal(error) ? "neutral" : "failure";
}

/** Whether an error is worth a retry. A 4xx status is not, except 408, 409, 425 and 429. */
export function isTransientError(error: unknown): boolean {
  const status = errorStatus(error);
  return status === undefined || status >= 500 || TRANSIENT_4XX.has(status);
}

/** The outcome of work, by the rule of one part if it has one. */
export function judgeBy(
  rule: FailureRule | undefined,
  work: ChainWork,
  threw: boolean,
  value: unknown,
): Outcome {
  const standard = work.judge(threw, value);
  if (rule === undefined || work.isExempt(threw, value)) return standard;
  return rule.apply(work.outcome(threw, value), standard);
}

/** Whether `isFailure` is skipped: for our own refusals, and when the caller has left. */
export function isExempt(threw: boolean, value: unknown, hasLeft: boolean): boolean {
  return hasLeft || threw && isRefusal(value);
}

/** Whether a fallback or a stale response may replace a result: failures and our own refusals. */
export function isReplaceable(
  rule: FailureRule | undefined,
  work: ChainWork,
  threw: boolean,
  value: unknown,
): boolean {
  return judgeBy(rule, work, threw, value) === "failure" ||
    threw && upstreamErrorIn(value) !== undefined ||
    work.wasRefused === true;
}

/** The result of a route. Hono catches what handlers throw, so the status decides. */
export interface RouteVerdict {
  readonly outcome: Outcome;
  /** Whether `isFailure` is skipped. */
  readonly exempt: boolean;
  /** Whether another guard of this library, further in, refused the request. */
  readonly refused: boolean;
}

const CLIENT_CAUSED: RouteVerdict = { outcome: "neutral", exempt: true, refused: false };
const REFUSED: RouteVerdict = { outcome: "neutral", exempt: true, refused: true };
const FAILED: RouteVerdict = { outcome: "failure", exempt: false, refused: false };
const NEUTRAL: RouteVerdict = { outcome: "neutral", exempt: false, refused: false };

/**
 * Classifies a route. Returns a promise only for a failure.
 *
 * @param mayHaveLeft Whether to check, after a success, that the client is still connected.
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

/** Classifies a throw that Hono does not catch: a value that is not an Error. */
export function judgeThrown(
  c: EdgeContext,
  rule: FailureRule | undefined,
  error: unknown,
): Outcome {
  if (hasLeft(c)) return "neutral";
  const outcome = judgeError(error, false);
  return rule === undefined ? outcome : rule.apply({ error }, outcome);
}

/** Classifies a route whose status is 500 or more. */
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
  return judgeError(error, false) === "neutral" || isInputError(error) ? NEUTRAL : FAILED;
}

/** Whether the client has disconnected, where the platform reports it. */
function hasLeft(c: EdgeContext): boolean {
  return clientSignal(c)?.aborted === true;
}

/** Whether an error is, or wraps, a refusal by this library: the dependency was not called. */
export function isRefusal(error: unknown): boolean {
  const ours = upstreamErrorIn(error);
  return ours !== undefined && !isTimeout(ours);
}
