/**
 * The middleware of complete options: `injectionScan()` and the scan of `protect()` differ in
 * defaults only.
 *
 * @module
 */
import { markOwnRoute, PASSES_ON } from "../core/request/exempt.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeMiddleware } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { makeGuard } from "./guard.ts";
import { type InjectionScanOptions, resolveOptions } from "./options.ts";
import type { InjectionScanResult } from "./result.ts";

/** The variables that `injectionScan()` sets. */
export type InjectionScanVariables = {
  /** The verdict on this request, also when nothing was found. */
  injectionScan: InjectionScanResult;
};

/** The middleware, which is also an {@link Observable}. */
export type InjectionScanMiddleware = EdgeMiddleware<InjectionScanVariables> & Observable;

/** Makes the middleware; for `strict` see `resolveOptions`. */
export function scanMiddleware(
  options: InjectionScanOptions | undefined,
  strict: boolean,
): InjectionScanMiddleware {
  const guard = makeGuard(resolveOptions(options, strict));
  const middleware = defineMiddleware<InjectionScanVariables>(function injectionScan(c, next) {
    return guard.handle(c, next);
  });
  return Object.assign(markOwnRoute(middleware, PASSES_ON), {
    kind: "injection_scan",
    ping: () => Promise.resolve(),
    stats: guard.stats,
  });
}
