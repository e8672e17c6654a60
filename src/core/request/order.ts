/**
 * Warnings about middlewares that are registered twice, or after the routes that they are meant
 * for. Both show in requests only, to a middleware that runs before: an observer, `tracing()` or
 * `problems()`.
 *
 * @module
 */
import { warnOnce } from "../once.ts";
import { ownRouteOf } from "./exempt.ts";
import { facts } from "./facts.ts";
import type { EdgeContext } from "./middleware.ts";
import { isEndpoint, routesOf, unwrapped } from "./route.ts";
import type { RoutedRequest } from "./route.ts";

/** Number of requests that are looked at: the order does not change, and a look takes time. */
const MAX_LOOKS = 100;
/** Number of requests that have to pass a guard by, while none comes to it. */
const MIN_PASSED = 3;

/** Looks at the first requests of one middleware. */
export class OrderCheck {
  readonly #names: readonly string[];
  /** Requests that guards after the route have not seen; -Infinity for guards that have a route. */
  readonly #passed = new Map<object, number>();
  #looks = 0;

  /** @param names The names of the observers of the middleware. */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /**
   * Called when a request starts. Warns if an observer of the same kind has seen it.
   *
   * @returns Whether it has.
   */
  start(c: EdgeContext): boolean {
    return this.#looks < MAX_LOOKS && this.#isSecond(c);
  }

  #isSecond(c: EdgeContext): boolean {
    const shared = facts(c);
    const { observers = [] } = shared;
    const twice = this.#names.find((name) => observers.includes(name));
    if (twice === undefined) shared.observers = [...observers, ...this.#names];
    else if (isMiddleware(c)) {
      warnOnce(
        `${twice}: two of them run for one request (protect() has one too): remove one, or give ` +
          "its options to protect()",
      );
    }
    return twice !== undefined;
  }

  /** Called after a 404. Warns of a middleware that is registered like a handler. */
  unanswered(c: EdgeContext): void {
    const last = routesOf(c)?.at(-1);
    if (last === undefined || last.method === "ALL") return;
    const handler = unwrapped(last.handler);
    if (ownRouteOf(handler) === undefined || isEndpoint(handler)) return;
    warnOnce(
      `${
        handler.name || "a guard"
      }: ${last.method} ${last.path} has a middleware and no handler: ` +
        "for a scrape it is metrics.handler, or protect().metrics",
    );
  }

  /** Called after the response. Warns of guards that are registered after the route. */
  end(c: EdgeContext): void {
    if (this.#looks < MAX_LOOKS) this.#look(c);
  }

  #look(c: EdgeContext): void {
    this.#looks++;
    const matchedRoutes = routesOf(c) ?? [];
    const handlers = matchedRoutes.map(({ handler }) => unwrapped(handler));
    const first = handlers.findIndex(isEndpoint);
    if (first < 0 || ownRouteOf(handlers[first]) !== undefined) return;
    const last = handlers.findLastIndex(isEndpoint);
    handlers.forEach((handler, i) => {
      if (ownRouteOf(handler) === undefined) return;
      const passed = (this.#passed.get(handler) ?? 0) + (i < last ? -Infinity : 1);
      this.#passed.set(handler, passed);
      if (passed < MIN_PASSED) return;
      const { method, path } = matchedRoutes[first];
      warnOnce(
        `${handler.name || "a guard"}: registered after ${method} ${path}, so it does not run ` +
          "for it: app.use() it before the routes, unless that is meant",
        `after ${handler.name}`,
      );
    });
  }
}

/** Whether the running middleware was registered by `app.use()`. */
function isMiddleware(c: EdgeContext): boolean {
  const { routeIndex = 0 } = c.req as RoutedRequest;
  return routesOf(c)?.[routeIndex]?.method === "ALL";
}
