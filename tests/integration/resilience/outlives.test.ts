/** Work of `upstream.for(c)` that outlives the answer, and clients that leave, on every runtime. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { bun, deno, node24 } from "../../runtimes/runners.mjs";
import { answers, type Server, startServer } from "../../support/servers/processes.ts";
import { askAndLeave, sleep } from "./workerd.ts";

const PROGRAM = "tests/integration/resilience/outlives.ts";
const DENO = ["run", "--no-check", "--allow-net"];
const runtimes: readonly (readonly [name: string, binary: string, ...args: string[]])[] = [
  ["node 20", process.execPath, "--import", "tsx"],
  ["node 24", node24],
  ["deno", deno, ...DENO],
  ["deno without legacy aborts", deno, ...DENO, "--unstable-no-legacy-abort"],
  ["bun", bun],
];

for (const [name, binary, ...args] of runtimes) {
  const skip = existsSync(binary) || process.env.CI === "1" ? false : `${name} is not installed`;
  describe(`work bound to a request on ${name}`, { skip }, () => {
    let server: Server;
    const at = (target: string) => `http://127.0.0.1:${server.port}${target}`;
    const results = async (of: string): Promise<string[]> =>
      (await (await fetch(at("/results"))).json())[of] ?? [];
    before(async () => {
      server = await startServer(
        (port) => ({ binary, args: [...args, PROGRAM, String(port)] }),
        ({ port }) => answers(`http://127.0.0.1:${port}/stats`),
      );
    });
    after(() => server?.stop());

    it("goes on after the answer was sent", async () => {
      const paths = [
        "/plain",
        "/through/middleware",
        "/stream",
        "/empty",
        "/late",
        "/late-fetch",
        "/fetch",
        "/own-signal",
      ];
      const names: string[] = [];
      for (const path of paths) {
        for (const kind of ["info", "bare"]) {
          const name = path + kind;
          names.push(name);
          await (await fetch(at(`${path}?name=${name}`))).text();
        }
      }
      await (await fetch(at("/plain?name=posted"), { method: "POST", body: "x" })).text();
      await sleep(600);
      for (const name of [...names, "posted"]) {
        assert.deepEqual(await results(name), ["sent"], name);
      }
    });

    it("ends when the client leaves before the answer", async () => {
      for (const kind of ["info", "bare"]) {
        await askAndLeave(server.port, `/hang?name=left-${kind}`, 150);
      }
      await sleep(500);
      for (const kind of ["info", "bare"]) {
        assert.deepEqual(await results(`left-${kind}`), ["left"], kind);
      }
    });

    it("may be any number of calls at once, without a warning", async () => {
      assert.equal(await (await fetch(at("/many"))).text(), "done");
      assert.doesNotMatch(server.output(), /MaxListeners|memory leak/i);
    });
  });
}
