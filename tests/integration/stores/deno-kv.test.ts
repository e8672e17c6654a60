/** The Deno KV store on a real Deno KV file. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { collect, deno, readCounts, root } from "../../runtimes/runners.mjs";
import { freshKey } from "../../contract/store.ts";

const FIXTURES = "tests/integration/stores/fixtures";

let directory: string;
before(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "djed-kv-"));
});
after(() => rm(directory, { recursive: true, force: true }));

const permissions = () => [
  ...["--unstable-kv", "--no-check", "--no-prompt", "--allow-env=KV_FILE"],
  ...[`--allow-read=${directory}`, `--allow-write=${directory}`],
];

describe("denoKvStore in Deno", () => {
  it("keeps the contracts of buckets, claims and API keys", async () => {
    const file = path.join(directory, "contract.kv");
    const { code, output } = await collect(
      deno,
      ["test", ...permissions(), `${FIXTURES}/deno-kv.ts`],
      { env: { KV_FILE: file } },
    );
    const { passed, failed } = readCounts(output);
    assert.ok(code === 0 && failed === 0 && passed >= 55, output);
  });

  it("admits exactly the capacity to two processes that take from one bucket", async () => {
    const file = path.join(directory, "hammer.kv");
    const key = freshKey("shared");
    const runs = await Promise.all([1, 2].map(() =>
      collect(deno, [
        "run",
        ...permissions(),
        `${FIXTURES}/deno-kv-hammer.ts`,
        ...[file, key, "200"],
      ])
    ));
    const granted = runs.map(({ code, output }) => {
      assert.equal(code, 0, output);
      return JSON.parse(output.trim().split("\n").at(-1)!).granted as number;
    });
    const total = granted[0] + granted[1];
    // 100 per hour: one token is refilled every 36 s.
    assert.ok(total === 100 || total === 101, `${granted.join(" + ")} granted`);
    assert.ok(Math.min(...granted) > 0, `${granted.join(" + ")}: only one process took part`);
  });

  it("takes what Deno.openKv gives, by type", async () => {
    const store = pathToFileURL(path.join(root, "src/stores/deno-kv.ts"));
    const file = path.join(directory, "types.ts");
    await writeFile(
      file,
      `import { denoKvStore } from "${store}";
      denoKvStore({ kv: await Deno.openKv() });
      denoKvStore({ kv: Deno.openKv() });
      denoKvStore({ kv: () => Deno.openKv() });
      // @ts-expect-error a map is no database
      denoKvStore({ kv: new Map() });`,
    );
    const { code, output } = await collect(deno, [
      "check",
      "--unstable-kv",
      ...["--config", path.join(root, "deno.json")],
      file,
    ]);
    assert.equal(code, 0, output);
  });
});
