// Every relative link of a page points at an existing file and heading. A published page links to
// published files only: the others are not on JSR and npm. The README leads to each published page.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { read, runAsScript } from "../check-kit.mjs";
import { publishedFiles } from "../pack.mjs";

const FOLDERS = ["docs", "examples"];

export function checkLinks(folder) {
  const published = new Set(publishedFiles(JSON.parse(read(folder, "jsr.json")), folder));
  const pages = pagesOf(folder);
  const found = reachable(folder, "README.md");
  return [
    ...pages.flatMap((page) => deadLinks(folder, page, published)),
    ...pages.filter((page) => published.has(page) && !found.has(page))
      .map((page) => `${page}: the README does not lead to it`),
  ];
}

function deadLinks(folder, page, published) {
  return linksOf(read(folder, page)).flatMap((link) => {
    const [target, heading] = link.split("#");
    const file = fileOf(page, target);
    if (!existsSync(path.join(folder, file))) return [`${page}: ${target} does not exist`];
    if (heading && file.endsWith(".md") && !headingsOf(read(folder, file)).has(heading)) {
      return [`${page}: ${link} is not a heading`];
    }
    const isDead = published.has(page) && !published.has(file);
    return isDead ? [`${page}: ${target} is not published (see publish in jsr.json)`] : [];
  });
}

/** The pages that links lead to from one page. */
function reachable(folder, start) {
  const found = new Set([start]);
  for (const page of found) {
    if (!page.endsWith(".md") || !existsSync(path.join(folder, page))) continue;
    for (const link of linksOf(read(folder, page))) found.add(fileOf(page, link.split("#")[0]));
  }
  return found;
}

function fileOf(page, target) {
  return target === "" ? page : path.posix.join(path.posix.dirname(page), target);
}

/** The pages at the root and in the folders of pages. */
function pagesOf(folder) {
  const below = FOLDERS.filter((name) => existsSync(path.join(folder, name))).flatMap((name) =>
    readdirSync(path.join(folder, name), { recursive: true })
      .map((file) => `${name}/${file.replaceAll(path.sep, "/")}`)
  );
  return [...readdirSync(folder), ...below].filter((name) => name.endsWith(".md")).sort();
}

/** The relative links of a page, outside of its code. */
function linksOf(text) {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The ids of a page's headings, as GitHub and JSR make them. */
function headingsOf(text) {
  const headings = [...withoutFences(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-")
  );
  return new Set(headings);
}

function withoutFences(text) {
  return text.replace(/^ *```.*\n(?:.*\n)*? *```$/gm, "");
}

function withoutCode(text) {
  return withoutFences(text).replace(/`[^`]*`/g, "``");
}

await runAsScript(import.meta, checkLinks);
