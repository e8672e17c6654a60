// docs/problems.md has a section for each code of the catalogue and for no other, because the
// `type` of a problem links there.
import { existsSync } from "node:fs";
import path from "node:path";
import { read, runAsScript } from "../check-kit.mjs";

const PAGE = "docs/problems.md";
const CATALOGUE = "src/core/problem-kinds.ts";

export function checkProblems(folder) {
  if (!existsSync(path.join(folder, PAGE))) return [`${PAGE} does not exist`];
  const codes = new Map(
    [...read(folder, CATALOGUE).matchAll(/^ {2}code: "([a-z-]+)",\n {2}status: (\d+)/gm)]
      .map(([, code, status]) => [code, status]),
  );
  const sections = new Map(
    [...read(folder, PAGE).matchAll(/^## ([a-z-]+)\n+\*\*(\d+)/gm)]
      .map(([, code, status]) => [code, status]),
  );
  if (codes.size === 0) return [`${CATALOGUE}: no catalogue was found`];
  return [
    ...[...codes].filter(([code]) => !sections.has(code))
      .map(([code]) => `${PAGE}: no section "## ${code}"`),
    ...[...sections].filter(([code]) => !codes.has(code))
      .map(([code]) => `${PAGE}: "${code}" is not a code of ${CATALOGUE}`),
    ...[...codes].filter(([code, status]) => (sections.get(code) ?? status) !== status)
      .map(([code, status]) => `${PAGE}: the status of "${code}" is ${status}`),
  ];
}

await runAsScript(import.meta, checkProblems);
