// Imports a bundle, makes its guard and uses it once: `child.mjs FILE`. Prints the milliseconds of
// import and construction, and of the first use.
import { pathToFileURL } from "node:url";

const url = pathToFileURL(process.argv[2]).href;
const started = performance.now();
const { make } = await import(url);
const use = make();
const made = performance.now();
if (typeof use === "function" && use.length === 0) await use();
console.log(JSON.stringify({ start: made - started, use: performance.now() - made }));
