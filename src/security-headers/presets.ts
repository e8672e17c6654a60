/**
 * The headers of the presets, as data: what `protect()` needs without any option of
 * `securityHeaders()`.
 *
 * @module
 */

/** The name of a preset. */
export type SecurityPreset = "api" | "html" | "docs";

/** The headers of a middleware. A header that the response has already is kept. */
export interface HeaderPlan {
  /** Fixed headers, by lower-case name. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Headers of HTML only. */
  readonly htmlOnly: Readonly<Record<string, string>>;
  /** Policies by header, in which {@link NONCE} stands for the nonce of the response. */
  readonly policies: Readonly<Record<string, string>>;
  /** Whether HTML gets the policies too. */
  readonly policiesOnHtml: boolean;
  /** `Strict-Transport-Security`, sent over https only; undefined for none. */
  readonly hsts: string | undefined;
  /** `Cache-Control` of responses to requests with credentials in `Authorization`. */
  readonly cacheControl: string | undefined;
  /** Whether `c.var.cspNonce` is set. */
  readonly hasNonce: boolean;
  /** Whether headers that the response has already are replaced. */
  readonly overwrite: boolean;
  /** Whether `X-Powered-By` is removed. */
  readonly hidesSoftware: boolean;
  /** Whether nothing is written onto a response that has another plan. */
  readonly yields: boolean;
}

/** The place of the nonce in a policy. */
export const NONCE = "'nonce'";
/** The header of the policy that is enforced. */
export const CSP = "content-security-policy";
/** The header of the policy that is only reported. */
export const CSP_REPORT_ONLY = "content-security-policy-report-only";

const NOTHING: HeaderPlan = {
  fixed: { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" },
  htmlOnly: {},
  policies: {},
  policiesOnHtml: true,
  hsts: undefined,
  cacheControl: undefined,
  hasNonce: false,
  overwrite: false,
  hidesSoftware: false,
  yields: true,
};

/**
 * The headers that every response may have: the default of `protect()`. It yields to a
 * `securityHeaders()` of the app, whose options say more.
 */
export function basicPlan(): HeaderPlan {
  return NOTHING;
}

/** Returns the headers of a preset. */
export function planOf(preset: SecurityPreset): HeaderPlan {
  const shared = {
    ...NOTHING,
    hsts: "max-age=31536000; includeSubDomains",
    cacheControl: "no-store",
    hidesSoftware: true,
    yields: false,
  };
  if (preset === "api") {
    return {
      ...shared,
      fixed: { ...NOTHING.fixed, "cross-origin-resource-policy": "same-origin" },
      htmlOnly: { "x-frame-options": "DENY" },
      policies: { [CSP]: "default-src 'none'; frame-ancestors 'none'" },
      policiesOnHtml: false,
    };
  }
  return {
    ...shared,
    fixed: {
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "origin-agent-cluster": "?1",
      "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      "x-frame-options": "SAMEORIGIN",
    },
    policies: { [CSP]: preset === "html" ? HTML_POLICY : DOCS_POLICY },
    hasNonce: preset === "html",
  };
}

const HTML_POLICY = "default-src 'self'; script-src 'self' 'nonce'; style-src 'self' 'nonce'; " +
  "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'self'";

/** Swagger UI and Scalar load their files from jsDelivr, and have inline scripts and styles. */
const DOCS_POLICY = "default-src 'self'; " +
  "script-src 'self' 'unsafe-inline' https://cdn.jsdelivr.net; " +
  "style-src 'self' 'unsafe-inline' https://cdn.jsdelivr.net; img-src 'self' data: https:; " +
  "font-src 'self' data: https://cdn.jsdelivr.net https://fonts.scalar.com; " +
  "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'self'";
