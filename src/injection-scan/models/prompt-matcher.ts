/**
 * Matches the prompt rules against the words of a text, stretch by stretch.
 *
 * @module
 */
import {
  BEGINS,
  conceptsOf,
  type ConceptTable,
  conceptTable,
  joinHashes,
  stemHash,
} from "./prompt-concepts.ts";
import type { PromptReader } from "./prompt-reader.ts";
import { conceptId } from "./prompt-words.ts";
import { conceptsOfRules, isMoreTelling, PROMPT_RULES, rulesOfConcepts } from "./prompt-rules.ts";

const FAR = -0x1000000;
const FORGOTTEN = 0x1000;
/** A rule counts once in this many words. */
const RULE_REST = 48;

const MARKUP = /* @__PURE__ */ (() => 1 << conceptId("markup"))();

/** True for a word of chat markup in its signs: `<|im_start|>`, `[INST]`, `<<SYS>>`. */
function isMarked({ text, starts }: PromptReader, word: number): boolean {
  const before = text.charCodeAt(starts[word] - 1);
  return before === 124 || before === 91 || before === 47 ||
    (before === 60 && text.charCodeAt(starts[word] - 2) === 60);
}

/** The words seen last of each concept, and what rules they complete. */
export class RuleMatcher {
  /** Points of the rules that the last stretch completed, in logits. */
  points: number = 0;
  /** The most telling rule that the stretch completed, or -1; where words of its rules lie in the text. */
  rule: number = -1;
  start: number = 0;
  end: number = 0;

  private readonly table: ConceptTable = conceptTable();
  private readonly ruleConcepts = conceptsOfRules();
  private readonly byConcept = rulesOfConcepts();
  private readonly lastSeen = new Int32Array(32).fill(FAR);
  private readonly lastStart = new Int32Array(32);
  private readonly lastFired = new Int32Array(PROMPT_RULES.length).fill(FAR);
  private index = 0;
  private word1 = 0;
  private word2 = 0;
  private start1 = 0;
  private start2 = 0;
  private begins1 = false;
  private begins2 = false;

  /** Forgets all words: another text begins. */
  reset(): void {
    // As if so many words ago that nothing reaches back to what was seen.
    this.index += FORGOTTEN;
    this.word1 = this.word2 = 0;
    this.begins1 = this.begins2 = false;
    if (this.index < -FAR) return;
    this.index = 0;
    this.lastSeen.fill(FAR);
    this.lastFired.fill(FAR);
  }

  /** Takes the words of a stretch. */
  take(reader: PromptReader, semantics: boolean): void {
    const { table } = this;
    this.points = 0;
    this.rule = -1;
    for (let w = 0; w < reader.wordCount; w++) {
      this.index++;
      const word = reader.words[w];
      const stem = reader.stems[w];
      let concepts = conceptsOf(table, word);
      const begins = (concepts & BEGINS) !== 0;
      concepts &= ~BEGINS;
      if ((concepts & MARKUP) !== 0 && !isMarked(reader, w)) concepts &= ~MARKUP;
      if (stem !== 0) concepts |= conceptsOf(table, stemHash(stem)) & ~BEGINS;
      let seen = this.see(concepts, reader.starts[w]);
      if (this.begins1) {
        seen |= this.see(conceptsOf(table, joinHashes(this.word1, word)) & ~BEGINS, this.start1);
      }
      if (this.begins2) {
        const triple = joinHashes(joinHashes(this.word2, this.word1), word);
        seen |= this.see(conceptsOf(table, triple) & ~BEGINS, this.start2);
      }
      this.word2 = this.word1;
      this.start2 = this.start1;
      this.begins2 = this.begins1;
      this.word1 = word;
      this.start1 = reader.starts[w];
      this.begins1 = begins;
      for (let bits = seen; bits !== 0; bits &= bits - 1) {
        this.fire(this.byConcept[31 - Math.clz32(bits & -bits)], reader.ends[w], semantics);
      }
    }
  }

  /** Notes the concepts that a word ends; gives them back. */
  private see(concepts: number, start: number): number {
    for (let bits = concepts; bits !== 0; bits &= bits - 1) {
      const concept = 31 - Math.clz32(bits & -bits);
      this.lastSeen[concept] = this.index;
      this.lastStart[concept] = start;
    }
    return concepts;
  }

  private fire(candidates: readonly number[], end: number, semantics: boolean): void {
    for (const r of candidates) {
      const { within, points, semantic } = PROMPT_RULES[r];
      if ((semantic && !semantics) || this.index - this.lastFired[r] < RULE_REST) continue;
      const needs = this.ruleConcepts[r];
      let earliest = this.index;
      let start = end;
      for (const concept of needs) {
        earliest = Math.min(earliest, this.lastSeen[concept]);
        start = Math.min(start, this.lastStart[concept]);
      }
      const spread = this.index - earliest;
      // One word of several concepts is not yet several words.
      if (spread > within || spread < needs.length - 1) continue;
      this.lastFired[r] = this.index;
      this.points += points;
      if (points < 0) continue;
      this.start = this.rule < 0 ? start : Math.min(this.start, start);
      this.end = end;
      if (this.rule < 0 || isMoreTelling(PROMPT_RULES[r], PROMPT_RULES[this.rule])) this.rule = r;
    }
  }
}
