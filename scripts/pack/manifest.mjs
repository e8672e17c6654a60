// The package.json of the npm form, made from jsr.json.

/**
 * Packages that the app installs itself, so that there is one copy: the app's own. Those of a store
 * are optional: only its users have them.
 */
const PEERS = {
  "hono": { optional: false },
  "@upstash/ratelimit": { optional: true },
  "@upstash/redis": { optional: true },
};

/**
 * Makes the package.json of the npm form.
 *
 * @param {object} jsr The manifest of record: name, version, licence, entry points, dependencies.
 * @param {object} checkout The package.json of the checkout, for what JSR has no field for.
 */
export function npmManifest(jsr, checkout) {
  const ranges = rangesOf(jsr.imports);
  const isPeer = ([name]) => name in PEERS;
  const optional = Object.keys(PEERS).filter((name) => PEERS[name].optional && name in ranges);
  const exports = Object.fromEntries(
    Object.entries(jsr.exports).map(([name, file]) => [name, builtFiles(file)]),
  );
  return {
    name: jsr.name,
    version: jsr.version,
    description: checkout.description,
    license: jsr.license,
    type: "module",
    sideEffects: false,
    engines: checkout.engines,
    main: exports["."].default,
    types: exports["."].types,
    exports,
    dependencies: Object.fromEntries(Object.entries(ranges).filter((one) => !isPeer(one))),
    peerDependencies: Object.fromEntries(Object.entries(ranges).filter(isPeer)),
    peerDependenciesMeta: Object.fromEntries(optional.map((name) => [name, { optional: true }])),
  };
}

/** The JavaScript and the types of a source file. */
export function builtFiles(file) {
  const base = file.replace(/\.ts$/, "");
  return { types: `${base}.d.ts`, default: `${base}.js` };
}

/** The packages among the imports of jsr.json, with their ranges. */
export function rangesOf(imports) {
  const found = Object.entries(imports).map(([name, target]) => {
    const range = target.startsWith(`npm:${name}@`) ? target.slice(`npm:${name}@`.length) : "";
    return [name, range];
  });
  return Object.fromEntries(found.filter(([, range]) => range !== "" && !range.includes("/")));
}
