/**
 * Writes the table of prompt rules in docs/injection-rules.md: `node --import tsx
 * scripts/scan-rules.ts`. The rest of the page is written by hand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { withPromptRules } from "./scan-rules-page.ts";

const PAGE = "docs/injection-rules.md";
writeFileSync(PAGE, withPromptRules(readFileSync(PAGE, "utf8")));
