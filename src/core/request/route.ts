/**
 * The route template of a request: `/users/:id`, never `/users/42`. Low-cardinality, so that it may
 * name spans and label metrics.
 *
 * @module
 */
import { facts } from "./facts.ts";
import type { EdgeContext } from "./middleware.ts";

/** What Hono (3.12 to 4.13) knows of the routes that match a request, in the order they run. */
export interface MatchedRoute {
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
}

/** What guards know of Hono's request beyond the types that all versions share. */
export interface RoutedRequest {
  readonly matchedRoutes?: readonly MatchedRoute[];
  /** The deepest handler that has run so far. */
  readonly routeIndex?: number;
}

/** A route's function: its own, or one that Hono wrapped around it. */
export type Handler = ((...args: any[]) => unknown) & { __COMPOSED_HANDLER?: Handler };

/**
 * Names the route by hand: for adapters that resolve it themselves (RPC, GraphQL, file-system
 * routers), where Hono sees one wildcard only. The last call wins. Keep it low-cardinality: a
 * template, never a path with ids in it.
 *
 * @param c The request's context.
 * @param route The template; anything but text is ignored.
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
  // It names spans, labels and lines: anything but text would break them.
  if (typeof route === "string") facts(c).route = route;
}

/**
 * The template of the route that answered, or that this request is on its way to: right for
 * handlers, sub-apps and mounts, and for middlewares that answer early (the route they protect).
 * Undefined when no route matched: a 404 has no template, and none is invented.
 */
export function routeOf(c: EdgeContext): string | undefined {
  const own = facts(c).route;
  if (own !== undefined) return own;
  const { matchedRoutes, routeIndex } = c.req as RoutedRequest;
  if (matchedRoutes === undefined || routeIndex === undefined) return undefined;
  // From the deepest handler that ran, the first endpoint: itself, or what it kept from running.
  for (let i = routeIndex; i < matchedRoutes.length; i++) {
    if (isEndpoint(matchedRoutes[i].handler)) return matchedRoutes[i].path;
  }
  const last = matchedRoutes[routeIndex];
  if (last === undefined || fellThrough(c)) return undefined;
  // A middleware that is the endpoint: app.mount(), serveStatic(), a handler that takes `next`.
  return last.method === "ALL" && /^\/?\*$/.test(last.path) ? undefined : last.path;
}

/** Endpoints take the context alone; a middleware takes `next` too. */
export function isEndpoint(handler: Handler): boolean {
  return unwrapped(handler).length < 2;
}

/** The app's own function: Hono wraps the handlers of a sub-app that has an `onError`. */
export function unwrapped(handler: Handler): Handler {
  let target = handler;
  while (target.__COMPOSED_HANDLER !== undefined) target = target.__COMPOSED_HANDLER;
  return target;
}

/** True when every matching middleware passed the request on, and nothing answered it. */
function fellThrough(c: EdgeContext): boolean {
  return !c.finalized || (c.res.status === 404 && c.error === undefined);
}
