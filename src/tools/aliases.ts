/**
 * Argument names as models write them, mapped to those of the schema: the exact name wins, then
 * case, `_` and `-` are folded, then declared aliases count. Never a guess between two.
 *
 * @module
 */
import { didYouMean, show } from "../core/options.ts";

/** One argument that was renamed. */
export interface Renamed {
  /** The name it came under. */
  readonly from: string;
  /** The name of the schema. */
  readonly to: string;
}

/** Other names by argument: `{ city: ["location", "cityName"] }`. */
export type Aliases = Readonly<Record<string, readonly string[] | undefined>>;

/** Names longer than this are nobody's alias. */
const MAX_NAME = 64;

/** Gives arguments the names of the schema; answers what it renamed. */
export type Rename = (input: Record<string, unknown>) => {
  readonly input: Record<string, unknown>;
  readonly renamed: readonly Renamed[];
};

/**
 * Makes the renaming of one tool.
 *
 * @throws {TypeError} When an alias names no argument, is no name, or could mean two.
 */
export function makeRename(tool: string, keys: readonly string[], aliases: Aliases): Rename {
  const exact = new Set(keys);
  const owners = ownersOf(tool, keys, aliases);
  return (input) => {
    const renamed: Renamed[] = [];
    const claims = new Map<string, string[]>();
    for (const name of Object.keys(input)) {
      if (exact.has(name) || name.length > MAX_NAME) continue;
      const to = owners.get(fold(name));
      if (to !== undefined && !Object.hasOwn(input, to)) {
        claims.set(to, [...(claims.get(to) ?? []), name]);
      }
    }
    const output: Record<string, unknown> = {};
    for (const name of Object.keys(input)) {
      const to = owners.get(fold(name.slice(0, MAX_NAME + 1)));
      const isOnly = to !== undefined && claims.get(to)?.length === 1 &&
        claims.get(to)![0] === name;
      if (isOnly) renamed.push({ from: name, to });
      output[isOnly ? to : name] = input[name];
    }
    return { input: output, renamed };
  };
}

/** Which argument a folded name belongs to. Arguments that fold alike are never folded to. */
function ownersOf(tool: string, keys: readonly string[], aliases: Aliases): Map<string, string> {
  const owners = new Map<string, string>();
  const folded = keys.map(fold);
  keys.forEach((key, i) => {
    if (folded.indexOf(folded[i]) === folded.lastIndexOf(folded[i])) owners.set(folded[i], key);
  });
  for (const [key, names = []] of Object.entries(aliases)) {
    if (!keys.includes(key)) {
      throw new TypeError(
        `tools: ${tool} has an alias for ${show(key)}, which is no argument${
          didYouMean(key, keys)
        }`,
      );
    }
    if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) {
      throw new TypeError(`tools: ${tool}: the aliases of ${show(key)} must be a list of names`);
    }
    for (const name of names) {
      const owner = owners.get(fold(name)) ?? (folded.includes(fold(name)) ? name : undefined);
      if (owner !== undefined && owner !== key) {
        throw new TypeError(
          `tools: ${tool}: ${show(name)} could mean ${show(owner)} or ${show(key)}`,
        );
      }
      owners.set(fold(name), key);
    }
  }
  return owners;
}

function fold(name: string): string {
  return name.replaceAll(/[_-]/g, "").toLowerCase();
}
