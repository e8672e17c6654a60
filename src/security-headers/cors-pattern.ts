/**
 * Checks the regular expressions of a CORS policy for the usual holes: no anchors, a dot that
 * stands for every character, a domain that also matches the end of a longer one.
 *
 * @module
 */
import type { OptionChecks } from "../core/options.ts";

/** Origins that no policy means. */
const PROBES = ["null", "https://djed.invalid", "http://djed.invalid:1"];

/** Returns a pattern that is safe to use for every request, or throws. */
export function checkPattern(checks: OptionChecks, given: RegExp): RegExp {
  const { source, flags } = given;
  const refuse = (why: string) => {
    const shown = `/${source}/`.slice(0, 80);
    throw new TypeError(`${checks.factory}: origins: ${shown} ${why}`);
  };
  const parts = partsOf(source);
  const isAnchored = parts[0] === "^" && parts.at(-1) === "$" && !flags.includes("m");
  if (!isAnchored || hasTopLevelChoice(parts)) {
    refuse("must match the whole origin: write /^(?:…)$/, without the flag m");
  }
  const dot = parts.findIndex((part, i) => part === "." && !/^[*+?{]/.test(parts[i + 1]));
  if (dot >= 0) refuse("has a dot that stands for every character: write \\.");
  // The flags g and y keep a position from one request to the next.
  const pattern = new RegExp(source, flags.replace(/[gy]/g, ""));
  const everyOrigin = 'matches every origin: name the domain, or write "*"';
  if (PROBES.some((origin) => pattern.test(origin))) refuse(everyOrigin);
  const withoutPort = source.slice(0, -1).replace(/\((?:\?:)?:[^()]*\)\??$/, "");
  const [written = ""] = /(?:[a-z0-9:-]|\\[.-])+$/i.exec(withoutPort) ?? [];
  const domain = written.replaceAll("\\", "");
  if (/^:\d+$/.test(domain) && pattern.test(`https://djed.invalid${domain}`)) refuse(everyOrigin);
  const longer = ["https", "http"].map((scheme) => `${scheme}://attacker${domain}`)
    .find((origin) => /^[a-z0-9].*\./i.test(domain) && pattern.test(origin));
  if (longer !== undefined) refuse(`also matches ${longer}: write \\. before the domain`);
  return pattern;
}

/** The parts of a pattern: escapes and classes whole, everything else by character. */
function partsOf(source: string): readonly string[] {
  return source.match(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^]/g) ?? [""];
}

/** Whether `|` stands outside of all groups, so that `^` or `$` belongs to one choice only. */
function hasTopLevelChoice(parts: readonly string[]): boolean {
  let depth = 0;
  for (const part of parts) {
    if (part === "(") depth++;
    else if (part === ")") depth--;
    else if (part === "|" && depth === 0) return true;
  }
  return false;
}
