/**
 * The families: what each looks for, whether it is on by default, and its exact rules.
 *
 * @module
 */
import { Mark } from "../prefilter/keywords/marks.ts";
import {
  CODE_RULE_WORDS,
  CODE_WORDS,
  COMMAND_RULE_WORDS,
  COMMAND_WORDS,
  CRLF_WORDS,
  JNDI_WORDS,
  LDAP_WORDS,
  NOSQL_WORDS,
  PATH_RULE_WORDS,
  PATH_WORDS,
  PROTOTYPE_WORDS,
  SQL_WORDS,
  SSRF_WORDS,
  TEMPLATE_RULE_WORDS,
  TEMPLATE_WORDS,
  XPATH_WORDS,
  XSS_RULE_WORDS,
  XSS_WORDS,
  XXE_WORDS,
} from "../prefilter/keywords/words.ts";
import type { Words } from "../prefilter/matcher.ts";
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

/** The name of a family. A union, so that compilers say `Family` and suggest the nearest name. */
export type Family =
  | "prompt"
  | "sql"
  | "nosql"
  | "xss"
  | "command"
  | "path"
  | "template"
  | "ldap"
  | "xpath"
  | "crlf"
  | "prototype"
  | "jndi"
  | "xxe"
  | "ssrf"
  | "code";

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

/** A family's exact rules, the marks that call for them, and the keywords that have its marks. */
export interface StructuredFamily {
  readonly family: Family;
  readonly mark: number;
  readonly words: readonly Words[];
  readonly find: Structure;
}

/** Families with nothing but exact rules whose attacks work wherever a text is logged or parsed. */
export const CHAT_STRUCTURES: readonly StructuredFamily[] = /* @__PURE__ */ chatStructures();

function chatStructures(): readonly StructuredFamily[] {
  return [
    { family: "crlf", mark: Mark.crlf, words: [[Mark.crlf, CRLF_WORDS]], find: crlf },
    { family: "jndi", mark: Mark.jndi, words: [[Mark.jndi, JNDI_WORDS]], find: jndi },
    { family: "xxe", mark: Mark.xxe, words: [[Mark.xxe, XXE_WORDS]], find: xxe },
  ];
}

/** The families that have nothing but exact rules. */
export const STRUCTURES: readonly StructuredFamily[] = /* @__PURE__ */ allStructures();

function allStructures(): readonly StructuredFamily[] {
  return [
    {
      family: "nosql",
      mark: Mark.nosql | Mark.signs,
      words: [[Mark.nosql, NOSQL_WORDS]],
      find: nosql,
    },
    { family: "ldap", mark: Mark.ldap, words: [[Mark.ldap, LDAP_WORDS]], find: ldap },
    { family: "xpath", mark: Mark.xpath, words: [[Mark.xpath, XPATH_WORDS]], find: xpath },
    {
      family: "prototype",
      mark: Mark.prototype,
      words: [[Mark.prototype, PROTOTYPE_WORDS]],
      find: prototype,
    },
    { family: "ssrf", mark: Mark.ssrf, words: [[Mark.ssrf, SSRF_WORDS]], find: ssrf },
    ...CHAT_STRUCTURES,
  ];
}

/** The exact rules of the families that the web model knows too. */
export const WEB_STRUCTURES: readonly StructuredFamily[] = /* @__PURE__ */ webStructures();

function webStructures(): readonly StructuredFamily[] {
  const web = (mark: number, words: string, ruleWords: string = ""): readonly Words[] => [
    [mark | Mark.web, words],
    [mark, ruleWords],
  ];
  return [
    { family: "sql", mark: Mark.sql | Mark.signs, words: web(Mark.sql, SQL_WORDS), find: sql },
    {
      family: "xss",
      mark: Mark.xss | Mark.angle,
      words: web(Mark.xss, XSS_WORDS, XSS_RULE_WORDS),
      find: xss,
    },
    {
      family: "command",
      mark: Mark.command | Mark.signs,
      words: web(Mark.command, COMMAND_WORDS, COMMAND_RULE_WORDS),
      find: command,
    },
    {
      family: "path",
      mark: Mark.path,
      words: web(Mark.path, PATH_WORDS, PATH_RULE_WORDS),
      find: path,
    },
    {
      family: "template",
      mark: Mark.template,
      words: web(Mark.template, TEMPLATE_WORDS, TEMPLATE_RULE_WORDS),
      find: template,
    },
    {
      family: "code",
      mark: Mark.code,
      words: web(Mark.code, CODE_WORDS, CODE_RULE_WORDS),
      find: code,
    },
  ];
}
