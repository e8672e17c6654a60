/**
 * Headers that tell browsers what a response may do and who may read it: `securityHeaders()` with
 * presets for APIs, pages and API documentation, and `corsPolicy()`.
 *
 * Limitation: browsers act on these headers, other clients do not. They limit what an injected
 * script can do; they do not stop the injection, and CORS does not protect the server.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { corsPolicy, securityHeaders } from "@djed/edge/security-headers";
 *
 * const app = new Hono();
 * app.use(securityHeaders("api"));
 * app.use(corsPolicy({ origins: ["https://app.example.com"], credentials: true }));
 * app.get("/", (c) => c.json({ ok: true }));
 *
 * const response = await app.request("/", { headers: { origin: "https://app.example.com" } });
 * console.log(response.headers.get("content-security-policy"));
 * // default-src 'none'; frame-ancestors 'none'
 * console.log(response.headers.get("access-control-allow-origin")); // https://app.example.com
 * ```
 *
 * @module
 */
import type { Observable } from "../core/observable.ts";
import { throwIfUncalled } from "../core/options.ts";
import { composed, markGuardPart } from "../core/request/compose.ts";
import { markOwnRoute, PASSES_ON } from "../core/request/exempt.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import { resolveCorsPolicy } from "./cors-options.ts";
import type { CorsPolicyOptions } from "./cors-types.ts";
import { CorsPart } from "./cors.ts";
import { resolveSecurityHeaders } from "./options.ts";
import type { SecurityPreset } from "./presets.ts";
import type { SecurityHeadersOptions, SecurityHeadersVariables } from "./types.ts";
import { securityHeadersPart } from "./writer.ts";

export type { Observable } from "../core/observable.ts";
export type { Duration } from "../core/options.ts";
export type * from "../core/request/context.ts";
export type * from "./cors-types.ts";
export type { SecurityPreset } from "./presets.ts";
export type * from "./types.ts";

/** The middleware. With the preset `"html"` it sets `c.var.cspNonce`. */
export type SecurityHeadersMiddleware<P extends SecurityPreset = "api"> = EdgeMiddleware<
  P extends "html" ? SecurityHeadersVariables : {}
>;

/** The middleware, which is also an {@link Observable}. */
export type CorsPolicyMiddleware = EdgeMiddleware & Observable;

/**
 * Adds security headers to every response, also to refusals, errors, redirects, streams and those
 * of a proxied `fetch`; a 101 is not changed. A header that the response has already is kept, so
 * that a route can have its own, and so that a second `securityHeaders()` on a path takes
 * precedence there. `X-Powered-By` is removed. `Strict-Transport-Security` is sent over https only.
 *
 * `"api"` is for JSON. Its policy allows nothing, and is not sent with `text/html`. `"html"` is for
 * pages: scripts and styles of their own origin, and inline ones with `nonce={c.var.cspNonce}`.
 * `"docs"` is for Swagger UI and Scalar, which load their files from jsDelivr.
 *
 * @param preset The kind of responses.
 * @param overrides Headers that differ from the preset: see {@link SecurityHeadersOptions}.
 * @throws {TypeError | RangeError} For an unknown preset or an invalid option.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { html } from "hono/html";
 * import { securityHeaders } from "@djed/edge/security-headers";
 *
 * const app = new Hono();
 * app.get(
 *   "/",
 *   securityHeaders("html", { contentSecurityPolicy: { imgSrc: ["'self'", "https://img.test"] } }),
 *   (c) => c.html(html`<script nonce="${c.var.cspNonce}">console.log("hello")</script>`),
 * );
 * ```
 */
export function securityHeaders<P extends SecurityPreset = "api">(
  preset?: P,
  overrides?: SecurityHeadersOptions,
): SecurityHeadersMiddleware<P>;
export function securityHeaders(
  preset: SecurityPreset = "api",
  overrides: SecurityHeadersOptions = {},
): SecurityHeadersMiddleware<SecurityPreset> {
  throwIfUncalled("securityHeaders", preset, 'securityHeaders("api")');
  const { plan, mode } = resolveSecurityHeaders(preset, overrides);
  const part = securityHeadersPart(plan, mode);
  const middleware = defineMiddleware("securityHeaders", composed([part]));
  return markOwnRoute(markGuardPart(middleware, part), PASSES_ON) as never;
}

/**
 * Lets pages of other origins read responses (CORS). It answers preflights with 204, and adds
 * `Vary: Origin`. Register it before the guards, so that pages can read refusals too.
 *
 * A page of an origin that is not allowed gets no CORS header, and its browser keeps the response
 * from it. Permissions that a handler or an upstream has put on the response are replaced.
 *
 * @param options See {@link CorsPolicyOptions}.
 * @throws {TypeError | RangeError} For origins that allow more than they say: `"*"` with
 *   credentials, `"null"`, a pattern without anchors; and for an invalid option.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { corsPolicy } from "@djed/edge/security-headers";
 *
 * const app = new Hono();
 * app.use(corsPolicy({
 *   origins: ["https://example.com", "https://*.example.com"],
 *   credentials: true,
 * }));
 * ```
 */
export function corsPolicy<E extends EdgeEnv = EdgeEnv>(
  options: CorsPolicyOptions<E>,
): CorsPolicyMiddleware;
export function corsPolicy(options: CorsPolicyOptions): CorsPolicyMiddleware {
  const part = new CorsPart(resolveCorsPolicy(options));
  const middleware = defineMiddleware("corsPolicy", composed([part]));
  return Object.assign(markOwnRoute(markGuardPart(middleware, part), PASSES_ON), {
    kind: "cors",
    ping: () => Promise.resolve(),
    stats: () => part.stats(),
  });
}
