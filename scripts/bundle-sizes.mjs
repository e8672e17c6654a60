// The size of each value of `@djed/edge` in an app that uses it alone, and which rooms it may pull
// in. As a script it prints the table:
//
//   node scripts/bundle-sizes.mjs
//
// Bytes are those of our own code, minified by esbuild and gzipped (level 9); packages that it
// depends on stay outside.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { transform } from "esbuild";
import { root } from "../tests/runtimes/runners.mjs";
import { esbuildBundle, rollupBundle } from "./bundles.mjs";

const RATE_LIMIT = ["core", "rate-limit", "runtime", "stores"];
const RESILIENCE = ["core", "resilience", "runtime"];
const SCAN = ["core", "injection-scan"];
/** Files that a value must not pull in, although their room is allowed. */
const BODIES = /^src\/core\/body\/(?!preflight|platform-request|response-body)/;
const REDACTION = /^src\/core\/(?:secrets|redact-text)/;
const SHARED_STORES = /^src\/stores\/(?!memory|table|expiries|sketch)/;

/**
 * For each value: the most bytes, the rooms of `src/`, and files that it must not pull in.
 *
 * @type {Record<string, { most: number, rooms: string[], without?: RegExp[] }>}
 */
export const VALUES = {
  // 150 bytes of this and of each guard that watches or copies a response are for responses of
  // fetch(), whose encoding the platform has undone.
  rateLimit: { most: 22_300, rooms: RATE_LIMIT, without: [BODIES, SHARED_STORES] },
  createLimiter: { most: 13_700, rooms: RATE_LIMIT, without: [BODIES, SHARED_STORES] },
  memoryStore: { most: 4_600, rooms: ["core", "stores"], without: [BODIES, SHARED_STORES] },
  presets: { most: 200, rooms: ["rate-limit"] },
  circuitBreaker: { most: 20_700, rooms: RESILIENCE },
  loadShed: { most: 13_750, rooms: RESILIENCE },
  upstream: { most: 31_850, rooms: RESILIENCE },
  CircuitOpenError: { most: 2_600, rooms: RESILIENCE, without: [BODIES] },
  BulkheadFullError: { most: 2_600, rooms: RESILIENCE, without: [BODIES] },
  TimeoutError: { most: 2_600, rooms: RESILIENCE, without: [BODIES] },
  // 6 KB of it are the signatures and names of file formats, for the files of forms.
  validate: { most: 30_400, rooms: ["core", "schema", "validate"] },
  valid: { most: 200, rooms: ["validate"] },
  nestedNames: { most: 4_200, rooms: ["core", "schema", "validate"] },
  injectionScan: { most: 153_500, rooms: SCAN },
  leakScan: { most: 13_500, rooms: SCAN },
  scanText: { most: 127_100, rooms: SCAN },
  canary: { most: 500, rooms: SCAN, without: [BODIES] },
  untrusted: { most: 2_600, rooms: SCAN, without: [BODIES] },
  tracing: { most: 19_000, rooms: ["core", "runtime", "tracing"] },
  span: { most: 1_900, rooms: ["core", "tracing"], without: [BODIES, REDACTION] },
  tracedFetch: { most: 2_900, rooms: ["core", "runtime", "tracing"], without: [BODIES] },
  setRoute: { most: 300, rooms: ["core"], without: [BODIES] },
  metrics: { most: 13_650, rooms: ["core", "metrics", "runtime"] },
  logger: { most: 16_450, rooms: ["core", "logger", "runtime"] },
  audit: { most: 15_150, rooms: ["core", "logger", "runtime"] },
  health: { most: 8_200, rooms: ["core", "health", "runtime"] },
  protect: {
    most: 203_100,
    rooms: [
      "core",
      "health",
      "injection-scan",
      "logger",
      "metrics",
      "protect-parts.ts",
      "protect.ts",
      "rate-limit",
      "resilience",
      "runtime",
      "security-headers",
      "stores",
      "tracing",
    ],
    without: [SHARED_STORES],
  },
  problems: { most: 3_200, rooms: ["core", "problems.ts"], without: [BODIES] },
  decisions: { most: 300, rooms: ["core"], without: [BODIES] },
};

/** Size and files of the bundle of one value, by bundler. */
export async function bundlesOf(folder, name) {
  const source = `import * as djed from "./mod.ts"; globalThis.used = djed.${name};`;
  const [{ text, inputs }, { code, modules }] = await Promise.all([
    esbuildBundle(folder, source, { minify: true }),
    rollupBundle(folder, source),
  ]);
  const { code: minified } = await transform(code, { format: "esm", minify: true });
  return [
    { bundler: "esbuild", bytes: bytesOf(text), files: filesOf(inputs, (i) => i.bytesInOutput) },
    {
      bundler: "rollup",
      bytes: bytesOf(minified),
      files: filesOf(modules, (m) => m.renderedLength).map((file) => path.relative(folder, file)),
    },
  ];
}

/**
 * The rules that the bundles of a value break.
 *
 * @param {string} folder The repository.
 * @param {string} name The value.
 * @param {{ most: number, rooms: string[], without?: RegExp[] }} limits
 */
export async function bundleProblems(folder, name, { most, rooms, without = [] }) {
  const problems = [];
  for (const { bundler, bytes, files } of await bundlesOf(folder, name)) {
    if (bytes > most) problems.push(`${name}: ${bytes} bytes (${bundler}), at most ${most}`);
    for (const file of files.filter((file) => file.startsWith("src/"))) {
      const isAllowed = rooms.includes(file.split("/")[1]) &&
        !without.some((pattern) => pattern.test(file));
      if (!isAllowed) problems.push(`${name}: must not pull in ${file} (${bundler})`);
    }
  }
  return problems;
}

function bytesOf(text) {
  return gzipSync(text, { level: 9 }).length;
}

/** The files that left anything in a bundle. */
function filesOf(parts, sizeOf) {
  return Object.keys(parts).filter((file) => sizeOf(parts[file]) > 0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.log(
    `${"value".padEnd(20)}${"esbuild".padStart(9)}${"rollup".padStart(9)}${"at most".padStart(9)}`,
  );
  for (const [name, { most }] of Object.entries(VALUES)) {
    const [{ bytes: first }, { bytes: second }] = await bundlesOf(root, name);
    const cells = [first, second, most].map((bytes) => String(bytes).padStart(9));
    console.log(name.padEnd(20) + cells.join(""));
  }
}
