/**
 * The response to a request without a valid key. It is made in advance, so that it takes no longer
 * than the response to a request with one, and guesses cost little.
 *
 * @module
 */
import { API_KEY_INVALID } from "../core/problem-kinds.ts";
import { makeProblem, refuse, withProblemHeaders } from "../core/problem.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { knownTraceId } from "../core/trace/trace-context.ts";
import { RepeatedResponse } from "../runtime/repeated-response.ts";

/** Makes the 401 responses with one detail. */
export class InvalidKey {
  readonly #detail: string;
  readonly #responses = new RepeatedResponse(API_KEY_INVALID.status);
  readonly #headers = withProblemHeaders({ "www-authenticate": "Bearer" });
  readonly #text: string;
  /** The text without its end, for a trace id. */
  readonly #start: string;

  constructor(detail: string) {
    this.#detail = detail;
    this.#text = JSON.stringify(makeProblem(undefined, API_KEY_INVALID, detail));
    this.#start = `${this.#text.slice(0, -1)},"traceId":"`;
  }

  of(c: EdgeContext): Response | Promise<Response> {
    if (facts(c).renderProblem !== undefined || c.req.method === "HEAD") {
      const problem = makeProblem(c, API_KEY_INVALID, this.#detail);
      return refuse(c, problem, { "www-authenticate": "Bearer" });
    }
    const traceId = knownTraceId(c);
    const text = traceId === undefined ? this.#text : `${this.#start}${traceId}"}`;
    return this.#responses.make(text, this.#headers);
  }
}
