// Shared by the checks: reads the source files of a repository, and prints problems.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../tests/runtimes/runners.mjs";

/** The source files of a repository, as `{ file, text }`; `file` is relative and uses `/`. */
export function sourceFiles(folder) {
  const inSrc = readdirSync(path.join(folder, "src"), { recursive: true })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `src/${file.replaceAll(path.sep, "/")}`);
  return ["mod.ts", ...inSrc].sort().map((file) => ({ file, text: read(folder, file) }));
}

/** The text of one file of a repository. */
export function read(folder, file) {
  return readFileSync(path.join(folder, file), "utf8");
}

/**
 * Runs a check as a script, on this repository or on another folder, as in
 * `node scripts/checks/imports.mjs FOLDER`. Prints each problem; exits with 1 if there is one.
 *
 * @param {ImportMeta} meta The check's `import.meta`.
 * @param {(folder: string) => string[] | Promise<string[]>} check Finds the problems of a folder.
 */
export async function runAsScript(meta, check) {
  if (meta.url !== pathToFileURL(process.argv[1] ?? "").href) return;
  const problems = await check(path.resolve(process.argv[2] ?? root));
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
