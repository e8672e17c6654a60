/**
 * Refusals as RFC 9457 problem+json: one catalogue of codes, one shape, one override for a whole
 * app. A guard returns what {@link refuse} makes; it never throws.
 *
 * @module
 */
import { Callback } from "./callback.ts";
import { facts } from "./request/facts.ts";
import type { EdgeContext } from "./request/middleware.ts";
import { knownTraceId } from "./trace/trace-context.ts";

/** The codes of every refusal this library makes. */
export type ProblemCode =
  | "rate-limited"
  | "cost-exceeds-capacity"
  | "limiter-unavailable"
  | "injection-detected"
  | "validation-failed"
  | "malformed-body"
  | "body-required"
  | "body-too-deep"
  | "body-timeout"
  | "payload-too-large"
  | "scan-budget-exceeded"
  | "unsupported-media-type"
  | "response-invalid"
  | "unknown-tool"
  | "circuit-open"
  | "overloaded"
  | "upstream-timeout"
  | "unhealthy";

/** Where and why one part of the input was refused. Never carries the input itself. */
export interface ProblemError {
  /** The part of the request: `"json"`, `"query"`, `"param"`, `"header"`, `"cookie"`, `"form"`. */
  readonly in: string;
  /** An RFC 6901 JSON Pointer, as a URI fragment: `"#/items/3/qty"`. */
  readonly pointer: string;
  /** A stable code of the rule that failed. */
  readonly code?: string;
  /** What was expected. */
  readonly detail?: string;
}

/** An RFC 9457 problem, as sent and as given to `problems()`. */
export interface Problem {
  /** A URI that names the kind of problem; stable. */
  readonly type: string;
  /** The kind of problem in a few words. */
  readonly title: string;
  /** The HTTP status. */
  readonly status: number;
  /** What happened this time. */
  readonly detail: string;
  /** The stable code; the last part of `type` unless the type is IANA's. */
  readonly code: ProblemCode;
  /** The trace of this request, when there is one. */
  readonly traceId?: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** The rate-limit policies that refused. */
  readonly violatedPolicies?: readonly string[];
  /** What was wrong with the input, place by place. */
  readonly errors?: readonly ProblemError[];
  /** True when there were more errors than are listed. */
  readonly truncated?: boolean;
}

/** What a guard may add to a problem. */
export type ProblemMembers = Pick<
  Problem,
  "retryAfter" | "violatedPolicies" | "errors" | "truncated"
>;

/** Makes the app's own response of a problem; `c` is the app's own context (of any Hono copy). */
export type RenderProblem = (c: any, problem: Problem) => Response | Promise<Response>;

interface CatalogueEntry {
  readonly status: number;
  readonly title: string;
  readonly type: string;
}

const DOCS = "https://jsr.io/@djed/edge/doc/problems#";
const IANA = "https://iana.org/assignments/http-problem-types#";
function entry(status: number, title: string, type: string): CatalogueEntry {
  return { status, title, type };
}

/** Every code with its status, title and type. */
export const problemCatalogue: Readonly<Record<ProblemCode, CatalogueEntry>> = {
  "rate-limited": entry(429, "Too many requests", IANA + "quota-exceeded"),
  "cost-exceeds-capacity": entry(
    429,
    "This request can never pass the limit",
    DOCS + "cost-exceeds-capacity",
  ),
  "limiter-unavailable": entry(
    503,
    "Rate limiting is unavailable",
    IANA + "temporary-reduced-capacity",
  ),
  "injection-detected": entry(400, "The request looks like an attack", DOCS + "injection-detected"),
  "validation-failed": entry(422, "The request is not valid", DOCS + "validation-failed"),
  "malformed-body": entry(400, "The body cannot be read", DOCS + "malformed-body"),
  "body-required": entry(400, "A body is required", DOCS + "body-required"),
  "body-too-deep": entry(400, "The body is nested too deeply", DOCS + "body-too-deep"),
  "body-timeout": entry(408, "The body did not arrive in time", DOCS + "body-timeout"),
  "payload-too-large": entry(413, "The body is too large", DOCS + "payload-too-large"),
  "scan-budget-exceeded": entry(
    413,
    "The request takes too much work to scan",
    DOCS + "scan-budget-exceeded",
  ),
  "unsupported-media-type": entry(
    415,
    "The content type is not supported",
    DOCS + "unsupported-media-type",
  ),
  "response-invalid": entry(500, "The response is not valid", DOCS + "response-invalid"),
  "unknown-tool": entry(404, "There is no such tool", DOCS + "unknown-tool"),
  "circuit-open": entry(503, "A dependency is failing", IANA + "temporary-reduced-capacity"),
  "overloaded": entry(503, "The service is overloaded", IANA + "temporary-reduced-capacity"),
  "upstream-timeout": entry(504, "A dependency did not answer in time", DOCS + "upstream-timeout"),
  "unhealthy": entry(503, "The service is not healthy", DOCS + "unhealthy"),
};

/** No problem is longer than this, whatever was sent. */
const MAX_PROBLEM_BYTES = 4_096;
const CONTENT_TYPE = "application/problem+json";
/** Headers that carry meaning beyond the body: kept on whatever the app's own rendering returns. */
const STATUS_BEARING =
  /^(retry-after|ratelimit|ratelimit-policy|x-ratelimit-.*|accept-post|cache-control)$/i;

/** The problem of a code, with this occurrence's detail and members. */
export function makeProblem(
  c: EdgeContext | undefined,
  code: ProblemCode,
  detail: string,
  members?: ProblemMembers,
): Problem {
  const { type, title, status } = problemCatalogue[code];
  const traceId = c && knownTraceId(c);
  return { type, title, status, detail, code, ...(traceId && { traceId }), ...members };
}

/**
 * Answers with a problem: the app's own rendering when `problems()` is in place, else
 * problem+json of at most 4 KB with `Cache-Control: no-store`. HEAD gets no body.
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

/** A problem as a response; for those who have no Hono context. */
export function problemResponse(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
  headOnly = false,
): Response {
  return sendProblem(headOnly ? null : serialise(problem), problem.status, { ...headers });
}

/**
 * Sends the text of a problem.
 *
 * @param headers The caller's own object: the headers that every problem has are added to it.
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

/** The app's own rendering of problems. */
export type ProblemRenderer = Callback<[c: EdgeContext, problem: Problem], Response>;

/** Makes the renderer of an app's own function. */
export function problemRenderer(render: RenderProblem): ProblemRenderer {
  return new Callback((c, problem) => render(c, problem), {
    option: "problems: the rendering",
    otherwise: "the standard problem",
    accept: copyOf,
  });
}

/**
 * The app's own response of a problem, with the headers of the standard one that carry the status;
 * the standard one when the rendering throws, gives no Response, or takes longer than a second.
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

/** A copy whose headers can be set. Throws for a body that was read before. */
function copyOf(answer: unknown): Response | undefined {
  return isResponse(answer) ? new Response(answer.body, answer) : undefined;
}

/** Whether a response is problem+json. */
export function isProblem(response: Response): boolean {
  return response.headers.get("content-type") === CONTENT_TYPE;
}

/** By shape, for a Response may come from another realm. A network error is none. */
function isResponse(value: unknown): value is Response {
  const { status, headers } = (value ?? {}) as Partial<Response>;
  return typeof status === "number" && typeof headers?.append === "function" &&
    (value as Response).type !== "error";
}

/** The body, cut to the limit by dropping the last errors. */
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
  // A UTF-16 unit is at most 3 bytes: short texts need no encoding to be known short.
  return text.length * 3 <= MAX_PROBLEM_BYTES ? text.length : new TextEncoder().encode(text).length;
}
