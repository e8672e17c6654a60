/**
 * Refusals as RFC 9457 problem+json: one shape, one override for a whole
 * app. A guard returns the response of {@link refuse}; it never throws.
 *
 * @module
 */
import { Callback } from "./callback.ts";
import type { ProblemKind } from "./problem-kinds.ts";
import { facts } from "./request/facts.ts";
import type { EdgeContext } from "./request/middleware.ts";
import type { Problem, ProblemRenderer } from "./request/types.ts";
import { knownTraceId } from "./trace/trace-context.ts";

export type { Problem, ProblemCode, ProblemError, ProblemRenderer } from "./request/types.ts";

/** Optional members that a guard may add to a problem. */
export type ProblemMembers = Pick<
  Problem,
  "retryAfter" | "violatedPolicies" | "errors" | "truncated"
>;

/** Renders a problem as the app's own response; `c` is a context of any copy of Hono. */
// deno-lint-ignore conventions/no-any -- a callback may declare its own `Context<Env>`
export type RenderProblem = (c: any, problem: Problem) => Response | Promise<Response>;

const DOCS = "https://jsr.io/@djed/edge/doc/problems#";
const IANA = "https://iana.org/assignments/http-problem-types#";

/** Maximum size of a problem document, regardless of the input. */
const MAX_PROBLEM_BYTES = 4_096;
const CONTENT_TYPE = "application/problem+json";
/** Headers that belong to the status: kept on the response of the app's own rendering. */
const STATUS_BEARING =
  /^(retry-after|ratelimit|ratelimit-policy|x-ratelimit-.*|accept-post|cache-control)$/i;

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
  const render = facts(c).renderProblem;
  const standard = problemResponse(problem, headers, c.req.method === "HEAD");
  return render === undefined ? standard : renderWith(render, c, problem, standard);
}

/** Makes the standard response of a problem, for callers without a Hono context. */
export function problemResponse(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
  headOnly = false,
): Response {
  return sendProblem(headOnly ? null : serialise(problem), problem.status, { ...headers });
}

/**
 * Makes a response of the serialised problem.
 *
 * @param headers An object owned by this call: the headers of every problem are added to it.
 */
export function sendProblem(
  text: string | null,
  status: number,
  headers: Record<string, string>,
): Response {
  headers["content-type"] = CONTENT_TYPE;
  headers["cache-control"] = "no-store";
  return new Response(text, { status, headers });
}

/** Wraps the app's own rendering function. */
export function problemRenderer(render: RenderProblem): ProblemRenderer {
  return new Callback((c, problem) => render(c, problem), {
    option: "problems: the rendering",
    otherwise: "the standard problem",
    accept: copyOf,
  });
}

/**
 * Renders a problem as the app's own response, with the headers of the standard response that
 * belong to the status. Falls back to the standard response when the rendering throws, does not
 * return a Response, or takes longer than a second.
 */
export async function renderWith(
  render: ProblemRenderer,
  c: EdgeContext,
  problem: Problem,
  standard: Response,
): Promise<Response> {
  const own = await render.ask(c, problem);
  if (own === undefined) return standard;
  const response = c.req.method === "HEAD" ? new Response(null, own) : own;
  const { headers } = response;
  for (const [name, value] of standard.headers) {
    if (STATUS_BEARING.test(name) && !headers.has(name)) headers.set(name, value);
  }
  return response;
}

/** Copies a response, so that its headers are mutable. Throws when its body was already read. */
function copyOf(answer: unknown): Response | undefined {
  return isResponse(answer) ? new Response(answer.body, answer) : undefined;
}

/** Whether a response is problem+json. */
export function isProblem(response: Response): boolean {
  return response.headers.get("content-type") === CONTENT_TYPE;
}

/** Checks the shape, because a Response may come from another realm. Excludes network errors. */
function isResponse(value: unknown): value is Response {
  const { status, headers } = (value ?? {}) as Partial<Response>;
  return typeof status === "number" && typeof headers?.append === "function" &&
    (value as Response).type !== "error";
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
