/**
 * The packed package in apps on the oldest and the newest supported Hono: one copy of Hono, types
 * and behaviour. With `--all`, as `npm run test:long` runs it, on versions between too.
 */
import { before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { collect, machineNode, root } from "../../runtimes/runners.mjs";
import {
  compile,
  copiesOf,
  installedVersion,
  project,
  tarball,
} from "../../support/packages/scratch.ts";

const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const range: string = JSON.parse(read("package.json")).dependencies.hono;
const OLDEST = range.replace("^", "");
const NEWEST = installedVersion("hono");
/** The last of each minor version, and some that apps are known to use. */
const BETWEEN = [
  "4.1.7",
  "4.2.9",
  "4.3.11",
  "4.4.13",
  "4.5.11",
  "4.6.20",
  "4.7.11",
  "4.8.12",
  "4.9.12",
  "4.10.8",
  "4.11.10",
  "4.12.5",
  "4.13.18",
];
const versions = process.argv.includes("--all") ? [OLDEST, ...BETWEEN, NEWEST] : [OLDEST, NEWEST];

const files = Object.fromEntries(
  ["app.mjs", "app-types.ts"]
    .map((file) => [file, read(`tests/integration/package/fixtures/${file}`)]),
);

for (const version of versions) {
  describe(`an app on Hono ${version}`, () => {
    let app: string;
    before(async () => {
      app = await project([await tarball(), `hono@${version}`, "valibot@^1.5.0"], files);
    });

    it("has one copy of Hono", () => {
      assert.deepEqual(copiesOf("hono", app), [path.join("node_modules", "hono")]);
    });

    for (const typescript of ["typescript", "typescript-5"] as const) {
      const name = `TypeScript ${installedVersion(typescript)}`;
      it(`has typed requests, variables and clients, in ${name}`, async () => {
        assert.equal(await compile(app, typescript, ["app-types.ts"], { skipLibCheck: true }), "");
      });
    }

    it("answers as on every other version", async () => {
      const { code, output } = await collect(machineNode, ["app.mjs"], { cwd: app });
      assert.equal(code, 0, output);
      const { answers, routes } = JSON.parse(output.trim().split("\n").pop()!);
      assert.deepEqual(answers, [
        '/route/a 200 {"remaining":0}',
        "/route/a 429 rate-limited",
        '/route/b 200 {"remaining":0}',
        "/mounted/items/1 200 ok",
        "/mounted/items/1 200 ok",
        "/mounted/items/1 200 ok",
        "/mounted/items/1 200 ok",
        "/mounted/items/1 429 rate-limited",
        '/orders/12 200 {"id":"12","json":{"qty":2},"qty":2}',
        "/orders/12 422 validation-failed",
        "/orders/1234 422 validation-failed",
        "/broken/1 500 failed",
        "/broken/1 500 failed",
        "/broken/1 503 circuit-open",
        '/chat 200 {"message":"good morning"}',
        "/chat 400 injection-detected",
        '/livez 200 {"status":"pass"}',
      ]);
      assert.deepEqual(routes, [
        "/route/:id 200 2",
        "/route/:id 429 1",
        "/mounted/items/:id 200 4",
        "/mounted/items/:id 429 1",
      ]);
    });
  });
}

describe("docs/hono-versions.md", () => {
  it("names the versions that are tested", () => {
    const page = read("docs/hono-versions.md");
    for (const version of [OLDEST, ...BETWEEN]) assert.ok(page.includes(version), version);
  });
});
