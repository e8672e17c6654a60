/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of helmet and hono/secure-headers. */
export const SECURITY_HEADERS_THEIRS: TheirNames = "csp=contentSecurityPolicy" +
  "|hsts=strictTransportSecurity|frameguard=xFrameOptions|noSniff=xContentTypeOptions" +
  "|dnsPrefetchControl=xDnsPrefetchControl|ieNoOpen=xDownloadOptions|xssFilter=xXssProtection" +
  "|permittedCrossDomainPolicies=xPermittedCrossDomainPolicies" +
  "|hidePoweredBy,removePoweredBy,xPoweredBy:X-Powered-By is removed, leave it out" +
  "|reportingEndpoints,reportTo,reportUri=reportEndpoint, one URL";

/** Words for the presets. */
export const PRESET_THEIRS: TheirNames = "json=api|page,website,web,site=html|swagger,openapi=docs";

/** Of hono/cors and the npm package cors. */
export const CORS_THEIRS: TheirNames =
  "=origins|origin=origins|methods=allowMethods|allowedHeaders,headers=allowHeaders" +
  "|exposedHeaders=exposeHeaders|allowCredentials,credential=credentials" +
  "|optionsSuccessStatus,preflightContinue:preflights are answered with 204";
