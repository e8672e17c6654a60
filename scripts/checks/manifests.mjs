// jsr.json, deno.json and package.json agree about the name, version, licence, entry points and
// dependencies of the package, so that JSR and npm get the same one. The same holds for the
// package.json of the npm form, which has nothing that only this repository needs.
import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import path from "node:path";
import { read, runAsScript } from "../check-kit.mjs";
import { npmManifest } from "../pack/manifest.mjs";

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
    ...(isDeepStrictEqual(npm.files, filesOf(jsr.publish))
      ? []
      : ["package.json: files are not publish.include and publish.exclude of jsr.json"]),
    ...(npm.optionalDependencies === undefined ? [] : [
      "package.json: optionalDependencies would reach users; what only tests need belongs to " +
      "devDependencies, or to tests/runtimes/node24",
    ]),
    ...builtProblems(jsr, npmManifest(jsr, npm)),
    ...Object.entries(jsr.exports)
      .filter(([, file]) => !existsSync(path.join(folder, file)))
      .map(([name, file]) => `jsr.json: the entry point ${name} is ${file}, which does not exist`),
  ];
}

/** The published files in the form of package.json: "!" starts what is left out. */
function filesOf({ include, exclude = [] }) {
  return [...include, ...exclude.map((glob) => `!${glob}`)];
}

/** The package.json that `npm run pack` makes, compared with the manifest it is made from. */
function builtProblems(jsr, built) {
  const wanted = { ...built.dependencies, ...built.peerDependencies };
  const others = ["private", "scripts", "devDependencies", "optionalDependencies", "workspaces"];
  return [
    ...differences(jsr, built, ["name", "version", "license"])
      .map((field) => `the npm form: ${field} is not that of jsr.json`),
    ...(isDeepStrictEqual(Object.keys(built.exports), Object.keys(jsr.exports))
      ? []
      : ["the npm form: its entry points are not those of jsr.json"]),
    ...(isDeepStrictEqual(asImports(sorted(wanted)), sorted(packagesOf(jsr.imports)))
      ? []
      : ["the npm form: its dependencies and peers are not the imports of jsr.json"]),
    ...others.filter((field) => field in built)
      .map((field) => `the npm form: ${field} must not reach users`),
  ];
}

function sorted(record) {
  return Object.fromEntries(Object.entries(record).sort());
}

function differences(one, other, fields) {
  return fields.filter((field) => !isDeepStrictEqual(one[field], other[field]));
}

/** The imports of whole packages, without those of files in a package. */
function packagesOf(imports) {
  const isPackage = (name) => name.split("/").length <= (name.startsWith("@") ? 2 : 1);
  return Object.fromEntries(Object.entries(imports).filter(([name]) => isPackage(name)));
}

/** Dependencies in the form of jsr.json: `{ hono: "^4" }` becomes `{ hono: "npm:hono@^4" }`. */
function asImports(dependencies) {
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => [name, `npm:${name}@${range}`]),
  );
}

await runAsScript(import.meta, checkManifests);
