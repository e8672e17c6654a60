/**
 * LDAP filters that break out of the one they were put in.
 *
 * RFC 4515.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/** Finds filter syntax. */
export const ldap: Structure = /* @__PURE__ */ patternStructure(
  [")(", "*)", "(&", "(|", "(!", "*(", "*|", "))(", ")|", ")!"],
  32,
  64,
  [
    {
      rule: "filter-break-out",
      score: 0.92,
      pattern: /\)\s{0,2}[&|!]?\s{0,2}\(\s{0,2}(?:[&|!]|[a-z][\w-]{0,30}\s{0,2}[~<>]?=)/,
    },
    {
      rule: "filter-operator",
      score: 0.9,
      pattern: /\([&|!]\s{0,2}\(\s{0,2}[a-z][\w-]{0,30}\s{0,2}[~<>]?=/,
    },
    {
      rule: "filter-wildcard",
      score: 0.85,
      pattern: /\*\(\)?\|(?:%26|&|\()|^\W?\*\|$|\(\|\(?\w{1,20}=\*/,
    },
  ],
);
