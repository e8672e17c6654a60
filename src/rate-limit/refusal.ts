/**
 * The response to a refused request.
 *
 * @module
 */
import { COST_EXCEEDS_CAPACITY, LIMITER_UNAVAILABLE, RATE_LIMITED } from "../core/problem-kinds.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { makeProblem, refuse, sendProblem } from "../core/problem.ts";
import type { Problem } from "../core/problem.ts";
import { knownTraceId } from "../core/trace/trace-context.ts";
import { seconds } from "./headers.ts";
import type { QuotaHeaders } from "./headers.ts";
import type { RateLimitDecision } from "./result.ts";

/** Creates the refusals of one guard. */
export class Refusals {
  readonly #headers: QuotaHeaders;
  /** The last text, and what it depends on: in a flood it is the same for a second. */
  #text = "";
  #retryAfter = -1;
  #policy: string | undefined;

  constructor(headers: QuotaHeaders) {
    this.#headers = headers;
  }

  /** Creates the problem+json: `rate-limited`, `cost-exceeds-capacity` or `limiter-unavailable`. */
  of(c: EdgeContext, decision: RateLimitDecision): Response | Promise<Response> {
    const fields = this.#headers.refusal(c, decision);
    const isUsual = decision.code === "rate-limited" && decision.policies.length === 1 &&
      facts(c).renderProblem === undefined && c.req.method !== "HEAD";
    if (!isUsual) return refuse(c, refusalProblem(c, decision), fields);
    return sendProblem(this.#usualText(c, decision), 429, fields);
  }

  #usualText(c: EdgeContext, decision: RateLimitDecision): string {
    const retryAfter = seconds(decision.retryAfterMs);
    const policy = decision.policies[0].name;
    const traceId = knownTraceId(c);
    if (traceId !== undefined) return usualText(retryAfter, policy, `"traceId":"${traceId}",`);
    if (retryAfter !== this.#retryAfter || policy !== this.#policy) {
      this.#text = usualText(retryAfter, policy, "");
      this.#retryAfter = retryAfter;
      this.#policy = policy;
    }
    return this.#text;
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

/** The text of {@link refusalProblem} for the usual refusal, without an object. */
function usualText(retryAfter: number, policy: string, trace: string): string {
  return `{"type":"https://iana.org/assignments/http-problem-types#quota-exceeded",` +
    `"title":"Too many requests","status":429,"detail":"${detailOf(retryAfter)}",` +
    `"code":"rate-limited",${trace}"retryAfter":${retryAfter},` +
    `"violatedPolicies":[${JSON.stringify(policy)}]}`;
}
