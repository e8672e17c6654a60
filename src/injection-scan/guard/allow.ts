/**
 * The option `allow`: places, or single rules at places, where nothing is refused.
 *
 * @module
 */
import { asBoolean, Callback } from "../../core/callback.ts";
import { optionChecks } from "../../core/options.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../../core/request/middleware.ts";
import { FAMILIES, type Family } from "../families/registry.ts";
import { checkHeld } from "../engine/settings.ts";
import type { FamilyPack } from "../engine/pack.ts";
import type { Location } from "../request/locations.ts";
import { parsePlace, type PlacePattern } from "./places.ts";

/**
 * A rule that refuses nothing at a place. The decision about a refusal has a ready entry in its
 * `detail.allow`, and so has its log line. Of each family only the surest finding in a text counts,
 * so an entry that allows it lifts what the family finds in that text.
 */
export interface AllowEntry<F extends Family = Family> {
  /** The route template (`"/users/:id"`). Without it the entry applies to all routes. */
  readonly route?: string | undefined;
  /**
   * The place: a surface and an RFC 6901 pointer, in which `*` matches one whole name:
   * `"json/messages/*\/content"`, `"query/q"`, `"text"`. It matches exactly this place, not the
   * places below it.
   */
  readonly place: string;
  /** The family of the finding. Without it the entry is for the rules of all families. */
  readonly family?: F | undefined;
  /** The rule of the finding; `"model"` for findings by learned weights alone. */
  readonly rule: string;
}

/** Answers whether nothing is refused at a place. */
export type AllowPlace<E extends EdgeEnv = EdgeEnv> = {
  of(location: Location, c: AppContext<E>): boolean;
}["of"];

/** A checked entry. */
export interface Allowed {
  readonly route: string | undefined;
  readonly place: PlacePattern;
  readonly family: Family | undefined;
  readonly rule: string;
}

/** The checked option. */
export interface AllowSettings {
  /** The function, if it was given as one. */
  readonly callback: Callback<[location: Location, c: EdgeContext], boolean> | undefined;
  /** The entries, if they were given. */
  readonly entries: readonly Allowed[];
}

const FACTORY = "injectionScan";
const NAMES = { route: 1, place: 1, family: 1, rule: 1 } satisfies Record<keyof AllowEntry, 1>;
const ROUTE = /^(?:\/|\*$)/;
const RULE = /^[a-z][a-z0-9-]*$/;

/** Checks the option. */
export function resolveAllow(allow: unknown, pack: FamilyPack): AllowSettings {
  if (allow === undefined) return { callback: undefined, entries: [] };
  if (typeof allow === "function") {
    return { callback: allowCallback(allow as AllowPlace), entries: [] };
  }
  if (Array.isArray(allow)) {
    const entries = allow.map((entry, i) => checkedEntry(entry, `allow[${i}]`, pack));
    return { callback: undefined, entries };
  }
  throw optionChecks(FACTORY).error(
    "allow",
    'a function, or a list such as [{ place: "json/notes", rule: "union-select" }]',
    allow,
  );
}

function checkedEntry(entry: unknown, name: string, pack: FamilyPack): Allowed {
  const checks = optionChecks(FACTORY);
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    throw checks.error(
      name,
      'an object such as { place: "json/notes", rule: "union-select" }',
      entry,
    );
  }
  optionChecks(`${FACTORY}: ${name}`).known(entry, NAMES);
  const { route, place, family, rule } = entry as Partial<Record<keyof AllowEntry, unknown>>;
  if (route !== undefined && (typeof route !== "string" || !ROUTE.test(route))) {
    throw checks.error(
      `${name}.route`,
      'a route template such as "/users/:id", without the method; it starts with "/" or is "*"',
      route,
    );
  }
  if (family !== undefined) {
    checkHeld(family, FACTORY, pack, `${name}.family`);
    checks.oneOf(`${name}.family`, family, FAMILIES);
  }
  if (typeof rule !== "string" || !RULE.test(rule)) {
    throw checks.error(`${name}.rule`, 'the name of a rule, such as "union-select"', rule);
  }
  return {
    route,
    place: parsePlace(place, `${name}.place`),
    family: family as Family | undefined,
    rule,
  };
}

function allowCallback(allow: AllowPlace): AllowSettings["callback"] {
  return new Callback((location: Location, c: EdgeContext) => allow(location, c), {
    option: "injectionScan: allow",
    otherwise: "false",
    // A function may return nothing for places that it does not know.
    accept: (answer) => answer === undefined ? false : asBoolean(answer),
  });
}
