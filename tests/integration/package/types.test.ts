/**
 * The declarations of the packed package in apps with every check of the compiler on, by both
 * compilers, resolutions and kinds of globals. With `--all`, as `npm run test:long` runs it,
 * TypeScript 5.9 compiles all combinations.
 */
import { before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../runtimes/runners.mjs";
import { compile, installedVersion, project, tarball } from "../../support/packages/scratch.ts";

const entries = Object.keys(
  JSON.parse(readFileSync(path.join(root, "jsr.json"), "utf8")).exports,
);
const CHECKS = {
  skipLibCheck: false,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
};
const GLOBALS: Record<string, object> = {
  "the DOM": { lib: ["ES2022", "DOM", "DOM.Iterable"], types: [] },
  "@types/node without the DOM": { lib: ["ES2022"], types: ["node"] },
  "@cloudflare/workers-types in place of the DOM": {
    lib: ["ES2022"],
    types: ["@cloudflare/workers-types"],
  },
};
const RESOLUTIONS: Record<string, object> = {
  bundler: { module: "esnext", moduleResolution: "bundler" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
};
/** TypeScript 5.9 takes five times as long: two combinations are enough for `npm test`. */
const SHORT = [
  "the DOM, bundler",
  "@types/node without the DOM, nodenext",
];

let app: string;
before(async () => {
  const all = entries.map((entry, i) => `export * as e${i} from "@djed/edge${entry.slice(1)}";`);
  app = await project([
    await tarball(),
    `hono@${installedVersion("hono")}`,
    "@types/node@^20",
    "@cloudflare/workers-types@^4",
  ], {
    "all.ts": all.join("\n"),
    "exported.ts": `import { Hono } from "hono";
import * as djed from "@djed/edge";
export const stack = djed.protect();
export const metrics = djed.metrics();
export const payments = djed.upstream("payments");
export const app = new Hono().use(stack).get("/", djed.rateLimit(), (c) => c.json(c.var.rateLimit));
`,
    // As `wrangler types` writes the binding.
    "worker.ts": `import { Hono } from "hono";
import * as djed from "@djed/edge";
import { DjedLimiter, durableObjectStore } from "@djed/edge/stores/durable-object";
type App = { Bindings: { LIMITER: DurableObjectNamespace<DjedLimiter> } };
const store = durableObjectStore<App>((c) => c.env.LIMITER);
export default new Hono<App>().use(djed.rateLimit<App>({ limit: 100, store }));
export { DjedLimiter };
`,
  });
});

for (const typescript of ["typescript", "typescript-5"] as const) {
  describe(`TypeScript ${installedVersion(typescript)}, with every check on`, () => {
    for (const [globals, lib] of Object.entries(GLOBALS)) {
      for (const [resolution, module] of Object.entries(RESOLUTIONS)) {
        const name = `${globals}, ${resolution}`;
        const isLong = typescript === "typescript-5" && !SHORT.includes(name);
        if (isLong && !process.argv.includes("--all")) continue;
        it(`compiles all entry points with ${name}`, async () => {
          assert.equal(
            await compile(app, typescript, ["all.ts"], { ...CHECKS, ...lib, ...module }),
            "",
          );
        });
      }
    }

    it("compiles a Worker whose binding is typed with the class of the limiter", async () => {
      const workers = GLOBALS["@cloudflare/workers-types in place of the DOM"];
      const options = { ...CHECKS, ...workers, ...RESOLUTIONS.bundler };
      assert.equal(await compile(app, typescript, ["worker.ts"], options), "");
    });

    it("writes the declarations of an app that exports guards", async () => {
      const options = { skipLibCheck: true, declaration: true, noEmit: false, outDir: "out" };
      assert.equal(await compile(app, typescript, ["exported.ts"], options), "");
    });
  });
}
