// jsr.json, deno.json and package.json say the same of the package: its name, version, licence, entry
// points and dependencies. Both ways to publish then give one package.
import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import path from "node:path";
import { read, runAsScript } from "../check-kit.mjs";

export function checkManifests(folder) {
  const [jsr, deno, npm] = ["jsr.json", "deno.json", "package.json"].map((name) =>
    JSON.parse(read(folder, name))
  );
  return [
    ...differences(jsr, deno, ["name", "version", "license", "exports", "imports", "publish"])
      .map((field) => `deno.json: ${field} is not that of jsr.json`),
    ...differences(jsr, npm, ["name", "version", "license", "exports"])
      .map((field) => `package.json: ${field} is not that of jsr.json`),
    ...(isDeepStrictEqual(asImports(npm.dependencies), packagesOf(jsr.imports))
      ? []
      : ["package.json: dependencies are not the imports of jsr.json"]),
    ...Object.entries(jsr.exports)
      .filter(([, file]) => !existsSync(path.join(folder, file)))
      .map(([name, file]) => `jsr.json: the entry point ${name} is ${file}, which is not there`),
  ];
}

function differences(one, other, fields) {
  return fields.filter((field) => !isDeepStrictEqual(one[field], other[field]));
}

/** The imports that name a package, not a file within one. */
function packagesOf(imports) {
  const isPackage = (name) => name.split("/").length <= (name.startsWith("@") ? 2 : 1);
  return Object.fromEntries(Object.entries(imports).filter(([name]) => isPackage(name)));
}

/** `{ hono: "^4" }` as jsr.json writes it: `{ hono: "npm:hono@^4" }`. */
function asImports(dependencies) {
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => [name, `npm:${name}@${range}`]),
  );
}

await runAsScript(import.meta, checkManifests);
