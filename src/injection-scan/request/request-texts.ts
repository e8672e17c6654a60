/**
 * The texts of a request outside its body.
 *
 * @module
 */
import { queryPairs } from "../../core/body/form-pairs.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { isEndpoint, type MatchedRoute, routesOf } from "../../core/request/route.ts";
import { type Visit, visitPairs } from "./locations.ts";

/** Visits names and values of query parameters, decoded as forms are. */
export function visitQuery(c: EdgeContext, visit: Visit): void {
  const { url } = c.req;
  const mark = url.indexOf("?");
  if (mark < 0) return;
  visitPairs("query", queryPairs(url.slice(mark + 1)), visit);
}

interface RoutedRequest {
  routeIndex?: number;
  param(): Record<string, string>;
}

/** Visits path parameters, and the rest of the path that a wildcard matched. */
export function visitPath(c: EdgeContext, visit: Visit): void {
  const req = c.req as unknown as RoutedRequest;
  const { routeIndex } = req;
  const matchedRoutes = routesOf(c);
  if (matchedRoutes === undefined || routeIndex === undefined) {
    visitPairs("params", Object.entries(req.param() ?? {}), visit);
  } else if (matchedRoutes.some(hasParameters)) {
    visitPairs("params", paramsOf(req, matchedRoutes.length, routeIndex), visit);
  }
  if (matchedRoutes !== undefined) visitWildcard(c.req.path, matchedRoutes, visit);
}

/** Whether a route has path parameters: to look for those of a route without any takes as long. */
function hasParameters({ path }: MatchedRoute): boolean {
  return path.includes(":");
}

/**
 * Returns the path parameters of every route that matches. Under `app.use()` they are those of a
 * later route, and Hono finds them by the index of the current route.
 */
function paramsOf(
  req: RoutedRequest,
  count: number,
  routeIndex: number,
): Iterable<readonly [string, string]> {
  let first: [string, string][] = [];
  let seen: Map<string, string> | undefined;
  try {
    for (let i = 0; i < count; i++) {
      req.routeIndex = i;
      const params = Object.entries(req.param() ?? {});
      if (params.length === 0) continue;
      if (first.length === 0) first = params;
      else {
        seen ??= new Map(first);
        for (const [name, value] of params) seen.set(name, value);
      }
    }
  } finally {
    req.routeIndex = routeIndex;
  }
  return seen ?? first;
}

/**
 * Visits the rest of the path that a wildcard (`/files/*`) matched, decoded: Hono has no parameter
 * for it, and file servers decode it.
 */
function visitWildcard(path: string, routes: readonly MatchedRoute[], visit: Visit): void {
  const route = wildcardOf(routes);
  if (route === undefined) return;
  const before = route.split("/").findIndex((name) => name.startsWith("*"));
  const rest = path.split("/").slice(before).join("/");
  if (rest !== "") visit(decoded(rest), { in: "params", pointer: "/*", isKey: false });
}

/**
 * Returns the path with a wildcard that a request matches: of the first endpoint, or else the
 * longest one of a middleware, because it may answer (serveStatic).
 */
function wildcardOf(routes: readonly MatchedRoute[]): string | undefined {
  const endpoint = routes.find(({ handler }) => isEndpoint(handler));
  if (endpoint !== undefined) return endpoint.path.includes("*") ? endpoint.path : undefined;
  const paths = routes.map(({ path }) => path).filter((path) => path.includes("*"));
  return paths.sort((a, b) => b.length - a.length).at(0);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Visits the named headers. */
export function visitHeaders(c: EdgeContext, names: readonly string[], visit: Visit): void {
  for (const name of names) {
    const value = c.req.header(name);
    if (value !== undefined) visitPairs("headers", [[name, value]], visit);
  }
}

/** Visits the named cookies, or all of them. */
export function visitCookies(c: EdgeContext, names: readonly string[] | true, visit: Visit): void {
  for (const pair of (c.req.header("cookie") ?? "").split(";")) {
    const equals = pair.indexOf("=");
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    if (names !== true && !names.includes(name)) continue;
    visitPairs("cookies", [[name, pair.slice(equals + 1).trim()]], visit);
  }
}
