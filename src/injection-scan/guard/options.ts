/**
 * The options of `injectionScan()`, checked and completed once.
 *
 * @module
 */
import { bodyTimeoutOption } from "../../core/body/body-timeout.ts";
import type { AppContext, EdgeEnv } from "../../core/request/middleware.ts";
import { type Duration, optionChecks, type OptionNames, type Size } from "../../core/options.ts";
import { SCAN_THEIRS } from "./their-names.ts";
import { resolveClassifyOptions } from "./classify.ts";
import type { Classifier, ClassifyOptions, ClassifySettings } from "./classify.ts";
import { type AllowEntry, type AllowPlace, type AllowSettings, resolveAllow } from "./allow.ts";
import { Judge } from "./judge.ts";
import { type EnforceChoice, type Enforcement, resolveEnforce } from "./enforce.ts";
import type { Surface } from "../request/locations.ts";
import type { FamilyPack } from "../engine/pack.ts";
import { type PlaceSettings, type ProfilesByPlace, settingsByPlace } from "./places.ts";
import { resolveRoles } from "./roles.ts";
import { cookiesOf, headersOf, surfacesOf } from "./surfaces.ts";
import type { Profile } from "../engine/profiles.ts";
import type { Family } from "../families/registry.ts";
import type { InjectionScanDecision } from "./result.ts";
import type { FamilyChoice } from "../engine/settings.ts";

/** Options of `injectionScan()`; all have defaults. */
export interface InjectionScanOptions<
  E extends EdgeEnv = EdgeEnv,
  F extends Family = Family,
> {
  /**
   * Families of attacks to look for. A list replaces the default set; an object changes it:
   * `{ ssrf: true, sql: 0.8, ldap: false }`. The object takes precedence over a profile: a profile
   * never turns off a family that is `true`, and never changes a threshold given as a number.
   * @default the families whose measured false positives allow it
   */
  readonly families?: FamilyChoice<F> | undefined;
  /**
   * Profiles by place: a surface (`"json"`), or a surface and an RFC 6901 pointer, in which `*`
   * matches one whole name (`"json/messages/*\/content"`). The longest match is used.
   * @default "field" everywhere
   */
  readonly profiles?: ProfilesByPlace | undefined;
  /**
   * Whether bodies of requests to models are recognised by their shape, so that each text is
   * scanned as what it is: instructions and tool definitions not for prompts, messages as `"chat"`,
   * results of tools and documents as `"untrusted"`. A pattern of `profiles` with a pointer takes
   * precedence; one for a whole surface applies to all other texts.
   * @default true
   */
  readonly recognise?: boolean | undefined;
  /**
   * The roles that a recognised body may bring, such as `["user"]`. A body with another one is
   * refused with 422 `role-not-allowed`: the sender of a body can write any role into it. `model`
   * counts as `assistant`, `developer` as `system`, `function` as `tool`. Only these roles, `user`
   * and their aliases can be listed.
   * @default any
   */
  readonly roles?: readonly string[] | undefined;
  /**
   * Profiles of the arguments of tools, by the name of the tool: `{ run_code: "code" }`.
   * @default "field" for each; "code" for arguments such as `command` and `new_string`
   */
  readonly tools?: Readonly<Record<string, Profile>> | undefined;
  /**
   * The score from which a finding refuses the request, 0 to 1.
   * @default 0.7
   */
  readonly threshold?: number | undefined;
  /**
   * The parts of a request to scan.
   * @default ["query", "params", "json", "form", "text"], and headers and cookies if they are named
   */
  readonly surfaces?: readonly Surface[] | undefined;
  /**
   * Names of the headers to scan.
   * @default []
   */
  readonly headers?: readonly string[] | undefined;
  /**
   * Names of the cookies to scan, or `true` for all.
   * @default []
   */
  readonly cookies?: readonly string[] | boolean | undefined;
  /**
   * Maximum number of bytes of a body that are scanned. The handler always gets the whole body.
   * @default "128kb"
   */
  readonly maxBytes?: Size | undefined;
  /**
   * Maximum pause of a client while it sends the body; a longer pause is answered with 408. After
   * ten seconds the client must also have sent at least 1 KB per second.
   * @default "10s"
   */
  readonly bodyTimeout?: Duration | undefined;
  /**
   * Behaviour for a larger body: its beginning is scanned (`"scan-prefix"`), it is refused with 413
   * (`"reject"`), or it is not scanned (`"skip"`). Report mode scans the beginning of a body that
   * it would refuse.
   *
   * It also applies to a body that exceeds the budget of work (64 units per byte of `maxBytes`).
   * Such a body is refused with 413 if this is `"reject"`, or if the body may reach a model.
   * Otherwise the rest is scanned as one text, or not at all with `"skip"`.
   * @default "scan-prefix"; "reject" if `roles` is given
   */
  readonly overflow?: "scan-prefix" | "reject" | "skip" | undefined;
  /**
   * Findings that refuse nothing: a list of entries such as
   * `{ route: "/notes", place: "json/text", rule: "union-select" }`, which decisions and log lines
   * of refusals have ready, or a function that answers for whole places. The function is only
   * called for a place that would be refused, and must answer synchronously. If it throws or
   * returns a promise or anything but true, the place is not allowed.
   */
  readonly allow?: readonly AllowEntry<F>[] | AllowPlace<E> | undefined;
  /**
   * Which findings that reach their threshold refuse the request; the others are only reported.
   * `"all"`, `"certain"` (exact rules of web families; `prompt` only in texts for a model), or an
   * object that changes the default for some families: `{ prompt: "all", xss: "none" }`.
   * See {@link Enforcement}.
   * @default "all"; in `protect()` "certain"
   */
  readonly enforce?: EnforceChoice<F> | undefined;
  /**
   * `"report"` only records what would have been refused.
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
  /**
   * A second opinion on texts in the grey zone: a function of the text, or an object with settings.
   * See {@link ClassifyOptions}.
   */
  readonly classify?: Classifier<E> | ClassifyOptions<E> | undefined;
  /**
   * Called with every decision. Only observes: its result is ignored and its errors are counted.
   */
  readonly onDecision?:
    | { of(c: AppContext<E>, decision: InjectionScanDecision): void }["of"]
    | undefined;
}

/** Complete options. */
export interface InjectionScanSettings extends PlaceSettings {
  /** Whether bodies of requests to models are recognised. */
  readonly recognise: boolean;
  /** The roles that a body may bring, under their common names; undefined for any. */
  readonly roles: ReadonlySet<string> | undefined;
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
  readonly allow: AllowSettings;
  readonly judge: Judge;
  readonly report: boolean;
  readonly classify: ClassifySettings | undefined;
  readonly onDecision: InjectionScanOptions["onDecision"];
}

/** The names of the options of `injectionScan()`. */
export const INJECTION_SCAN_OPTIONS: OptionNames = {
  families: 1,
  profiles: 1,
  recognise: 1,
  roles: 1,
  tools: 1,
  threshold: 1,
  surfaces: 1,
  headers: 1,
  cookies: 1,
  maxBytes: 1,
  bodyTimeout: 1,
  overflow: 1,
  allow: 1,
  enforce: 1,
  mode: 1,
  classify: 1,
  onDecision: 1,
} satisfies Record<keyof InjectionScanOptions, 1>;

/** The defaults that differ between `injectionScan()` and `protect()`. */
export interface ScanDefaults {
  readonly enforce: Enforcement;
  /** Whether bodies that exceed the budget of work are refused if `overflow` is not given. */
  readonly refusesBeyondBudget: boolean;
}

/** The defaults of `injectionScan()`. */
export const OWN_DEFAULTS: ScanDefaults = { enforce: "all", refusesBeyondBudget: false };
/** The defaults in `protect()`. */
export const PROTECT_DEFAULTS: ScanDefaults = { enforce: "certain", refusesBeyondBudget: true };

/** Checks and completes options. */
export function resolveInjectionScanOptions(
  options: InjectionScanOptions | undefined,
  defaults: ScanDefaults,
  pack: FamilyPack,
): InjectionScanSettings {
  const checks = optionChecks("injectionScan");
  if (options === undefined) options = {};
  checks.known(options, INJECTION_SCAN_OPTIONS, SCAN_THEIRS);
  checks.optionalFunction("onDecision", options.onDecision);
  const headers = headersOf(options.headers);
  const cookies = cookiesOf(options.cookies);
  const allow = resolveAllow(options.allow, pack);
  const { settingsAt, jsonSettings, secretSettingsAt } = settingsByPlace(options, pack);
  const { thresholds } = settingsAt({ in: "json", pointer: "", isKey: false });
  const recognise = checks.oneOf("recognise", options.recognise ?? true, [true, false]);
  const surfaces = surfacesOf(options.surfaces, headers, cookies);
  const roles = resolveRoles(options.roles, recognise, surfaces);
  // Roles beyond the beginning of a body would not be seen.
  const overflow = options.overflow ?? (roles === undefined ? "scan-prefix" : "reject");
  return {
    settingsAt,
    jsonSettings,
    secretSettingsAt,
    recognise,
    roles,
    surfaces,
    headers,
    cookies,
    maxBytes: checks.size("maxBytes", options.maxBytes ?? "128kb"),
    bodyTimeoutMs: bodyTimeoutOption(checks, options.bodyTimeout),
    overflow: checks.oneOf("overflow", overflow, [
      "scan-prefix",
      "reject",
      "skip",
    ]),
    refusesBeyondBudget: overflow === "reject" ||
      (defaults.refusesBeyondBudget && options.overflow === undefined) ||
      hasModelProfile(options.profiles),
    refusesModelBodies: thresholds.has("prompt"),
    allow,
    judge: new Judge(resolveEnforce(options.enforce, defaults.enforce, pack), allow),
    report: checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]) === "report",
    classify: resolveClassifyOptions(options.classify),
    onDecision: options.onDecision,
  };
}

/** Whether a profile is for texts that reach a model. */
function hasModelProfile(profiles: InjectionScanOptions["profiles"] = {}): boolean {
  return Object.values(profiles).some((name) => name === "chat" || name === "untrusted");
}
