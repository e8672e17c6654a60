// Every function that an app may pass to the package, found in its types.
import { spawnSync } from "node:child_process";
import { deno } from "../tests/runtimes/runners.mjs";
import { read } from "./check-kit.mjs";

/**
 * The callback options of all entry points: function-valued members of every exported `…Options`
 * interface, and of every parameter of an exported function, however deep.
 *
 * @returns {string[]} Sorted: `"LoggerOptions.client"`, `"problems(render)"`.
 */
export function callbackOptions(folder) {
  const declarations = declarationsOf(folder);
  const found = new Set();
  const seen = new Set();

  function declared(name) {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { kind, def } of declarations.get(name) ?? []) {
      if (kind !== "interface" || seen.has(def)) continue;
      // The same interface may be exported under two names.
      seen.add(def);
      members(def, name);
    }
  }

  function members(def, owner) {
    for (const { name, returnType } of def.methods ?? []) {
      found.add(`${owner}.${name}`);
      types(returnType, `${owner}.${name}`);
    }
    for (const { name, tsType } of def.properties ?? []) types(tsType, `${owner}.${name}`);
    if (def.callSignatures?.length > 0) found.add(owner);
    for (const base of def.extends ?? []) types(base, owner);
  }

  /** Looks for functions in a type and in its parts. */
  function types(type, place) {
    if (type === null || typeof type !== "object") return;
    if (Array.isArray(type)) return type.forEach((part) => types(part, place));
    if (type.kind === "fnOrConstructor") {
      found.add(place);
      return types(type.value.tsType, place);
    }
    if (type.kind === "typeQuery" && type.value === "fetch") return found.add(place);
    if (type.kind === "typeLiteral") return members(type.value, place);
    // `{ m(c: C): R }["m"]` is the type of a method. Unlike a function type, it accepts the context
    // of any Hono.
    if (type.kind === "indexedAccess" && type.value.objType.kind === "typeLiteral") {
      found.add(place);
      return types(type.value.objType.value.methods.map(({ returnType }) => returnType), place);
    }
    if (type.kind === "typeRef") named(type.value, place);
    Object.values(type).forEach((part) => types(part, place));
  }

  /** Follows an alias at the same place; an interface is a place itself. */
  function named({ typeName }, place) {
    const alias = declarations.get(typeName)?.find(({ kind }) => kind === "typeAlias");
    const key = `${typeName} at ${place}`;
    if (alias === undefined) return declared(typeName);
    if (seen.has(key)) return;
    seen.add(key);
    types(alias.def.tsType, place);
  }

  for (const [name, kinds] of declarations) {
    if (name.endsWith("Options")) declared(name);
    for (const { kind, def } of kinds) {
      if (kind === "function") parameters(def.params, name);
      if (kind === "class") def.constructors.forEach(({ params }) => parameters(params, name));
    }
  }

  function parameters(params, owner) {
    for (const param of params) {
      const { name, tsType } = param.left ?? param;
      types(tsType, `${owner}(${name ?? "…"})`);
    }
  }

  return [...found].sort();
}

/** Every exported name with its declarations, also where another entry point renames them. */
function declarationsOf(folder) {
  const { exports } = JSON.parse(read(folder, "jsr.json"));
  const { status, stdout, stderr } = spawnSync(
    deno,
    ["doc", "--json", ...Object.values(exports)],
    { cwd: folder, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`deno doc: ${stderr}`);
  const symbols = Object.values(JSON.parse(stdout).nodes).flatMap((node) => node.symbols);
  const placeOf = ({ filename, line, col }) => `${filename}:${line}:${col}`;
  const real = symbols.flatMap(({ declarations }) => declarations)
    .filter(({ kind, declarationKind }) => kind !== "reference" && declarationKind !== "private");
  const byPlace = new Map(real.map((declaration) => [placeOf(declaration.location), declaration]));
  const byName = new Map();
  for (const { name, declarations } of symbols) {
    const own = declarations.map(({ kind, def, location }) =>
      byPlace.get(placeOf(kind === "reference" ? def.target : location))
    );
    byName.set(name, [...new Set([...byName.get(name) ?? [], ...own])].filter(Boolean));
  }
  return byName;
}
