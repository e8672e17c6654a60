import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { families, scanText } from "../../../src/injection-scan/mod.ts";
import { BENIGN } from "../../cases/injection/languages/benign.ts";
import { LAST } from "../../cases/injection/languages/held-out-3.ts";
import { LATER } from "../../cases/injection/languages/held-out-2.ts";
import { half, LANGUAGES } from "../../cases/injection/prompt-languages.ts";

const isBlocked = (text: string) => scanText(text, { families }).blocked;
const linesOf = (texts: Readonly<Record<string, string>>) =>
  Object.values(texts).flatMap((text) => text.trim().split("\n"));

/** At least this share of the attacks is seen. */
function seen(attacks: readonly string[], share: number): void {
  const missed = attacks.filter((attack) => !isBlocked(attack));
  const found = attacks.length - missed.length;
  assert.ok(found >= attacks.length * share, `${found} of ${attacks.length}: ${missed.join("\n")}`);
}

describe("prompt injections in other languages", () => {
  it("are seen: 17 of 20 of those that the lexicon was tuned on", () => {
    seen([...half(false).values()].flat(), 0.85);
  });

  it("are seen: half of those that were held out", () => {
    seen([...half(true).values()].flat(), 0.5);
  });

  it("are seen: 4 of 5 of those whose kinds were taken up later", () => {
    seen(linesOf(LATER), 0.8);
  });

  it("are seen: one of four of those written last", () => {
    seen(linesOf(LAST), 0.25);
  });

  it("are seen in the plainest form in every language", () => {
    for (const [language, attacks] of half(false)) {
      assert.ok(attacks.some(isBlocked), language);
    }
  });

  it("are not seen in harmless sentences with their words: at most in 1 of 100", () => {
    const harmless = [
      ...Object.values(LANGUAGES).flatMap((pairs) => pairs.map(([, twin]) => twin)),
      ...linesOf(BENIGN),
    ];
    const refused = harmless.filter(isBlocked);
    assert.ok(refused.length <= harmless.length / 100, refused.join("\n"));
  });
});
