/**
 * Tests of a family's exact rules by tables: kinds of attacks, each in several spellings, and
 * harmless texts that look like them.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { type Family, scanText } from "../../src/injection-scan/mod.ts";

/** Attacks that a family finds without the learned weights, and texts that it lets pass. */
export interface Expected {
  /** Attacks by kind. */
  readonly attacks: Readonly<Record<string, readonly string[]>>;
  /** Harmless texts by kind. */
  readonly harmless: Readonly<Record<string, readonly string[]>>;
}

/** Declares one test for each kind. */
export function specifyFamily(family: Family, { attacks, harmless }: Expected): void {
  const options = { families: [family], layers: { model: false } };
  describe(`the exact rules of ${family}`, () => {
    for (const [kind, texts] of Object.entries(attacks)) {
      it(`find ${kind}`, () => {
        assert.deepEqual(texts.filter((text) => !scanText(text, options).blocked), []);
      });
    }
    for (const [kind, texts] of Object.entries(harmless)) {
      it(`let ${kind} pass`, () => {
        assert.deepEqual(texts.filter((text) => scanText(text, options).blocked), []);
      });
    }
  });
}
