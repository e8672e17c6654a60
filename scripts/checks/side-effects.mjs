// An app pays for what it uses: a bundle that imports every entry point and uses nothing is empty,
// without a word about side effects in the manifest. Both esbuild and rollup must drop every
// statement at module scope: literals, functions and classes by themselves; a call or a `new` under
// `/* @__PURE__ */`, whose arguments are pure as well (else they stay); the rest, such as property
// reads and sums, inside `/* @__PURE__ */ (() => …)()` or `lazy(…)`.
import { read, runAsScript } from "../check-kit.mjs";
import { esbuildText, rollupParts } from "../bundles.mjs";

const MOST_SHOWN = 100;

export async function checkSideEffects(folder) {
  const entries = Object.values(JSON.parse(read(folder, "deno.json")).exports);
  const source = entries.map((entry) => `import ${JSON.stringify(entry)};`).join("\n");
  const kept = [
    ...fromEsbuild(await esbuildText(folder, source)),
    ...(await rollupParts(folder, source)).map(({ file, code }) => ["rollup", file, code]),
  ];
  return kept.map(([bundler, file, code]) =>
    `${file}: ${bundler} keeps at module scope: ${shortened(code)}`
  );
}

/** The statements of a bundle, which has a comment with the file's name above each module. */
function fromEsbuild(text) {
  let file = "";
  const statements = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("// ")) file = line.slice(3);
    else if (/^[\s)\]}`]/.test(line) && statements.length > 0) statements.at(-1)[2] += ` ${line}`;
    else if (line !== "") statements.push(["esbuild", file, line]);
  }
  return statements;
}

function shortened(code) {
  const text = code.replaceAll(/\s+/g, " ").trim();
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

await runAsScript(import.meta, checkSideEffects);
