// Bundles of the package's own source, as apps make them: one with esbuild, one with rollup.
// Packages that it depends on stay outside. Neither bundler is told that modules have no side
// effects, because the npm form that JSR generates does not say so either.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, transform } from "esbuild";
import { rollup } from "rollup";

const isOwn = (specifier) => /^[./]/.test(specifier);

/** A package that stays outside: an import of it that nothing uses is dropped. */
const outside = (specifier) => ({ path: specifier, external: true, sideEffects: false });

/**
 * Bundles a module with esbuild.
 *
 * @param {string} folder The repository: imports are resolved from here.
 * @param {string} source The module.
 * @param {object} options Options of esbuild, such as `minify`.
 */
export async function esbuildBundle(folder, source, options = {}) {
  const { outputFiles: [{ text }], metafile } = await build({
    stdin: { contents: source, resolveDir: folder, sourcefile: "app.js" },
    absWorkingDir: folder,
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    metafile: true,
    logLevel: "error",
    plugins: [{
      name: "outside",
      setup: (hooks) =>
        hooks.onResolve(
          { filter: /^[^./]/ },
          ({ path: specifier, kind }) => kind === "entry-point" ? undefined : outside(specifier),
        ),
    }],
    ...options,
  });
  return { text, inputs: Object.values(metafile.outputs)[0].inputs };
}

export async function esbuildText(folder, source) {
  return (await esbuildBundle(folder, source)).text;
}

const APP = "\0app.js";
const EXPECTED = ["CIRCULAR_DEPENDENCY", "EMPTY_BUNDLE"];

/** The modules that rollup has parsed, for the next bundle. */
let parsed;
const translated = new Map();

function javascriptOf(file) {
  if (!translated.has(file)) {
    const source = readFile(file, "utf8").then((text) => transform(text, { loader: "ts" }));
    translated.set(file, source.then(({ code }) => code));
  }
  return translated.get(file);
}

/** Bundles a module with rollup: the text, and the code that each of the modules left in it. */
export async function rollupBundle(folder, source) {
  const bundle = await rollup({
    input: APP,
    cache: parsed,
    plugins: [{
      name: "source",
      resolveId(specifier, importer) {
        if (specifier === APP) return APP;
        if (!isOwn(specifier)) return { id: specifier, external: true, moduleSideEffects: false };
        const from = importer === APP ? folder : path.dirname(importer);
        return path.resolve(from, specifier);
      },
      async load(id) {
        if (id === APP) return source;
        return await javascriptOf(id);
      },
    }],
    onwarn(warning) {
      if (!EXPECTED.includes(warning.code)) throw new Error(warning.message);
    },
  });
  parsed = bundle.cache;
  const { output: [chunk] } = await bundle.generate({ format: "es" });
  await bundle.close();
  return chunk;
}

/** The code that each module of the package leaves in a bundle of rollup. */
export async function rollupParts(folder, source) {
  const { modules } = await rollupBundle(folder, source);
  return Object.entries(modules)
    .filter(([id, { code }]) => id !== APP && code)
    .map(([id, { code }]) => ({ file: path.relative(folder, id), code }));
}
