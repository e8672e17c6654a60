// Optional properties of options accept `undefined`, for apps with `exactOptionalPropertyTypes`:
// `store: url ? redisStore({ client }) : undefined` must compile.
import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "../../tests/runtimes/runners.mjs";
import { read } from "../check-kit.mjs";
import { missing } from "./jobs.mjs";

const SOURCE = path.join(root, "src") + path.sep;

/** The job that looks at all entry points. */
export function strictOptionalsJob() {
  const name = "types: optional options accept undefined";
  // TypeScript 7 has no API for programs.
  const compiler = path.join(root, "node_modules/typescript-5/lib/typescript.js");
  if (!existsSync(compiler)) return { name, run: () => missing("typescript-5 is missing") };
  return {
    name,
    async run() {
      const { default: ts } = await import(compiler);
      const entries = Object.values(JSON.parse(read(root, "jsr.json")).exports);
      const { optional, strict } = optionalProperties(ts, entries);
      return {
        passed: optional - strict.length,
        failed: optional === 0 ? 1 : strict.length,
        skipped: 0,
        output: strict.map((place) => `${place} refuses undefined`).join("\n"),
      };
    },
  };
}

/**
 * Looks at the types that exported functions and their methods take: parameters, their properties,
 * and what callbacks among them return. Returns the number of optional properties, and the places
 * of those that refuse `undefined`.
 *
 * @param {object} ts The API of the compiler.
 * @param {readonly string[]} entries The files whose exports count, relative to the root.
 */
export function optionalProperties(ts, entries) {
  const files = entries.map((entry) => path.join(root, entry));
  const program = ts.createProgram(files, {
    ...optionsOf(ts),
    exactOptionalPropertyTypes: true,
  });
  const checker = program.getTypeChecker();
  const seen = { taken: new Set(), returned: new Set(), optional: new Set() };
  const strict = [];

  for (const file of files) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file));
    for (const symbol of checker.getExportsOfModule(module)) {
      const target = symbol.flags & ts.SymbolFlags.Alias
        ? checker.getAliasedSymbol(symbol)
        : symbol;
      if (target.flags & ts.SymbolFlags.Value) callable(checker.getTypeOfSymbol(target));
      if (target.name.endsWith("Options")) taken(checker.getDeclaredTypeOfSymbol(target));
    }
  }
  return { optional: seen.optional.size, strict };

  function callable(type) {
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const parameter of signature.getParameters()) taken(checker.getTypeOfSymbol(parameter));
      returned(signature.getReturnType());
    }
  }

  function returned(type) {
    if (seen.returned.has(type) || !isOurs(type.symbol)) return;
    seen.returned.add(type);
    callable(type);
    for (const property of type.getProperties()) callable(checker.getTypeOfSymbol(property));
  }

  function taken(type) {
    if (seen.taken.has(type)) return;
    seen.taken.add(type);
    const constraint = type.flags & ts.TypeFlags.TypeParameter ? type.getConstraint() : undefined;
    const parts = type.isUnionOrIntersection() ? type.types : [];
    const members = checker.getTypeArguments(type) ?? [];
    for (const part of [...parts, ...members, ...(constraint ? [constraint] : [])]) taken(part);
    for (const signature of type.getCallSignatures()) taken(signature.getReturnType());
    for (const property of type.getProperties()) {
      if (!isOurs(property)) continue;
      look(property.declarations[0], type.symbol?.name.endsWith("Options"));
      taken(checker.getTypeOfSymbol(property));
    }
  }

  /** Optional methods count in options; those of stores and clients are left out or there. */
  function look(declaration, isOption) {
    const isMethod = ts.isMethodSignature(declaration) && isOption;
    if (!declaration.questionToken || seen.optional.has(declaration)) return;
    if (!isMethod && !ts.isPropertySignature(declaration)) return;
    seen.optional.add(declaration);
    if (!isMethod && accepts(checker.getTypeFromTypeNode(declaration.type))) return;
    const file = declaration.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(declaration.getStart());
    const place = `${path.relative(root, file.fileName)}:${line + 1}`;
    strict.push(`${place}: ${declaration.name.getText()}`);
  }

  function accepts(type) {
    const { Undefined, Any, Unknown } = ts.TypeFlags;
    return (type.isUnion() ? type.types : [type]).some((part) =>
      part.flags & (Undefined | Any | Unknown)
    );
  }
}

function optionsOf(ts) {
  const file = path.join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}

function isOurs(symbol) {
  return symbol?.declarations?.[0]?.getSourceFile().fileName.startsWith(SOURCE) ?? false;
}
