/**
 * Policies as texts: Content-Security-Policy and Permissions-Policy, made of the policy of a preset
 * and what replaces its directives.
 *
 * @module
 */
import type { OptionChecks } from "../core/options.ts";
import { NONCE } from "./presets.ts";
import type { CspDirective } from "./types.ts";

/** Keywords of sources, which are hosts without their quotes. */
const KEYWORD =
  /^(?:self|none|unsafe-inline|unsafe-eval|unsafe-hashes|strict-dynamic|report-sample|wasm-unsafe-eval|nonce|nonce-.*|sha(?:256|384|512)-.*)$/;
const DIRECTIVES = {
  baseUri: 1,
  childSrc: 1,
  connectSrc: 1,
  defaultSrc: 1,
  fontSrc: 1,
  formAction: 1,
  frameAncestors: 1,
  frameSrc: 1,
  imgSrc: 1,
  manifestSrc: 1,
  mediaSrc: 1,
  objectSrc: 1,
  reportTo: 1,
  reportUri: 1,
  requireTrustedTypesFor: 1,
  sandbox: 1,
  scriptSrc: 1,
  scriptSrcAttr: 1,
  scriptSrcElem: 1,
  styleSrc: 1,
  styleSrcAttr: 1,
  styleSrcElem: 1,
  trustedTypes: 1,
  upgradeInsecureRequests: 1,
  workerSrc: 1,
} satisfies Record<CspDirective, 1>;
/** Directives whose values are no sources. */
const NO_SOURCES = /^(?:reportTo|reportUri|requireTrustedTypesFor|sandbox|trustedTypes)$/;

/** A header value: printable ASCII, not only spaces. */
const PRINTABLE = /^(?=.*\S)[\x20-\x7e]+$/;
/** An origin in a Permissions-Policy. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^\s"\\,;()'/]+$/i;

/** Returns the text of a Content-Security-Policy; undefined for none. */
export function cspText(
  checks: OptionChecks,
  option: string,
  given: unknown,
  ofPreset: string | undefined,
): string | undefined {
  if (given === undefined || given === true) return ofPreset;
  if (given === false) return undefined;
  if (typeof given === "string") return checkedPolicy(checks, option, given);
  checkDirectives(checks, option, given);
  const directives = entriesOf(ofPreset ?? "", ";", " ");
  for (const [directive, sources] of Object.entries(given as object)) {
    if (sources === undefined) continue;
    const name = kebab(directive);
    if (sources === false) directives.delete(name);
    else directives.set(name, sourcesText(checks, `${option}.${directive}`, directive, sources));
  }
  const text = [...directives].map(([name, value]) => value ? `${name} ${value}` : name);
  return text.length === 0 ? undefined : text.join("; ");
}

/** Returns the text of a Permissions-Policy; undefined for none. */
export function permissionsText(
  checks: OptionChecks,
  given: unknown,
  ofPreset: string | undefined,
): string | undefined {
  const option = "permissionsPolicy";
  if (given === undefined || given === true) return ofPreset;
  if (given === false) return undefined;
  if (typeof given === "string") return checkedText(checks, option, given);
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    throw checks.error(option, "an object of features, a text or a boolean", given);
  }
  const features = entriesOf(ofPreset ?? "", ",", "=");
  for (const [feature, allowed] of Object.entries(given)) {
    if (allowed === undefined) continue;
    const name = kebab(feature);
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw checks.error(option, "names of features", feature);
    features.set(name, allowlist(checks, feature, allowed));
  }
  const text = [...features].map(([name, value]) => `${name}=${value}`).join(", ");
  return text === "" ? undefined : checkedText(checks, option, text);
}

function checkDirectives(checks: OptionChecks, option: string, given: unknown): void {
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    throw checks.error(option, "an object of directives, a text or a boolean", given);
  }
  checks.known(given, DIRECTIVES, (name) => {
    const camel = name.replace(/-[a-z]/g, (dash) => dash[1].toUpperCase());
    return Object.hasOwn(DIRECTIVES, camel) ? `: this is "${camel}" here` : "";
  });
}

function sourcesText(
  checks: OptionChecks,
  option: string,
  directive: string,
  sources: unknown,
): string {
  if (!Array.isArray(sources)) {
    const hint = typeof sources === "string" ? `; write [${JSON.stringify(sources)}]` : "";
    throw checks.error(option, "an array of sources, or false", sources, hint);
  }
  for (const source of sources) {
    if (typeof source !== "string" || !/^[\x21-\x2b\x2d-\x3a\x3c-\x7e]+$/.test(source)) {
      const expected = 'sources, one text each, without white space, "," and ";"';
      // NONCE of hono/secure-headers is a function.
      const here = typeof source === "function" ? `; write "'nonce'"` : "";
      throw checks.error(option, expected, source, here);
    }
    if (!NO_SOURCES.test(directive)) checkSource(checks, option, source);
  }
  if (sources.includes("'none'") && sources.length > 1) {
    throw checks.error(option, "'none' alone, or other sources", sources);
  }
  return sources.join(" ");
}

function checkSource(checks: OptionChecks, option: string, source: string): void {
  if (KEYWORD.test(source)) {
    throw checks.error(option, "keywords with their quotes", source, `; write "'${source}'"`);
  }
  if (/^'nonce-/i.test(source)) {
    const expected = "without a nonce that is always the same";
    throw checks.error(option, expected, source, `; write "'nonce'"`);
  }
}

function allowlist(checks: OptionChecks, feature: string, allowed: unknown): string {
  if (typeof allowed === "boolean") return allowed ? "*" : "()";
  if (!Array.isArray(allowed) || !allowed.every((one) => typeof one === "string")) {
    throw checks.error(`permissionsPolicy.${feature}`, "a boolean or an array of texts", allowed);
  }
  if (allowed.length === 1 && allowed[0] === "*") return "*";
  if (allowed.length === 1 && allowed[0] === "none") return "()";
  const items = allowed.map((one) => {
    if (one === "self" || one === "src") return one;
    if (ORIGIN.test(one)) return `"${one}"`;
    const here = /^'(?:self|src|none)'$/.test(one) ? `; write "${one.slice(1, -1)}"` : "";
    const expected = '"self", "src" and origins, or "*" or "none" alone';
    throw checks.error(`permissionsPolicy.${feature}`, expected, one, here);
  });
  return `(${items.join(" ")})`;
}

function checkedText(checks: OptionChecks, option: string, text: string): string {
  if (PRINTABLE.test(text)) return text;
  throw checks.error(option, "printable ASCII", text);
}

/** Checks the sources in a whole policy. Several policies are separated by commas. */
function checkedPolicy(checks: OptionChecks, option: string, text: string): string {
  for (const directive of checkedText(checks, option, text).split(/[;,]/)) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (!/-src(?:-attr|-elem)?$|^(?:base-uri|form-action|frame-ancestors)$/i.test(name)) continue;
    for (const source of sources) checkSource(checks, option, source);
  }
  return text;
}

/** The parts of a policy by name, in order. */
function entriesOf(text: string, separator: string, sign: string): Map<string, string> {
  const parts = text.split(separator).map((part) => part.trim()).filter((part) => part !== "");
  return new Map(parts.map((part) => {
    const at = part.indexOf(sign);
    return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  }));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Adds where reports are sent to a policy. */
export function withReports(
  checks: OptionChecks,
  option: string,
  policy: string,
  endpoint: string,
): string {
  if (/(?:^|;)\s*report-(?:to|uri)\b/i.test(policy)) {
    throw checks.error(option, "without report-to and report-uri beside reportEndpoint", policy);
  }
  return `${policy}; report-uri ${endpoint}; report-to csp`;
}

/** Whether a policy needs a nonce. */
export function needsNonce(policy: string | undefined): boolean {
  return policy !== undefined && policy.includes(NONCE);
}
