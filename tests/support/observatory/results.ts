/**
 * Verdicts of the test functions of @mdn/mdn-http-observatory 1.4.8 on each answer, written by
 * scripts/observatory.ts. `results` has those that give or take points, from 100.
 */
export const observed: Readonly<
  Record<string, {
    readonly headers: Readonly<Record<string, string>>;
    readonly score: number;
    readonly grade: string;
    readonly results: Readonly<Record<string, string>>;
  }>
> = {
  "bare Hono": {
    "headers": {
      "content-type": "application/json",
    },
    "score": 30,
    "grade": "D",
    "results": {
      "csp-not-implemented": "-25",
      "hsts-not-implemented": "-20",
      "x-content-type-options-not-implemented": "-5",
      "x-frame-options-not-implemented": "-20",
    },
  },
  "hono/secure-headers": {
    "headers": {
      "content-type": "application/json",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "origin-agent-cluster": "?1",
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=15552000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "x-dns-prefetch-control": "off",
      "x-download-options": "noopen",
      "x-frame-options": "SAMEORIGIN",
      "x-permitted-cross-domain-policies": "none",
      "x-xss-protection": "0",
    },
    "score": 75,
    "grade": "B",
    "results": {
      "csp-not-implemented": "-25",
      "referrer-policy-private": "+5",
      "corp-implemented-with-same-origin": "+10",
    },
  },
  "protect()": {
    "headers": {
      "content-type": "application/json",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
    "score": 35,
    "grade": "D",
    "results": {
      "csp-not-implemented": "-25",
      "referrer-policy-private": "+5",
      "hsts-not-implemented": "-20",
      "x-frame-options-not-implemented": "-20",
    },
  },
  'securityHeaders("api"), JSON': {
    "headers": {
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "content-type": "application/json",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
    },
    "score": 130,
    "grade": "A+",
    "results": {
      "csp-implemented-with-no-unsafe-default-src-none": "+10",
      "referrer-policy-private": "+5",
      "x-frame-options-implemented-via-csp": "+5",
      "corp-implemented-with-same-origin": "+10",
    },
  },
  'securityHeaders("api"), HTML': {
    "headers": {
      "content-type": "text/html",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    },
    "score": 75,
    "grade": "B",
    "results": {
      "csp-not-implemented": "-25",
      "referrer-policy-private": "+5",
      "corp-implemented-with-same-origin": "+10",
    },
  },
  'securityHeaders("html")': {
    "headers": {
      "content-security-policy":
        "default-src 'self'; script-src 'self' 'nonce-x'; style-src 'self' 'nonce-x'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
      "content-type": "text/html",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "origin-agent-cluster": "?1",
      "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      "referrer-policy": "strict-origin-when-cross-origin",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "x-frame-options": "SAMEORIGIN",
    },
    "score": 125,
    "grade": "A+",
    "results": {
      "csp-implemented-with-no-unsafe": "+5",
      "referrer-policy-private": "+5",
      "x-frame-options-implemented-via-csp": "+5",
      "corp-implemented-with-same-origin": "+10",
    },
  },
  'securityHeaders("docs")': {
    "headers": {
      "content-security-policy":
        "default-src 'self'; script-src 'self' 'unsafe-inline' https://cdn.jsdelivr.net; style-src 'self' 'unsafe-inline' https://cdn.jsdelivr.net; img-src 'self' data: https:; font-src 'self' data: https://cdn.jsdelivr.net https://fonts.scalar.com; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
      "content-type": "text/html",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "origin-agent-cluster": "?1",
      "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      "referrer-policy": "strict-origin-when-cross-origin",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "x-frame-options": "SAMEORIGIN",
    },
    "score": 80,
    "grade": "B+",
    "results": {
      "csp-implemented-with-unsafe-inline": "-20",
      "referrer-policy-private": "+5",
      "x-frame-options-implemented-via-csp": "+5",
      "corp-implemented-with-same-origin": "+10",
    },
  },
};
