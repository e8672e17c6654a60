/**
 * Several middlewares as one.
 *
 * @module
 */
import type { EdgeContext, Next } from "./middleware.ts";

/** A middleware, as a plain function. */
export type RequestHandler = (c: EdgeContext, next: Next) => Promise<Response | void> | Response;

/**
 * Runs handlers nested in each other, from index `i` on, as Hono does: the response that a handler
 * returns is set at once, unless the context is finalized. (A handler may return the result of
 * `next()`; the context is finalized by then.)
 */
export function runNested(
  handlers: readonly RequestHandler[],
  i: number,
  c: EdgeContext,
  next: Next,
): Promise<Response | void> | Response {
  if (i === handlers.length) return next();
  const following = i === handlers.length - 1 ? next : async () => {
    const answer = await runNested(handlers, i + 1, c, next);
    if (answer !== undefined && !c.finalized) c.res = answer;
  };
  return handlers[i](c, following);
}
