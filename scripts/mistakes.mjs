// Writes docs/mistakes.md from the catalogue in tests/support/mistakes, whose tests make each
// mistake. A check compares the page with the catalogue.
//
//   node scripts/mistakes.mjs
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { tsImport } from "tsx/esm/api";
import { deno, root } from "../tests/runtimes/runners.mjs";

export const MISTAKES_PAGE = "docs/mistakes.md";

const HEAD = `# Mistakes

What you wrote, the text that it gives, and what to write instead. Search the page for the text of
your error or warning. A long text is shortened to its fixed part. Each of these mistakes is made by
a test; \`node scripts/mistakes.mjs\` writes this page in the repository, from tests/support/mistakes.
`;

/** The page as it should be. */
export async function mistakesPage(folder) {
  const catalogue = pathToFileURL(path.join(folder, "tests/support/mistakes/mod.ts"));
  const { mistakeAreas } = await tsImport(catalogue.href, import.meta.url);
  const headings = [...new Set(mistakeAreas.map(({ heading }) => heading))];
  const sections = headings.map((heading) => {
    const areas = mistakeAreas.filter((area) => area.heading === heading);
    const page = areas.find((area) => area.page)?.page;
    return [
      `## ${heading}\n`,
      page ? `Its page: [${page}](${page}).\n` : "",
      ...areas.flatMap(({ mistakes }) => mistakes.map(section)),
    ].filter(Boolean).join("\n");
  });
  return [HEAD, ...sections].join("\n");
}

function section({ title, wrong, says, fix, kind, only }) {
  const places = only ? ` (${only.join(", ")})` : "";
  const speaker = kind === "types" ? "TypeScript says" : "it says";
  // A sentence starts with a capital letter and ends with a full stop; the rest is code.
  const isSentence = /^[A-Z][^]*\.$/.test(fix);
  return [
    `### ${title[0].toUpperCase()}${title.slice(1)}${places}\n`,
    `- you wrote: ${code(wrong)}`,
    `- ${speaker}: ${code(says)}`,
    `- write: ${isSentence ? fix : code(fix)}`,
    "",
  ].join("\n");
}

/** A code span. Line breaks become spaces. */
function code(text) {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.includes("`") ? `\`\`${line} \`\`` : `\`${line}\``;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(path.join(root, MISTAKES_PAGE), await mistakesPage(root));
  spawnSync(deno, ["fmt", "--quiet", MISTAKES_PAGE], { cwd: root, stdio: "inherit" });
}
