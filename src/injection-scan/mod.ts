/**
 * Injection scanning that a product can leave on: prompt injection and web injection, in linear
 * time, without an account or a model call.
 *
 * It looks at every value and key of a request, undoes encodings within bounds, and refuses what
 * scores 0.7 or more; at most one ordinary text in a thousand does. Its honest limit: it sees words
 * and syntax, not intent. Parameterise queries, encode output, and give a model's tools no power
 * that its user does not have.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { injectionScan } from "@djed/edge/injection-scan";
 *
 * const app = new Hono();
 * app.use(injectionScan({ mode: "report" }));            // look first
 * app.use("/chat/*", injectionScan({ profiles: { json: "chat" } }));
 * ```
 *
 * @module
 */
import { type InjectionScanMiddleware, scanMiddleware } from "./middleware.ts";
import type { InjectionScanOptions } from "./options.ts";

export type { Decision } from "../core/request/decision.ts";
export type { EdgeContext, EdgeMiddleware, EdgeRequest, Next } from "../core/request/middleware.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration, Size } from "../core/options.ts";
export { canary } from "./canary.ts";
export type { Canary } from "./canary.ts";
export type { Classifier, ClassifyOptions } from "./classify.ts";
export { FAMILIES as families } from "./families/registry.ts";
export type { Family } from "./families/registry.ts";
export { leakScan } from "./leak-scan.ts";
export type { LeakScanOptions } from "./leak-scan.ts";
export type { Location, Surface } from "./locations.ts";
export type { InjectionScanMiddleware, InjectionScanVariables } from "./middleware.ts";
export type { InjectionScanOptions } from "./options.ts";
export type { Profile } from "./profiles.ts";
export type { InjectionScanResult, LocatedFinding } from "./result.ts";
export { scanText } from "./scanner.ts";
export type { ScanResult } from "./window.ts";
export type { Finding } from "./search.ts";
export type { FamilyChoice, ScanLayers, ScanOptions } from "./settings.ts";
export { createStreamScanner } from "./stream.ts";
export type { StreamScanner } from "./stream.ts";
export { untrusted } from "./untrusted.ts";
export type { UntrustedOptions, UntrustedText } from "./untrusted.ts";

/**
 * Refuses requests that carry an injection: 400 problem+json `injection-detected`, which names the
 * place and never the rule or the text.
 *
 * Scanned are query and path parameters, JSON values and keys, form fields, file names and text
 * bodies, up to `maxBytes`; the handler gets the whole body, byte for byte. GET and HEAD that our own
 * health and metrics routes answer are not scanned. Memory: the body up to `maxBytes`, and four times
 * that for what it decodes to, while the request is scanned. CPU: a budget of 64 units of work for
 * each of `maxBytes`, about 0.1 s for 128 KB; what takes more is refused with 413
 * `scan-budget-exceeded` where it reaches a model, see `overflow`.
 *
 * @param options See {@link InjectionScanOptions}.
 * @throws {RangeError | TypeError} For a wrong option; the message names it and what is allowed.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono<{ Variables: djed.InjectionScanVariables }>();
 * app.use(djed.injectionScan());
 * app.post("/chat", (c) => c.json({ score: c.var.injectionScan.score }));
 * ```
 */
export function injectionScan(options?: InjectionScanOptions): InjectionScanMiddleware {
  return scanMiddleware(options, false);
}
