/**
 * Problems: what every refusal is, and `problems()`, which renders them all in a form of your own.
 *
 * A refusal is an [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) `application/problem+json`
 * document with a stable `code`. What it cannot render: what your own handlers and `onError`
 * answer.
 *
 * ## rate-limited
 *
 * 429. The client has used up a limit. `violatedPolicies` names which; the policies are in the
 * `RateLimit-Policy` header.
 *
 * ## cost-exceeds-capacity
 *
 * 429. This one request costs more than the limit can ever hold. There is no `Retry-After`: waiting
 * does not help.
 *
 * ## limiter-unavailable
 *
 * 503. The limiter's store does not answer, and the limiter was told to refuse then (`failMode:
 * "closed"`).
 *
 * ## injection-detected
 *
 * 400. The scanner found what looks like an attack in the request. `errors` names the place, never
 * the rule or the text, so that it does not help to refine one. An attack in a name is reported at
 * the object that holds the name.
 *
 * ## validation-failed
 *
 * 422. The request was understood, and is not what the endpoint takes. `errors` lists what is
 * wrong: `in` is the part of the request, `pointer` a JSON Pointer into it, `code` the rule.
 *
 * ## malformed-body
 *
 * 400. The body cannot be read as what its `Content-Type` says: broken JSON, invalid UTF-8, a
 * broken form.
 *
 * ## body-required
 *
 * 400. The endpoint needs a body, and there was none.
 *
 * ## body-too-deep
 *
 * 400. The body nests arrays and objects more deeply than is accepted.
 *
 * ## body-timeout
 *
 * 408. The client paused too long while it sent the body, or sent less than 1 KB a second. The
 * connection is closed.
 *
 * ## payload-too-large
 *
 * 413. The body has more bytes than the endpoint reads.
 *
 * ## scan-budget-exceeded
 *
 * 413. The body is not too long, but its texts take more work to scan for injections than one
 * request may cause, so it was not scanned to its end.
 *
 * ## unsupported-media-type
 *
 * 415. The `Content-Type` is not one that the endpoint takes; `Accept-Post` says which it does.
 *
 * ## response-invalid
 *
 * 500. The app answered with something that its own schema for responses refuses, so it was not
 * sent.
 *
 * ## unknown-tool
 *
 * 404. The tool that was called is not one of those there are.
 *
 * ## circuit-open
 *
 * 503. Something that this endpoint depends on kept failing, and is left alone for a while.
 *
 * ## overloaded
 *
 * 503. There is more work than can be done in time, so this part of it was refused at once.
 *
 * ## upstream-timeout
 *
 * 504. Something that this endpoint depends on did not answer in time.
 *
 * ## unhealthy
 *
 * 503. The service says of itself that it should get no traffic: a critical check fails, or it is
 * shutting down.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use(djed.problems((_c, problem) =>
 *   Response.json({ error: problem.code }, { status: problem.status })
 * ));
 * app.use(djed.rateLimit());
 * ```
 *
 * @module
 */
import { facts } from "./core/request/facts.ts";
import { defineMiddleware } from "./core/request/middleware.ts";
import type { EdgeContext, EdgeMiddleware } from "./core/request/middleware.ts";
import { isProblem, problemRenderer, renderWith } from "./core/problem.ts";
import type { Problem, ProblemRenderer, RenderProblem } from "./core/problem.ts";
import { knownTraceId } from "./core/trace/trace-context.ts";

export type { EdgeContext, EdgeMiddleware, EdgeRequest, Next } from "./core/request/middleware.ts";
export type { Problem, ProblemCode, ProblemError, RenderProblem } from "./core/problem.ts";

/**
 * One rendering for every refusal of an app or a path, also for the errors of an upstream that a
 * handler lets pass, unless your `onError` answers them. Headers that carry the status
 * (`Retry-After`, `RateLimit`, `RateLimit-Policy`, `Accept-Post`, `Cache-Control`) are kept on what
 * it returns. When it throws, returns no Response or takes longer than a second, the standard
 * problem is sent. Register it before the guards; the innermost one wins.
 *
 * @param render Makes a response of a problem.
 * @throws {TypeError} When `render` is not a function.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use(djed.problems((_c, problem) =>
 *   Response.json({ error: problem.code }, { status: problem.status })
 * ));
 * app.use(djed.rateLimit());
 * ```
 */
export function problems(render: RenderProblem): EdgeMiddleware {
  if (typeof render !== "function") {
    throw new TypeError("problems: the rendering must be a function (c, problem) => Response");
  }
  const renderer = problemRenderer(render);
  return defineMiddleware(async function problems(c, next) {
    facts(c).renderProblem = renderer;
    await next();
    if (c.error === undefined || facts(c).renderProblem !== renderer) return;
    try {
      await renderThrown(c, renderer);
    } catch {
      // An error that cannot be read, or whose response is no problem: what was answered stands.
    }
  });
}

/**
 * Hono answers an error that has a response of its own: where that is a problem, it is rendered.
 */
async function renderThrown(c: EdgeContext, render: ProblemRenderer): Promise<void> {
  const { getResponse } = c.error as { getResponse?(): Response };
  if (typeof getResponse !== "function") return;
  const standard = getResponse.call(c.error);
  // An `onError` of the app's own may have answered with something else.
  if (!isProblem(standard) || !isProblem(c.res) || c.res.status !== standard.status) return;
  const traceId = knownTraceId(c);
  const problem = { ...(await standard.json() as Problem), ...(traceId && { traceId }) };
  c.res = await renderWith(render, c, problem, c.res);
}
