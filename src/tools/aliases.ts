/**
 * Maps argument names as models write them to the names of the schema: an exact match wins, then
 * case, `_` and `-` are folded, then declared aliases apply. An ambiguous name is never renamed.
 *
 * @module
 */
import { didYouMean, show } from "../core/options.ts";

/** One argument that was renamed. */
export interface Renamed {
  /** The name that was sent. */
  readonly from: string;
  /** The name in the schema. */
  readonly to: string;
}

/** Alternative names by argument: `{ city: ["location", "cityName"] }`. */
export type Aliases = Readonly<Record<string, readonly string[] | undefined>>;

/** Maximum length of a name that may be renamed. */
const MAX_NAME = 64;

/** Renames arguments to the names of the schema, and returns which were renamed. */
export type Rename = (input: Record<string, unknown>) => {
  readonly input: Record<string, unknown>;
  readonly renamed: readonly Renamed[];
};

/**
 * Makes the function that renames the arguments of one tool.
 *
 * @throws {TypeError} When an alias is not a string, is for an unknown argument, or is ambiguous.
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

/** Maps folded names to arguments, except arguments whose folded names are equal. */
function ownersOf(tool: string, keys: readonly string[], aliases: Aliases): Map<string, string> {
  const owners = new Map<string, string>();
  const folded = keys.map(fold);
  keys.forEach((key, i) => {
    if (folded.indexOf(folded[i]) === folded.lastIndexOf(folded[i])) owners.set(folded[i], key);
  });
  for (const [key, names = []] of Object.entries(aliases)) {
    if (!keys.includes(key)) {
      throw new TypeError(
        `tools: ${tool} has an alias for ${show(key)}, which is not an argument${
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
