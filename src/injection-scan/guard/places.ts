/**
 * Profiles by place: which settings a text of a request is scanned with.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import { type Location, type Surface, SURFACES } from "../request/locations.ts";
import { type Profile, PROFILES } from "../engine/profiles.ts";
import { isRecord, type ScanOptions, type Settings, settingsOf } from "../engine/settings.ts";

/** One pattern of `profiles`, ready to be compared. */
interface Place {
  readonly surface: string;
  readonly names: readonly string[];
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
    const [surface, ...names] = pattern.split("/");
    if (!isPlace(surface, names)) throw checks.error("a place in profiles", FORMS, pattern);
    const known = checks.oneOf(`profiles["${pattern}"]`, profile, PROFILES);
    return { surface, names, settings: make(known) };
  }).sort((a, b) => b.names.length - a.names.length);
  if (places.length === 0) return () => fallback;
  return (location) => places.find((place) => fits(place, location))?.settings ?? fallback;
}

/** A text body has no places in it, and `**` or `me*` would never fit one. */
function isPlace(surface: string, names: readonly string[]): boolean {
  return SURFACES.includes(surface as Surface) && (surface !== "text" || names.length === 0) &&
    names.every((name) => name === "*" || !name.includes("*"));
}

function fits({ surface, names }: Place, location: Location): boolean {
  if (surface !== location.in) return false;
  if (names.length === 0) return true;
  const given = location.pointer.split("/", names.length + 1).slice(1);
  return names.length <= given.length &&
    names.every((name, i) => name === "*" || name === given[i]);
}
