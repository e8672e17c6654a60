/**
 * Makes middlewares that every Hono copy accepts.
 *
 * @module
 */
import type { EdgeContext, EdgeMiddleware, Next } from "./context.ts";

export type * from "./context.ts";

/**
 * Gives a plain handler the type that every copy of Hono accepts. A handler may return a response
 * synchronously (a refusal needs no promise).
 *
 * @param name The name that `app.routes`, warnings and traces show. Bundlers rename functions, and
 *   minifiers drop their names, so it is set here.
 */
export function defineMiddleware<
  V extends object = {},
  P extends string = string,
  I extends object = {},
>(
  name: string,
  handler: (c: EdgeContext, next: Next) => Promise<Response | void> | Response,
): EdgeMiddleware<V, P, I> {
  const named = Object.defineProperty(handler, "name", { value: name });
  return named as unknown as EdgeMiddleware<V, P, I>;
}
