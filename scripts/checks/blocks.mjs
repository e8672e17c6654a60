// The fenced blocks of the pages: known languages and marks, titles that are unique on their page,
// valid JSON, and shell commands whose programs, npm scripts and files exist. `npm test -- --only
// types` compiles the modules among them, and tests/integration/docs runs them.
import { existsSync } from "node:fs";
import path from "node:path";
import { documentationBlocks, placeOf } from "../blocks.mjs";
import { read, runAsScript } from "../check-kit.mjs";

const LANGUAGES = "ts js json jsonc sh console http yaml text Dockerfile md".split(" ");
const MARKS = ["no-run", "fragment"];
/** A fragment cannot be pasted, so there are few. */
const MOST_FRAGMENTS = 4;
const PROGRAMS = "bun bunx curl deno node npm npx pnpm".split(" ");
/** Commands of npm itself; others must be scripts of package.json. */
const NPM_COMMANDS = "ci dedupe i init install ls pack start test".split(" ");

export function checkBlocks(folder) {
  const blocks = documentationBlocks(folder);
  const scripts = Object.keys(JSON.parse(read(folder, "package.json")).scripts ?? {});
  const titlesOf = (page) => blocks.filter((b) => b.page === page && b.title).map((b) => b.title);
  const fragments = blocks.filter(({ marks }) => marks.includes("fragment"));
  return [
    ...blocks.flatMap((block) => {
      const titles = titlesOf(block.page);
      const isFile = (file) => titles.includes(file) || existsSync(path.join(folder, file));
      const problems = [
        ...infoProblems(block, titles),
        ...documentProblems(block),
        ...(block.language === "sh" ? commandProblems(block.text, scripts, isFile) : []),
      ];
      return problems.map((problem) => `${placeOf(block)}: ${problem}`);
    }),
    ...(fragments.length <= MOST_FRAGMENTS ? [] : [
      `${fragments.length} blocks are fragments, at most ${MOST_FRAGMENTS}: ` +
      fragments.map(placeOf).join(", "),
    ]),
  ];
}

function infoProblems({ language, marks, title }, titles) {
  return [
    ...(LANGUAGES.includes(language) ? [] : [`"${language}" is not a language of the pages`]),
    ...marks.filter((mark) => !MARKS.includes(mark)).map((mark) => `"${mark}" is not a mark`),
    ...(titles.filter((other) => other === title).length > 1
      ? [`the title "${title}" is used twice`]
      : []),
  ];
}

function documentProblems({ language, marks, text }) {
  if (!/^jsonc?$/.test(language) || marks.includes("fragment")) return [];
  try {
    JSON.parse(language === "json" ? text : withoutComments(text));
    return [];
  } catch (error) {
    return [`not ${language}: ${error.message}`];
  }
}

/** JSON with comments and trailing commas, as JSON. */
function withoutComments(text) {
  return text
    .replace(/"(?:\\.|[^"\\])*"|\/\/.*|\/\*[^]*?\*\//g, (part) => part[0] === '"' ? part : "")
    .replace(/,(\s*[}\]])/g, "$1");
}

function commandProblems(text, scripts, isFile) {
  const commands = text.replaceAll("\\\n", " ").split("\n")
    .map((line) => line.replace(/(^|\s)#.*$/, "").replace(/^([A-Z_]+=\S+\s+)+/, "").trim())
    .filter(Boolean);
  return commands.flatMap((command) => {
    const [program, ...args] = command.split(/\s+/);
    if (!PROGRAMS.includes(program)) return [`"${program}" is not a known program`];
    if (program === "npm") return scriptProblems(args, scripts);
    if (program === "node" || program === "bun") return fileProblems(args, isFile);
    return [];
  });
}

function scriptProblems([command, name], scripts) {
  const script = command === "run" ? name : NPM_COMMANDS.includes(command) ? undefined : command;
  return script === undefined || scripts.includes(script)
    ? []
    : [`there is no npm script "${script}"`];
}

/** The first argument that looks like a module must be a file, or a title of the page. */
function fileProblems(args, isFile) {
  const file = args.find((arg) => /\.(m?[jt]s)$/.test(arg))
    ?.replace(/^node_modules\/@djed\/edge\//, "");
  return file === undefined || isFile(file) ? [] : [`${file} does not exist`];
}

await runAsScript(import.meta, checkBlocks);
