// The modules in the README and docs compile as pasted, each in a file of its own.
import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { collect, deno, machineNode, root } from "../../tests/runtimes/runners.mjs";
import { read } from "../check-kit.mjs";
import { moduleBlocks, placeOf, runtimeOf, writeModules } from "../blocks.mjs";

const tsc = "node_modules/typescript/bin/tsc";

/** Each group is compiled by itself, because the global names of the runtimes differ. */
const GROUPS = {
  "TypeScript": ({ language, runtime }) => language === "ts" && runtime === "node",
  "JavaScript": ({ language, runtime }) => language === "js" && runtime === "node",
  "Bun": ({ runtime }) => runtime === "bun",
  "Deno": ({ runtime }) => runtime === "deno",
};

/** One job for each group of modules. */
export function blockJobs() {
  return Object.keys(GROUPS).map((group) => ({
    name: `types: code in the README and docs, ${group}`,
    run: () => compile(group),
  }));
}

async function compile(group) {
  const blocks = moduleBlocks(root).filter((block) =>
    GROUPS[group]({ language: block.language, runtime: runtimeOf(block) })
  );
  const { home, files, remove } = writeModules(root, `types-${group}`, blocks);
  try {
    const { code, output } = group === "Deno"
      ? await collect(deno, ["check", "--config", denoConfig(home), ...files.map(fileOf)])
      : await collect(machineNode, [tsc, "-p", configOf(home, group)]);
    const named = files.reduce(
      (text, { file, block }) => text.replaceAll(path.relative(root, file), placeOf(block)),
      output,
    );
    const failed = files.filter(({ block }) => named.includes(placeOf(block))).length;
    const isOurs = code !== 0 && !isOfSourceOnly(output);
    const failures = isOurs ? Math.max(1, failed) : 0;
    return { passed: files.length - failures, failed: failures, skipped: 0, output: named };
  } finally {
    remove();
  }
}

const fileOf = ({ file }) => file;

/** Whether all errors are in the package's source, which is compiled with other global names. */
function isOfSourceOnly(output) {
  const errors = output.split("\n").filter((line) => /error TS\d+/.test(line));
  return errors.length > 0 && errors.every((line) => line.startsWith("src/"));
}

/** An app's own deno.json, in which the package is this source. */
function denoConfig(home) {
  const { exports, imports } = JSON.parse(read(root, "jsr.json"));
  const own = Object.entries(exports).map(([name, file]) => [
    path.posix.join("@djed/edge", name),
    path.posix.join("../..", file).replace(/^(?!\.)/, "./"),
  ]);
  symlinkSync(path.join(root, "node_modules"), path.join(home, "node_modules"));
  const file = path.join(home, "deno.json");
  const config = {
    imports: { ...imports, ...Object.fromEntries(own) },
    nodeModulesDir: "manual",
    unstable: ["kv"],
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** The strict options of an app. In JavaScript parameters have no types. */
function configOf(home, group) {
  const file = path.join(home, "tsconfig.json");
  const config = {
    extends: "../../tsconfig.json",
    compilerOptions: {
      declaration: false,
      isolatedDeclarations: false,
      noUnusedLocals: false,
      allowJs: true,
      checkJs: true,
      noImplicitAny: group !== "JavaScript",
      moduleDetection: "force",
      types: [group === "Bun" ? "bun" : "node"],
    },
    include: ["*.ts", "*.js"],
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}
