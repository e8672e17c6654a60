/**
 * Hand-written attacks of each family, and their harmless twins: the same words and signs without
 * the intent. Every twin must pass with all families on.
 */
import type { Family } from "../../../src/injection-scan/mod.ts";
import { cases as prompt } from "./prompt.ts";
import { cases as sql } from "./sql.ts";
import { cases as nosql } from "./nosql.ts";
import { cases as xss } from "./xss.ts";
import { cases as command } from "./command.ts";
import { cases as path } from "./path.ts";
import { cases as template } from "./template.ts";
import { cases as ldap } from "./ldap.ts";
import { cases as xpath } from "./xpath.ts";
import { cases as crlf } from "./crlf.ts";
import { cases as prototype } from "./prototype.ts";
import { cases as jndi } from "./jndi.ts";
import { cases as xxe } from "./xxe.ts";
import { cases as ssrf } from "./ssrf.ts";
import { cases as code } from "./code.ts";

/** The cases of one family. */
export interface FamilyCases {
  /** Attacks, each with its harmless twin. */
  readonly pairs: readonly (readonly [attack: string, twin: string])[];
  /** Attacks without a twin. */
  readonly attacks: readonly string[];
  /** Harmless texts without an attack. */
  readonly twins: readonly string[];
}

/** Every family's cases. */
export const CASES: Readonly<Record<Family, FamilyCases>> = {
  prompt,
  sql,
  nosql,
  xss,
  command,
  path,
  template,
  ldap,
  xpath,
  crlf,
  prototype,
  jndi,
  xxe,
  ssrf,
  code,
};

/** All attacks of a family. */
export function attacksOf(family: Family): string[] {
  return [...CASES[family].pairs.map(([attack]) => attack), ...CASES[family].attacks];
}

/** All harmless texts of a family. */
export function twinsOf(family: Family): string[] {
  return [...CASES[family].pairs.map(([, twin]) => twin), ...CASES[family].twins];
}
