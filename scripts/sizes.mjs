// Writes the table of sizes into the README: `node scripts/sizes.mjs`. Each row is one import,
// bundled and minified by esbuild and compressed by gzip, with its dependencies outside.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { esbuildBundle } from "./bundles.mjs";
import { read, runAsScript } from "./check-kit.mjs";

const BLOCK = /(<!-- sizes: .* -->\n)([^]*?)(<!-- \/sizes -->)/;
/** Values by subpath. Most are in the root too, from which a bundler takes the same code. */
const VALUES = {
  "./rate-limit": ["rateLimit"],
  "./idempotency": ["idempotency"],
  "./injection-scan": ["injectionScan"],
  "./uploads": ["uploads"],
  "./validate": ["validate"],
  "./webhook": ["webhook"],
  "./resilience": ["circuitBreaker", "upstream"],
  "./tracing": ["tracing"],
  "./metrics": ["metrics"],
  "./logger": ["logger"],
  "./health": ["health"],
  "./protect": ["protect"],
  "./api-keys": ["apiKeys"],
  "./compress": ["compress"],
  "./security-headers": ["securityHeaders", "corsPolicy"],
};

/** The rows: `{ name, subpath, kb, modules }`. */
export async function measure(folder) {
  const { exports } = JSON.parse(read(folder, "jsr.json"));
  const rows = Object.entries(VALUES).flatMap(([subpath, names]) =>
    names.map(async (name) => {
      const used = `import { ${name} } from "${exports[subpath]}"; globalThis.used = ${name};`;
      return {
        name,
        subpath: `@djed/edge/${subpath.slice(2)}`,
        kb: await gzipKb(folder, used),
        modules: await modulesOf(folder, exports[subpath]),
      };
    })
  );
  return {
    rows: await Promise.all(rows),
    rootModules: await modulesOf(folder, exports["."]),
  };
}

async function gzipKb(folder, source) {
  const { text } = await esbuildBundle(folder, source, { minify: true });
  return gzipSync(text, { level: 9 }).length / 1000;
}

/** Number of the package's modules that an import loads when there is no bundler. */
async function modulesOf(folder, file) {
  const { inputs } = await esbuildBundle(folder, `import "${file}";`, {
    treeShaking: false,
    ignoreAnnotations: true,
  });
  return Object.keys(inputs).filter((input) => /^(src\/|mod\.ts)/.test(input)).length;
}

/** The generated part as Markdown. */
export function table({ rows, rootModules }) {
  const lines = rows.map(({ name, kb, subpath, modules }) =>
    `| \`${name}\` | ${kb.toFixed(1)} KB | \`${subpath}\` | ${modules} |`
  );
  return `
| value | in a bundle | subpath | modules loaded without a bundler |
| ----- | ----------- | ------- | -------------------------------- |
${lines.join("\n")}

KB are minified and compressed by gzip, without dependencies. The root loads ${rootModules} modules
without a bundler; in a bundle it adds nothing to what is used.

`;
}

/** The numbers in the generated part of a README, by row; undefined without such a part. */
export function writtenNumbers(readme) {
  const part = BLOCK.exec(readme)?.[2];
  if (part === undefined) return undefined;
  const rows = [...part.matchAll(/^\| `(\w+)` +\| ([\d.]+) KB +\| \S+ +\| (\d+) /gm)];
  return new Map([
    ...rows.map(([, name, kb, modules]) => [name, [Number(kb), Number(modules)]]),
    ["the root", [Number(/The root loads (\d+)/.exec(part)?.[1])]],
  ]);
}

/** Writes the table of a repository. */
async function writeTable(folder) {
  const text = table(await measure(folder));
  const readme = read(folder, "README.md");
  writeFileSync(path.join(folder, "README.md"), readme.replace(BLOCK, `$1${text}$3`));
  return [];
}

await runAsScript(import.meta, writeTable);
