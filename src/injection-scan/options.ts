/**
 * The options of `injectionScan()`, checked and completed once.
 *
 * @module
 */
import { asBoolean, Callback } from "../core/callback.ts";
import { bodyTimeoutOption } from "../core/body/body-timeout.ts";
import type { Decision } from "../core/request/decision.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { type Duration, optionChecks, type Size } from "../core/options.ts";
import { resolveClassifier } from "./classify.ts";
import type { Classifier, ClassifyOptions, ResolvedClassifier } from "./classify.ts";
import { type Location, type Surface, SURFACES } from "./locations.ts";
import { settingsByPlace } from "./places.ts";
import type { Profile } from "./profiles.ts";
import type { FamilyChoice, Settings } from "./settings.ts";

/** Options of `injectionScan()`; all have defaults. */
export interface InjectionScanOptions {
  /**
   * Families to look for. A list replaces the default set; an object changes it:
   * `{ ssrf: true, sql: 0.8, ldap: false }`, and what it names is stronger than a profile: `true` is
   * never turned off, a number never moved.
   * @default the families whose measured false positives allow it
   */
  families?: FamilyChoice;
  /**
   * Profiles by place: a surface (`"json"`), or a surface and an RFC 6901 pointer, in which `*`
   * stands for one whole name (`"json/messages/*\/content"`). The longest that fits wins.
   * @default "field" everywhere
   */
  profiles?: Readonly<Record<string, Profile>>;
  /**
   * The score from which a finding refuses the request, 0 to 1.
   * @default 0.7
   */
  threshold?: number;
  /**
   * The parts of a request to scan.
   * @default ["query", "params", "json", "form", "text"], headers and cookies when they are named
   */
  surfaces?: readonly Surface[];
  /**
   * Headers to scan, by name.
   * @default none
   */
  headers?: readonly string[];
  /**
   * Cookies to scan, by name, or `true` for all.
   * @default none
   */
  cookies?: readonly string[] | boolean;
  /**
   * How much of a body is scanned. The handler always gets the whole body.
   * @default "128kb"
   */
  maxBytes?: Size;
  /**
   * The longest pause of a client that sends a body; more is a 408. After ten seconds the body must
   * also have come with 1 KB a second.
   * @default "10s"
   */
  bodyTimeout?: Duration;
  /**
   * What happens to a larger body: its beginning is scanned, it is refused (413), or it is not
   * scanned at all. Report mode scans the beginning of what it would refuse.
   *
   * A body that takes more work to scan than one request may cause (64 units for each of `maxBytes`)
   * is refused (413) when this is `"reject"` and when it reaches a model; otherwise what is left of
   * it is scanned as one text, or with `"skip"` not at all.
   * @default "scan-prefix"
   */
  overflow?: "scan-prefix" | "reject" | "skip";
  /**
   * Places where nothing is refused: asked only about a place that would be. It must answer at once;
   * a throw, a promise or anything but true means no.
   */
  allow?(location: Location, c: EdgeContext): boolean;
  /**
   * `"report"` only records what it would have refused.
   * @default "enforce"
   */
  mode?: "enforce" | "report";
  /**
   * A second opinion on the grey zone: a function of the text, or one with its budget. See
   * {@link ClassifyOptions}.
   */
  classify?: Classifier | ClassifyOptions;
  /** Observes every decision. Its result is ignored; what it throws is swallowed and counted. */
  onDecision?(c: EdgeContext, decision: Decision): void;
}

/** Complete options. */
export interface GuardSettings {
  /** The scanner's settings at a place. */
  settingsAt(location: Location): Settings;
  readonly surfaces: ReadonlySet<Surface>;
  readonly headers: readonly string[];
  readonly cookies: readonly string[] | true;
  readonly maxBytes: number;
  readonly bodyTimeoutMs: number;
  readonly overflow: "scan-prefix" | "reject" | "skip";
  /** True when what takes more work than the budget is refused, whatever it is. */
  readonly refusesBeyondBudget: boolean;
  /** True when a body that looks like one for a model is refused then. */
  readonly refusesModelBodies: boolean;
  readonly allow: Callback<[location: Location, c: EdgeContext], boolean> | undefined;
  readonly report: boolean;
  readonly classify: ResolvedClassifier | undefined;
  readonly onDecision: InjectionScanOptions["onDecision"];
}

const OPTIONS = [
  "families",
  "profiles",
  "threshold",
  "surfaces",
  "headers",
  "cookies",
  "maxBytes",
  "bodyTimeout",
  "overflow",
  "allow",
  "mode",
  "classify",
  "onDecision",
];
const DEFAULT_SURFACES: readonly Surface[] = ["query", "params", "json", "form", "text"];

/**
 * Checks and completes options.
 *
 * @param strict Whether what takes more work than the budget is refused unless `overflow` is given.
 */
export function resolveOptions(
  options: InjectionScanOptions = {},
  strict: boolean = false,
): GuardSettings {
  const check = optionChecks("injectionScan");
  check.known(options, OPTIONS);
  check.optionalFunction("allow", options.allow);
  check.optionalFunction("onDecision", options.onDecision);
  const headers = headersOf(options.headers);
  const cookies = cookiesOf(options.cookies);
  const settingsAt = settingsByPlace(options, options.profiles);
  const { thresholds } = settingsAt({ in: "json", pointer: "", isKey: false });
  return {
    settingsAt,
    surfaces: surfacesOf(options.surfaces, headers, cookies),
    headers,
    cookies,
    maxBytes: check.size("maxBytes", options.maxBytes ?? "128kb"),
    bodyTimeoutMs: bodyTimeoutOption(check, options.bodyTimeout),
    overflow: check.oneOf("overflow", options.overflow ?? "scan-prefix", [
      "scan-prefix",
      "reject",
      "skip",
    ]),
    refusesBeyondBudget: options.overflow === "reject" ||
      (strict && options.overflow === undefined) || hasModelProfile(options.profiles),
    refusesModelBodies: thresholds.has("prompt"),
    allow: options.allow && allowCallback((location, c) => options.allow!(location, c)),
    report: check.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]) === "report",
    classify: resolveClassifier(options.classify),
    onDecision: options.onDecision,
  };
}

function allowCallback(
  allow: (location: Location, c: EdgeContext) => boolean,
): GuardSettings["allow"] {
  return new Callback(allow, {
    option: "injectionScan: allow",
    otherwise: "false",
    // A function that returns nothing for most places says no.
    accept: (answer) => answer === undefined ? false : asBoolean(answer),
  });
}

/** Texts of these profiles are for a model. */
function hasModelProfile(profiles: InjectionScanOptions["profiles"] = {}): boolean {
  return Object.values(profiles).some((name) => name === "chat" || name === "untrusted");
}

/** What a header's name is made of (RFC 9110 §5.1): another one would throw on every request. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

function headersOf(headers: unknown = []): readonly string[] {
  const isName = (name: unknown) => typeof name === "string" && TOKEN.test(name);
  if (Array.isArray(headers) && headers.every(isName)) return headers;
  const given = Array.isArray(headers) ? headers.find((name) => !isName(name)) : headers;
  throw optionChecks("injectionScan").error(
    "headers",
    'a list of names of headers, such as ["x-query"]',
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
    'true for all, false, or a list of names of cookies, such as ["session"]',
    given,
  );
}

/** The parts to scan. Naming headers or cookies is enough to have them scanned. */
function surfacesOf(
  given: unknown = DEFAULT_SURFACES,
  headers: readonly string[],
  cookies: readonly string[] | true,
): ReadonlySet<Surface> {
  const check = optionChecks("injectionScan");
  if (!Array.isArray(given)) throw check.error("surfaces", 'a list such as ["json"]', given);
  const surfaces = new Set(given.map((surface) => check.oneOf("surfaces", surface, SURFACES)));
  const named = { headers: headers.length > 0, cookies: cookies === true || cookies.length > 0 };
  for (const surface of ["headers", "cookies"] as const) {
    if (named[surface]) surfaces.add(surface);
    else if (surfaces.has(surface)) {
      throw check.error(surface, `given when surfaces holds "${surface}"`, undefined);
    }
  }
  return surfaces;
}
