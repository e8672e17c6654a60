// docs/architecture.svg shows which room imports which.
import { existsSync } from "node:fs";
import path from "node:path";
import { architecturePicture, PICTURE } from "../architecture.mjs";
import { read, runAsScript } from "../check-kit.mjs";

/** The formatter decides about the layout: only the text between the spaces is compared. */
export function checkArchitecture(folder) {
  const words = (text) => text.replaceAll(/\s+/g, "");
  const isCurrent = existsSync(path.join(folder, PICTURE)) &&
    words(read(folder, PICTURE)) === words(architecturePicture(folder));
  return isCurrent ? [] : [`${PICTURE} is out of date; run \`node scripts/architecture.mjs\``];
}

await runAsScript(import.meta, checkArchitecture);
