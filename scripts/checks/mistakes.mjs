// docs/mistakes.md lists the mistakes of the catalogue in tests/support/mistakes.
import { existsSync } from "node:fs";
import path from "node:path";
import { read, runAsScript } from "../check-kit.mjs";
import { MISTAKES_PAGE, mistakesPage } from "../mistakes.mjs";

/** The formatter decides about the layout: only the text between the spaces is compared. */
export async function checkMistakes(folder) {
  const words = (text) => text.replaceAll(/\s+/g, "");
  const isCurrent = existsSync(path.join(folder, MISTAKES_PAGE)) &&
    words(read(folder, MISTAKES_PAGE)) === words(await mistakesPage(folder));
  return isCurrent ? [] : [`${MISTAKES_PAGE} is out of date; run \`node scripts/mistakes.mjs\``];
}

await runAsScript(import.meta, checkMistakes);
