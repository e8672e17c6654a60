/**
 * Patterns of places, and profiles by place: which settings a text of a request is scanned with.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import { type Location, type Surface, SURFACES } from "../request/locations.ts";
import { type Profile, PROFILES } from "../engine/profiles.ts";
import { isRecord, type ScanOptions, type Settings, settingsOf } from "../engine/settings.ts";

/** A pattern such as `json/messages/*`, ready to be compared. */
export interface PlacePattern {
  readonly surface: Surface;
  readonly names: readonly string[];
}

/** One pattern of `profiles` with its settings. */
interface Place extends PlacePattern {
  readonly settings: Settings;
}

const FACTORY = "injectionScan";
const FORMS =
  'a part of the request ("json"), or a part and a pointer in which "*" stands for one ' +
  `whole name ("json/message", "json/messages/*/content"); parts: ${SURFACES.join(", ")}`;

/** The settings of the longest pattern that fits a place. */
export function settingsByPlace(
  options: Pick<ScanOptions, "families" | "threshold">,
  profiles: unknown = {},
): (location: Location) => Settings {
  const checks = optionChecks(FACTORY);
  const { families, threshold } = options;
  const make = (profile: Profile) => settingsOf({ families, threshold, profile }, FACTORY);
  const fallback = make("field");
  if (!isRecord(profiles)) {
    throw checks.error("profiles", 'an object such as { json: "chat" }', profiles);
  }
  const places = Object.entries(profiles).map(([pattern, profile]): Place => {
    const place = parsePlace(pattern, "a place in profiles");
    const known = checks.oneOf(`profiles["${pattern}"]`, profile, PROFILES);
    return { ...place, settings: make(known) };
  }).sort((a, b) => b.names.length - a.names.length);
  if (places.length === 0) return () => fallback;
  return (location) => places.find((place) => isWithin(place, location))?.settings ?? fallback;
}

/** Checks a pattern; `option` is named in the message. */
export function parsePlace(pattern: unknown, option: string): PlacePattern {
  const [surface, ...names] = typeof pattern === "string" ? pattern.split("/") : [""];
  if (isPlace(surface, names)) return { surface: surface as Surface, names };
  throw optionChecks(FACTORY).error(option, FORMS, pattern);
}

/** A text body has no places in it, and `**` or `me*` would never fit one. */
function isPlace(surface: string, names: readonly string[]): boolean {
  return SURFACES.includes(surface as Surface) && (surface !== "text" || names.length === 0) &&
    names.every((name) => name === "*" || !name.includes("*"));
}

/** Whether a location is at or below a place. */
function isWithin({ surface, names }: PlacePattern, location: Location): boolean {
  if (surface !== location.in) return false;
  if (names.length === 0) return true;
  const given = location.pointer.split("/", names.length + 1).slice(1);
  return names.length <= given.length && fit(names, given);
}

/** Whether a location is at a place, not below it. */
export function isAt({ surface, names }: PlacePattern, location: Location): boolean {
  if (surface !== location.in) return false;
  const given = location.pointer.split("/", names.length + 2).slice(1);
  return names.length === given.length && fit(names, given);
}

function fit(names: readonly string[], given: readonly string[]): boolean {
  return names.every((name, i) => name === "*" || name === given[i]);
}
