// The exports of the package, with the first sentences of their documentation.
import { spawnSync } from "node:child_process";
import { deno } from "../tests/runtimes/runners.mjs";
import { read } from "./check-kit.mjs";

const VALUES = ["function", "variable", "class"];

/**
 * The public names of each entry point, read by `deno doc`.
 *
 * @returns {{ entry: string, summary: string, names: { name: string, isValue: boolean,
 *   isInterface: boolean, summary: string, members: string[] }[] }[]}
 */
export function publicNames(folder) {
  const { exports } = JSON.parse(read(folder, "jsr.json"));
  return Object.entries(exports).map(([entry, file]) => {
    const { module_doc, symbols } = documentationOf(folder, file);
    return {
      entry,
      summary: firstSentence(module_doc?.doc),
      names: symbols.map(asName).filter((name) => name !== undefined),
    };
  });
}

function documentationOf(folder, file) {
  const { status, stdout, stderr } = spawnSync(deno, ["doc", "--json", file], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`deno doc ${file}: ${stderr}`);
  return Object.values(JSON.parse(stdout).nodes)[0];
}

/** One name, which a function and a type may share. */
function asName({ name, declarations }) {
  const exported = declarations.filter((d) => d.declarationKind !== "private");
  if (exported.length === 0) return;
  const documented = exported.find((d) => d.jsDoc?.doc) ?? exported[0];
  return {
    name,
    isValue: exported.some((d) => VALUES.includes(d.kind)),
    isInterface: exported.some((d) => d.kind === "interface"),
    summary: firstSentence(documented.jsDoc?.doc) || packageOf(documented),
    members: exported.flatMap(({ def }) =>
      [...def?.properties ?? [], ...def?.methods ?? []].map((member) => member.name)
    ),
  };
}

/** A name of a dependency may have no documentation of its own. */
function packageOf({ location }) {
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(location?.filename ?? "")?.[1];
  return name === undefined ? "" : `A type of \`${name}\`.`;
}

/** The first sentence of a documentation comment. Code is not searched for the end of it. */
function firstSentence(doc = "") {
  const paragraph = doc.trim().split(/\n\s*\n/)[0].replace(/\s+/g, " ")
    .replace(/\{@link(?:code)? ([^}|\s]+)[^}]*\}/g, "`$1`");
  return /^(?:`[^`]*`|[^`])*?[.!?](?=\s+[A-Z`]|$)/.exec(paragraph)?.[0] ?? paragraph;
}
