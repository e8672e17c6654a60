// The fenced code blocks of the pages, and the modules among them, written to be compiled.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { read } from "./check-kit.mjs";

/** Languages whose blocks are modules. */
const MODULES = new Set(["ts", "js"]);
const FENCE = /^( *)```(\S*)(?: (.*))?\n((?:.*\n)*?)\1```$/gm;

const ROOT_PAGES = ["README.md", "CONTRIBUTING.md", "AGENTS.md"];

/** The pages with checked blocks: those at the root, and every page below docs. */
export function documentationPages(folder) {
  const docs = path.join(folder, "docs");
  const below = existsSync(docs) ? readdirSync(docs, { recursive: true }) : [];
  return [...ROOT_PAGES, ...below.map((file) => `docs/${file.replaceAll(path.sep, "/")}`)]
    .filter((page) => page.endsWith(".md") && existsSync(path.join(folder, page)))
    .sort();
}

/**
 * A fenced block. In ```` ```ts no-run title="main.ts" ```` the language is `ts`, the title
 * `main.ts`, and `marks` has `no-run`.
 *
 * @typedef {{ page: string, line: number, language: string, title?: string, marks: string[],
 *   text: string }} Block
 */

/**
 * The fenced blocks of the documentation.
 *
 * @param {string} folder The repository.
 * @returns {Block[]}
 */
export function documentationBlocks(folder) {
  return documentationPages(folder).flatMap((page) => {
    const text = read(folder, page);
    return [...text.matchAll(FENCE)].map(
      ({ index, 1: indent, 2: language, 3: info = "", 4: code }) => {
        const title = /\btitle="([^"]*)"/.exec(info)?.[1];
        const marks = info.replace(/\btitle="[^"]*"/, "").split(/\s+/).filter(Boolean);
        const line = text.slice(0, index).split("\n").length;
        return { page, line, language, title, marks, text: withoutIndent(code, indent) };
      },
    );
  });
}

function withoutIndent(code, indent) {
  return code.split("\n").map((line) => line.startsWith(indent) ? line.slice(indent.length) : line)
    .join("\n");
}

/**
 * The text of a titled block of a page, such as `main.ts` of the README.
 *
 * @returns {string}
 */
export function titledBlock(folder, page, title) {
  const blocks = documentationBlocks(folder).filter((b) => b.page === page && b.title === title);
  if (blocks.length === 1) return blocks[0].text;
  throw new Error(`${page} has ${blocks.length} blocks with the title "${title}"`);
}

/** The blocks that are whole modules. */
export function moduleBlocks(folder) {
  return documentationBlocks(folder)
    .filter(({ language, marks }) => MODULES.has(language) && !marks.includes("fragment"));
}

/** The runtime whose global names or modules a module uses. */
export function runtimeOf({ text }) {
  if (/\bDeno\./.test(text)) return "deno";
  return /\bBun\.|from "bun"/.test(text) ? "bun" : "node";
}

/**
 * Writes modules into a new folder of the repository, so that `@djed/edge` is this package and its
 * packages are found. Call `remove()` afterwards.
 *
 * @param {string} folder The repository.
 * @param {string} name Name of the new folder.
 * @param {Block[]} blocks
 * @param {(block: Block) => string} textOf The text to write for a block.
 * @returns {{ home: string, files: { block: Block, file: string }[], remove: () => void }}
 */
export function writeModules(folder, name, blocks, textOf = ({ text }) => text) {
  const home = path.join(folder, ".blocks", `${name}-${process.pid}`);
  mkdirSync(home, { recursive: true });
  const remove = () => rmSync(home, { recursive: true, force: true });
  process.once("exit", remove);
  const files = blocks.map((block) => {
    const file = path.join(home, nameOf(block));
    writeFileSync(file, textOf(block));
    return { block, file };
  });
  return { home, files, remove };
}

/** The name of a block's file, such as `docs-health-3.ts`. */
export function nameOf({ page, line, language }) {
  return `${page.replace(/\.md$/, "").replaceAll("/", "-")}-${line}.${language}`;
}

/** The name of a block in messages: its page and the line of its fence. */
export function placeOf({ page, line }) {
  return `${page}:${line}`;
}
