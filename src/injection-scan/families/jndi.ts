/**
 * Log4Shell look-ups, `${jndi:ldap://…}`, however nested: inner look-ups are resolved as Log4j does.
 *
 * CVE-2021-44228, CVE-2022-42889.
 *
 * @module
 */
import type { Hit, Structure } from "./structure.ts";

/** A look-up is read for this many characters. */
const MAX_LOOKUP = 512;

/** Finds JNDI look-ups. */
export const jndi: Structure = (view, first, last) => {
  const text = view.text.slice(first, last);
  let from = 0;
  for (;;) {
    const at = text.indexOf("${", from);
    if (at < 0) return plainJndi(text, first);
    const end = Math.min(text.length, at + MAX_LOOKUP);
    const resolved = resolveLookups(text.slice(at, end));
    if (resolved.includes("{jndi:") || JNDI_URL.test(resolved)) return hit(first + at, first + end);
    if (INTERPOLATOR.test(resolved)) {
      return { ...hit(first + at, first + end), rule: "interpolator-lookup" };
    }
    from = end;
  }
};

const JNDI_URL = /jndi:(?:ldaps?|rmi|dns|iiop|corba|nis|nds|http)/;

/** Look-ups of Commons Text that fetch or run (CVE-2022-42889). */
const INTERPOLATOR = /\$\{(?:script:\w|url:utf-8:|dns:address\|)/;

/** `jndi:ldap://` without braces: what is left of a look-up that a template took apart. */
function plainJndi(text: string, first: number): Hit | undefined {
  const at = text.indexOf("jndi:");
  return at >= 0 && JNDI_URL.test(text.slice(at, at + 16))
    ? hit(first + at, first + at + 16)
    : undefined;
}

function hit(start: number, end: number): Hit {
  return { rule: "jndi-lookup", score: 0.97, start, end };
}

/** Inner look-ups first: `${lower:j}` is `j`, `${env:X:-j}` is `j`. One pass with a stack. */
function resolveLookups(text: string): string {
  const open: string[] = [];
  let current = "";
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "$" && text[i + 1] === "{") {
      open.push(current);
      current = "";
      i++;
    } else if (text[i] === "}" && open.length > 0) {
      current = open.pop()! + valueOf(current);
    } else current += text[i];
  }
  while (open.length > 0) current = open.pop()! + "${" + current;
  return current;
}

function valueOf(lookup: string): string {
  const fallback = lookup.lastIndexOf(":-");
  if (fallback >= 0) return lookup.slice(fallback + 2);
  if (lookup.startsWith("lower:") || lookup.startsWith("upper:")) return lookup.slice(6);
  return "${" + lookup + "}";
}
