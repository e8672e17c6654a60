/**
 * The options of `injectionScan()`, checked and completed once.
 *
 * @module
 */
import type { Decision } from "../core/decision.ts";
import type { EdgeContext } from "../core/middleware.ts";
import { optionChecks, type Size } from "../core/options.ts";
import { type Classifier, type ClassifyOptions, resolveClassifier } from "./classify.ts";
import { type Location, type Surface, SURFACES } from "./locations.ts";
import { type Profile, PROFILES } from "./profiles.ts";
import { DEFAULT_THRESHOLD } from "./score.ts";
import { type FamilyChoice, type Settings, settingsOf } from "./settings.ts";

/** Options of `injectionScan()`; all have defaults. */
export interface InjectionScanOptions {
  /**
   * Families to look for. A list replaces the default set; an object changes it:
   * `{ ssrf: true, sql: 0.8, ldap: false }`.
   * @default the families whose measured false positives allow it
   */
  families?: FamilyChoice;
  /**
   * Profiles by place: a surface (`"json"`), or a surface and an RFC 6901 pointer, in which `*`
   * stands for one name (`"json/messages/*\/content"`). The longest that fits wins.
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
   * What happens to a larger body: its beginning is scanned, it is refused (413), or it is not
   * scanned at all.
   * @default "scan-prefix"
   */
  overflow?: "scan-prefix" | "reject" | "skip";
  /** Places where nothing is refused: asked only about a place that would be. A throw means no. */
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
  readonly overflow: "scan-prefix" | "reject" | "skip";
  readonly allow: InjectionScanOptions["allow"];
  readonly report: boolean;
  readonly classify: Required<ClassifyOptions> & { timeoutMs: number } | undefined;
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
  "overflow",
  "allow",
  "mode",
  "classify",
  "onDecision",
];
const DEFAULT_SURFACES: readonly Surface[] = ["query", "params", "json", "form", "text"];

/** Checks and completes options. */
export function resolveOptions(options: InjectionScanOptions = {}): GuardSettings {
  const check = optionChecks("injectionScan");
  check.known(options, OPTIONS);
  check.optionalFunction("allow", options.allow);
  check.optionalFunction("onDecision", options.onDecision);
  const headers = options.headers ?? [];
  const cookies = options.cookies === false ? [] : options.cookies ?? [];
  const surfaces = new Set(options.surfaces ?? DEFAULT_SURFACES);
  for (const surface of surfaces) check.oneOf("surfaces", surface, SURFACES);
  if (headers.length > 0) surfaces.add("headers");
  if (cookies === true || cookies.length > 0) surfaces.add("cookies");
  return {
    settingsAt: settingsByPlace(options),
    surfaces,
    headers,
    cookies,
    maxBytes: check.size("maxBytes", options.maxBytes ?? "128kb"),
    overflow: check.oneOf("overflow", options.overflow ?? "scan-prefix", [
      "scan-prefix",
      "reject",
      "skip",
    ]),
    allow: options.allow,
    report: check.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]) === "report",
    classify: resolveClassifier(options.classify),
    onDecision: options.onDecision,
  };
}

/** One pattern of `profiles`, ready to be compared. */
interface Place {
  readonly surface: string;
  readonly names: readonly string[];
  readonly settings: Settings;
}

/** The settings of the longest pattern that fits a place. */
function settingsByPlace(options: InjectionScanOptions): (location: Location) => Settings {
  const check = optionChecks("injectionScan");
  const { families, threshold = DEFAULT_THRESHOLD, profiles = {} } = options;
  const make = (profile: Profile) => settingsOf({ families, threshold, profile }, "injectionScan");
  const fallback = make("field");
  const places = Object.entries(profiles).map(([pattern, profile]): Place => {
    check.oneOf(`profiles["${pattern}"]`, profile, PROFILES);
    const [surface, ...names] = pattern.split("/");
    check.oneOf("profiles", surface as Surface, SURFACES);
    return { surface, names, settings: make(profile) };
  }).sort((a, b) => b.names.length - a.names.length);
  if (places.length === 0) return () => fallback;
  return (location) => places.find((place) => fits(place, location))?.settings ?? fallback;
}

function fits({ surface, names }: Place, location: Location): boolean {
  if (surface !== location.in) return false;
  if (names.length === 0) return true;
  const given = location.pointer.split("/").slice(1);
  return names.length <= given.length &&
    names.every((name, i) => name === "*" || name === given[i]);
}
