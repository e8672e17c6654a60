/**
 * Projects outside of the repository, with packages that npm installs as it does for users: the
 * package itself as a tarball.
 */
import { after } from "node:test";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pack, packJsrForm } from "../../../scripts/pack.mjs";
import { collect, machineNode, root } from "../../runtimes/runners.mjs";

const home = mkdtempSync(path.join(tmpdir(), "edge-package-"));
after(() => rmSync(home, { recursive: true, force: true }));

/** The tarballs, made at first use: ours, and the one of JSR. */
const made = new Map<string, Promise<string>>();
export function tarball(form: "npm" | "jsr" = "npm"): Promise<string> {
  if (!made.has(form)) made.set(form, (form === "npm" ? pack : packJsrForm)({ folder: home }));
  return made.get(form)!;
}

/** The version of a package in node_modules of the repository. */
export function installedVersion(name: string): string {
  return JSON.parse(readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8"))
    .version;
}

/** Runs npm in a folder. */
export function npm(
  args: readonly string[],
  cwd: string,
): Promise<{ code: number; output: string }> {
  const cli = process.env.npm_execpath;
  return cli ? collect(machineNode, [cli, ...args], { cwd }) : collect("npm", args, { cwd });
}

/** A new project with these packages and files. Returns its folder. */
export async function project(
  packages: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = mkdtempSync(path.join(home, "app-"));
  writeFiles(folder, { "package.json": `{ "private": true, "type": "module" }`, ...files });
  const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, output } = await npm(["install", ...flags, ...packages], folder);
  if (code !== 0) throw new Error(`npm install ${packages.join(" ")} failed:\n${output}`);
  return folder;
}

/** Writes files of a project. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

/** The folders of a package in a project: more than one means several copies. */
export function copiesOf(name: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(path.join("node_modules", name, "package.json")))
    .map((file) => path.dirname(file));
}

/** Compiles files of a project; returns the errors of the compiler. */
export async function compile(
  folder: string,
  typescript: "typescript" | "typescript-5",
  files: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const config = `tsconfig.${readdirSync(folder).length}.json`;
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "ES2022",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    types: [],
    ...options,
  };
  writeFiles(folder, { [config]: JSON.stringify({ compilerOptions, files }) });
  const tsc = path.join(root, "node_modules", typescript, "bin/tsc");
  if (!existsSync(tsc)) throw new Error(`${tsc} is missing: run \`npm ci\``);
  const { code, output } = await collect(machineNode, [tsc, "-p", config], { cwd: folder });
  return code === 0 ? "" : output || `tsc ended with ${code}`;
}
