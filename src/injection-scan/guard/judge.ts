/**
 * Decides which findings of a text refuse the request, and which are only reported.
 *
 * @module
 */
import type { Family } from "../families/registry.ts";
import { MODEL_RULE } from "../engine/hits.ts";
import type { Finding } from "../engine/search.ts";
import type { Settings } from "../engine/settings.ts";
import type { Location } from "../request/locations.ts";
import type { Allowed, AllowSettings } from "./allow.ts";
import { type Enforcement, isCertain } from "./enforce.ts";
import { isAt } from "./places.ts";
import { keepPattern } from "./ready-entry.ts";
import type { LocatedFinding, Verdict } from "./result.ts";

/** A text in which a family reached its threshold. */
export interface SuspectText {
  readonly findings: readonly Finding[];
  /** The settings that it was scanned with. */
  readonly settings: Settings;
  readonly location: Location;
  /** Returns the route template of the request. */
  route(): string | undefined;
  /** Scans the text again with other settings. */
  rescan(settings: Settings): readonly Finding[];
}

/** Judges findings by the options `enforce` and `allow`. */
export class Judge {
  readonly #enforcement: (family: Family) => Enforcement;
  readonly #entries: readonly Allowed[];
  readonly #exactOnly = new WeakMap<Settings, Settings>();

  constructor(enforcement: (family: Family) => Enforcement, allow: AllowSettings) {
    this.#enforcement = enforcement;
    this.#entries = allow.entries;
  }

  /**
   * Returns the findings of a text with their verdicts, without those that entries allow.
   *
   * A finding of learned weights that does not refuse must not hide an exact rule of its family
   * that does, so the text is then scanned again by the exact rules.
   */
  judge(text: SuspectText): LocatedFinding[] {
    const { findings, settings, location } = text;
    const entries = this.#entriesFor(text);
    const isAllowed = ({ family, rule }: Finding) =>
      entries.some((entry) =>
        entry.rule === rule && (entry.family === undefined || entry.family === family)
      );
    const refuses = (found: Finding) =>
      !isAllowed(found) && this.#verdict(found, settings, location) === "enforced";
    const judged = findings.filter((found) => !isAllowed(found));
    if (findings.some((found) => isByWeights(found) && !refuses(found))) {
      const exact = text.rescan(this.#exactOnlyOf(settings)).filter(refuses);
      for (const found of exact) replace(judged, found);
    }
    return judged.map((found) =>
      located(found, location, this.#verdict(found, settings, location))
    );
  }

  #verdict(
    { family, rule, score }: Finding,
    settings: Settings,
    { kind }: Location,
  ): Verdict {
    if (score < settings.thresholds.get(family)!) return "below";
    const level = this.#enforcement(family);
    const refuses = level === "all" ||
      (level === "certain" && isCertain(family, rule, settings, kind));
    return refuses ? "enforced" : "reported";
  }

  #entriesFor({ location, route }: SuspectText): readonly Allowed[] {
    if (this.#entries.length === 0) return this.#entries;
    return this.#entries.filter((entry) =>
      isAt(entry.place, location) && (entry.route === undefined || entry.route === route())
    );
  }

  #exactOnlyOf(settings: Settings): Settings {
    let exactOnly = this.#exactOnly.get(settings);
    if (exactOnly === undefined) {
      this.#exactOnly.set(settings, exactOnly = { ...settings, exactOnly: true });
    }
    return exactOnly;
  }
}

/** Whether only learned weights speak of a web family. */
function isByWeights({ family, rule }: Finding): boolean {
  return rule === MODEL_RULE && family !== "prompt";
}

/** Puts a finding in the place of the one of its family. */
function replace(findings: Finding[], found: Finding): void {
  const i = findings.findIndex(({ family }) => family === found.family);
  findings.splice(i < 0 ? findings.length : i, i < 0 ? 0 : 1, found);
}

/** Adds place and verdict to a finding. */
export function located(found: Finding, location: Location, verdict: Verdict): LocatedFinding {
  const { in: surface, pointer, isKey, kind } = location;
  const place = kind === undefined
    ? { ...found, in: surface, pointer, isKey, verdict }
    : { ...found, in: surface, pointer, isKey, kind, verdict };
  return keepPattern(place, location);
}
