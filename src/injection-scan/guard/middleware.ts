/**
 * Makes the middleware for `injectionScan()` and for `protect()`, which differ in defaults only.
 *
 * @module
 */
import { markOwnRoute, PASSES_ON } from "../../core/request/exempt.ts";
import { definePart } from "../../core/request/compose.ts";
import type { EdgeMiddleware } from "../../core/request/middleware.ts";
import type { Observable } from "../../core/observable.ts";
import type { FamilyPack } from "../engine/pack.ts";
import { makeScanGuard } from "./guard.ts";
import { resolveInjectionScanOptions } from "./options.ts";
import type { InjectionScanOptions, ScanDefaults } from "./options.ts";
import type { InjectionScanResult } from "./result.ts";

/** The variables that `injectionScan()` sets. */
export type InjectionScanVariables = {
  /** The result of this request's scan, also when nothing was found. */
  injectionScan: InjectionScanResult;
};

/** The middleware, which is also an {@link Observable}. */
export type InjectionScanMiddleware = EdgeMiddleware<InjectionScanVariables> & Observable;

/** Makes the middleware. */
export function scanMiddleware(
  options: InjectionScanOptions | undefined,
  defaults: ScanDefaults,
  pack: FamilyPack,
): InjectionScanMiddleware {
  const guard = makeScanGuard(resolveInjectionScanOptions(options, defaults, pack));
  const middleware = definePart<InjectionScanVariables, unknown>("injectionScan", guard);
  return Object.assign(markOwnRoute(middleware, PASSES_ON), {
    kind: "injection_scan",
    ping: () => Promise.resolve(),
    stats: guard.stats,
  });
}
