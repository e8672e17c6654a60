/**
 * The public types of `securityHeaders()`.
 *
 * @module
 */

/**
 * The directives of a Content-Security-Policy, each with its sources: keywords with their quotes,
 * `"'self'"`, schemes (`"data:"`), hosts. `"'nonce'"` stands for the nonce of the response. `false`
 * leaves a directive of the preset out; an empty list is a directive without a value.
 */
export type CspDirectives = {
  readonly [D in CspDirective]?: readonly string[] | false | undefined;
};

/** The names of directives. */
export type CspDirective =
  | "baseUri"
  | "childSrc"
  | "connectSrc"
  | "defaultSrc"
  | "fontSrc"
  | "formAction"
  | "frameAncestors"
  | "frameSrc"
  | "imgSrc"
  | "manifestSrc"
  | "mediaSrc"
  | "objectSrc"
  | "reportTo"
  | "reportUri"
  | "requireTrustedTypesFor"
  | "sandbox"
  | "scriptSrc"
  | "scriptSrcAttr"
  | "scriptSrcElem"
  | "styleSrc"
  | "styleSrcAttr"
  | "styleSrcElem"
  | "trustedTypes"
  | "upgradeInsecureRequests"
  | "workerSrc";

/** The values of `Referrer-Policy`. */
export type ReferrerPolicy =
  | "no-referrer"
  | "no-referrer-when-downgrade"
  | "origin"
  | "origin-when-cross-origin"
  | "same-origin"
  | "strict-origin"
  | "strict-origin-when-cross-origin"
  | "unsafe-url";

/**
 * Options of `securityHeaders()`: one for each header, and how they are written. `false` leaves a
 * header out, `true` sends it with the value of the preset, or the usual one if the preset does not
 * have it.
 *
 * @default each header is that of the preset
 */
export interface SecurityHeadersOptions {
  /**
   * `Content-Security-Policy`: directives that replace those of the preset, one by one, or a whole
   * policy as text.
   */
  readonly contentSecurityPolicy?: CspDirectives | string | boolean | undefined;
  /**
   * `Content-Security-Policy-Report-Only`, written in the same way. It blocks nothing.
   *
   * @default false
   */
  readonly contentSecurityPolicyReportOnly?: CspDirectives | string | boolean | undefined;
  /**
   * Where browsers send reports of both policies: an https URL, or a path of this server. Adds
   * `report-to`, `report-uri` and the header `Reporting-Endpoints`. Everyone can send reports
   * there.
   *
   * @default no reports
   */
  readonly reportEndpoint?: string | undefined;
  /** `Cross-Origin-Embedder-Policy`. */
  readonly crossOriginEmbedderPolicy?:
    | "require-corp"
    | "credentialless"
    | "unsafe-none"
    | boolean
    | undefined;
  /** `Cross-Origin-Opener-Policy`. */
  readonly crossOriginOpenerPolicy?:
    | "same-origin"
    | "same-origin-allow-popups"
    | "noopener-allow-popups"
    | "unsafe-none"
    | boolean
    | undefined;
  /** `Cross-Origin-Resource-Policy`. */
  readonly crossOriginResourcePolicy?:
    | "same-origin"
    | "same-site"
    | "cross-origin"
    | boolean
    | undefined;
  /** `Origin-Agent-Cluster: ?1`. */
  readonly originAgentCluster?: boolean | undefined;
  /**
   * `Permissions-Policy`: features that replace those of the preset, one by one, or the whole
   * header as text. `false` and `[]` turn a feature off, `true` allows it for everyone, and
   * `["self", "https://maps.example"]` for this origin and another.
   */
  readonly permissionsPolicy?:
    | Readonly<Record<string, readonly string[] | boolean>>
    | string
    | boolean
    | undefined;
  /** `Referrer-Policy`. */
  readonly referrerPolicy?: ReferrerPolicy | boolean | undefined;
  /** `Strict-Transport-Security`, sent over https only. */
  readonly strictTransportSecurity?: `max-age=${string}` | boolean | undefined;
  /** `X-Content-Type-Options: nosniff`. */
  readonly xContentTypeOptions?: boolean | undefined;
  /** `X-Frame-Options`, for browsers that do not know `frame-ancestors`. */
  readonly xFrameOptions?: "DENY" | "SAMEORIGIN" | boolean | undefined;
  /**
   * `X-DNS-Prefetch-Control: off`.
   *
   * @default false
   */
  readonly xDnsPrefetchControl?: boolean | undefined;
  /**
   * `X-Download-Options: noopen`, for Internet Explorer.
   *
   * @default false
   */
  readonly xDownloadOptions?: boolean | undefined;
  /**
   * `X-Permitted-Cross-Domain-Policies: none`, for Flash and Acrobat.
   *
   * @default false
   */
  readonly xPermittedCrossDomainPolicies?: boolean | undefined;
  /**
   * `X-XSS-Protection: 0`, which turns the filter of old browsers off.
   *
   * @default false
   */
  readonly xXssProtection?: boolean | undefined;
  /**
   * `Cache-Control: no-store` on responses to requests with an `Authorization` header, unless the
   * response has a `Cache-Control`.
   *
   * @default true
   */
  readonly cacheControl?: boolean | undefined;
  /**
   * Whether headers that the response has already are replaced.
   *
   * @default false
   */
  readonly overwrite?: boolean | undefined;
  /**
   * `"report"` changes no response.
   *
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
}

/** The variables that `securityHeaders("html")` sets. */
export type SecurityHeadersVariables = {
  /** The nonce of this response, for `<script nonce="…">` and `<style nonce="…">`. */
  cspNonce: string;
};
