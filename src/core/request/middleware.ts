/**
 * Makes middlewares that every Hono copy accepts.
 *
 * @module
 */
import type { EdgeContext, EdgeMiddleware, Next } from "./context.ts";

export type * from "./context.ts";

/**
 * Gives a plain handler the type that every copy of Hono accepts. Pass a NAMED function:
 * `app.routes` and traces show its name.
 *
 * A handler may return a response synchronously (a refusal needs no promise).
 */
export function defineMiddleware<
  V extends object = {},
  P extends string = string,
  I extends object = {},
>(
  handler: (c: EdgeContext, next: Next) => Promise<Response | void> | Response,
): EdgeMiddleware<V, P, I> {
  return handler as unknown as EdgeMiddleware<V, P, I>;
}
