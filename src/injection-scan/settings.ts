/**
 * The scanner's options, checked once.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { DEFAULT_FAMILIES, FAMILIES, type Family } from "./families/registry.ts";
import { type Profile, PROFILES, type Thresholds, withProfile } from "./profiles.ts";
import { DEFAULT_THRESHOLD } from "./score.ts";

/** Which families to look for: names, or each name with `true`, `false` or its own threshold. */
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

/** What `scanText` takes. */
export interface ScanOptions {
  /**
   * Families to look for. A list replaces the default set; an object changes it.
   * @default the families whose measured false positives allow it
   */
  readonly families?: FamilyChoice;
  /**
   * The score from which a finding blocks, 0 to 1.
   * @default 0.7
   */
  readonly threshold?: number;
  /**
   * What kind of text it is. A profile moves the thresholds that were not set by name.
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
  readonly maxLength: number;
  readonly rawEvidence: boolean;
  readonly layers: Required<ScanLayers>;
}

const ALL_LAYERS: Required<ScanLayers> = {
  decode: true,
  rules: true,
  semantics: true,
  model: true,
  structure: true,
};
const OPTIONS = ["families", "threshold", "profile", "maxLength", "evidence", "layers"];

/** Checks and completes options. `factory` is named in messages. */
export function settingsOf(
  options: ScanOptions = {},
  factory: string = "scanText",
): Settings {
  const check = optionChecks(factory);
  check.known(options, OPTIONS);
  const { threshold = DEFAULT_THRESHOLD, profile = "field", maxLength, evidence, layers } = options;
  check.number("threshold", threshold, 0, 1);
  check.oneOf("profile", profile, PROFILES);
  if (maxLength !== undefined) check.positive("maxLength", maxLength);
  if (evidence !== undefined) check.oneOf("evidence", evidence, ["redacted", "raw"]);
  if (layers !== undefined) check.known(layers, Object.keys(ALL_LAYERS));
  return {
    thresholds: withProfile(baseThresholds(options.families, threshold, factory), profile),
    maxLength: maxLength ?? Infinity,
    rawEvidence: evidence === "raw",
    layers: { ...ALL_LAYERS, ...layers },
  };
}

/** The threshold of each family that is looked for. */
export function baseThresholds(
  choice: FamilyChoice | undefined,
  threshold: number,
  factory: string,
): Thresholds {
  const check = optionChecks(factory);
  const thresholds = new Map<Family, number>();
  if (Array.isArray(choice)) {
    for (const name of choice) thresholds.set(check.oneOf("families", name, FAMILIES), threshold);
    return thresholds;
  }
  const changes = (choice ?? {}) as Readonly<Record<string, boolean | number | undefined>>;
  check.known(changes, FAMILIES);
  for (const family of FAMILIES) {
    const own = changes[family] ?? DEFAULT_FAMILIES.has(family);
    if (own === true) thresholds.set(family, threshold);
    else if (own !== false) {
      thresholds.set(family, check.number(`families.${family}`, own, 0, 1));
    }
  }
  return thresholds;
}
