/**
 * Both npm forms of the package, as users install them: ours from `npm run pack`, and the one that
 * JSR makes. What they hold, and that every entry point loads.
 */
import { before, describe, it } from "node:test";
import assert from "node:assert/strict";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { bun, collect, machineNode, node24, root } from "../../runtimes/runners.mjs";
import {
  compile,
  copiesOf,
  npm,
  project,
  tarball,
  writeFiles,
} from "../../support/packages/scratch.ts";

const json = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const jsr = json(path.join(root, "jsr.json"));
const entries = Object.keys(jsr.exports);
const FOREIGN = readFileSync(
  path.join(root, "tests/integration/package/fixtures/app-foreign.ts"),
  "utf8",
);
const forms = [
  { form: "npm", name: "@djed/edge" },
  { form: "jsr", name: "@jsr/djed__edge" },
] as const;

for (const { form, name } of forms) {
  describe(`the package as ${name}`, () => {
    let app: string;
    let installed: string;
    const specifier = (entry: string) => name + entry.slice(1);
    before(async () => {
      app = await project([await tarball(form), "hono@^4.0.0", "valibot@^1.5.0"]);
      installed = path.join(app, "node_modules", name);
    });

    it("has the entry points of jsr.json, each with types and JavaScript", () => {
      const { exports, version } = json(path.join(installed, "package.json"));
      assert.equal(version, jsr.version);
      assert.deepEqual(Object.keys(exports), entries);
      for (const [entry, conditions] of Object.entries<Record<string, string>>(exports)) {
        assert.deepEqual(Object.keys(conditions), ["types", "default"], entry);
        for (const file of Object.values(conditions)) {
          assert.ok(existsSync(path.join(installed, file)), file);
        }
      }
    });

    it("has no helper of the compiler, in which bundlers see mistakes", () => {
      const files = readdirSync(installed, { recursive: true }).map(String)
        .filter((file) => file.endsWith(".js") && !file.includes("node_modules"));
      assert.ok(files.length > 100);
      const helped = files.filter((file) =>
        /\bthis && this\.|__rewrite/.test(readFileSync(path.join(installed, file), "utf8"))
      );
      assert.deepEqual(helped, []);
    });

    it("shares the app's copy of Hono", () => {
      assert.deepEqual(copiesOf("hono", app), [path.join("node_modules", "hono")]);
    });

    for (const [runtime, command] of Object.entries({ node: machineNode, node24, bun })) {
      it(`loads on ${runtime}, all entry points`, async (t) => {
        if (!existsSync(command)) return t.skip(`${command} is missing`);
        const statements = entries.map((entry) =>
          `count += Object.keys(await import("${specifier(entry)}")).length;`
        );
        writeFiles(app, {
          "load.mjs": `let count = 0;\n${statements.join("\n")}\nconsole.log("names:", count);\n`,
        });
        const { code, output } = await collect(command, ["load.mjs"], { cwd: app });
        assert.equal(code, 0, output);
        assert.ok(Number(/^names: (\d+)$/m.exec(output)?.[1]) > entries.length, output);
      });
    }

    it("makes the tools of an app without another package", async () => {
      writeFiles(app, {
        "tools.mjs": `import * as v from "valibot";
import { tool, tools } from "${name}/tools";
const input = v.object({ a: v.number() });
const registry = tools({ same: tool({ description: "x", input, handler: (x) => x }) });
console.log(JSON.stringify(registry.toOpenAI()[0].function.parameters.properties));
`,
      });
      const { code, output } = await collect(machineNode, ["tools.mjs"], { cwd: app });
      assert.equal(code, 0, output);
      assert.equal(output.trim(), '{"a":{"type":"number"}}');
    });

    it("types declared variables for an app on another copy of Hono", async () => {
      const nested = path.join(installed, "node_modules/hono");
      cpSync(path.join(app, "node_modules/hono"), nested, { recursive: true });
      const manifest = json(path.join(nested, "package.json"));
      // TypeScript treats two folders of one version as one copy.
      const other = JSON.stringify({ ...manifest, version: "4.0.1" });
      writeFileSync(path.join(nested, "package.json"), other);
      writeFiles(app, { "foreign.ts": FOREIGN.replaceAll("@djed/edge", name) });
      const errors = await compile(app, "typescript", ["foreign.ts"], { skipLibCheck: true });
      rmSync(path.join(installed, "node_modules"), { recursive: true });
      assert.equal(errors, "");
    });
  });
}

describe("our npm form", () => {
  let folder: string;
  before(async () => {
    folder = await project([await tarball(), "hono@^4.0.0"]);
  });
  const manifest = () => json(path.join(folder, "node_modules/@djed/edge/package.json"));

  it("declares its peers, and nothing that only this repository needs", () => {
    assert.deepEqual(Object.keys(manifest()), [
      "name",
      "version",
      "description",
      "license",
      "type",
      "sideEffects",
      "engines",
      "main",
      "types",
      "exports",
      "dependencies",
      "peerDependencies",
    ]);
    assert.equal(manifest().sideEffects, false);
    assert.deepEqual(Object.keys(manifest().peerDependencies), ["hono"]);
  });

  it("installs no tool of this repository", () => {
    const names = readdirSync(path.join(folder, "node_modules"))
      .filter((file) => !file.startsWith("."));
    assert.deepEqual(names, [
      "@djed",
      "@opentelemetry",
      "@upstash",
      "@valibot",
      "hono",
      "uncrypto",
      "valibot",
    ]);
    assert.equal(existsSync(path.join(folder, "node_modules/.bin/node")), false);
  });

  it("is loaded by require() in CommonJS", { skip: !existsSync(node24) }, async () => {
    writeFiles(folder, { "app.cjs": `console.log(typeof require("@djed/edge").rateLimit);` });
    const { code, output } = await collect(node24, ["app.cjs"], { cwd: folder });
    assert.equal(code, 0, output);
    assert.equal(output.trim(), "function");
  });

  it("has its root for TypeScript's oldest resolution", async () => {
    writeFiles(folder, {
      "root.ts": `import { rateLimit } from "@djed/edge";
rateLimit({ limit: 5 });
// @ts-expect-error -- no such option
rateLimit({ limti: 5 });
`,
    });
    const options = { moduleResolution: "node10", skipLibCheck: true };
    assert.equal(await compile(folder, "typescript-5", ["root.ts"], options), "");
  });

  it("holds the pages and no TypeScript source", () => {
    const files = readdirSync(path.join(folder, "node_modules/@djed/edge"), { recursive: true })
      .map(String);
    assert.deepEqual(files.filter((file) => /(?<!\.d)\.ts$/.test(file)), []);
    for (const file of ["README.md", "LICENSE", "docs/protect.md", "scripts/would-refuse.mjs"]) {
      assert.ok(files.includes(path.normalize(file)), file);
    }
  });

  it("accepts an app that has an older client of a store, and brings its own", async () => {
    const older = await project([await tarball(), "hono@^4.0.0", "@upstash/redis@1.34.0"], {
      "store.mjs": `import { upstashStore } from "@djed/edge/stores/upstash";
console.log(upstashStore().scope);
`,
    });
    const { code, output } = await collect(machineNode, ["store.mjs"], { cwd: older });
    assert.equal(code, 0, output);
    assert.equal(output.trim(), "global");
    assert.equal(copiesOf("@upstash/redis", older).length, 2);
  });
});

describe("npm run pack", () => {
  it("builds the package in a folder that is relative to where it was called", async (t) => {
    const scratch = path.join(root, ".tmp");
    mkdirSync(scratch, { recursive: true });
    const folder = mkdtempSync(path.join(scratch, "pack-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const { code, output } = await npm(["run", "pack", "--", "--folder", "made"], folder);
    assert.equal(code, 0, output);
    const file = `djed-edge-${jsr.version}.tgz`;
    assert.deepEqual(readdirSync(path.join(folder, "made")), [file]);
    assert.ok(output.includes(path.join("made", file)), output);
  });
});

describe("npm pack of the checkout", () => {
  it("refuses, and names the command that builds the package", async () => {
    const { code, output } = await npm(["pack", "--dry-run"], root);
    assert.notEqual(code, 0);
    assert.match(output, /The checkout is not the npm package\. `npm run pack` builds it/);
  });
});
