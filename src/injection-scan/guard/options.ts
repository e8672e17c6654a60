/**
 * The options of `injectionScan()`, checked and completed once.
 *
 * @module
 */
import { asBoolean, Callback } from "../../core/callback.ts";
import { bodyTimeoutOption } from "../../core/body/body-timeout.ts";
import type { Decision } from "../../core/request/decision.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { type Duration, optionChecks, type OptionNames, type Size } from "../../core/options.ts";
import { resolveClassifyOptions } from "./classify.ts";
import type { Classifier, ClassifyOptions, ClassifySettings } from "./classify.ts";
import { type Location, type Surface, SURFACES } from "../request/locations.ts";
import { settingsByPlace } from "./places.ts";
import type { Profile } from "../engine/profiles.ts";
import type { FamilyChoice, Settings } from "../engine/settings.ts";

/** Options of `injectionScan()`; all have defaults. */
export interface InjectionScanOptions {
  /**
   * Families of attacks to look for. A list replaces the default set; an object changes it:
   * `{ ssrf: true, sql: 0.8, ldap: false }`. The object takes precedence over a profile: a profile
   * never turns off a family that is `true`, and never changes a threshold given as a number.
   * @default the families whose measured false positives allow it
   */
  readonly families?: FamilyChoice;
  /**
   * Profiles by place: a surface (`"json"`), or a surface and an RFC 6901 pointer, in which `*`
   * matches one whole name (`"json/messages/*\/content"`). The longest match is used.
   * @default "field" everywhere
   */
  readonly profiles?: Readonly<Record<string, Profile>>;
  /**
   * The score from which a finding refuses the request, 0 to 1.
   * @default 0.7
   */
  readonly threshold?: number;
  /**
   * The parts of a request to scan.
   * @default ["query", "params", "json", "form", "text"], and headers and cookies if they are named
   */
  readonly surfaces?: readonly Surface[];
  /**
   * Names of the headers to scan.
   * @default []
   */
  readonly headers?: readonly string[];
  /**
   * Names of the cookies to scan, or `true` for all.
   * @default []
   */
  readonly cookies?: readonly string[] | boolean;
  /**
   * Maximum number of bytes of a body that are scanned. The handler always gets the whole body.
   * @default "128kb"
   */
  readonly maxBytes?: Size;
  /**
   * Maximum pause of a client while it sends the body; a longer pause is answered with 408. After
   * ten seconds the client must also have sent at least 1 KB per second.
   * @default "10s"
   */
  readonly bodyTimeout?: Duration;
  /**
   * Behaviour for a larger body: its beginning is scanned (`"scan-prefix"`), it is refused with 413
   * (`"reject"`), or it is not scanned (`"skip"`). Report mode scans the beginning of a body that
   * it would refuse.
   *
   * It also applies to a body that exceeds the budget of work (64 units per byte of `maxBytes`).
   * Such a body is refused with 413 if this is `"reject"`, or if the body may reach a model.
   * Otherwise the rest is scanned as one text, or not at all with `"skip"`.
   * @default "scan-prefix"
   */
  readonly overflow?: "scan-prefix" | "reject" | "skip";
  /**
   * Places where nothing is refused. It is only called for a place that would be refused, and must
   * answer synchronously. If it throws or returns a promise or anything but true, the place is not
   * allowed.
   */
  allow?(location: Location, c: EdgeContext): boolean;
  /**
   * `"report"` only records what would have been refused.
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report";
  /**
   * A second opinion on texts in the grey zone: a function of the text, or an object with settings.
   * See {@link ClassifyOptions}.
   */
  readonly classify?: Classifier | ClassifyOptions;
  /**
   * Called with every decision. Only observes: its result is ignored and its errors are counted.
   */
  onDecision?(c: EdgeContext, decision: Decision): void;
}

/** Complete options. */
export interface InjectionScanSettings {
  /** Returns the scanner's settings for a place. */
  settingsAt(location: Location): Settings;
  readonly surfaces: ReadonlySet<Surface>;
  readonly headers: readonly string[];
  readonly cookies: readonly string[] | true;
  readonly maxBytes: number;
  readonly bodyTimeoutMs: number;
  readonly overflow: "scan-prefix" | "reject" | "skip";
  /** Whether any body that exceeds the budget of work is refused. */
  readonly refusesBeyondBudget: boolean;
  /** Whether a body that looks like input of a model is refused when it exceeds the budget. */
  readonly refusesModelBodies: boolean;
  readonly allow: Callback<[location: Location, c: EdgeContext], boolean> | undefined;
  readonly report: boolean;
  readonly classify: ClassifySettings | undefined;
  readonly onDecision: InjectionScanOptions["onDecision"];
}

/** The names of the options of `injectionScan()`. */
export const INJECTION_SCAN_OPTIONS: OptionNames = {
  families: 1,
  profiles: 1,
  threshold: 1,
  surfaces: 1,
  headers: 1,
  cookies: 1,
  maxBytes: 1,
  bodyTimeout: 1,
  overflow: 1,
  allow: 1,
  mode: 1,
  classify: 1,
  onDecision: 1,
} satisfies Record<keyof InjectionScanOptions, 1>;
const DEFAULT_SURFACES: readonly Surface[] = ["query", "params", "json", "form", "text"];

/**
 * Checks and completes options.
 *
 * @param strict Whether bodies that exceed the budget of work are refused if `overflow` is not
 * given.
 */
export function resolveInjectionScanOptions(
  options: InjectionScanOptions = {},
  strict: boolean = false,
): InjectionScanSettings {
  const checks = optionChecks("injectionScan");
  checks.known(options, INJECTION_SCAN_OPTIONS);
  checks.optionalFunction("allow", options.allow);
  checks.optionalFunction("onDecision", options.onDecision);
  const headers = headersOf(options.headers);
  const cookies = cookiesOf(options.cookies);
  const settingsAt = settingsByPlace(options, options.profiles);
  const { thresholds } = settingsAt({ in: "json", pointer: "", isKey: false });
  return {
    settingsAt,
    surfaces: surfacesOf(options.surfaces, headers, cookies),
    headers,
    cookies,
    maxBytes: checks.size("maxBytes", options.maxBytes ?? "128kb"),
    bodyTimeoutMs: bodyTimeoutOption(checks, options.bodyTimeout),
    overflow: checks.oneOf("overflow", options.overflow ?? "scan-prefix", [
      "scan-prefix",
      "reject",
      "skip",
    ]),
    refusesBeyondBudget: options.overflow === "reject" ||
      (strict && options.overflow === undefined) || hasModelProfile(options.profiles),
    refusesModelBodies: thresholds.has("prompt"),
    allow: options.allow && allowCallback((location, c) => options.allow!(location, c)),
    report: checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]) === "report",
    classify: resolveClassifyOptions(options.classify),
    onDecision: options.onDecision,
  };
}

function allowCallback(
  allow: (location: Location, c: EdgeContext) => boolean,
): InjectionScanSettings["allow"] {
  return new Callback(allow, {
    option: "injectionScan: allow",
    otherwise: "false",
    // A function may return nothing for places that it does not know.
    accept: (answer) => answer === undefined ? false : asBoolean(answer),
  });
}

/** Whether a profile is for texts that reach a model. */
function hasModelProfile(profiles: InjectionScanOptions["profiles"] = {}): boolean {
  return Object.values(profiles).some((name) => name === "chat" || name === "untrusted");
}

/** A header name (RFC 9110 §5.1): looking up an invalid one would throw on every request. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

function headersOf(headers: unknown = []): readonly string[] {
  const isName = (name: unknown) => typeof name === "string" && TOKEN.test(name);
  if (Array.isArray(headers) && headers.every(isName)) return headers;
  const given = Array.isArray(headers) ? headers.find((name) => !isName(name)) : headers;
  throw optionChecks("injectionScan").error(
    "headers",
    'a list of header names, such as ["x-query"]',
    given,
  );
}

function cookiesOf(cookies: unknown = []): readonly string[] | true {
  if (cookies === true) return true;
  if (cookies === false) return [];
  const isName = (name: unknown) => typeof name === "string" && name !== "";
  if (Array.isArray(cookies) && cookies.every(isName)) return cookies;
  const given = Array.isArray(cookies) ? cookies.find((name) => !isName(name)) : cookies;
  throw optionChecks("injectionScan").error(
    "cookies",
    'true for all, false, or a list of cookie names, such as ["session"]',
    given,
  );
}

/** The surfaces to scan. Headers and cookies that are named are scanned without being listed. */
function surfacesOf(
  given: unknown = DEFAULT_SURFACES,
  headers: readonly string[],
  cookies: readonly string[] | true,
): ReadonlySet<Surface> {
  const checks = optionChecks("injectionScan");
  if (!Array.isArray(given)) throw checks.error("surfaces", 'a list such as ["json"]', given);
  const surfaces = new Set(given.map((surface) => checks.oneOf("surfaces", surface, SURFACES)));
  const named = { headers: headers.length > 0, cookies: cookies === true || cookies.length > 0 };
  for (const surface of ["headers", "cookies"] as const) {
    if (named[surface]) surfaces.add(surface);
    else if (surfaces.has(surface)) {
      throw checks.error(surface, `given when surfaces holds "${surface}"`, undefined);
    }
  }
  return surfaces;
}
