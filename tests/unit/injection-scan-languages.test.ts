import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { families, scanText } from "../../src/injection-scan/mod.ts";
import { BENIGN } from "./injection-scan-cases/languages/benign.ts";
import { half, LANGUAGES } from "./injection-scan-cases/prompt-languages.ts";

const ALL = { families };

/** How many of a half's attacks are seen, and how many there are. */
function seen(heldOut: boolean): [number, number] {
  const attacks = [...half(heldOut).values()].flat();
  return [attacks.filter((attack) => scanText(attack, ALL).blocked).length, attacks.length];
}

describe("prompt injections in other languages", () => {
  for (const [language, sentences] of Object.entries(BENIGN)) {
    it(`are not seen in harmless sentences with their words: ${language}`, () => {
      const refused = sentences.trim().split("\n").filter((text) => scanText(text, ALL).blocked);
      assert.deepEqual(refused, []);
    });
  }

  it("are seen: 9 of 10 of those that the lexicon was tuned on", () => {
    const [found, all] = seen(false);
    assert.ok(found >= all * 0.9, `${found} of ${all}`);
  });

  it("are seen: half of those that were held out", () => {
    const [found, all] = seen(true);
    assert.ok(found >= all * 0.5, `${found} of ${all}`);
  });

  for (const [language, pairs] of Object.entries(LANGUAGES)) {
    it(`have harmless twins that pass: ${language}`, () => {
      const refused = pairs.map(([, twin]) => twin).filter((twin) => scanText(twin, ALL).blocked);
      assert.deepEqual(refused, []);
    });
  }
});
