import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { families, scanText } from "../../../src/injection-scan/mod.ts";
import { HARMLESS } from "../../cases/injection/languages/harmless.ts";
import { HELD_OUT_2 } from "../../cases/injection/languages/held-out-2.ts";
import { half, LANGUAGES } from "../../cases/injection/languages/mod.ts";

const isBlocked = (text: string) => scanText(text, { families }).blocked;
const linesOf = (texts: Readonly<Record<string, string>>) =>
  Object.values(texts).flatMap((text) => text.trim().split("\n"));

/** Asserts that at least this share of the attacks is detected. */
function assertDetected(attacks: readonly string[], share: number): void {
  const missed = attacks.filter((attack) => !isBlocked(attack));
  const found = attacks.length - missed.length;
  assert.ok(found >= attacks.length * share, `${found} of ${attacks.length}: ${missed.join("\n")}`);
}

describe("prompt injections in other languages", () => {
  it("are detected: at least 22 % of those looked at", () => {
    assertDetected([...half(false).values()].flat(), 0.22);
  });

  it("are detected: at least 15 % of those held out", () => {
    assertDetected([...half(true).values()].flat(), 0.15);
  });

  it("are detected: at least 40 % of those whose kinds, not words, were trained on", () => {
    assertDetected(linesOf(HELD_OUT_2), 0.4);
  });

  it("are found in at most 1.5 % of harmless sentences with the same words", () => {
    const harmless = [
      ...Object.values(LANGUAGES).flatMap((pairs) => pairs.map(([, twin]) => twin)),
      ...linesOf(HARMLESS),
    ];
    const refused = harmless.filter(isBlocked);
    assert.ok(refused.length <= harmless.length * 0.015, refused.join("\n"));
  });
});
