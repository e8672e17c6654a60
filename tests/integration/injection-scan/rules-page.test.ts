/**
 * The page of rules explains every rule, and its table of prompt rules is
 * that of the source.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { promptRuleRows } from "../../../scripts/scan-rules-page.ts";
import { families, scanText } from "../../../src/injection-scan/mod.ts";
import { attacksOf } from "../../cases/injection/mod.ts";

const PAGE = readFileSync("docs/injection-rules.md", "utf8");

/** The section of one family. */
function sectionOf(family: string): string {
  return new RegExp(`\\n## ${family}\\n([^]*?)(?=\\n## |$)`).exec(PAGE)?.[1] ?? "";
}

function isNamed(section: string, rule: string): boolean {
  // `php-…` names all rules that begin so.
  return section.includes(`\`${rule}\``) || section.includes(`\`${rule.split("-")[0]}-…\``);
}

describe("docs/injection-rules.md", () => {
  for (const family of families) {
    it(`names every rule that finds a hand-written ${family} attack`, () => {
      const section = sectionOf(family);
      const rules = new Set(
        attacksOf(family).flatMap((attack) =>
          scanText(attack, { families: [family] }).findings.map(({ rule }) => rule)
        ),
      );
      rules.delete("model");
      assert.deepEqual([...rules].filter((rule) => !isNamed(section, rule)), []);
    });
  }

  it("has the current prompt rules: node --import tsx scripts/scan-rules.ts", () => {
    const cells = (row: string) => row.replace(/ +/g, " ").replace(/-{3,}/g, "---");
    const section = sectionOf("prompt").split("\n").map(cells);
    assert.deepEqual(promptRuleRows().filter((row) => !section.includes(row)), []);
  });
});
