/** Wrong presets, headers and origins of `securityHeaders()` and `corsPolicy()`. */
import { corsPolicy, securityHeaders } from "../../../src/security-headers/mod.ts";
import type { Mistake } from "./mistake.ts";
import { saidByApp } from "./said.ts";
import { wrongValues } from "./value.ts";

const headers = securityHeaders as (...values: unknown[]) => unknown;
const cors = corsPolicy as (options: unknown) => unknown;

/** Mistakes in `securityHeaders()`. */
export const securityHeadersValues: readonly Mistake[] = [
  {
    title: "`securityHeaders` without `()`",
    wrong: "app.use(securityHeaders)",
    make: () => saidByApp(securityHeaders),
    says: "securityHeaders: got a request, not options; call it: " +
      'app.use(djed.securityHeaders("api"))',
    fix: 'app.use(securityHeaders("api"))',
  },
  ...wrongValues(
    [
      "a preset that does not exist",
      'securityHeaders("json")',
      () => headers("json"),
      'securityHeaders: the preset must be one of "api", "html", "docs", got "json": this is "api"',
      'securityHeaders("api")',
    ],
    [
      "options in place of the preset",
      "securityHeaders({ referrerPolicy: false })",
      () => headers({ referrerPolicy: false }),
      'securityHeaders: the preset is missing: securityHeaders("api", { … })',
      'securityHeaders("api", { referrerPolicy: false })',
    ],
    [
      "the name of a header in helmet",
      'securityHeaders("html", { hsts: false })',
      () => headers("html", { hsts: false }),
      'securityHeaders: unknown option "hsts" (false): this is "strictTransportSecurity" here',
      'securityHeaders("html", { strictTransportSecurity: false })',
    ],
    [
      "a keyword without its quotes",
      'securityHeaders("html", { contentSecurityPolicy: { imgSrc: ["self"] } })',
      () => headers("html", { contentSecurityPolicy: { imgSrc: ["self"] } }),
      'contentSecurityPolicy.imgSrc must be keywords with their quotes, got "self"; write "\'self\'"',
      "contentSecurityPolicy: { imgSrc: [\"'self'\"] }",
    ],
    [
      "a directive as it is in the header",
      'securityHeaders("html", { contentSecurityPolicy: { "img-src": [] } })',
      () => headers("html", { contentSecurityPolicy: { "img-src": [] } }),
      'securityHeaders: unknown option "img-src" (an array of 0): this is "imgSrc" here',
      "contentSecurityPolicy: { imgSrc: [] }",
    ],
    [
      "preload for less than a year",
      'securityHeaders("api", { strictTransportSecurity: "max-age=600; includeSubDomains; preload" })',
      () => headers("api", { strictTransportSecurity: "max-age=600; includeSubDomains; preload" }),
      "at least max-age=31536000 and includeSubDomains for preload",
      'strictTransportSecurity: "max-age=31536000; includeSubDomains; preload"',
    ],
  ),
];

/** Mistakes in `corsPolicy()`. */
export const corsValues: readonly Mistake[] = wrongValues(
  [
    "every origin with credentials",
    'corsPolicy({ origins: "*", credentials: true })',
    () => cors({ origins: "*", credentials: true }),
    'corsPolicy: origins "*" and credentials exclude each other: browsers refuse such responses',
    'corsPolicy({ origins: ["https://app.example.com"], credentials: true })',
  ],
  [
    "the option of hono/cors",
    'corsPolicy({ origin: "https://app.example.com" })',
    () => cors({ origin: "https://app.example.com" }),
    'corsPolicy: unknown option "origin" ("https://app.example.com"): this is "origins" here',
    'corsPolicy({ origins: "https://app.example.com" })',
  ],
  [
    "a pattern without anchors",
    "corsPolicy({ origins: /example\\.com/ })",
    () => cors({ origins: /example\.com/ }),
    "must match the whole origin: write /^(?:…)$/, without the flag m",
    'corsPolicy({ origins: "https://*.example.com" })',
  ],
  [
    "a dot that stands for every character",
    "corsPolicy({ origins: /^https:\\/\\/example.com$/ })",
    () => cors({ origins: /^https:\/\/example.com$/ }),
    "has a dot that stands for every character: write \\.",
    'corsPolicy({ origins: "https://example.com" })',
  ],
  [
    "a pattern that matches longer domains",
    "corsPolicy({ origins: /^https:\\/\\/.*example\\.com$/ })",
    () => cors({ origins: /^https:\/\/.*example\.com$/ }),
    "also matches https://attackerexample.com: write \\. before the domain",
    'corsPolicy({ origins: "https://*.example.com" })',
  ],
  [
    "the origin null",
    'corsPolicy({ origins: ["null"] })',
    () => cors({ origins: ["null"] }),
    '"null" is the origin of every sandboxed page and local file',
    "leave it out",
  ],
  [
    "an origin with a slash",
    'corsPolicy({ origins: "https://example.com/" })',
    () => cors({ origins: "https://example.com/" }),
    'got "https://example.com/"; write "https://example.com"',
    'corsPolicy({ origins: "https://example.com" })',
  ],
  [
    "several origins in one text",
    'corsPolicy({ origins: "https://a.example, https://b.example" })',
    () => cors({ origins: "https://a.example, https://b.example" }),
    'write ["https://a.example", "https://b.example"]',
    'corsPolicy({ origins: ["https://a.example", "https://b.example"] })',
  ],
);
