// The sizes in the README are near those of this source; `node scripts/sizes.mjs` writes them.
import { read, runAsScript } from "../check-kit.mjs";
import { measure, writtenNumbers } from "../sizes.mjs";

/** A table that is rewritten for each byte would be in every change. */
const NEAR = { share: 0.1, least: 0.5 };

export async function checkSizes(folder) {
  const written = writtenNumbers(read(folder, "README.md"));
  return written === undefined
    ? ["README.md has no part for the sizes: <!-- sizes: … --> to <!-- /sizes -->"]
    : sizeProblems(written, await measure(folder));
}

/** The sizes that are missing or far from the measured ones. */
export function sizeProblems(written, { rows, rootModules }) {
  const measured = [
    ...rows.map(({ name, kb, modules }) => [name, [kb, modules]]),
    ["the root", [rootModules]],
  ];
  return measured
    .filter(([name, numbers]) => !numbers.every((n, i) => isNear(n, written.get(name)?.[i])))
    .map(([name, numbers]) =>
      `README.md: the size of ${name} is ${numbers.map((n) => n.toFixed(1)).join(", ")}, not ` +
      `${written.get(name)?.join(", ")}; run \`node scripts/sizes.mjs\``
    );
}

function isNear(measured, written) {
  return Math.abs(measured - written) <= Math.max(NEAR.least, measured * NEAR.share);
}

await runAsScript(import.meta, checkSizes);
