/**
 * Renders the problems of errors that a handler did not catch, for `problems()`.
 *
 * @module
 */
import { readMember } from "./error-text.ts";
import { isProblem } from "./problem-renderer.ts";
import type { EdgeContext } from "./request/middleware.ts";
import type { Problem, ProblemRenderer } from "./request/types.ts";
import { knownTraceId } from "./trace/trace-context.ts";

/** Maximum number of causes to follow: an error may be its own cause. */
const MAX_CAUSES = 8;

/**
 * Renders the response of an error, which Hono has sent, when it is a problem. Hono does not know
 * the problem of an error that another wraps, as SDKs do, and answers with a bare 500.
 */
export async function renderThrown(c: EdgeContext, render: ProblemRenderer): Promise<void> {
  let error: unknown = c.error;
  for (let i = 0; i < MAX_CAUSES && readMember(error, "getResponse") === undefined; i++) {
    error = readMember(error, "cause");
  }
  const { getResponse } = (error ?? {}) as { getResponse?(): Response };
  if (typeof getResponse !== "function") return;
  const standard = getResponse.call(error);
  if (!isProblem(standard)) return;
  // The app's `onError` may have answered with something else.
  const isSent = error === c.error
    ? isProblem(c.res) && c.res.status === standard.status
    : await isBare(c.res);
  if (!isSent) return;
  const traceId = knownTraceId(c);
  const problem = { ...(await standard.json() as Problem), ...(traceId && { traceId }) };
  const sent = error === c.error ? c.res : standardOf(standard, problem);
  c.res = await render.render(c, problem, sent);
}

/** Whether a response is Hono's own for an error that nobody handles. */
async function isBare(response: Response): Promise<boolean> {
  const type = response.headers.get("content-type") ?? "";
  return response.status === 500 && type.startsWith("text/plain") &&
    await response.clone().text() === "Internal Server Error";
}

/** The standard response again, after its body was read. */
function standardOf({ status, headers }: Response, problem: Problem): Response {
  return new Response(JSON.stringify(problem), { status, headers });
}
