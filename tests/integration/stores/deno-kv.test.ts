/** The Deno KV store on a real Deno KV file. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { collect, deno, readCounts, root } from "../../runtimes/runners.mjs";
import { freshClaimKey } from "../../contract/claims.ts";
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

const claimArguments = (file: string, key: string, keys: number, lease: number, stay = "") => [
  ...["run", ...permissions(), `${FIXTURES}/deno-kv-claims.ts`],
  ...[file, key, String(keys), String(lease), stay],
];

/** Claims keys in a process of its own, and returns how many it got. */
async function claim(file: string, key: string, keys: number, lease: number): Promise<number> {
  const { code, output } = await collect(deno, claimArguments(file, key, keys, lease));
  assert.equal(code, 0, output);
  return JSON.parse(output.trim().split("\n").at(-1)!).claimed;
}

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

  it("gives each of many claims to one of two processes", async () => {
    const [file, key] = [path.join(directory, "claims.kv"), freshClaimKey()];
    const runs = await Promise.all([1, 2].map(() => claim(file, key, 200, 60_000)));
    assert.equal(runs[0] + runs[1], 200);
  });

  it("frees the claim of a process that was killed after its lease, and not before", async () => {
    const file = path.join(directory, "killed.kv");
    const [key, lease] = [freshClaimKey(), 3_000];
    const holder = spawn(deno, claimArguments(file, key, 1, lease, "stay"), { cwd: root });
    const claimedAt = Date.now();
    const [line] = await once(holder.stdout, "data");
    assert.deepEqual(JSON.parse(String(line)), { claimed: 1 });
    const exit = once(holder, "exit");
    holder.kill("SIGKILL");
    await exit;
    const early = await claim(file, key, 1, lease);
    assert.ok(Date.now() < claimedAt + lease, "the machine is too slow for this test");
    assert.equal(early, 0);
    await new Promise((resolve) => setTimeout(resolve, lease));
    assert.equal(await claim(file, key, 1, lease), 1);
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
