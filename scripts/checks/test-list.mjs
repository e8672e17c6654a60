// tests/all.ts lists every test file that runs on every runtime.
import { read, runAsScript } from "../check-kit.mjs";
import { TEST_LIST, testList } from "../test-list.mjs";

export function checkTestList(folder) {
  return read(folder, TEST_LIST) === testList(folder)
    ? []
    : [`${TEST_LIST} is out of date; run \`node scripts/test-list.mjs\``];
}

await runAsScript(import.meta, checkTestList);
