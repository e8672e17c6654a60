/**
 * The answer to a request that may not pass.
 *
 * @module
 */
import type { EdgeContext } from "../core/middleware.ts";
import { makeProblem, refuse } from "../core/problem.ts";
import type { Problem } from "../core/problem.ts";
import { seconds } from "./headers.ts";
import type { QuotaHeaders } from "./headers.ts";
import type { RateLimitDecision } from "./result.ts";

/** Refuses with problem+json: `rate-limited`, `cost-exceeds-capacity` or `limiter-unavailable`. */
export function refusal(
  c: EdgeContext,
  result: RateLimitDecision,
  headers: QuotaHeaders,
): Response | Promise<Response> {
  return refuse(c, problemOf(c, result), headers.refusal(c, result));
}

function problemOf(c: EdgeContext, result: RateLimitDecision): Problem {
  if (result.code === "limiter-unavailable") {
    const retryAfter = seconds(result.retryAfterMs);
    return makeProblem(c, "limiter-unavailable", "The limit cannot be checked now.", {
      retryAfter,
    });
  }
  const violatedPolicies = result.policies
    .filter((state) => state.retryAfterMs > 0)
    .map((state) => state.name);
  if (result.code === "cost-exceeds-capacity") {
    const detail = `This request costs ${result.cost}, and the limit never holds more than ${
      Math.floor(result.limit)
    }.`;
    return makeProblem(c, "cost-exceeds-capacity", detail, { violatedPolicies });
  }
  const retryAfter = seconds(result.retryAfterMs);
  const detail = `The limit is used up. Try again in ${retryAfter} s.`;
  return makeProblem(c, "rate-limited", detail, { retryAfter, violatedPolicies });
}
