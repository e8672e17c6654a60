// Every relative link of the pages at the root and in docs points at an existing file.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { read, runAsScript } from "../check-kit.mjs";

export function checkLinks(folder) {
  return pagesOf(folder).flatMap((page) =>
    [...read(folder, page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(path.join(folder, path.dirname(page), target)))
      .map((target) => `${page}: ${target} does not exist`)
  );
}

function pagesOf(folder) {
  const inDocs = existsSync(path.join(folder, "docs"))
    ? readdirSync(path.join(folder, "docs"))
    : [];
  return [...readdirSync(folder), ...inDocs.map((name) => `docs/${name}`)]
    .filter((name) => name.endsWith(".md"));
}

await runAsScript(import.meta, checkLinks);
