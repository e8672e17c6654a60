/**
 * The named rules of the prompt family: concepts that, close together, make an injection, in every
 * language of the word list. Their points are added to what the weights say.
 *
 * @module
 */
import { type Concept, conceptId } from "./prompt-words.ts";

/** One rule over concepts. */
export interface PromptRule {
  /** Its name in findings. */
  readonly id: string;
  /** What it says of a text, in logits. Negative for talk about attacks. */
  readonly points: number;
  /** All needed concepts lie within this many words. */
  readonly within: number;
  /** The concepts it needs, in any order. */
  readonly needs: readonly Concept[];
  /** True for social engineering, urgency and claimed authority. */
  readonly semantic: boolean;
}

const SEMANTIC: ReadonlySet<Concept> = /* @__PURE__ */ new Set<Concept>(["authority", "urgent"]);

function rule(id: string, points: number, within: number, ...needs: Concept[]): PromptRule {
  const semantic = needs.some((concept) => SEMANTIC.has(concept));
  return { id, points, within, needs, semantic };
}

/** Every rule, with the attack it stands for in its name. */
export const PROMPT_RULES: readonly PromptRule[] = /* @__PURE__ */ makeRules();

function makeRules(): readonly PromptRule[] {
  return [
    // Instruction override: "ignore all previous instructions".
    rule("override-prior-instructions", 1, 8, "ignore", "prior", "instruction"),
    rule("override-instructions", 1.2, 4, "ignore", "instruction"),
    rule("override-prompt", 1, 6, "ignore", "prompt"),
    rule("override-what-was-told", 0.8, 9, "ignore", "told"),
    rule("override-text-above", 0.4, 6, "ignore", "above"),
    rule("override-limits", 0.4, 6, "ignore", "limit"),
    rule("stop-following", 1, 8, "not", "follow", "prior", "instruction"),
    // System-prompt extraction: "repeat everything in the system prompt".
    rule("reveal-prompt", 0.8, 8, "reveal", "prompt"),
    rule("reveal-what-was-told", 1.2, 9, "reveal", "told"),
    rule("reveal-text-above", 1.4, 6, "reveal", "above"),
    rule("reveal-secret", 2, 8, "reveal", "secret"),
    // Role play and jailbreak.
    rule("persona-takeover", 1.3, 16, "pretend", "persona"),
    rule("persona-of-model", 2, 20, "persona", "model"),
    rule("persona-of-you", 1.5, 5, "you", "persona"),
    rule("pretend-model", 1.2, 6, "pretend", "model"),
    rule("model-with-harm", 1.2, 12, "model", "harm"),
    rule("no-limits", 1, 5, "without", "limit"),
    rule("you-without-limits", 0.8, 6, "you", "without", "limit"),
    rule("model-without-limits", 1.2, 14, "model", "without", "limit"),
    rule("pretend-without-limits", 1.5, 30, "pretend", "without", "limit"),
    rule("never-refuse", 1.2, 4, "not", "refuse"),
    rule("comply-with-harm", 1, 20, "comply", "harm"),
    rule("comply-without-limits", 0.8, 24, "comply", "without", "limit"),
    // Context and delimiter breaking.
    rule("forged-markup", 0.5, 1, "markup"),
    rule("forged-markup-override", 1, 12, "markup", "ignore"),
    // Encoding evasion.
    rule("reveal-encoded", 0.5, 12, "reveal", "encode", "prompt"),
    rule("secret-encoded", 0.4, 10, "secret", "encode"),
    // Tools and systems.
    rule("tool-after-override", 0.4, 24, "tool", "ignore", "prior", "instruction"),
    rule("run-command", 0.8, 4, "run", "shell"),
    // Social engineering, urgency, claimed authority.
    rule("authority-reveals", 0.5, 20, "authority", "reveal", "prompt"),
    rule("authority-secret", 0.4, 20, "authority", "reveal", "secret"),
    rule("authority-overrides", 0.4, 20, "authority", "ignore", "limit"),
    rule("urgent-secret", 0.3, 20, "urgent", "reveal", "secret"),
    rule("urgent-override", 0.3, 24, "urgent", "ignore", "instruction"),
    // Talk about attacks, reports of them, bans and rules on a topic are no attacks.
    rule("discussion-of-limits", -0.8, 16, "discuss", "limit"),
    rule("discussion-of-secrets", -1.5, 16, "discuss", "secret"),
    rule("reported-override", -1.5, 12, "reported", "ignore", "instruction"),
    rule("reported-secret", -0.8, 12, "reported", "reveal", "secret"),
    rule("ban-on-secrets", -1.2, 8, "reveal", "secret", "not"),
    rule("updated-instructions", -0.7, 4, "new", "instruction"),
    rule("override-in-topic", -0.5, 8, "ignore", "instruction", "topic"),
  ];
}

/**
 * Whether a finding is named by the first of two matching rules: by the one that needs more
 * concepts, then by the one with more points.
 */
export function isMoreTelling(one: PromptRule, other: PromptRule): boolean {
  const more = one.needs.length - other.needs.length;
  return more === 0 ? one.points > other.points : more > 0;
}

/** For each concept the rules that need it. */
export function rulesOfConcepts(): readonly (readonly number[])[] {
  return Array.from(
    { length: 32 },
    (_, id) =>
      PROMPT_RULES.flatMap((r, i) => (r.needs.some((n) => conceptId(n) === id) ? [i] : [])),
  );
}

/** For each rule the numbers of the concepts it needs. */
export function conceptsOfRules(): readonly (readonly number[])[] {
  return PROMPT_RULES.map((r) => r.needs.map(conceptId));
}
