/** The example of uploads, started on each runtime. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onCi } from "../../../scripts/setup.mjs";
import { bun, deno, machineNode, workerd } from "../../runtimes/runners.mjs";
import { answers, startServer } from "../../support/servers/processes.ts";
import type { Server } from "../../support/servers/processes.ts";

const example = "examples/uploads";
const runtimes = {
  node: { binary: machineNode, args: ["--import", "tsx", `${example}/node.ts`] },
  deno: {
    binary: deno,
    args: [
      "run",
      "--allow-net",
      "--allow-env",
      "--allow-read",
      "--allow-write",
      `${example}/deno.ts`,
    ],
  },
  bun: { binary: bun, args: [`${example}/bun.ts`] },
  workerd: { binary: machineNode, args: [`${example}/workerd.mjs`], needs: workerd },
};

/** The beginning of a PNG file, and 7 MB: R2 takes them in two parts. */
const PICTURE = new Uint8Array(7 * 1_048_576).map((_, i) => i * 31);
PICTURE.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

for (const [name, runtime] of Object.entries(runtimes)) {
  const binary = "needs" in runtime ? runtime.needs : runtime.binary;
  const missing = existsSync(binary) || onCi ? false : `${binary} is missing`;
  describe(`the example of uploads on ${name}`, { skip: missing }, () => {
    let server: Server;
    const folder = mkdtempSync(path.join(tmpdir(), "uploads-"));
    before(async () => {
      process.env.FOLDER = folder;
      server = await startServer(() => runtime, ({ origin }) => answers(`${origin}/`));
    });
    after(async () => {
      await server?.stop();
      rmSync(folder, { recursive: true });
    });

    const send = (form: FormData) =>
      fetch(`${server.origin}/files`, { method: "POST", body: form });

    it("stores a picture, and returns it", async () => {
      const form = new FormData();
      form.append("title", "Holiday");
      form.append("file", new Blob([PICTURE], { type: "image/png" }), "../me.php.png");
      const response = await send(form);
      const { title, files: [{ key, ...file }] } = await response.json();
      assert.equal(response.status, 201);
      assert.equal(title, "Holiday");
      assert.deepEqual(file, { name: "me_php.png", type: "image/png", size: PICTURE.length });
      const stored = await fetch(`${server.origin}/files/${key}`);
      assert.equal(stored.headers.get("content-disposition"), "attachment");
      assert.ok(Buffer.from(await stored.arrayBuffer()).equals(PICTURE));
    });

    it("refuses a form with another file, and keeps nothing of it", async () => {
      const before = readdirSync(folder).length;
      const form = new FormData();
      form.append("file", new Blob([PICTURE.slice(0, 9_000)], { type: "image/png" }), "a.png");
      form.append("file", new Blob(["<script>"], { type: "image/png" }), "b.png");
      const response = await send(form);
      assert.equal(response.status, 422);
      assert.equal((await response.json()).errors[0].code, "file-mismatch");
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(readdirSync(folder).length, before);
    });

    it("has no file under another key", async () => {
      const response = await fetch(`${server.origin}/files/..%2fapp.ts`);
      assert.equal(response.status, 404);
    });
  });
}
