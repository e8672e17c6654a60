/**
 * Checks the arguments of `securityHeaders()`, once, at construction.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { OptionChecks } from "../core/options.ts";
import { cspText, needsNonce, permissionsText, withReports } from "./policy-text.ts";
import { CSP, CSP_REPORT_ONLY, planOf } from "./presets.ts";
import type { HeaderPlan, SecurityPreset } from "./presets.ts";
import { PRESET_THEIRS, SECURITY_HEADERS_THEIRS } from "./their-names.ts";
import type { SecurityHeadersOptions } from "./types.ts";

const NAMES = {
  contentSecurityPolicy: 1,
  contentSecurityPolicyReportOnly: 1,
  reportEndpoint: 1,
  crossOriginEmbedderPolicy: 1,
  crossOriginOpenerPolicy: 1,
  crossOriginResourcePolicy: 1,
  originAgentCluster: 1,
  permissionsPolicy: 1,
  referrerPolicy: 1,
  strictTransportSecurity: 1,
  xContentTypeOptions: 1,
  xFrameOptions: 1,
  xDnsPrefetchControl: 1,
  xDownloadOptions: 1,
  xPermittedCrossDomainPolicies: 1,
  xXssProtection: 1,
  cacheControl: 1,
  overwrite: 1,
  mode: 1,
} satisfies Record<keyof SecurityHeadersOptions, 1>;

/** Headers by option: the usual value, then the others that are allowed. */
const HEADERS: Readonly<Record<string, readonly [header: string, ...values: string[]]>> = {
  crossOriginEmbedderPolicy: [
    "cross-origin-embedder-policy",
    "require-corp",
    "credentialless",
    "unsafe-none",
  ],
  crossOriginOpenerPolicy: [
    "cross-origin-opener-policy",
    "same-origin",
    "same-origin-allow-popups",
    "noopener-allow-popups",
    "unsafe-none",
  ],
  crossOriginResourcePolicy: [
    "cross-origin-resource-policy",
    "same-origin",
    "same-site",
    "cross-origin",
  ],
  originAgentCluster: ["origin-agent-cluster", "?1"],
  referrerPolicy: [
    "referrer-policy",
    "no-referrer",
    "no-referrer-when-downgrade",
    "origin",
    "origin-when-cross-origin",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
    "unsafe-url",
  ],
  xContentTypeOptions: ["x-content-type-options", "nosniff"],
  xFrameOptions: ["x-frame-options", "SAMEORIGIN", "DENY"],
  xDnsPrefetchControl: ["x-dns-prefetch-control", "off"],
  xDownloadOptions: ["x-download-options", "noopen"],
  xPermittedCrossDomainPolicies: ["x-permitted-cross-domain-policies", "none"],
  xXssProtection: ["x-xss-protection", "0"],
};

/** Maximum age that the preload list asks for, in seconds: a year. */
const PRELOAD_SECONDS = 31_536_000;

/** The complete settings. */
export interface SecurityHeadersSettings {
  readonly plan: HeaderPlan;
  readonly mode: "enforce" | "report";
}

/** Checks the arguments and makes the plan of the headers. */
export function resolveSecurityHeaders(
  preset: SecurityPreset,
  options: SecurityHeadersOptions,
): SecurityHeadersSettings {
  const checks = optionChecks("securityHeaders");
  if (preset !== null && typeof preset === "object") {
    throw new TypeError('securityHeaders: the preset is missing: securityHeaders("api", { … })');
  }
  checks.oneOf("the preset", preset, ["api", "html", "docs"], PRESET_THEIRS);
  checks.known(options, NAMES, SECURITY_HEADERS_THEIRS);
  for (const option of ["cacheControl", "overwrite"] as const) {
    if (options[option] !== undefined) checks.oneOf(option, options[option], [true, false]);
  }
  const mode = checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]);
  const base = planOf(preset);
  const { fixed, htmlOnly } = fixedHeaders(checks, options, base);
  const policies = policiesOf(checks, preset, options, base);
  if (options.reportEndpoint !== undefined && Object.keys(policies).length > 0) {
    fixed["reporting-endpoints"] = `csp="${options.reportEndpoint}"`;
  }
  const plan: HeaderPlan = {
    ...base,
    fixed,
    htmlOnly,
    policies,
    hsts: hstsOf(checks, options.strictTransportSecurity, base.hsts!),
    cacheControl: options.cacheControl === false ? undefined : base.cacheControl,
    overwrite: options.overwrite ?? false,
  };
  return { plan, mode };
}

function fixedHeaders(
  checks: OptionChecks,
  options: SecurityHeadersOptions,
  base: HeaderPlan,
): { fixed: Record<string, string>; htmlOnly: Record<string, string> } {
  const fixed: Record<string, string> = { ...base.fixed };
  const htmlOnly: Record<string, string> = { ...base.htmlOnly };
  for (const [option, [header, usual, ...others]] of Object.entries(HEADERS)) {
    const given = options[option as "referrerPolicy"];
    if (given === undefined) continue;
    checks.oneOf(option, given, [true, false, usual, ...others]);
    if (given === true && (header in fixed || header in htmlOnly)) continue;
    delete htmlOnly[header];
    delete fixed[header];
    if (given !== false) fixed[header] = given === true ? usual : given;
  }
  const { "permissions-policy": ofPreset } = fixed;
  const permissions = permissionsText(checks, options.permissionsPolicy, ofPreset);
  if (permissions === undefined) delete fixed["permissions-policy"];
  else fixed["permissions-policy"] = permissions;
  return { fixed, htmlOnly };
}

function policiesOf(
  checks: OptionChecks,
  preset: SecurityPreset,
  options: SecurityHeadersOptions,
  base: HeaderPlan,
): Record<string, string> {
  const policies: Record<string, string> = {};
  const { contentSecurityPolicyReportOnly = false, reportEndpoint } = options;
  const given = {
    contentSecurityPolicy: [CSP, options.contentSecurityPolicy],
    contentSecurityPolicyReportOnly: [CSP_REPORT_ONLY, contentSecurityPolicyReportOnly],
  } as const;
  if (reportEndpoint !== undefined) checkEndpoint(checks, reportEndpoint);
  for (const [option, [header, value]] of Object.entries(given)) {
    const policy = cspText(checks, option, value, base.policies[CSP]);
    if (policy === undefined) continue;
    if (needsNonce(policy) && preset !== "html") {
      throw checks.error(option, 'without a nonce, which only the preset "html" has', policy);
    }
    policies[header] = reportEndpoint
      ? withReports(checks, option, policy, reportEndpoint)
      : policy;
  }
  return policies;
}

function checkEndpoint(checks: OptionChecks, endpoint: unknown): void {
  const isUrl = typeof endpoint === "string" &&
    /^(?:https:\/\/|\/(?!\/))[\x21\x23-\x26\x28-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/.test(endpoint);
  if (isUrl && URL.canParse(endpoint, "https://localhost")) return;
  const expected = 'an https URL, or a path like "/csp-reports", in ASCII';
  throw checks.error("reportEndpoint", expected, endpoint);
}

function hstsOf(checks: OptionChecks, given: unknown, ofPreset: string): string | undefined {
  if (given === undefined || given === true) return ofPreset;
  if (given === false) return undefined;
  const expected = 'like "max-age=31536000; includeSubDomains", or a boolean';
  const [, age, subdomains, preload] =
    /^max-age=(\d{1,10})(; includeSubDomains)?(; preload)?$/i.exec(String(given)) ?? [];
  if (typeof given !== "string" || age === undefined) {
    throw checks.error("strictTransportSecurity", expected, given);
  }
  if (preload && (!subdomains || Number(age) < PRELOAD_SECONDS)) {
    const needed = "at least max-age=31536000 and includeSubDomains for preload";
    throw checks.error("strictTransportSecurity", needed, given);
  }
  return given;
}
