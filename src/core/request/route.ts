/**
 * The route template of a request: `/users/:id`, never `/users/42`. It has low cardinality, so it
 * can name spans and label metrics.
 *
 * @module
 */
import { facts } from "./facts.ts";
import type { EdgeContext } from "./middleware.ts";
import type { Handler, MatchedRoute } from "./types.ts";

export type { Handler, MatchedRoute } from "./types.ts";

/** The parts of Hono's request that are not in the types of all versions. */
export interface RoutedRequest {
  /** In the order in which they run. */
  readonly matchedRoutes?: readonly MatchedRoute[];
  /** Index of the deepest handler that has run so far. */
  readonly routeIndex?: number;
}

/**
 * Sets the route template explicitly: for adapters that resolve routes themselves (RPC, GraphQL,
 * file-system routers), where Hono only sees one wildcard. The last call wins. Keep its cardinality
 * low: pass a template, never a path that contains ids.
 *
 * @param c The request's context.
 * @param route The template; anything other than a string is ignored.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { setRoute } from "@djed/edge/tracing";
 *
 * const app = new Hono();
 * app.all("/rpc/*", (c) => {
 *   setRoute(c, "/rpc/user.get");
 *   return c.json({ ok: true });
 * });
 * ```
 */
export function setRoute(c: EdgeContext, route: string): void {
  // Anything other than a string would break the names of spans and labels.
  if (typeof route === "string") facts(c).route = route;
}

/**
 * Returns the template of the route that answered, or that this request will reach. It is correct
 * for handlers, sub-apps and mounts, and for middlewares that answer early (the route that they
 * protect). Undefined when no route matched, because a 404 has no template.
 */
export function routeOf(c: EdgeContext): string | undefined {
  const own = facts(c).route;
  if (own !== undefined) return own;
  const { routeIndex } = c.req as RoutedRequest;
  const matchedRoutes = routesOf(c);
  if (matchedRoutes === undefined || routeIndex === undefined) return undefined;
  // The first endpoint from the deepest handler that ran: that handler, or one that it blocked.
  for (let i = routeIndex; i < matchedRoutes.length; i++) {
    if (isEndpoint(matchedRoutes[i].handler)) return matchedRoutes[i].path;
  }
  const last = matchedRoutes[routeIndex];
  if (last === undefined || fellThrough(c)) return undefined;
  // A middleware that is the endpoint: app.mount(), serveStatic(), a handler with a `next`
  // argument.
  return last.method === "ALL" && /^\/?\*$/.test(last.path) ? undefined : last.path;
}

/** Returns the routes that match a request. Hono builds a new list on each access. */
export function routesOf(c: EdgeContext): readonly MatchedRoute[] | undefined {
  return facts(c).routes ??= (c.req as RoutedRequest).matchedRoutes;
}

/** Returns the pattern that the running middleware is registered for, such as `/api/*`. */
export function patternOf(c: EdgeContext): string | undefined {
  const { routeIndex } = c.req as RoutedRequest;
  return routeIndex === undefined ? undefined : routesOf(c)?.[routeIndex]?.path;
}

/** Whether a handler is an endpoint: a middleware has a second argument, `next`. */
export function isEndpoint(handler: Handler): boolean {
  return unwrapped(handler).length < 2;
}

/** Returns the app's own function: Hono wraps the handlers of a sub-app with an `onError`. */
export function unwrapped(handler: Handler): Handler {
  let target = handler;
  while (target.__COMPOSED_HANDLER !== undefined) target = target.__COMPOSED_HANDLER;
  return target;
}

/** Whether every matching middleware called `next()` and no handler answered. */
function fellThrough(c: EdgeContext): boolean {
  return !c.finalized || (c.res.status === 404 && c.error === undefined);
}
