/**
 * Ready entries of the option `allow`, for logs.
 *
 * @module
 */
import { mayHoldSecret } from "../../core/secrets.ts";
import type { Finding } from "../engine/search.ts";
import { JsonLocation } from "../request/json-location.ts";
import type { Location } from "../request/locations.ts";
import type { AllowEntry } from "./allow.ts";
import type { LocatedFinding } from "./result.ts";

/** Longer places have no ready entry. */
const MAX_PLACE = 300;
/** Names with other characters have none: `*` would match more than the name. */
const NAME = /^(?:\*|[\p{L}\p{N}\p{M} !"#$%&'(),\-.:;<>?@[\\\]^_`{|}~+]{0,64})$/u;
/** Texts that a log may redact, whatever their names are. */
const REDACTED = /\b(?:bearer|basic|digest)\s|:\/\//i;

/** Pointers in which `*` stands for the items of lists. */
const patterns: WeakMap<object, string> = /* @__PURE__ */ new WeakMap();

/** Keeps which names in the place of a finding are items of lists. */
export function keepPattern(found: LocatedFinding, location: Location): LocatedFinding {
  if (location instanceof JsonLocation && /\/\d/.test(location.pointer)) {
    patterns.set(found, location.pattern);
  }
  return found;
}

/**
 * Returns the entry that allows the rule of a finding at its place. Undefined when a log could cut
 * or redact the place, so that the entry would match another one.
 */
export function readyEntry(
  route: string | undefined,
  found: LocatedFinding,
): AllowEntry | undefined {
  const { family, rule }: Pick<Finding, "family" | "rule"> = found;
  const names = (patterns.get(found) ?? found.pointer).split("/").slice(1);
  const place = [found.in, ...names].join("/");
  const isSafe = place.length <= MAX_PLACE && names.every((name) => NAME.test(name)) &&
    !found.pointer.split("/").includes("*") && !REDACTED.test(place) &&
    !(place.includes(":") && mayHoldSecret(place));
  if (!isSafe) return undefined;
  return route === undefined ? { place, family, rule } : { route, place, family, rule };
}
