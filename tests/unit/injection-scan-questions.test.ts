import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { families, scanText } from "../../src/injection-scan/mod.ts";
import { rolePlays, securityQuestions } from "./injection-scan-cases/questions.ts";

/** Those that are refused, with every family on. */
function refused(texts: readonly string[]): string[] {
  return texts.filter((text) => scanText(text, { families }).blocked);
}

describe("harmless texts that look like prompt injections", () => {
  it("pass: all but 1 in 75 questions about security and prompts", () => {
    const flagged = refused(securityQuestions);
    assert.ok(flagged.length <= securityQuestions.length / 75, flagged.join("\n"));
  });

  it("pass: all but 1 in 20 requests to play a role", () => {
    const flagged = refused(rolePlays);
    assert.ok(flagged.length <= rolePlays.length / 20, flagged.join("\n"));
  });
});
