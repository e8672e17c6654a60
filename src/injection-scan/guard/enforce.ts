/**
 * The option `enforce`: which findings refuse a request, and which are only reported.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { Family } from "../families/registry.ts";
import { MODEL_RULE } from "../engine/hits.ts";
import type { FamilyPack } from "../engine/pack.ts";
import { checkHeld, isRecord, type Settings } from "../engine/settings.ts";
import { isForModel, type TextKind } from "../request/model/place.ts";

/**
 * Which findings of a family refuse a request; the others are only reported.
 *
 * - `"all"`: every finding that reaches its threshold.
 * - `"certain"`: of web families those of exact rules, not of learned weights alone; of `prompt`
 *   those in texts for a model: the user and tool places of recognised model bodies, and places
 *   with the profile `chat` or `untrusted`.
 * - `"none"`: no finding.
 */
export type Enforcement = "all" | "certain" | "none";

/** The enforcement of all families, or of some of them. */
export type EnforceChoice<F extends Family = Family> =
  | "all"
  | "certain"
  | Readonly<Partial<Record<F, Enforcement>>>;

const FACTORY = "injectionScan";
const LEVELS: readonly Enforcement[] = ["all", "certain", "none"];

/** Checks and completes the option: the enforcement of each family. */
export function resolveEnforce(
  choice: unknown,
  fallback: Enforcement,
  pack: FamilyPack,
): (family: Family) => Enforcement {
  const checks = optionChecks(FACTORY);
  if (choice === undefined) return () => fallback;
  if (choice === "all" || choice === "certain") return () => choice;
  if (!isRecord(choice)) {
    throw checks.error(
      "enforce",
      '"all", "certain", or an object such as { prompt: "all" } (for nothing: mode "report")',
      choice,
    );
  }
  for (const name of Object.keys(choice)) checkHeld(name, FACTORY, pack, "enforce");
  checks.known(choice, pack.families);
  const levels = new Map<Family, Enforcement>();
  for (const family of pack.families) {
    const own = choice[family];
    if (own !== undefined) levels.set(family, checks.oneOf(`enforce.${family}`, own, LEVELS));
  }
  return (family) => levels.get(family) ?? fallback;
}

/** Whether a finding of these settings refuses with the enforcement `"certain"`. */
export function isCertain(
  family: Family,
  rule: string,
  { profile }: Settings,
  kind: TextKind | undefined,
): boolean {
  if (family !== "prompt") return rule !== MODEL_RULE;
  // What an assistant said is in the history of a conversation that went on.
  // The owner's instructions are only scanned for prompts in bodies that are recognised weakly.
  if (isForModel(kind)) return kind !== "assistant" && kind !== "system";
  return profile === "chat" || profile === "untrusted";
}
