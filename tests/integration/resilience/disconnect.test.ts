/** A client that disconnects aborts its upstream call, on every runtime. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { bun, deno, node24 } from "../../runtimes/runners.mjs";
import { answers, type Server, startServer } from "../../support/servers/processes.ts";
import { startTrouble } from "./trouble.ts";
import * as workerd from "./workerd.ts";

const program = "tests/integration/resilience/proxy.ts";
const start = (binary: string, ...args: string[]) => (): Promise<Server> =>
  startServer(
    (port) => ({ binary, args: [...args, program, String(port)] }),
    ({ port }) => answers(`http://127.0.0.1:${port}/stats`),
  );

const runtimes = [
  {
    name: "node 20",
    needs: process.execPath,
    start: start(process.execPath, "--import", "tsx"),
  },
  { name: "node 24", needs: node24, start: start(node24) },
  { name: "deno", needs: deno, start: start(deno, "run", "--no-check", "--allow-net") },
  { name: "bun", needs: bun, start: start(bun) },
  {
    name: "workerd, told to signal",
    needs: workerd.binary,
    start: () => workerd.serve("tests/integration/resilience/worker.ts", ["enable_request_signal"]),
  },
];

for (const { name, needs, start } of runtimes) {
  const skip = existsSync(needs) || process.env.CI === "1" ? false : `${name} is not installed`;
  describe(`a client that leaves ${name}`, { skip }, () => {
    let trouble: Awaited<ReturnType<typeof startTrouble>>;
    let server: { port: number; stop(): Promise<unknown> };
    before(async () => {
      trouble = await startTrouble();
      server = await start();
    });
    after(async () => {
      await server?.stop();
      await trouble?.stop();
    });

    it("ends its upstream call, gives the slot back, and is held against nobody", async () => {
      const slow = encodeURIComponent(`${trouble.base}/slow?plan=hang`);
      for (let i = 0; i < 6; i++) {
        await workerd.askAndLeave(server.port, `/proxy?url=${slow}`, 250);
        await workerd.sleep(250);
      }
      const seen = await (await fetch(`${trouble.base}/seen/slow`)).json();
      assert.deepEqual(seen, { requests: 6, cut: 6 });
      const stats = JSON.parse((await workerd.ask(server.port, "/stats")).text);
      const { in_flight, state } = stats.proxy ?? stats;
      assert.deepEqual([in_flight, state], [0, "closed"]);
    });
  });
}
