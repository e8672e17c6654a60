/**
 * Which requests guards treat differently: those that our own health and metrics routes answer, and
 * CORS preflights.
 *
 * @module
 */
import { requestBody } from "../body/body.ts";
import { facts } from "./facts.ts";
import type { EdgeContext } from "./middleware.ts";
import { isEndpoint, unwrapped } from "./route.ts";
import type { RoutedRequest } from "./route.ts";

/** What a middleware or handler of ours answers by itself. */
export interface OwnRoute {
  /**
   * What an answer takes of the client's free passes: 0 where it costs the server next to nothing.
   */
  readonly cost: number;
  /** Whether it answers GET and HEAD on this path. */
  answers(path: string): boolean;
}

/** One of our own routes that a request is on its way to. */
export interface WayToOwnRoute {
  readonly route: OwnRoute;
  /**
   * False where a middleware that is not ours may answer instead (authentication, say): it stands
   * before the route, or around the guard that asks.
   */
  readonly isDirect: boolean;
}

// Registered, so that a guard recognises the routes of another copy of this library.
const OWN_ROUTE: unique symbol = Symbol.for("djed.edge.own-route.1") as never;

/** The mark of a guard or observer of ours, which answers nothing by itself. */
export const PASSES_ON: OwnRoute = { cost: 0, answers: () => false };

/** Marks a middleware or handler of ours. */
export function markOwnRoute<H extends object>(handler: H, route: OwnRoute): H {
  return Object.assign(handler, { [OWN_ROUTE]: route });
}

/** The mark of a middleware or handler, if it has one. */
export function ownRouteOf(handler: object): OwnRoute | undefined {
  return (handler as { [OWN_ROUTE]?: OwnRoute })[OWN_ROUTE];
}

/** Notes that one of our own routes has answered this request. */
export function noteOwnAnswer(c: EdgeContext): void {
  facts(c).ownAnswer = true;
}

/**
 * The route of ours that will answer this request unless a middleware before it does. The router
 * decides, not the path: a path is nothing special where no route of ours is behind it.
 */
export function wayToOwnRoute(c: EdgeContext): WayToOwnRoute | undefined {
  const { method, path } = c.req;
  if (method !== "GET" && method !== "HEAD") return undefined;
  const { matchedRoutes, routeIndex = -1 } = c.req as RoutedRequest;
  if (matchedRoutes === undefined) return undefined;
  let isDirect = true;
  // From the guard itself, which may run inside a middleware of the app's.
  for (let i = Math.max(routeIndex, 0); i < matchedRoutes.length; i++) {
    const handler = unwrapped(matchedRoutes[i].handler);
    const route = ownRouteOf(handler);
    if (route === undefined) {
      // The app's own handler answers first.
      if (isEndpoint(handler)) return undefined;
      isDirect = false;
    } else if (i > routeIndex && route.answers(path)) return { route, isDirect };
  }
  return undefined;
}

/**
 * As {@link wayToOwnRoute}, on the paths that our routes have by default; on others nothing is
 * looked up, so that it costs nothing there.
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

/**
 * Whether a request is a CORS preflight (Fetch §4.8): the browser's own question, which no script
 * can put a body into. A promise where only reading can tell that there is no body.
 */
export function isPreflight(c: EdgeContext): boolean | Promise<boolean> {
  const { req } = c;
  return req.method === "OPTIONS" && req.header("origin") !== undefined &&
    req.header("access-control-request-method") !== undefined && hasNoBody(c);
}

/** The parts of Node's request that tell whether it has a body. */
interface NodeRequest {
  readonly httpVersionMajor?: number;
  readonly stream?: { readonly endAfterHeaders?: boolean };
}

function hasNoBody(c: EdgeContext): boolean | Promise<boolean> {
  const { req } = c;
  const length = req.header("content-length");
  if (length !== undefined && !/^0+$/.test(length)) return false;
  if (req.header("transfer-encoding") !== undefined) return false;
  const incoming: NodeRequest | undefined = c.env?.incoming;
  if (incoming !== undefined && Object.getPrototypeOf(req.raw) !== Request.prototype) {
    // @hono/node-server's stand-in, whose stream is costly to ask for. In HTTP/1 headers announce
    // every body; HTTP/2 tells by the end of the stream.
    return (incoming.httpVersionMajor ?? 1) < 2 || incoming.stream?.endAfterHeaders === true;
  }
  return req.raw.body === null || isEmptyWhenRead(c);
}

/** Deno, and workerd where the length is 0, have a stream for bodies that are not there. */
async function isEmptyWhenRead(c: EdgeContext): Promise<boolean> {
  const body = requestBody(c);
  return await body.read(0) === "complete" && body.bytes.length === 0;
}
