/**
 * Log4Shell look-ups, `${jndi:ldap://…}`, however nested: inner look-ups are resolved as Log4j does;
 * and the interpolators of Commons Text that fetch or run.
 *
 * CVE-2021-44228, CVE-2021-45046, CVE-2022-42889.
 *
 * @module
 */
import type { Hit, Structure } from "../structure.ts";
import { isValue } from "../../models/shape.ts";
import { Lookups, MAX_LOOKUP } from "./lookups.ts";

/** So many characters before a look-up are read with it. */
const LETTERS = 8;

/** Finds JNDI look-ups. */
export const jndi: Structure = (view, first, last) => {
  const { text } = view;
  let lookups: Lookups | undefined;
  for (let at = next(text, "${", first, last); at >= 0;) {
    const end = Math.min(last, at + MAX_LOOKUP - LETTERS);
    // A look-up has a colon: without one there is nothing to resolve.
    if (next(text, ":", at, end) >= 0) {
      // `j${::-n}di:`: letters may come before the first look-up.
      const start = Math.max(first, at - LETTERS);
      const hit = judge((lookups ??= new Lookups()).resolve(text, start, end));
      if (hit !== undefined) return { ...hit, start: at, end };
    }
    at = next(text, "${", end, last);
  }
  return plainJndi(text, first, last) ?? spelledOut(text, first, last) ??
    leakingLookup(text, first, last);
};

/** Without an address, as people name the scheme: `jndi:ldap:` and a blank, a quote or a bracket. */
const JNDI_URL =
  /jndi\s?:\s?(?:ldaps?|rmi|dns|iiop|iiopname|corba|corbaname|nis|nds|https?)\s?:(?!\/\/\.{3})(?!\s?["'`’”)\]},;]|\s\w)/;
/**
 * Not as people write about it: three dots for the URL, a look-up that is closed without an address
 * (`${jndi:ldap}`), and a name that is followed by a word, a quote or a bracket.
 */
const JNDI_LOOKUP =
  /(?:\{|\$|%7b)\s?jndi\s?:(?!\s?(?:\w{2,8}:\/\/)?\.{3})(?![\w\s./-]{0,64}\})(?!\s?(?:\w{2,9}:?)?(?:["'`’”)\],;!?]|\s\w))/;
/** Letters of the name by way of a look-up, in one that was cut off: `${${::-j}`, `${j${lower:n}`. */
const SPELLED_OUT =
  /\$\{::-|\$\{j?n?d?i?:?\$\{(?:(?:lower|upper|lc|uc):[jndi]{1,2}\}|\w{1,8}:[\w.]{1,24}:-[jndi]\}|date:'[jndi])/;
/** A whole value that asks for properties, the context of a thread, or a secret of the environment. */
const LEAKING =
  /^\s*\$\{(?:(?:sys|java|ctx):[\w.]{1,64}|env:\w{0,40}(?:secret|key|token|pass|pwd|cred)\w{0,40})\}\s*$/;
/** Look-ups of Commons Text that fetch or run (CVE-2022-42889), or decode what is hidden in them. */
const INTERPOLATOR =
  /\$\{(?:script:\w{2,20}:|url:[\w-]{2,12}:|dns:[\w-]{1,20}\||file:[\w-]{2,12}:|xml:[^:}]{1,64}:|base64(?:decoder)?:[\w+/=]{8})/;

function judge(resolved: string): { rule: string; score: number } | undefined {
  if (JNDI_LOOKUP.test(resolved) || JNDI_URL.test(resolved)) {
    return { rule: "jndi-lookup", score: 0.97 };
  }
  return INTERPOLATOR.test(resolved) ? { rule: "interpolator-lookup", score: 0.93 } : undefined;
}

/** What is left of a look-up that was cut off. */
function spelledOut(text: string, first: number, last: number): Hit | undefined {
  if (!isValue(text)) return undefined;
  const match = SPELLED_OUT.exec(text);
  return match === null ? undefined : { rule: "jndi-lookup", score: 0.9, start: first, end: last };
}

/** `${env:SECRET}` and nothing else. */
function leakingLookup(text: string, first: number, last: number): Hit | undefined {
  return isValue(text) && LEAKING.test(text)
    ? { rule: "leaking-lookup", score: 0.8, start: first, end: last }
    : undefined;
}

/** `jndi:ldap://` without braces: what is left of a look-up that a template took apart. */
function plainJndi(text: string, first: number, last: number): Hit | undefined {
  const at = next(text, "jndi", first, last);
  if (at < 0) return undefined;
  const start = Math.max(first, at - 2);
  const stretch = text.slice(start, last);
  const found = JNDI_URL.exec(stretch) ?? JNDI_LOOKUP.exec(stretch);
  if (found === null) return undefined;
  const from = start + found.index;
  return { rule: "jndi-lookup", score: 0.97, start: from, end: Math.min(last, from + 24) };
}

/** Where a string is within a stretch; -1 when it is not. */
function next(text: string, wanted: string, from: number, to: number): number {
  const found = text.slice(from, to).indexOf(wanted);
  return found < 0 ? -1 : from + found;
}
