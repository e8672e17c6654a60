/**
 * Requests that guards skip or treat differently: those for the health and metrics routes of this
 * library.
 *
 * @module
 */
import { facts } from "./facts.ts";
import type { EdgeContext } from "./middleware.ts";
import { isEndpoint, routesOf, unwrapped } from "./route.ts";
import type { RoutedRequest } from "./route.ts";

/** The requests that a middleware or handler of this library answers itself. */
export interface OwnRoute {
  /** Free passes that one answer costs the client: 0 when it costs the server next to nothing. */
  readonly cost: number;
  /**
   * Whether it answers GET and HEAD requests for this path, when it is registered for this pattern.
   */
  answers(path: string, pattern: string): boolean;
}

/** A route of this library that a request will reach. */
export interface WayToOwnRoute {
  readonly route: OwnRoute;
  /**
   * False when a middleware of the app may answer instead (authentication, for example), because it
   * runs before the route, or around the calling guard.
   */
  readonly isDirect: boolean;
}

// A registered symbol, so that a guard recognises the routes of another copy of this library.
const OWN_ROUTE: unique symbol = Symbol.for("djed.edge.own-route.1") as never;

/** The mark of guards and observers, which answer no request themselves. */
export const PASSES_ON: OwnRoute = { cost: 0, answers: () => false };

/** Marks a middleware or handler of this library. */
export function markOwnRoute<H extends object>(handler: H, route: OwnRoute): H {
  return Object.assign(handler, { [OWN_ROUTE]: route });
}

/** Returns the mark of a middleware or handler. */
export function ownRouteOf(handler: object): OwnRoute | undefined {
  return (handler as { [OWN_ROUTE]?: OwnRoute })[OWN_ROUTE];
}

/** Records that a route of this library has answered this request. */
export function noteOwnAnswer(c: EdgeContext): void {
  facts(c).ownAnswer = true;
}

/**
 * Returns the route of this library that will answer this request, unless a middleware before it
 * does. The router decides, not the path: a path such as `/health` may belong to the app.
 */
export function wayToOwnRoute(c: EdgeContext): WayToOwnRoute | undefined {
  const { method, path } = c.req;
  if (method !== "GET" && method !== "HEAD") return undefined;
  const { routeIndex = -1 } = c.req as RoutedRequest;
  const matchedRoutes = routesOf(c);
  if (matchedRoutes === undefined) return undefined;
  let isDirect = true;
  // Starts at the guard itself, which may run inside a middleware of the app.
  for (let i = Math.max(routeIndex, 0); i < matchedRoutes.length; i++) {
    const handler = unwrapped(matchedRoutes[i].handler);
    const route = ownRouteOf(handler);
    if (route === undefined) {
      // A handler of the app answers first.
      if (isEndpoint(handler)) return undefined;
      isDirect = false;
    } else if (i > routeIndex && route.answers(path, matchedRoutes[i].path)) {
      return { route, isDirect };
    }
  }
  return undefined;
}

/**
 * As {@link wayToOwnRoute}, but only for the default paths of these routes; for other paths there
 * is no lookup, and no cost.
 */
export function wayToUsualRoute(c: EdgeContext): WayToOwnRoute | undefined {
  switch (c.req.path) {
    case "/health":
    case "/livez":
    case "/readyz":
    case "/startupz":
    case "/metrics":
      return wayToOwnRoute(c);
  }
  return undefined;
}
