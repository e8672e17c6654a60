/**
 * Reads nested names in one pass: `a[b][0]`, `a[]`, `a.b`.
 *
 * @module
 */

/** The parts of a name. */
export interface NamePath {
  /** At least one; the name itself when it is not nested. */
  readonly parts: readonly string[];
  /** Whether the name ends with `[]`. */
  readonly isList: boolean;
  /** Whether the name has `[]` before its end. */
  readonly isWrong: boolean;
}

/** Reads a name. A name that is not nested completely has one part, itself. */
export function pathOf(name: string, hasDots: boolean): NamePath {
  let at = endOf(name, 0, hasDots);
  const parts = [name.slice(0, at)];
  let isList = false;
  let isWrong = false;
  while (at < name.length && parts[0] !== "") {
    isWrong ||= isList;
    const isBracket = name[at] === "[";
    const end = isBracket ? name.indexOf("]", at) : endOf(name, at + 1, hasDots);
    const part = name.slice(at + 1, end);
    at = isBracket ? end + 1 : end;
    isList = isBracket && part === "";
    const isBroken = end < 0 || part.includes("[") || (part === "" && !isBracket) ||
      (at < name.length && name[at] !== "[" && !(hasDots && name[at] === "."));
    if (isBroken) return { parts: [name], isList: false, isWrong: false };
    if (!isList) parts.push(part);
  }
  return parts[0] === "" ? { parts: [name], isList: false, isWrong: false } : {
    parts,
    isList,
    isWrong,
  };
}

/** The end of a part without brackets. */
function endOf(name: string, from: number, hasDots: boolean): number {
  let at = from;
  while (at < name.length && name[at] !== "[" && !(hasDots && name[at] === ".")) at++;
  return at;
}
