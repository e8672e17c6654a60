// Who may import whom.
//
//   mod.ts, protect.ts -> features -> core, runtime, the memory store
//   stores -> core, runtime            runtime -> core            core -> core
//
// A feature never imports another feature: what they share is in core, or in a shared room. Only
// types are imported from `hono`. Each package belongs to the rooms named below. Imports, those of
// types included, have no cycles.
import { existsSync } from "node:fs";
import path from "node:path";
import { runAsScript, sourceFiles } from "../check-kit.mjs";

/** Rooms that every feature may import. */
const SHARED = ["core", "runtime"];
/** The default stores; an app passes other stores in. */
const DEFAULT_STORES = [
  "src/stores/memory.ts",
  "src/stores/memory-claims.ts",
  "src/stores/memory-keys.ts",
];
/** Rooms that a room may import besides itself. Every other room is a feature, with SHARED. */
const ALLOWED_ROOMS = {
  core: [],
  runtime: ["core"],
  schema: ["core"],
  validate: [...SHARED, "schema"],
  tools: [...SHARED, "schema"],
  stores: SHARED,
  testing: [...SHARED, "stores"],
};
/**
 * Within a room: a folder imports only itself and those after it. "" are the files of the room
 * itself; without it they may import any folder and be imported by any.
 */
const FOLDER_ORDER = {
  core: ["store", "trace", "body", "files", "request"],
  resilience: ["", "stale", "parts", "breaker", "chain", "client", "errors"],
  "injection-scan": [
    "guard",
    "answers",
    "request",
    "engine",
    "families",
    "models",
    "views",
    "prefilter",
  ],
};
/** Files that compose features. */
const COMPOSERS = ["mod.ts", "src/protect.ts", "src/protect-parts.ts"];
/** Which files may import a package's values. Any file may import Hono's types. */
const PACKAGES = {
  "valibot": /^src\/(validate|tools)\//,
  "@valibot/to-json-schema": /^src\/(validate|tools)\//,
  "@upstash/redis": /^src\/stores\/upstash/,
  "@upstash/ratelimit": /^src\/stores\/upstash/,
  "@opentelemetry/api": /^src\/core\/trace\/otel\.ts$/,
};
/** Packages that the root entry point must not import, even indirectly: they have subpaths. */
const NOT_FROM_THE_ROOT = ["@upstash/redis", "@upstash/ratelimit", "@valibot/to-json-schema"];
/** The only room that may import modules of a runtime. */
const NODE_BUILTINS = /^src\/runtime\//;
/** Decisions as plain functions of their input, without Hono, even its shape: files or rooms. */
const PURE_CORES = [
  "src/core/store/bucket.ts",
  /^src\/core\/files\//,
  /^src\/injection-scan\/(engine|families|models|views|prefilter)\//,
  "src/resilience/breaker/breaker.ts",
  "src/resilience/breaker/window.ts",
  "src/tracing/sampler.ts",
  "src/metrics/histogram.ts",
  /^src\/uploads\/multipart\//,
];
const OF_HONO = [
  "src/core/request/middleware.ts",
  "src/core/request/facts.ts",
  "src/core/request/decision.ts",
  "src/core/request/types.ts",
];

function isPure(file) {
  return PURE_CORES.some((pure) => typeof pure === "string" ? pure === file : pure.test(file));
}

export function checkImports(folder) {
  const files = sourceFiles(folder);
  const problems = [];
  const imports = new Map();
  const valueImports = new Map();
  for (const { file, text } of files) {
    const targets = [];
    const valueTargets = [];
    for (const { specifier, typeOnly } of importsOf(text)) {
      const problem = specifier.startsWith(".")
        ? ownImportProblem(folder, file, specifier)
        : packageProblem(file, specifier, typeOnly);
      if (problem) problems.push(`${file}: ${problem}`);
      const target = specifier.startsWith(".") ? resolve(file, specifier) : packageName(specifier);
      targets.push(target);
      if (!typeOnly) valueTargets.push(target);
    }
    imports.set(file, targets);
    valueImports.set(file, valueTargets);
  }
  return [...problems, ...cycles(imports), ...heavyRoot(valueImports)];
}

/** The imports and exports of a file, which the formatter puts at the start of a line. */
export function importsOf(text) {
  const clause = String.raw`(?:\{[^}]*\}|\*(?:\s+as\s+\w+)?|[\w$]+(?:\s*,\s*\{[^}]*\})?)`;
  const statement = new RegExp(
    String.raw`^(?:import|export)\s+(type\s+)?${clause}\s+from\s+"([^"]+)"`,
    "gm",
  );
  const found = [...text.matchAll(statement)].map(([, type, specifier]) => ({
    specifier,
    typeOnly: type !== undefined,
  }));
  const bare = [...text.matchAll(/^import\s+"([^"]+)"/gm)];
  const dynamic = [...text.matchAll(/^(?!\s*(?:\*|\/\/)).*\bimport\(\s*"([^"]+)"/gm)];
  for (const [, specifier] of [...bare, ...dynamic]) found.push({ specifier, typeOnly: false });
  return found;
}

function ownImportProblem(folder, file, specifier) {
  if (!specifier.endsWith(".ts")) return `"${specifier}" must end with .ts`;
  const target = resolve(file, specifier);
  if (!existsSync(path.join(folder, target))) return `"${specifier}" does not exist`;
  if (isPure(file) && OF_HONO.includes(target)) {
    return `a pure core must know nothing of Hono, not ${target}`;
  }
  const [from, to] = [roomOf(file), roomOf(target)];
  if (from === to) return orderProblem(from, file, target);
  if (COMPOSERS.includes(file)) return;
  const allowed = ALLOWED_ROOMS[from] ?? SHARED;
  if (allowed.includes(to) || (!(from in ALLOWED_ROOMS) && DEFAULT_STORES.includes(target))) return;
  return `the room "${from}" must not import "${to}" (${target})`;
}

/** An import within a room against the order of its folders. */
function orderProblem(room, file, target) {
  const order = FOLDER_ORDER[room];
  if (order === undefined) return;
  const [from, to] = [file, target].map((one) => one.split("/").slice(2, -1)[0] ?? "");
  for (const folder of [from, to]) {
    if (folder === "" && !order.includes("")) return;
    if (!order.includes(folder)) return `the folder "${folder}" has no place in FOLDER_ORDER`;
  }
  if (order.indexOf(from) <= order.indexOf(to)) return;
  return `the folder "${from}" must not import "${to}" (${target})`;
}

/** `@scope/name/sub` belongs to `@scope/name`. */
function packageName(specifier) {
  return specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function packageProblem(file, specifier, typeOnly) {
  if (specifier === "hono" || specifier.startsWith("hono/")) {
    if (!typeOnly) return `"${specifier}" may only be imported with \`import type\``;
    return isPure(file) ? "a pure core must know nothing of Hono" : undefined;
  }
  if (specifier.startsWith("node:")) {
    return NODE_BUILTINS.test(file) ? undefined : `"${specifier}" belongs in src/runtime`;
  }
  const owners = PACKAGES[packageName(specifier)];
  if (owners === undefined) return `"${specifier}" is not a package of this library`;
  if (!owners.test(file)) return `"${specifier}" is for ${owners.source} only`;
}

function resolve(file, specifier) {
  return path.posix.join(path.posix.dirname(file), specifier);
}

function roomOf(file) {
  return file.startsWith("src/") ? file.split("/").at(1) : "root";
}

/** Each cycle of imports, types included, once. */
function cycles(imports) {
  const problems = [];
  const done = new Set();
  const visit = (file, trail) => {
    const start = trail.indexOf(file);
    if (start >= 0) problems.push(`a cycle: ${[...trail.slice(start), file].join(" -> ")}`);
    if (start >= 0 || done.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return problems;
}

function heavyRoot(imports) {
  const reached = new Set(["mod.ts"]);
  for (const file of reached) for (const target of imports.get(file) ?? []) reached.add(target);
  const packages = new Set([...reached].map(packageName));
  return NOT_FROM_THE_ROOT.filter((name) => packages.has(name))
    .map((name) => `mod.ts: the root must not pull in ${name}`);
}

await runAsScript(import.meta, checkImports);
