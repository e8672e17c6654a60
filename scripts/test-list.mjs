// Writes tests/all.ts: the test files that run on every runtime. A check compares it with the
// folder, so that no test file is forgotten.
//
//   node scripts/test-list.mjs
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../tests/runtimes/runners.mjs";

export const TEST_LIST = "tests/all.ts";
/** The folders whose tests need no file, socket or process. */
const FOLDERS = ["unit", "property", "contract"];

const HEAD = "// Written by scripts/test-list.mjs.\n";

/** The list as it should be. */
export function testList(folder) {
  const files = FOLDERS.flatMap((name) =>
    readdirSync(path.join(folder, "tests", name), { recursive: true })
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => `./${name}/${file.replaceAll(path.sep, "/")}`)
      .sort()
  );
  return HEAD + files.map((file) => `import "${file}";\n`).join("");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(path.join(root, TEST_LIST), testList(root));
}
