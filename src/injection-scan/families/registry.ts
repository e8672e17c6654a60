/**
 * The families: what each looks for, whether it is on by default, and its exact rules.
 *
 * @module
 */
import { Mark } from "../prefilter/keywords/marks.ts";
import { code } from "./code/mod.ts";
import { command } from "./command/mod.ts";
import { crlf } from "./crlf/mod.ts";
import { jndi } from "./jndi/mod.ts";
import { ldap } from "./ldap/mod.ts";
import { nosql } from "./nosql/mod.ts";
import { path } from "./path/mod.ts";
import { prototype } from "./prototype.ts";
import { sql } from "./sql/mod.ts";
import { ssrf } from "./ssrf/mod.ts";
import type { Structure } from "./structure.ts";
import { template } from "./template/mod.ts";
import { xpath } from "./xpath.ts";
import { xss } from "./xss/mod.ts";
import { xxe } from "./xxe/mod.ts";

/** The names of all families. */
export const FAMILIES = [
  "prompt",
  "sql",
  "nosql",
  "xss",
  "command",
  "path",
  "template",
  "ldap",
  "xpath",
  "crlf",
  "prototype",
  "jndi",
  "xxe",
  "ssrf",
  "code",
] as const;

/** The name of a family. */
export type Family = typeof FAMILIES[number];

/** On unless said otherwise: those whose measured false positives allow it. */
export const DEFAULT_FAMILIES: ReadonlySet<Family> = /* @__PURE__ */ new Set<Family>([
  "prompt",
  "sql",
  "nosql",
  "xss",
  "command",
  "path",
  "template",
  "ldap",
  "xpath",
  "crlf",
  "prototype",
  "jndi",
  "xxe",
]);

/** A family's exact rules, and the prefilter's mark that calls for them. */
export interface StructuredFamily {
  readonly family: Family;
  readonly mark: number;
  readonly find: Structure;
}

/** The families that have nothing but exact rules. */
export const STRUCTURES: readonly StructuredFamily[] = /* @__PURE__ */ allStructures();

function allStructures(): readonly StructuredFamily[] {
  return [
    { family: "nosql", mark: Mark.nosql | Mark.signs, find: nosql },
    { family: "ldap", mark: Mark.ldap, find: ldap },
    { family: "xpath", mark: Mark.xpath, find: xpath },
    { family: "crlf", mark: Mark.crlf, find: crlf },
    { family: "prototype", mark: Mark.prototype, find: prototype },
    { family: "jndi", mark: Mark.jndi, find: jndi },
    { family: "xxe", mark: Mark.xxe, find: xxe },
    { family: "ssrf", mark: Mark.ssrf, find: ssrf },
  ];
}

/** The exact rules of the families that the web model knows too. */
export const WEB_STRUCTURES: readonly StructuredFamily[] = /* @__PURE__ */ webStructures();

function webStructures(): readonly StructuredFamily[] {
  return [
    { family: "sql", mark: Mark.sql | Mark.signs, find: sql },
    { family: "xss", mark: Mark.xss | Mark.angle, find: xss },
    { family: "command", mark: Mark.command | Mark.signs, find: command },
    { family: "path", mark: Mark.path, find: path },
    { family: "template", mark: Mark.template, find: template },
    { family: "code", mark: Mark.code, find: code },
  ];
}
