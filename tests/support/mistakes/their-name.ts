/** Makes the entries for names of options that other libraries have. */
import type { Mistake } from "./mistake.ts";
import { saidBy } from "./said.ts";

/** An option of another library: its name, its value, what is said, and what to write. */
export type TheirOption = readonly [name: string, value: unknown, says: string, fix: string];

/** The mistakes of options of one library, given to one factory. */
export function theirOptions(
  library: string,
  factory: string,
  make: (options: object) => unknown,
  options: readonly TheirOption[],
): readonly Mistake[] {
  return options.map(([name, value, says, fix]) => ({
    title: `\`${name}\` of ${library}`,
    wrong: `${factory.replace(")", "")}${factory.endsWith(")") ? ", " : "("}{ ${name}: ${
      codeOf(value)
    } })`,
    make: () => saidBy(() => make({ [name]: value })),
    says: `unknown option "${name}" (${shown(value)}): ${says}`,
    fix,
  }));
}

function codeOf(value: unknown): string {
  if (typeof value === "function") return String(value);
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    return `{ ${Object.entries(value).map(([key, of]) => `${key}: ${codeOf(of)}`).join(", ")} }`;
  }
  return JSON.stringify(value);
}

function shown(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === "object" ? "an object" : JSON.stringify(value);
}
