/**
 * Patterns of places, and profiles by place: which settings a text of a request is scanned with.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import { type Location, type Surface, SURFACES } from "../request/locations.ts";
import { JsonLocation } from "../request/json-location.ts";
import type { TextKind } from "../request/model/place.ts";
import { isCodeArgument } from "../request/code-arguments.ts";
import { isSecretPlace, looksGenerated } from "../request/secrets.ts";
import type { FamilyPack } from "../engine/pack.ts";
import { type Profile, PROFILES } from "../engine/profiles.ts";
import { isRecord, type ScanOptions, type Settings, settingsOf } from "../engine/settings.ts";

/** A place in a request: a part (`"json"`), or a part and a pointer (`"json/message"`). */
export type PlaceName = Surface | `${Surface}/${string}`;

/** The profiles of places. */
export type ProfilesByPlace = { readonly [Place in PlaceName]?: Profile };

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
  /* @__PURE__ */ (() =>
    'a part of the request ("json"), or a part and a pointer in which "*" stands for one ' +
    `whole name ("json/message", "json/messages/*/content"); parts: ${SURFACES.join(", ")}`)();

/** The settings of each place. */
export interface PlaceSettings {
  /**
   * Returns the settings of a place: of the longest pattern with a pointer that matches, of the
   * kind of text, of the pattern for the whole surface, or of the profile `field`.
   */
  settingsAt(location: Location): Settings;
  /** The settings of all texts in JSON whose kind is unknown; undefined if the place matters. */
  readonly jsonSettings: Settings | undefined;
  /**
   * Returns the settings for a value whose name says that it is a secret or generated: exact rules
   * only, and sure ones if it looks random. Undefined for other places, and for those with a
   * pattern of their own.
   */
  secretSettingsAt(location: Location, text: string): Settings | undefined;
}

/** Options that decide about the settings of places. */
export interface PlaceOptions extends Pick<ScanOptions, "families" | "threshold"> {
  readonly profiles?: unknown;
  readonly tools?: unknown;
}

/** Checks and completes the options of places. */
export function settingsByPlace(options: PlaceOptions, pack: FamilyPack): PlaceSettings {
  const { families, threshold, profiles = {}, tools = {} } = options;
  const make = (profile: Profile) => settingsOf({ families, threshold, profile }, FACTORY, pack);
  const fallback = make(pack.profile);
  const exact = { ...fallback, exactOnly: true };
  const opaque = withoutPrompt(exact);
  const random = atLeast(opaque, SURE);
  const chat = make("chat");
  const owner = withoutPrompt(chat);
  const untrusted = make("untrusted");
  const code = make("code");
  const weak = withPromptOf(untrusted, exact);
  const kinds: Readonly<Record<TextKind, Settings>> = {
    system: owner,
    definition: owner,
    user: chat,
    assistant: chat,
    "tool-result": untrusted,
    document: untrusted,
    "tool-arguments": exact,
    binary: exact,
    opaque,
    role: opaque,
  };
  const places = placesOf(profiles, make);
  const byTool = toolsOf(tools, make);
  const placeOf = (location: Location) => places.find((place) => isWithin(place, location));
  const ofArgument = (location: Location) => {
    const tool = location instanceof JsonLocation ? location.tool ?? "" : "";
    return byTool.get(tool) ?? (isCodeArgument(location, tool) ? code : exact);
  };
  const isOneForJson = places.every(({ surface, names }) =>
    surface !== "json" || names.length === 0
  );
  return {
    jsonSettings: isOneForJson
      ? placeOf({ in: "json", pointer: "", isKey: false })?.settings ?? fallback
      : undefined,
    settingsAt(location) {
      const place = places.length === 0 ? undefined : placeOf(location);
      const { kind } = location;
      return kind === undefined || (place !== undefined && place.names.length > 0)
        ? place?.settings ?? fallback
        : kind === "tool-arguments"
        ? ofArgument(location)
        : location instanceof JsonLocation && location.keepsWeb
        ? kind === "system" ? exact : weak
        : kinds[kind];
    },
    secretSettingsAt(location, text) {
      const { kind } = location;
      if (kind !== undefined && kind !== "tool-arguments") return undefined;
      if (!isSecretPlace(location) || (placeOf(location)?.names.length ?? 0) > 0) return undefined;
      return looksGenerated(text) ? random : opaque;
    },
  };
}

function withoutPrompt(settings: Settings): Settings {
  const thresholds = new Map(settings.thresholds);
  thresholds.delete("prompt");
  return { ...settings, thresholds, views: { ...settings.views, words: false } };
}

/** Takes the threshold of prompts from other settings. */
function withPromptOf(other: Settings, settings: Settings): Settings {
  const prompt = other.thresholds.get("prompt");
  return prompt === undefined
    ? settings
    : { ...settings, thresholds: new Map(settings.thresholds).set("prompt", prompt) };
}

/** Signs of a random password make findings of lower scores. */
const SURE = 0.92;

function atLeast(settings: Settings, least: number): Settings {
  const raised = [...settings.thresholds].map(([family, threshold]) =>
    [family, Math.max(threshold, least)] as const
  );
  return { ...settings, thresholds: new Map(raised) };
}

/** Patterns, longest first. */
function placesOf(profiles: unknown, make: (profile: Profile) => Settings): Place[] {
  const checks = optionChecks(FACTORY);
  if (!isRecord(profiles)) {
    throw checks.error("profiles", 'an object such as { json: "chat" }', profiles);
  }
  return Object.entries(profiles).map(([pattern, profile]): Place => {
    const place = parsePlace(pattern, "a place in profiles");
    const known = checks.oneOf(`profiles["${pattern}"]`, profile, PROFILES);
    return { ...place, settings: make(known) };
  }).sort((a, b) => b.names.length - a.names.length);
}

function toolsOf(
  tools: unknown,
  make: (profile: Profile) => Settings,
): ReadonlyMap<string, Settings> {
  const checks = optionChecks(FACTORY);
  if (!isRecord(tools)) throw checks.error("tools", 'an object such as { run: "code" }', tools);
  return new Map(
    Object.entries(tools).map(([name, profile]) => [
      name,
      make(checks.oneOf(`tools["${name}"]`, profile, PROFILES)),
    ]),
  );
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
