// The package.json of the npm form, made from jsr.json.

/**
 * Packages that the app installs itself, so that there is one copy: the app's own. The others are
 * dependencies, those of the stores too: as optional peers they would save 2 MB, and npm would then
 * refuse to install the package beside an older client of Upstash, also where no store uses it.
 */
const PEERS = ["hono"];

/**
 * Makes the package.json of the npm form.
 *
 * @param {object} jsr The manifest of record: name, version, licence, entry points, dependencies.
 * @param {object} checkout The package.json of the checkout, for what JSR has no field for.
 */
export function npmManifest(jsr, checkout) {
  const ranges = rangesOf(jsr.imports);
  const isPeer = ([name]) => PEERS.includes(name);
  const exports = Object.fromEntries(
    Object.entries(jsr.exports).map(([name, file]) => [name, builtFiles(file)]),
  );
  return {
    name: jsr.name,
    version: jsr.version,
    description: checkout.description,
    license: jsr.license,
    ...links(checkout),
    type: "module",
    sideEffects: false,
    engines: checkout.engines,
    main: exports["."].default,
    types: exports["."].types,
    exports,
    dependencies: Object.fromEntries(Object.entries(ranges).filter((one) => !isPeer(one))),
    peerDependencies: Object.fromEntries(Object.entries(ranges).filter(isPeer)),
  };
}

/**
 * Makes the package.json that JSR makes for npm users: it has no peers and no `sideEffects`, and
 * depends on each package that a source file imports, types included.
 *
 * @param {object} jsr The manifest of record.
 * @param {readonly string[]} sources The texts of the published source files.
 */
export function jsrManifest(jsr, sources) {
  const isImported = ([name]) => {
    const pattern = new RegExp(`^(?:import|export|\\}) .*\\bfrom "${name}["/]`, "m");
    return sources.some((text) => pattern.test(text));
  };
  const [scope, name] = jsr.name.slice(1).split("/");
  const exports = Object.entries(jsr.exports).map(([entry, file]) => {
    const { types, default: js } = builtFiles(file);
    return [entry, { types: types.replace("./", "./_dist/"), default: js }];
  });
  return {
    name: `@jsr/${scope}__${name}`,
    version: jsr.version,
    homepage: `https://jsr.io/${jsr.name}`,
    type: "module",
    dependencies: Object.fromEntries(Object.entries(rangesOf(jsr.imports)).filter(isImported)),
    exports: Object.fromEntries(exports),
    _jsr_revision: 0,
  };
}

/** Where the source is: set once, in the package.json of the checkout. */
function links({ homepage, repository }) {
  return { ...(homepage && { homepage }), ...(repository && { repository }) };
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
