// npm run pack: builds the npm form of the package, dist/djed-edge-<version>.tgz.
//
// It holds JavaScript and type declarations made by TypeScript from the published sources, the
// pages and scripts that `publish` of jsr.json names, and a package.json made from it.
//
//   npm run pack
//   npm run pack -- --folder some/folder
//
// From another script:
//
//   import { pack } from "./pack.mjs";
//   const tarball = await pack({ folder });   // the absolute path of the .tgz; without, in dist/
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { collect, machineNode, root } from "../tests/runtimes/runners.mjs";
import { jsrManifest, npmManifest } from "./pack/manifest.mjs";

const tsc = path.join(root, "node_modules/typescript/bin/tsc");
/** The manifest of JSR means nothing to npm. */
const NOT_FOR_NPM = ["jsr.json"];

/**
 * Makes the tarball of the npm form. Calls at the same time do not disturb each other.
 *
 * @param {{ folder?: string }} options Where the tarball goes; `dist/` without it.
 * @returns {Promise<string>} The path of the tarball.
 * @throws {Error} With the output of the tool that failed.
 */
export function pack({ folder = path.join(root, "dist") } = {}) {
  return packBuilt(build, folder);
}

/**
 * Makes the tarball of the package as JSR offers it to npm users, `@jsr/djed__edge`, for tests: the
 * published files, JavaScript beside them, types in `_dist`, and every package as a dependency.
 *
 * @param {{ folder: string }} options Where the tarball goes.
 * @returns {Promise<string>} The path of the tarball.
 */
export function packJsrForm({ folder }) {
  return packBuilt(buildJsrForm, folder);
}

/** Packs what `write(content)` writes into the folder `content`. */
async function packBuilt(write, folder) {
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(path.join(folder, ".pack-"));
  try {
    const content = path.join(work, "package");
    await write(content);
    await run(...npm(["pack", content, "--pack-destination", work, "--loglevel=error"]));
    const name = readdirSync(work).find((file) => file.endsWith(".tgz"));
    const tarball = path.resolve(folder, name);
    renameSync(path.join(work, name), tarball);
    return tarball;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Writes the unpacked npm form into a folder. */
export async function build(folder) {
  await compile(folder);
  const jsr = readManifest("jsr.json");
  for (const file of publishedFiles(jsr)) {
    if (file.endsWith(".ts") || NOT_FOR_NPM.includes(file)) continue;
    cpSync(path.join(root, file), path.join(folder, file));
  }
  for (const file of declarationsOf(folder)) rewriteDeclaration(path.join(folder, file), ".js");
  writeManifest(folder, npmManifest(jsr, readManifest("package.json")));
}

async function buildJsrForm(folder) {
  await compile(folder);
  for (const file of declarationsOf(folder)) {
    const place = path.join(folder, "_dist", file);
    mkdirSync(path.dirname(place), { recursive: true });
    renameSync(path.join(folder, file), place);
    rewriteDeclaration(place, ".d.ts");
  }
  const jsr = readManifest("jsr.json");
  const files = publishedFiles(jsr);
  for (const file of files) cpSync(path.join(root, file), path.join(folder, file));
  const sources = files.filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(path.join(root, file), "utf8"));
  writeManifest(folder, jsrManifest(jsr, sources));
}

/** Writes the JavaScript and the declarations of the source. */
async function compile(folder) {
  const project = path.join(root, "scripts/pack/tsconfig.json");
  await run(machineNode, [tsc, "-p", project, "--outDir", folder]);
  for (const file of filesOf(folder, ".js")) rewrite(path.join(folder, file), withoutHelper);
}

/**
 * TypeScript gives each module with a computed `import()` a function that rewrites relative paths,
 * in which webpack and rollup see mistakes. There is no relative path to rewrite here.
 */
function withoutHelper(text) {
  const helper = "__rewriteRelativeImportExtension";
  return text.replace(new RegExp(`^var ${helper} = [^]*?\\n};\\n`), "")
    .replace(new RegExp(`${helper}\\(([^()]*)\\)`, "g"), "$1");
}

function readManifest(name) {
  return JSON.parse(readFileSync(path.join(root, name), "utf8"));
}

function writeManifest(folder, manifest) {
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest, null, 2) + "\n");
}

function declarationsOf(folder) {
  return filesOf(folder, ".d.ts");
}

function filesOf(folder, extension) {
  return readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(extension));
}

/** The files that `publish` of jsr.json includes and does not exclude. */
export function publishedFiles({ publish: { include, exclude = [] } }, folder = root) {
  const [included, excluded] = [include, exclude].map((globs) => globs.map(globPattern));
  return include.map((glob) => glob.split("/")[0])
    .filter((name, index, all) => all.indexOf(name) === index)
    .filter((name) => existsSync(path.join(folder, name)))
    .flatMap((name) => filesWithin(folder, name))
    .filter((file) => included.some((pattern) => pattern.test(file)))
    .filter((file) => !excluded.some((pattern) => pattern.test(file)));
}

/** A glob of `*` and `**` as a regular expression. */
function globPattern(glob) {
  const folders = glob.split("**/").map((part) =>
    part.replace(/[.+]/g, "\\$&").replaceAll("*", "[^/]*")
  );
  return new RegExp(`^${folders.join("(?:.+/)?")}$`);
}

function filesWithin(folder, name) {
  if (statSync(path.join(folder, name)).isFile()) return [name];
  return readdirSync(path.join(folder, name), { recursive: true })
    .map((file) => `${name}/${file.replaceAll(path.sep, "/")}`)
    .filter((file) => statSync(path.join(folder, file)).isFile());
}

/** TypeScript rewrites `./x.ts` to `./x.js` in JavaScript only. */
function rewriteDeclaration(file, extension) {
  rewrite(file, (text) =>
    text.replace(
      /^(?!\s*\*)(.*\b(?:from|import\()\s*"\.{1,2}\/[^"]*)\.ts"/gm,
      `$1${extension}"`,
    ));
}

function rewrite(file, change) {
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  if (changed !== text) writeFileSync(file, changed);
}

/** The command of npm, also where it is not on the path. */
function npm(args) {
  const cli = process.env.npm_execpath;
  return cli ? [machineNode, [cli, ...args]] : ["npm", args];
}

async function run(command, args) {
  const { code, output } = await collect(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${output}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values: { folder } } = parseArgs({ options: { folder: { type: "string" } } });
  // npm runs a script in the checkout, and names the folder in which it was called.
  const { npm_lifecycle_event: script, INIT_CWD } = process.env;
  const from = script === "pack" && INIT_CWD || process.cwd();
  const tarball = await pack(folder === undefined ? {} : { folder: path.resolve(from, folder) });
  console.log(path.relative(from, tarball));
}
