/**
 * Paths that climb out of their folder, system files, and stream wrappers.
 *
 * An automaton reads each path of a stretch in one pass, whatever its dots and slashes are spelt
 * like (`marks.ts`, `read.ts`); what it is after is looked up (`targets.ts`). A value that is nothing
 * but a path is judged more sternly than a path in a text: documents import, link and quote paths.
 *
 * @module
 */
import { isValue } from "../../models/shape.ts";
import type { Hit, Structure } from "../structure.ts";
import { emptyPath, type PathRead, readPath, resolved, skipWord } from "./read.ts";
import { isCoreTarget, isPublicFile, isSoftTarget, isSource, isSystemFile } from "./targets.ts";
import { findWrapper } from "./wrappers.ts";

/** Finds climbing paths, well-known targets and wrappers. */
export const path: Structure = (view, from, to) => {
  const { text } = view;
  const read = emptyPath();
  let best: Hit | undefined;
  const keep = (hit: Hit | undefined) => {
    if (hit !== undefined && hit.score > (best?.score ?? 0)) best = hit;
  };
  // A word with fewer dots and slashes is no path worth reading.
  const value = isValue(text);
  const enough = value ? 1 : 2;
  for (let i = from; i < to;) {
    const end = skipWord(text, i, to, enough);
    if (end > i) {
      i = end;
      continue;
    }
    readPath(text, i, to, read);
    keep(judge(text, read, value));
    keep(findWrapper(text, i, read.end, value));
    i = Math.max(i + 1, read.end);
  }
  return best;
};

function judge(text: string, read: PathRead, value: boolean): Hit | undefined {
  const { climbs, odd, start, end } = read;
  const hit = (rule: string, score: number): Hit => ({ rule, score, start, end });
  const alone = value && isAlone(text, start, end);
  if (climbs === 0 && !alone) return undefined;
  const target = resolved(text, read);
  if (climbs > 0) {
    if (isCoreTarget(target)) return hit("climb-to-system", 0.95);
    if (read.guessed) return undefined;
    // Encoders write slashes as %2f, and dots never.
    if (odd > climbs && (alone || climbs > 1)) return hit("encoded-climb", 0.9);
    if (climbs > 4 && (value || isSoftTarget(target)) && !isReference(text, start)) {
      return hit("climb-far", 0.85);
    }
    if (!alone) return undefined;
    if (climbs > 2 || (climbs === 2 && (odd > 1 || text.includes("..\\")))) {
      if (isReference(text, start)) return undefined;
      return hit("climb-far", odd === 0 && climbs < 5 && isSource(target) ? 0.6 : 0.85);
    }
    if (isSoftTarget(target)) return hit("climb-to-secret", 0.8);
    if (read.rooted && read.above > 0) return hit("climb-above-root", 0.8);
  }
  if (read.cut && (climbs > 0 || /\w\.\w+(?:%00|\0)|(?:%00|\0)\.\w/.test(text.slice(start, end)))) {
    return hit("cut-by-nul", 0.8);
  }
  if (read.dots > 3 && (isCoreTarget(target) || isSoftTarget(target))) {
    return hit("dotted-path", 0.8);
  }
  if (isSystemFile(target)) return hit("system-file", isPublicFile(target) ? 0.6 : 0.8);
  return target.endsWith("::$data") ? hit("alternate-stream", 0.8) : undefined;
}

/** True when a value is nothing but the path, or gives it as a parameter. */
function isAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).trim();
  const after = text.slice(end);
  if (!/^["'`;|)\]}\s]*(?:$|[?&#])/.test(after)) return false;
  return /^["'`]*$/.test(before) || (before.endsWith("=") && !/\s/.test(before));
}

/** What refers to files of its own project: imports, links, sources. */
function isReference(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  return /(?:\b(?:from|import|require|include|export|src|href|url|path|extends|resolve|join)\W{0,4}|\]\(|@)["'(]{0,2}$/
    .test(before);
}
