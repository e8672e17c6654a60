/**
 * Generated parts of pages, between `<!-- NAME: … -->` and `<!-- /NAME -->`.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { deno, root } from "../tests/runtimes/runners.mjs";

/** Returns a page with a generated part replaced, formatted. */
export function withBlock(page: string, name: string, text: string): string {
  const before = readFileSync(path.join(root, page), "utf8");
  const block = new RegExp(`(<!-- ${name}: .* -->\\n)[^]*?(<!-- /${name} -->)`);
  if (!block.test(before)) throw new Error(`${page} has no part "${name}"`);
  return formatted(before.replace(block, (_, start, end) => `${start}\n${text}\n${end}`));
}

/** A table; all columns but the first are aligned to the right. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `| --- |${" --: |".repeat(head.length - 1)}`, ...rows.map(line), ""]
    .join("\n");
}

/** Formats a text as the formatter of this repository does. */
export function formatted(text: string, extension: "md" | "svg" = "md"): string {
  const { status, stdout, stderr } = spawnSync(deno, ["fmt", "--ext", extension, "-"], {
    cwd: root,
    input: text,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
