/**
 * Renders refusals: every refusal is an [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)
 * `application/problem+json` document with a stable `code`, and `problems()` sends them in your own
 * format. It does not render the responses of your own handlers and `onError`.
 *
 * ## rate-limited
 *
 * 429. The client has used up a limit. `violatedPolicies` names the limit; the `RateLimit-Policy`
 * header describes all of them.
 *
 * ## cost-exceeds-capacity
 *
 * 429. This request costs more than the maximum of the limit. There is no `Retry-After`, because
 * waiting does not help.
 *
 * ## limiter-unavailable
 *
 * 503. The store of the limiter fails, and `failMode: "closed"` refuses requests then.
 *
 * ## injection-detected
 *
 * 400. The scanner found text in the request that looks like an attack. `errors` names the place,
 * but not the rule or the text, so that it does not help attackers. An attack in the name of a
 * property is reported at the object that has the property.
 *
 * ## role-not-allowed
 *
 * 422. A message in a body for a model has a role that the endpoint does not accept. `errors` names
 * the message.
 *
 * ## validation-failed
 *
 * 422. The request was parsed, and does not match the schema of the endpoint. `errors` lists the
 * differences: `in` is the part of the request, `pointer` a JSON Pointer into it, `code` the rule.
 *
 * ## malformed-body
 *
 * 400. The body does not match its `Content-Type`: malformed JSON, JSON with a number beyond the
 * range of a number (`1e999`), invalid UTF-8 or a malformed form.
 *
 * ## body-required
 *
 * 400. The endpoint needs a body, and the request has none.
 *
 * ## body-too-deep
 *
 * 400. The body nests arrays and objects deeper than `maxDepth`.
 *
 * ## body-timeout
 *
 * 408. The client paused too long while it sent the body, or sent less than 1 KB per second. The
 * connection is closed.
 *
 * ## payload-too-large
 *
 * 413. The body, a file in it or the number of its files is larger than the endpoint accepts.
 *
 * ## scan-budget-exceeded
 *
 * 413. The body is within `maxBytes`, but scanning its texts for injections takes more work than
 * one request may cause, so the scan stopped before the end.
 *
 * ## unsupported-media-type
 *
 * 415. The endpoint does not accept this `Content-Type`; `Accept-Post` lists the types that it
 * accepts.
 *
 * ## response-invalid
 *
 * 500. The response of the app does not match the app's own schema for responses, so it was not
 * sent.
 *
 * ## unknown-tool
 *
 * 404. No tool has the name that was called.
 *
 * ## api-key-invalid
 *
 * 401. The request has no API key, or not a valid one. The text is the same whether a key is
 * unknown, revoked or expired.
 *
 * ## scope-missing
 *
 * 403. The API key is valid, but lacks a scope that the endpoint needs; `detail` names it.
 *
 * ## api-keys-unavailable
 *
 * 503. API keys cannot be checked, because their store or the pepper fails.
 *
 * ## circuit-open
 *
 * 503. A dependency of this endpoint failed repeatedly, and is not called for a while.
 *
 * ## overloaded
 *
 * 503. The service has more work than it can do in time, so it refused this request at once.
 *
 * ## upstream-timeout
 *
 * 504. A dependency of this endpoint did not answer in time.
 *
 * ## upstream-unreachable
 *
 * 502. A dependency of this endpoint cannot be reached: no connection could be made, or it broke.
 *
 * ## unhealthy
 *
 * 503. The service should get no traffic: a critical check fails, or it is shutting down.
 *
 * ## idempotency-key-missing
 *
 * 400. The endpoint requires the header `Idempotency-Key`, and the request has none.
 *
 * ## idempotency-key-invalid
 *
 * 400. `Idempotency-Key` is not one text of 1 to 255 printable ASCII characters; or, for a request
 * without a known user, it is not a random text of at least 128 bits, such as a UUID.
 *
 * ## idempotency-key-reused
 *
 * 422. The key was used for another request: its method, path, query, content type, body or
 * credentials differ.
 *
 * ## idempotency-key-in-progress
 *
 * 409. The first request with this key is still running.
 *
 * ## idempotency-key-completed
 *
 * 409. The first request with this key has ended, and its answer was not kept, because it was a
 * stream or too long.
 *
 * ## idempotency-unavailable
 *
 * 503. It is not known whether the request has run already, because the store of the keys fails.
 *
 * ## webhook-signature-invalid
 *
 * 401. The signature of the delivery is missing, malformed, or by none of the secrets.
 *
 * ## webhook-stale
 *
 * 401. The delivery is authentic, but was signed too long ago, or in the future.
 *
 * ## webhook-in-progress
 *
 * 409. The handler is at work on another attempt of the same delivery.
 *
 * ## webhook-unavailable
 *
 * 503. The secret cannot be read, or the store of known deliveries fails.
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
import { warnOnce } from "./core/once.ts";
import { decisions } from "./core/request/decision.ts";
import { facts } from "./core/request/facts.ts";
import { defineMiddleware } from "./core/request/middleware.ts";
import { OrderCheck } from "./core/request/order.ts";
import type { EdgeEnv, EdgeMiddleware } from "./core/request/middleware.ts";
import { problemRenderer } from "./core/problem-renderer.ts";
import type { RenderProblem } from "./core/problem-renderer.ts";
import { renderThrown } from "./core/thrown-problem.ts";

export type * from "./core/request/context.ts";
export type { Problem, ProblemCode, ProblemError } from "./core/problem.ts";
export type { RenderProblem } from "./core/problem-renderer.ts";

/**
 * Renders all refusals of an app or a path in your own format. Register it before the guards; of
 * several, the innermost one renders.
 *
 * It also renders errors of an `upstream()` that a handler does not catch, unless your `onError`
 * answers them; also as the `cause` of another error. Headers that belong to the status
 * (`Retry-After`, `RateLimit`, `RateLimit-Policy`, `Accept-Post`, `WWW-Authenticate`,
 * `Cache-Control`) are added to the response that it returns. When it throws, does not return a
 * `Response` or takes longer than a second, the standard problem is sent.
 *
 * @param render Makes the response of a problem.
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
export function problems<E extends EdgeEnv = EdgeEnv>(render: RenderProblem<E>): EdgeMiddleware;
export function problems(render: RenderProblem): EdgeMiddleware {
  if (typeof render !== "function") {
    throw new TypeError("problems: the rendering must be a function (c, problem) => Response");
  }
  const renderer = problemRenderer(render);
  const order = new OrderCheck([]);
  return defineMiddleware("problems", async (c, next) => {
    if (typeof next !== "function") {
      throw new TypeError("problems: it is a middleware: app.use(problems(render)), not onError");
    }
    const shared = facts(c);
    const [earlier] = decisions(c);
    if (earlier !== undefined && shared.renderProblem === undefined) {
      warnOnce(`problems: register it before ${earlier.guard}, whose refusals it cannot render`);
    }
    shared.renderProblem = renderer;
    await next();
    order.end(c);
    if (c.error === undefined || facts(c).renderProblem !== renderer) return;
    try {
      await renderThrown(c, renderer);
    } catch {
      // The error cannot be read, or its response is not a problem: the response stays as it is.
    }
  });
}
