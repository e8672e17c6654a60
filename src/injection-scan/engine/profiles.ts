/**
 * What kind of text a field holds. A profile only moves thresholds: the scan is the same.
 * Whatever `threshold` is, the profile holds; only a family's own number is stronger.
 *
 * @module
 */
import type { Family } from "../families/registry.ts";
import { DEFAULT_THRESHOLD } from "./score.ts";

/**
 * The kind of a text. `field`: a value of a form or an API. `chat`: free text for people or a model, where code is
 * quoted. `html`: markup is expected. `code`: source code is expected. `untrusted`: text from tools,
 * pages or documents on its way to a model, where no instruction belongs.
 */
export type Profile = "field" | "chat" | "html" | "code" | "untrusted";

/** All profiles. */
export const PROFILES: readonly Profile[] = ["field", "chat", "html", "code", "untrusted"];

const OFF = Infinity;

/** Syntax that harms an interpreter. Where code is a topic it is quoted and asked about. */
const SYNTAX_OFF: Readonly<Partial<Record<Family, number>>> = {
  sql: OFF,
  nosql: OFF,
  xss: OFF,
  command: OFF,
  path: OFF,
  template: OFF,
  ldap: OFF,
  xpath: OFF,
  prototype: OFF,
  ssrf: OFF,
  code: OFF,
};

/** What each profile changes; a family not named keeps its threshold. Off is Infinity. */
const CHANGES: Readonly<Record<Profile, Readonly<Partial<Record<Family, number>>>>> =
  /* @__PURE__ */ (() => ({
    field: {},
    chat: SYNTAX_OFF,
    html: { xss: 0.85, sql: 0.85, path: 0.85, template: 0.85, command: OFF, code: OFF, ssrf: OFF },
    code: { ...SYNTAX_OFF, prompt: 0.8 },
    untrusted: { ...SYNTAX_OFF, prompt: 0.55 },
  }))();

/** The threshold of each enabled family. */
export type Thresholds = ReadonlyMap<Family, number>;

/** A family that is looked for: its threshold before any profile, and how it was asked for. */
export interface WantedFamily {
  readonly threshold: number;
  /** By its own number, by its name with `true`, or with others (a list, the default set). */
  readonly by: "number" | "name" | "set";
}

/** Applies a profile: it moves every threshold but those that were set by a number of their own. */
export function withProfile(
  wanted: ReadonlyMap<Family, WantedFamily>,
  profile: Profile,
): Thresholds {
  const changes = CHANGES[profile];
  const thresholds = new Map<Family, number>();
  for (const [family, asked] of wanted) {
    const threshold = moved(asked, changes[family]);
    if (threshold !== OFF) thresholds.set(family, threshold);
  }
  return thresholds;
}

/** A change only makes a scan milder that is to be milder, and sterner that is to be sterner. */
function moved({ threshold, by }: WantedFamily, change: number | undefined): number {
  if (change === undefined || by === "number") return threshold;
  if (change === OFF) return by === "name" ? threshold : OFF;
  return change > DEFAULT_THRESHOLD ? Math.max(threshold, change) : Math.min(threshold, change);
}
