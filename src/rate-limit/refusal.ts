/**
 * The response to a refused request.
 *
 * @module
 */
import { COST_EXCEEDS_CAPACITY, LIMITER_UNAVAILABLE, RATE_LIMITED } from "../core/problem-kinds.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { makeProblem, refuse, withProblemHeaders } from "../core/problem.ts";
import type { Problem } from "../core/problem.ts";
import { knownTraceId } from "../core/trace/trace-context.ts";
import { RepeatedResponse } from "../runtime/repeated-response.ts";
import { seconds } from "./headers.ts";
import type { QuotaHeaders } from "./headers.ts";
import type { RateLimitDecision } from "./result.ts";

/** Creates the refusals of one guard. */
export class Refusals {
  readonly #headers: QuotaHeaders;
  readonly #responses = new RepeatedResponse(429);
  /** The last text, and what it depends on: in a flood it is the same for a second. */
  #text: UsualText = usualText(0, "");

  constructor(headers: QuotaHeaders) {
    this.#headers = headers;
  }

  /** Creates the problem+json: `rate-limited`, `cost-exceeds-capacity` or `limiter-unavailable`. */
  of(c: EdgeContext, decision: RateLimitDecision): Response | Promise<Response> {
    const fields = this.#headers.refusal(c, decision);
    const shared = facts(c);
    const isUsual = decision.code === "rate-limited" && decision.policies.length === 1 &&
      shared.renderProblem === undefined && c.req.method !== "HEAD";
    if (!isUsual) return refuse(c, refusalProblem(c, decision), fields);
    const { refusalHeaders } = shared;
    Object.assign(fields, refusalHeaders);
    const text = this.#usualText(c, decision);
    const response = this.#responses.make(text, withProblemHeaders(fields));
    if (refusalHeaders !== undefined) shared.completeRefusal = response;
    return response;
  }

  #usualText(c: EdgeContext, decision: RateLimitDecision): string {
    const retryAfter = seconds(decision.retryAfterMs);
    const policy = decision.policies[0].name;
    if (retryAfter !== this.#text.retryAfter || policy !== this.#text.policy) {
      this.#text = usualText(retryAfter, policy);
    }
    const { whole, start, end } = this.#text;
    const traceId = knownTraceId(c);
    return traceId === undefined ? whole : `${start}"traceId":"${traceId}",${end}`;
  }
}

function refusalProblem(c: EdgeContext, decision: RateLimitDecision): Problem {
  if (decision.code === "limiter-unavailable") {
    const retryAfter = seconds(decision.retryAfterMs);
    return makeProblem(c, LIMITER_UNAVAILABLE, "The limit cannot be checked now.", {
      retryAfter,
    });
  }
  const violatedPolicies = decision.policies
    .filter((state) => state.retryAfterMs > 0)
    .map((state) => state.name);
  if (decision.code === "cost-exceeds-capacity") {
    const detail = `This request costs ${decision.cost}, and the limit never holds more than ${
      Math.floor(decision.limit)
    }.`;
    return makeProblem(c, COST_EXCEEDS_CAPACITY, detail, { violatedPolicies });
  }
  const retryAfter = seconds(decision.retryAfterMs);
  return makeProblem(c, RATE_LIMITED, detailOf(retryAfter), { retryAfter, violatedPolicies });
}

const detailOf = (retryAfter: number): string =>
  `The limit is used up. Try again in ${retryAfter} s.`;

/** The text of {@link refusalProblem} for the usual refusal, in two parts and as one. */
interface UsualText {
  readonly retryAfter: number;
  readonly policy: string;
  /** Up to where the trace id is written. */
  readonly start: string;
  readonly end: string;
  /** Without a trace id. */
  readonly whole: string;
}

function usualText(retryAfter: number, policy: string): UsualText {
  const start = `{"type":"https://iana.org/assignments/http-problem-types#quota-exceeded",` +
    `"title":"Too many requests","status":429,"detail":"${detailOf(retryAfter)}",` +
    `"code":"rate-limited",`;
  const end = `"retryAfter":${retryAfter},"violatedPolicies":[${JSON.stringify(policy)}]}`;
  return { retryAfter, policy, start, end, whole: start + end };
}
