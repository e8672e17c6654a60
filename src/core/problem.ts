/**
 * Refusals as RFC 9457 problem+json: one shape, one override for a whole app
 * (`problem-renderer.ts`). A guard returns the response of {@link refuse}; it never throws.
 *
 * @module
 */
import type { ProblemKind } from "./problem-kinds.ts";
import { facts } from "./request/facts.ts";
import type { EdgeContext } from "./request/middleware.ts";
import type { Problem } from "./request/types.ts";
import { knownTraceId } from "./trace/trace-context.ts";

export type { Problem, ProblemCode, ProblemError } from "./request/types.ts";

/** Optional members that a guard may add to a problem. */
export type ProblemMembers = Pick<
  Problem,
  "retryAfter" | "violatedPolicies" | "errors" | "truncated"
>;

const DOCS = "https://jsr.io/@djed/edge/doc/problems#";
const IANA = "https://iana.org/assignments/http-problem-types#";

/** Maximum size of a problem document, regardless of the input. */
const MAX_PROBLEM_BYTES = 4_096;
/** The media type of problems. */
export const PROBLEM_TYPE = "application/problem+json";
/** Makes a problem of a kind, with the detail and members of this occurrence. */
export function makeProblem(
  c: EdgeContext | undefined,
  { code, registered, title, status }: ProblemKind,
  detail: string,
  members?: ProblemMembers,
): Problem {
  const traceId = c && knownTraceId(c);
  const type = registered === undefined ? DOCS + code : IANA + registered;
  return { type, title, status, detail, code, ...(traceId && { traceId }), ...members };
}

/**
 * Makes the response of a problem: the app's own rendering when `problems()` is registered,
 * otherwise problem+json of at most 4 KB with `Cache-Control: no-store`. A HEAD request gets no
 * body.
 */
export function refuse(
  c: EdgeContext,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response | Promise<Response> {
  const shared = facts(c);
  const { renderProblem, refusalHeaders } = shared;
  const fields = refusalHeaders === undefined ? headers : { ...headers, ...refusalHeaders };
  const standard = problemResponse(problem, fields, c.req.method === "HEAD");
  if (renderProblem !== undefined) return renderProblem.render(c, problem, standard);
  if (refusalHeaders !== undefined) shared.completeRefusal = standard;
  return standard;
}

/** Makes the standard response of a problem, for callers without a Hono context. */
export function problemResponse(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
  headOnly = false,
): Response {
  const text = headOnly ? null : serialise(problem);
  return new Response(text, {
    status: problem.status,
    headers: withProblemHeaders({ ...headers }),
  });
}

/** Adds the headers of every problem to those of one; the object is owned by this call. */
export function withProblemHeaders(headers: Record<string, string>): Record<string, string> {
  headers["content-type"] = PROBLEM_TYPE;
  headers["cache-control"] = "no-store";
  return headers;
}

/** Serialises a problem; drops its last errors until it is within the size limit. */
function serialise(problem: Problem): string {
  let text = JSON.stringify(problem);
  let errors = problem.errors;
  while (errors !== undefined && errors.length > 0 && utf8Length(text) > MAX_PROBLEM_BYTES) {
    errors = errors.slice(0, Math.floor(errors.length / 2));
    text = JSON.stringify({ ...problem, errors, truncated: true });
  }
  return text;
}

function utf8Length(text: string): number {
  // A UTF-16 unit encodes to at most 3 bytes, so short texts need not be encoded to be measured.
  return text.length * 3 <= MAX_PROBLEM_BYTES ? text.length : new TextEncoder().encode(text).length;
}
