/**
 * Checks the regular expressions of a CORS policy for the usual holes: no anchors, a dot that
 * stands for every character, a domain that also matches the end or the beginning of a longer one.
 *
 * @module
 */
import type { OptionChecks } from "../core/options.ts";

/** Origins that no policy means. */
const PROBES = ["null", "https://djed.invalid", "http://djed.invalid:1"];
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

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
  const dot = parts.findIndex((part, i) => part === "." && !QUANTIFIER.test(parts[i + 1]));
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
  // Of apps and extensions, which have no domains.
  if (/^\^(?!https?\??:)[a-z][a-z0-9+-]*:/.test(source)) return pattern;
  for (let i = 0; i < parts.length; i++) {
    const { letters, dots } = matchesOf(parts[i], flags);
    if (letters < 2) continue;
    const [next, afterNext] = following(parts, i);
    const shown = parts[i] + (QUANTIFIER.exec(parts[i + 1]) ?? "");
    if (next === "$" || (next === ":" && !/^\\?\/$/.test(afterNext))) {
      refuse(`also matches other domains, by ${shown} at the end: write the end of the domain`);
    }
    if (dots && !/^(?:\\\.|\[\.\])$/.test(next)) {
      refuse(`also matches other domains, because ${shown} matches dots: write \\. after it`);
    }
  }
  return pattern;
}

const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})$/;
/** A group that begins, but no assertion. */
const GROUP = /^\((?:\?:|\?<\w+>)?$/;

/** The parts of a pattern: escapes, classes, quantifiers and beginnings of groups whole. */
function partsOf(source: string): readonly string[] {
  const part = /\\[pPu]\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\[^]|\[(?:\\[^]|[^\]\\])*\]/;
  const more = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\{\d+(?:,\d*)?\}|[^]/;
  return source.match(new RegExp(`${part.source}|${more.source}`, "gi")) ?? [""];
}

/** Whether `|` stands outside of all groups, so that `^` or `$` belongs to one choice only. */
function hasTopLevelChoice(parts: readonly string[]): boolean {
  let depth = 0;
  for (const part of parts) {
    if (part.startsWith("(")) depth++;
    else if (part === ")") depth--;
    else if (part === "|" && depth === 0) return true;
  }
  return false;
}

/** The number of letters that one part matches, and whether it matches a dot. */
function matchesOf(part: string, flags: string): { letters: number; dots: boolean } {
  if (/^(?:[^.[\\]|\(.*|\{.+\})$/.test(part)) return { letters: 0, dots: false };
  try {
    const alone = new RegExp(`^${part}$`, /[uv]/.test(flags) ? "iu" : "i");
    const letters = [...LETTERS].filter((letter) => alone.test(letter)).length;
    return { letters, dots: alone.test(".") };
  } catch {
    // Syntax of the flag v: taken for a part that matches everything.
    return { letters: LETTERS.length, dots: true };
  }
}

/** The two parts behind the one at `i`, after quantifiers, ends of groups and other choices. */
function following(parts: readonly string[], i: number): readonly [string, string] {
  let otherChoice = 0;
  for (let at = i + 1; at < parts.length; at++) {
    const part = parts[at];
    if (otherChoice > 0) {
      if (part.startsWith("(")) otherChoice++;
      else if (part === ")") otherChoice--;
    } else if (part === "|") otherChoice = 1;
    else if (part !== ")" && !QUANTIFIER.test(part) && !GROUP.test(part)) {
      return [part, parts[at + 1] ?? ""];
    }
  }
  return ["$", ""];
}
