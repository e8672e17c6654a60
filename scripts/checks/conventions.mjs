// No two files of `src/` export different things under one name, so that a search finds one
// declaration. Re-exports do not count. The injection scanner is exempt until it has its rooms.
// The other conventions are lint rules (scripts/lint/conventions.ts), because they concern one file
// at a time.
import { runAsScript, sourceFiles } from "../check-kit.mjs";

const DECLARED =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm;

const NOT_YET = /^src\/injection-scan\//;

export function checkConventions(folder) {
  const places = new Map();
  for (const { file, text } of sourceFiles(folder)) {
    if (NOT_YET.test(file)) continue;
    // Overloads, and a value and a type of one name, belong together when they are in one file.
    for (const name of new Set([...text.matchAll(DECLARED)].map(([, name]) => name))) {
      places.set(name, [...places.get(name) ?? [], file]);
    }
  }
  return [...places]
    .filter(([, files]) => files.length > 1)
    .map(([name, files]) => `${name}: one name for different things: ${files.join(", ")}`);
}

await runAsScript(import.meta, checkConventions);
