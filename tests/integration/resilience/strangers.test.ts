/** Malformed bodies and clients that hang up open no circuit; a failing dependency does. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import net from "node:net";
import { bun, deno, node24 } from "../../runtimes/runners.mjs";
import { answers, type Server, startServer } from "../../support/servers/processes.ts";
import * as workerd from "./workerd.ts";

const program = "tests/integration/resilience/strangers-serve.ts";
const start = (binary: string, ...args: string[]) => (): Promise<Server> =>
  startServer(
    (port) => ({ binary, args: [...args, program, String(port)] }),
    ({ port }) => answers(`http://127.0.0.1:${port}/stats`),
  );

const runtimes = [
  { name: "node 20", needs: process.execPath, start: start(process.execPath, "--import", "tsx") },
  { name: "node 24", needs: node24, start: start(node24) },
  { name: "deno", needs: deno, start: start(deno, "run", "--no-check", "--allow-net") },
  { name: "bun", needs: bun, start: start(bun) },
  {
    name: "workerd",
    needs: workerd.binary,
    start: () => workerd.serve("tests/integration/resilience/strangers-app.ts", []),
  },
];

/** More than it takes to open a circuit. */
const TIMES = 6;

/** Announces a body of 100 bytes, sends some, and hangs up. */
async function hangUp(port: number, path: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n` +
          `Content-Length: 100\r\n\r\n{"a":`,
      );
      setTimeout(() => socket.destroy(), 60);
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve());
  });
}

for (const { name, needs, start } of runtimes) {
  const skip = existsSync(needs) || process.env.CI === "1" ? false : `${name} is not installed`;
  describe(`a circuit on ${name}`, { skip }, () => {
    let server: { port: number; stop(): Promise<unknown> };
    before(async () => {
      server = await start();
    });
    after(() => server?.stop());

    for (const guard of ["plain", "bounded"]) {
      const post = async (path: string, body: string, type = "application/json") => {
        const url = `http://127.0.0.1:${server.port}/${guard}${path}`;
        const answer = await fetch(url, {
          method: "POST",
          body,
          headers: { "content-type": type },
        });
        await answer.text();
        return answer.status;
      };

      it(`(${guard}) is not opened by client faults, and is by a dependency`, async () => {
        for (let i = 0; i < TIMES; i++) {
          assert.equal(await post("/json", "{"), 500);
          assert.equal(await post("/form", "no form", "text/plain"), 500);
          for (const route of ["json", "raw", "each", "stream", "forward"]) {
            await hangUp(server.port, `/${guard}/${route}`);
          }
        }
        await workerd.sleep(100);
        assert.equal(await post("/json", "{}"), 200);
        const { bounded, ...plain } = JSON.parse((await workerd.ask(server.port, "/stats")).text);
        const { failed_attempts_total } = guard === "plain" ? plain : bounded;
        assert.equal(failed_attempts_total, 0);
        assert.equal(plain.files.failed_attempts_total, 0);
        const forwarded = await fetch(`http://127.0.0.1:${server.port}/${guard}/forward`, {
          method: "POST",
          body: "x".repeat(300_000),
        });
        assert.equal(await forwarded.text(), "300000");
        for (let i = 0; i < TIMES; i++) await post("/json", '{"down":true}');
        assert.equal(await post("/json", "{}"), 503);
      });
    }

    it("that measures slow calls is not opened by clients that hang up", async () => {
      for (let i = 0; i < TIMES; i++) {
        for (const route of ["json", "raw", "each", "stream"]) {
          await hangUp(server.port, `/watched/${route}`);
        }
      }
      await workerd.sleep(100);
      const { watched } = JSON.parse((await workerd.ask(server.port, "/stats")).text);
      assert.equal(watched.failed_attempts_total, 0);
    });
  });
}
