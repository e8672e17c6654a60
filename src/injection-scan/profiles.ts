/**
 * What kind of text a field holds. A profile only moves thresholds: the scan is the same.
 *
 * @module
 */
import { FAMILIES, type Family } from "./families/registry.ts";
import { DEFAULT_THRESHOLD } from "./score.ts";

/**
 * `field`: a value of a form or an API. `chat`: free text for people or a model, where code is
 * quoted. `html`: markup is expected. `code`: source code is expected. `untrusted`: text from tools,
 * pages or documents on its way to a model, where no instruction belongs.
 */
export type Profile = "field" | "chat" | "html" | "code" | "untrusted";

/** All profiles. */
export const PROFILES: readonly Profile[] = ["field", "chat", "html", "code", "untrusted"];

const OFF = Infinity;

/** What each profile changes; a family not named keeps its threshold. Off is Infinity. */
const CHANGES: Readonly<Record<Profile, Readonly<Partial<Record<Family, number>>>>> = {
  field: {},
  chat: { sql: 0.85, xss: 0.85, path: 0.85, template: 0.85, command: 0.85, code: OFF, ssrf: OFF },
  html: { xss: 0.85, sql: 0.85, path: 0.85, template: 0.85, command: OFF, code: OFF, ssrf: OFF },
  code: {
    prompt: 0.8,
    sql: OFF,
    xss: OFF,
    path: OFF,
    template: OFF,
    command: OFF,
    code: OFF,
    nosql: OFF,
    ldap: OFF,
    xpath: OFF,
    prototype: OFF,
    ssrf: OFF,
  },
  untrusted: {
    prompt: 0.55,
    sql: OFF,
    command: 0.85,
    path: OFF,
    template: OFF,
    code: OFF,
    ssrf: OFF,
  },
};

/** The threshold of each enabled family. */
export type Thresholds = ReadonlyMap<Family, number>;

/** Applies a profile: a threshold is only ever moved from the default, never from one that was set. */
export function withProfile(base: Thresholds, profile: Profile): Thresholds {
  const changes = CHANGES[profile];
  const thresholds = new Map<Family, number>();
  for (const family of FAMILIES) {
    const own = base.get(family);
    if (own === undefined) continue;
    const changed = own === DEFAULT_THRESHOLD ? changes[family] ?? own : own;
    if (changed !== OFF) thresholds.set(family, changed);
  }
  return thresholds;
}
