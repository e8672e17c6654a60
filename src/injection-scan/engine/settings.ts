/**
 * The scanner's options, checked once.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import { DEFAULT_FAMILIES, FAMILIES, type Family } from "../families/registry.ts";
import {
  type Profile,
  PROFILES,
  type Thresholds,
  type WantedFamily,
  withProfile,
} from "./profiles.ts";
import { DEFAULT_THRESHOLD } from "./score.ts";

/** The families to look for: names, or each name with `true`, `false` or its own threshold. */
export type FamilyChoice =
  | readonly Family[]
  | Readonly<Partial<Record<Family, boolean | number>>>;

/** The parts of a scan that can be turned off, to measure or to save time. All are on. */
export interface ScanLayers {
  /** Undo encodings (percent, entities, escapes, base64, hex, rot13, reversed, leet, spaced). */
  readonly decode?: boolean;
  /** Rules over concepts, in every language of the lexicon. */
  readonly rules?: boolean;
  /** Of those, the semantic ones: social engineering, urgency, claimed authority. */
  readonly semantics?: boolean;
  /** The learned weights. */
  readonly model?: boolean;
  /** The exact rules of the web families. */
  readonly structure?: boolean;
}

/** Options of `scanText()`. */
export interface ScanOptions {
  /**
   * Families to look for. A list replaces the default set; an object changes it, and what it names
   * is stronger than a profile: `true` is never turned off, a number never moved.
   * @default the families whose measured false positives allow it
   */
  readonly families?: FamilyChoice;
  /**
   * The score from which a finding blocks, 0 to 1.
   * @default 0.7
   */
  readonly threshold?: number;
  /**
   * What kind of text it is. A profile moves the thresholds of all families that have no number of
   * their own: where it asks for more than `threshold`, up; where for less, down; or it turns a
   * family off.
   * @default "field"
   */
  readonly profile?: Profile;
  /**
   * Longer texts are scanned up to here, in UTF-16 units (bytes, when bytes are given).
   * @default no limit
   */
  readonly maxLength?: number;
  /**
   * How evidence is given: redacted (16 characters and a hash), or the match as it is.
   * @default "redacted"
   */
  readonly evidence?: "redacted" | "raw";
  /** Parts of the scan to turn off. */
  readonly layers?: ScanLayers;
}

/** Complete options. */
export interface Settings {
  readonly thresholds: Thresholds;
  readonly profile: Profile;
  readonly maxLength: number;
  readonly rawEvidence: boolean;
  readonly layers: Required<ScanLayers>;
  /** Leaves out findings of web families that learned weights make alone. */
  readonly exactOnly?: boolean;
}

const ALL_LAYERS: Required<ScanLayers> = {
  decode: true,
  rules: true,
  semantics: true,
  model: true,
  structure: true,
};
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
  options: ScanOptions = {},
  factory: string = "scanText",
): Settings {
  const checks = optionChecks(factory);
  checks.known(options, NAMES);
  const { threshold = DEFAULT_THRESHOLD, profile = "field", maxLength, evidence } = options;
  checks.number("threshold", threshold, 0, 1);
  checks.oneOf("profile", profile, PROFILES);
  if (maxLength !== undefined) checks.positive("maxLength", maxLength);
  if (evidence !== undefined) checks.oneOf("evidence", evidence, ["redacted", "raw"]);
  return {
    thresholds: withProfile(wantedFamilies(options.families, threshold, factory), profile),
    profile,
    maxLength: maxLength ?? Infinity,
    rawEvidence: evidence === "raw",
    layers: layersOf(options.layers, factory),
  };
}

/** True for what has options by name: an object that is no list, set or map. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !(Symbol.iterator in value);
}

/** The families that are looked for, and how each was asked for. */
function wantedFamilies(
  choice: FamilyChoice | undefined,
  threshold: number,
  factory: string,
): ReadonlyMap<Family, WantedFamily> {
  const checks = optionChecks(factory);
  const wanted = new Map<Family, WantedFamily>();
  if (Array.isArray(choice)) {
    for (const name of choice) {
      wanted.set(checks.oneOf("families", name, FAMILIES), { threshold, by: "set" });
    }
    return wanted;
  }
  const changes: unknown = choice === undefined ? {} : choice;
  if (!isRecord(changes)) {
    throw checks.error("families", "a list of names, or an object such as { ssrf: true }", changes);
  }
  checks.known(changes, FAMILIES);
  for (const family of FAMILIES) {
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

function isThreshold(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}

function layersOf(layers: ScanLayers | undefined, factory: string): Required<ScanLayers> {
  const complete: { -readonly [Name in keyof ScanLayers]-?: boolean } = { ...ALL_LAYERS };
  if (layers === undefined) return complete;
  const checks = optionChecks(factory);
  checks.known(layers, Object.keys(ALL_LAYERS));
  for (const name of Object.keys(complete) as (keyof ScanLayers)[]) {
    const own = layers[name];
    if (own !== undefined) complete[name] = checks.oneOf(`layers.${name}`, own, [true, false]);
  }
  return complete;
}
