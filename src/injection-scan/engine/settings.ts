/**
 * The scanner's options, checked once.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import {
  DEFAULT_FAMILIES,
  FAMILIES,
  type Family,
  type StructuredFamily,
} from "../families/registry.ts";
import { lazy } from "../prefilter/lazy.ts";
import type { Matcher } from "../prefilter/matcher.ts";
import type { ViewChoice } from "../views/views.ts";
import { matcherOf } from "./matchers.ts";
import { layersOf, type ScanLayers } from "./layers.ts";
import type { FamilyPack, LookForWeb } from "./pack.ts";
import { type Profile, PROFILES, type WantedFamily, withProfile } from "./profiles.ts";
import { DEFAULT_THRESHOLD } from "./score.ts";
import type { SearchSettings } from "./search.ts";

/** The families to look for: names, or each name with `true`, `false` or its own threshold. */
export type FamilyChoice<F extends Family = Family> =
  | readonly F[]
  | Readonly<Partial<Record<F, boolean | number>>>;

/** Options of `scanText()`. */
export interface ScanOptions<F extends Family = Family> {
  /**
   * Families to look for. A list replaces the default set; an object changes it, and what it names
   * is stronger than a profile: `true` is never turned off, a number never moved.
   * @default the families whose measured false positives allow it
   */
  readonly families?: FamilyChoice<F> | undefined;
  /**
   * The score from which a finding blocks, 0 to 1.
   * @default 0.7
   */
  readonly threshold?: number | undefined;
  /**
   * What kind of text it is. A profile moves the thresholds of all families that have no number of
   * their own: where it asks for more than `threshold`, up; where for less, down; or it turns a
   * family off.
   * @default "field"
   */
  readonly profile?: Profile | undefined;
  /**
   * Longer texts are scanned up to here, in UTF-16 units (bytes, when bytes are given).
   * @default no limit
   */
  readonly maxLength?: number | undefined;
  /**
   * How evidence is given: redacted (16 characters and a hash), or the match as it is.
   * @default "redacted"
   */
  readonly evidence?: "redacted" | "raw" | undefined;
  /** Parts of the scan to turn off. */
  readonly layers?: ScanLayers | undefined;
}

/** Complete options. */
export interface Settings extends SearchSettings {
  readonly profile: Profile;
  readonly maxLength: number;
  /** The views of a text that are looked at. */
  readonly views: ViewChoice;
  /** The keywords to look for; made on first use. */
  readonly matcher: () => Matcher;
  /** The wanted families that have nothing but exact rules. */
  readonly structures: readonly StructuredFamily[];
  readonly lookForWeb: LookForWeb | undefined;
}

const NAMES = {
  families: 1,
  threshold: 1,
  profile: 1,
  maxLength: 1,
  evidence: 1,
  layers: 1,
} satisfies Record<keyof ScanOptions, 1>;

/** Checks and completes options. `factory` is named in messages. */
export function settingsOf(
  options: ScanOptions | undefined,
  factory: string,
  pack: FamilyPack,
): Settings {
  const checks = optionChecks(factory);
  if (options === undefined) options = {};
  checks.known(options, NAMES);
  const { threshold = DEFAULT_THRESHOLD, profile = pack.profile, maxLength, evidence } = options;
  checks.number("threshold", threshold, 0, 1);
  checks.oneOf("profile", profile, PROFILES);
  if (maxLength !== undefined) checks.positive("maxLength", maxLength);
  if (evidence !== undefined) checks.oneOf("evidence", evidence, ["redacted", "raw"]);
  const thresholds = withProfile(wantedFamilies(options, threshold, factory, pack), profile);
  const layers = layersOf(options.layers, factory);
  const isWanted = ({ family }: StructuredFamily) => thresholds.has(family);
  return {
    thresholds,
    profile,
    maxLength: maxLength ?? Infinity,
    rawEvidence: evidence === "raw",
    layers,
    views: { decode: layers.decode, words: thresholds.has("prompt") },
    matcher: lazy(() => matcherOf(pack, thresholds)),
    structures: pack.structures.filter(isWanted),
    webStructures: pack.webStructures.filter(isWanted),
    lookForWeb: pack.lookForWeb,
  };
}

/** True for what has options by name: an object that is no list, set or map. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !(Symbol.iterator in value);
}

/** The families that are looked for, and how each was asked for. */
function wantedFamilies(
  { families: choice }: ScanOptions,
  threshold: number,
  factory: string,
  pack: FamilyPack,
): ReadonlyMap<Family, WantedFamily> {
  const checks = optionChecks(factory);
  const wanted = new Map<Family, WantedFamily>();
  if (Array.isArray(choice)) {
    for (const name of choice) {
      checkHeld(name, factory, pack);
      wanted.set(checks.oneOf("families", name, pack.families), { threshold, by: "set" });
    }
    return wanted;
  }
  const changes: unknown = choice === undefined ? {} : choice;
  if (!isRecord(changes)) {
    throw checks.error("families", "a list of names, or an object such as { ssrf: true }", changes);
  }
  for (const name of Object.keys(changes)) checkHeld(name, factory, pack);
  checks.known(changes, pack.families);
  for (const family of pack.families) {
    const own = changes[family];
    if (own === undefined) {
      if (DEFAULT_FAMILIES.has(family)) wanted.set(family, { threshold, by: "set" });
    } else if (own === true) wanted.set(family, { threshold, by: "name" });
    else if (own !== false) {
      if (!isThreshold(own)) {
        throw checks.error(`families.${family}`, "true, false or a number from 0 to 1", own);
      }
      wanted.set(family, { threshold: own, by: "number" });
    }
  }
  return wanted;
}

/** Throws for a family that another entry point has. */
export function checkHeld(
  name: unknown,
  factory: string,
  { families, others }: FamilyPack,
  option = "families",
): void {
  if (others === undefined || families.includes(name as Family)) return;
  if (!FAMILIES.includes(name as Family)) return;
  throw new RangeError(
    `${factory}: ${option}: "${name}" is not among those of this entry point (${
      families.join(", ")
    }); import ${factory} from "${others}"`,
  );
}

function isThreshold(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}
