// tests/all.ts lists every test file that runs on every runtime, and these files do not use
// `t.after`: Deno's node:test does not call it for a test inside a `describe`.
import path from "node:path";
import { read, runAsScript } from "../check-kit.mjs";
import { TEST_LIST, testList } from "../test-list.mjs";

export function checkTestList(folder) {
  const list = read(folder, TEST_LIST);
  if (list !== testList(folder)) {
    return [`${TEST_LIST} is out of date; run \`node scripts/test-list.mjs\``];
  }
  return [...list.matchAll(/^import "(.*)";$/gm)]
    .map(([, file]) => path.posix.join("tests", file))
    .filter((file) => /\bt\.after\(/.test(read(folder, file)))
    .map((file) => `${file}: use try/finally or afterEach, because Deno does not call t.after`);
}

await runAsScript(import.meta, checkTestList);
