// The modules in the README and docs compile as pasted, each in a file of its own, against the
// types of the npm form, with two versions of TypeScript; those for Deno against the source.
import { symlinkSync } from "node:fs";
import path from "node:path";
import { collect, deno, machineNode, root } from "../../tests/runtimes/runners.mjs";
import { moduleBlocks, nameOf, placeOf, runtimeOf } from "../blocks.mjs";
import { read } from "../check-kit.mjs";
import { Projects } from "./projects.mjs";

/** Each group is compiled by itself, because the global names of the runtimes differ. */
const GROUPS = {
  "TypeScript 7": { language: "ts", runtime: "node", compiler: "typescript" },
  "TypeScript 5": { language: "ts", runtime: "node", compiler: "typescript-5" },
  "JavaScript": { language: "js", runtime: "node", compiler: "typescript" },
  "Bun": { runtime: "bun", compiler: "typescript" },
  "Deno": { runtime: "deno" },
};

/** One job for each group of modules. */
export function blockJobs() {
  let projects;
  return Object.entries(GROUPS).map(([name, group]) => ({
    name: `types: code in the README and docs, ${name}`,
    async run() {
      projects ??= prepared();
      return compile(await projects, group);
    },
  }));
}

async function prepared() {
  const projects = new Projects();
  process.once("exit", () => projects.remove());
  await projects.prepare();
  return projects;
}

async function compile(projects, { language, runtime, compiler }) {
  const blocks = moduleBlocks(root).filter((block) =>
    runtimeOf(block) === runtime && (language ?? block.language) === block.language
  );
  const folder = projects.make();
  const files = blocks.map((block) => projects.write(folder, nameOf(block), block.text));
  const { code, output } = await (compiler
    ? collect(machineNode, [
      path.join(root, "node_modules", compiler, "bin/tsc"),
      "-p",
      projects.write(folder, "tsconfig.json", tsConfig(runtime, language)),
    ], { cwd: folder })
    : collect(deno, ["check", "--config", denoConfig(projects, folder), ...files]));
  const named = blocks.reduce(
    (text, block) => text.replaceAll(nameOf(block), placeOf(block)),
    output,
  );
  const failed = blocks.filter((block) => named.includes(placeOf(block))).length;
  const failures = code === 0 ? 0 : Math.max(1, failed);
  return { passed: blocks.length - failures, failed: failures, skipped: 0, output: named };
}

/** The strict options of an app. In JavaScript parameters have no types. */
function tsConfig(runtime, language) {
  return JSON.stringify({
    compilerOptions: {
      target: "ES2022",
      module: "NodeNext",
      ...(runtime === "bun" ? { lib: ["ES2023"] } : {}),
      types: [runtime],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      verbatimModuleSyntax: true,
      moduleDetection: "force",
      checkJs: true,
      noImplicitAny: language !== "js",
    },
    include: ["*.ts", "*.js"],
  });
}

/** An app's own deno.json, in which the package is this source. */
function denoConfig(projects, folder) {
  const { exports, imports } = JSON.parse(read(root, "jsr.json"));
  const own = Object.entries(exports).map(([name, file]) => [
    path.posix.join("@djed/edge", name),
    `file://${path.join(root, file)}`,
  ]);
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  const config = {
    imports: { ...imports, ...Object.fromEntries(own) },
    nodeModulesDir: "manual",
    unstable: ["kv"],
  };
  return projects.write(folder, "deno.json", JSON.stringify(config));
}
