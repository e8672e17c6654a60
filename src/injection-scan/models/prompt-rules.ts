/**
 * The named rules of the prompt family: concepts that, close together, make an injection. They hold
 * for every language of the lexicon. Points are added to what the learned model says.
 *
 * @module
 */
import { type Concept, conceptId } from "../prefilter/lexicon/concepts.ts";

/** One rule over concepts. */
export interface PromptRule {
  /** Its name in findings. */
  readonly id: string;
  /** What it says of a text, in logits. Negative for talk about attacks. */
  readonly points: number;
  /** All needed concepts lie within this many tokens. */
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
    rule("override-prior-instructions", 4, 8, "ignore", "prior", "instruction"),
    rule("override-instructions", 0.8, 4, "ignore", "instruction"),
    rule("override-prompt", 3, 6, "ignore", "prompt"),
    rule("override-what-was-told", 3.5, 9, "ignore", "told"),
    rule("override-text-above", 2.5, 6, "ignore", "above"),
    rule("override-then-new", 1.5, 24, "ignore", "prior", "instruction", "new"),
    rule("override-then-reveal", 1.5, 24, "ignore", "instruction", "reveal", "prompt"),
    rule("override-limits", 2.5, 6, "ignore", "limit"),
    rule("override-your-limits", 1.5, 8, "ignore", "you", "limit"),
    rule("stop-following", 2, 8, "not", "follow", "prior", "instruction"),
    rule("new-instructions", 1.2, 3, "new", "instruction"),
    // System-prompt extraction: "repeat everything in the system prompt".
    rule("reveal-prompt", 3, 8, "reveal", "prompt"),
    rule("reveal-your-prompt", 1, 8, "reveal", "you", "prompt"),
    rule("reveal-system-instructions", 2.5, 8, "reveal", "system", "instruction"),
    rule("reveal-your-instructions", 2.2, 7, "reveal", "you", "instruction"),
    rule("reveal-what-was-told", 2, 9, "reveal", "told"),
    rule("reveal-text-above", 2, 6, "reveal", "above"),
    rule("reveal-secret", 1.5, 8, "reveal", "secret"),
    rule("reveal-despite-ban", 1.5, 12, "reveal", "secret", "not"),
    // Role play and jailbreak.
    rule("persona-takeover", 2, 16, "pretend", "persona"),
    rule("persona-of-model", 1, 20, "persona", "model"),
    rule("no-limits", 2, 5, "without", "limit"),
    rule("you-without-limits", 1.2, 6, "you", "without", "limit"),
    rule("model-without-limits", 1.5, 14, "model", "without", "limit"),
    rule("pretend-without-limits", 2.5, 30, "pretend", "without", "limit"),
    rule("never-refuse", 1.5, 4, "not", "refuse"),
    rule("comply-with-harm", 1, 20, "comply", "harm"),
    rule("comply-without-limits", 1, 24, "comply", "without", "limit"),
    rule("harm-without-limits", 1, 20, "harm", "without", "limit"),
    // Context and delimiter breaking.
    rule("forged-markup", 1.5, 1, "delimiter"),
    rule("forged-markup-instructions", 1.5, 10, "delimiter", "instruction", "ignore"),
    rule("forged-markup-persona", 1, 12, "delimiter", "you", "pretend"),
    // Encoding evasion.
    rule("reveal-encoded", 2, 12, "reveal", "encode", "prompt"),
    rule("secret-encoded", 1.5, 10, "secret", "encode"),
    rule("decode-and-follow", 0.8, 8, "encode", "follow"),
    // Tools and systems.
    rule("tool-with-secret", 1, 14, "tool", "secret", "reveal"),
    rule("tool-after-override", 1.5, 24, "tool", "ignore", "prior", "instruction"),
    rule("run-command", 2.5, 4, "run", "shell"),
    // Social engineering, urgency, claimed authority.
    rule("authority-reveals", 1.2, 20, "authority", "reveal", "prompt"),
    rule("authority-secret", 1.2, 20, "authority", "reveal", "secret"),
    rule("authority-overrides", 1.2, 20, "authority", "ignore", "limit"),
    rule("urgent-secret", 1, 20, "urgent", "reveal", "secret"),
    rule("urgent-override", 1, 24, "urgent", "ignore", "instruction"),
    // Talk about attacks is not an attack.
    rule("discussion", -3, 24, "discuss"),
    rule("discussion-of-prompts", -2, 16, "discuss", "prompt"),
    rule("discussion-of-overrides", -1.5, 16, "discuss", "ignore", "instruction"),
    rule("discussion-of-personas", -1.5, 16, "discuss", "persona"),
    rule("discussion-of-limits", -1, 16, "discuss", "limit"),
    // Nor are questions about a shop's rules on something: "what are your rules for pets?"
    rule("question-of-topic", -2.2, 7, "reveal", "you", "topic"),
    rule("override-in-topic", -1.5, 8, "ignore", "instruction", "topic"),
  ];
}

/** Rules by each concept they need, and each rule's concepts as numbers: for the hot path. */
export const RULES_OF_CONCEPT: readonly (readonly number[])[] = /* @__PURE__ */ Array.from(
  { length: 32 },
  (_, id) =>
    PROMPT_RULES.flatMap((r, index) => (r.needs.some((n) => conceptId(n) === id) ? [index] : [])),
);

/** For each rule the numbers of the concepts it needs. */
export const RULE_NEEDS: readonly (readonly number[])[] = /* @__PURE__ */ PROMPT_RULES.map((r) =>
  r.needs.map(conceptId)
);
