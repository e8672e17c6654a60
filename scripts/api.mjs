// Writes docs/api.md: every public name with the first sentence of its documentation. A check
// compares the page with the source, so that every new public name appears in a review.
//
//   node scripts/api.mjs
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { deno, root } from "../tests/runtimes/runners.mjs";
import { publicNames } from "./public-names.mjs";

export const API_PAGE = "docs/api.md";

const HEAD = `# Public names

All exports of \`@djed/edge\` by entry point. Each name has its full documentation, with an example, at
its declaration. \`node scripts/api.mjs\` writes this page in the repository.
`;

/** The page as it should be. */
export function apiPage(folder) {
  const listed = new Set();
  const sections = publicNames(folder).map(({ entry, summary, names }) => {
    const own = names.filter(({ name }) => !listed.has(name));
    const again = names.filter(({ name }) => listed.has(name));
    for (const { name } of own) listed.add(name);
    return [
      `## \`@djed/edge${entry.slice(1)}\`\n\n${summary}\n`,
      table("name", own.filter(({ isValue }) => isValue)),
      table("type", own.filter(({ isValue }) => !isValue)),
      again.length > 0
        ? `Also exported here: ${again.map(({ name }) => `\`${name}\``).join(", ")}.\n`
        : "",
    ].filter(Boolean).join("\n");
  });
  return [HEAD, ...sections].join("\n");
}

function table(heading, names) {
  if (names.length === 0) return "";
  const rows = [...names].sort((a, b) => a.name < b.name ? -1 : 1)
    .map(({ name, summary }) => `| \`${name}\` | ${summary.replaceAll("|", "\\|")} |`);
  return [`| ${heading} | description |`, "|---|---|", ...rows, ""].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(path.join(root, API_PAGE), apiPage(root));
  spawnSync(deno, ["fmt", "--quiet", API_PAGE], { cwd: root, stdio: "inherit" });
}
