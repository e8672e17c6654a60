import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { families, scanText } from "../../../src/injection-scan/mod.ts";
import { CASES, twinsOf } from "../../cases/injection/mod.ts";
import { PAIRS_NEAR_THRESHOLD } from "../../cases/injection/prompt-near-threshold.ts";
import { rolePlays, securityQuestions } from "../../cases/injection/harmless-prompts.ts";

/** The texts that are refused with every family on. */
function refused(texts: readonly string[]): string[] {
  return texts.filter((text) => scanText(text, { families }).blocked);
}

describe("hand-written prompt injections in English, the hard ones too", () => {
  const pairs = [...CASES.prompt.pairs, ...PAIRS_NEAR_THRESHOLD];

  it("are seen: 7 of 10", () => {
    const seen = refused(pairs.map(([attack]) => attack)).length;
    assert.ok(seen >= pairs.length * 0.7, `${seen} of ${pairs.length}`);
  });

  it("have twins that pass: 11 of 12", () => {
    const flagged = refused(pairs.map(([, twin]) => twin)).length;
    assert.ok(flagged <= pairs.length / 12, `${flagged} of ${pairs.length}`);
  });
});

describe("harmless texts that look like other attacks", () => {
  it("pass: all but 1 in 200", () => {
    const twins = families.filter((name) => name !== "prompt").flatMap(twinsOf);
    const flagged = twins.filter((twin) => scanText(twin, { families: ["prompt"] }).blocked);
    assert.ok(flagged.length <= twins.length / 200, flagged.join("\n"));
  });
});

describe("harmless texts that look like prompt injections", () => {
  it("pass: all but 1 in 30 questions about security and prompts", () => {
    const flagged = refused(securityQuestions);
    assert.ok(flagged.length <= securityQuestions.length / 30, flagged.join("\n"));
  });

  it("pass: all but 1 in 20 requests to play a role", () => {
    const flagged = refused(rolePlays);
    assert.ok(flagged.length <= rolePlays.length / 20, flagged.join("\n"));
  });
});
