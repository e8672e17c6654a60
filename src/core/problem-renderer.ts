/**
 * The app's own rendering of problems, for `problems()`.
 *
 * @module
 */
import { Callback } from "./callback.ts";
import { PROBLEM_TYPE } from "./problem.ts";
import type { AnyContext, EdgeContext, EdgeEnv } from "./request/middleware.ts";
import type { Problem, ProblemRenderer } from "./request/types.ts";

/**
 * Renders a problem as the app's own response. `c` is a context of any copy of Hono; its type is
 * that of Hono if the environment is given: `problems<Env>((c, problem) => …)`.
 */
export type RenderProblem<E extends EdgeEnv = EdgeEnv> = {
  render(c: AnyContext<E>, problem: Problem): Response | Promise<Response>;
}["render"];

/** Headers that belong to the status: kept on the response of the app's own rendering. */
const STATUS_BEARING =
  /^(retry-after|ratelimit|ratelimit-policy|x-ratelimit-.*|accept-post|cache-control|www-authenticate)$/i;

/** Wraps the app's own rendering function. */
export function problemRenderer(render: RenderProblem): ProblemRenderer {
  const own: OwnRendering = new Callback((c, problem) => render(c, problem), {
    option: "problems: the rendering",
    otherwise: "the standard problem",
    accept: copyOf,
  });
  return { render: (c, problem, standard) => renderWith(own, c, problem, standard) };
}

type OwnRendering = Callback<[c: EdgeContext, problem: Problem], Response>;

/**
 * Renders a problem as the app's own response, with the headers of the standard response that
 * belong to the status. Falls back to the standard response when the rendering throws, does not
 * return a Response, or takes longer than a second.
 */
async function renderWith(
  render: OwnRendering,
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
  return response.headers.get("content-type") === PROBLEM_TYPE;
}

/** Checks the shape, because a Response may come from another realm. Excludes network errors. */
function isResponse(value: unknown): value is Response {
  const { status, headers } = (value ?? {}) as Partial<Response>;
  return typeof status === "number" && typeof headers?.append === "function" &&
    (value as Response).type !== "error";
}
