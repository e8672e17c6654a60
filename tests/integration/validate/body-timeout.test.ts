// Clients that send their body slowly, or not at all, over real sockets.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Running, runtimes } from "./servers.ts";

const chunkedHead = (path: string) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n` +
  "Transfer-Encoding: chunked\r\n\r\n";
const countedHead = (path: string, length: number, type = "text/plain") =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n` +
  `Content-Length: ${length}\r\n\r\n`;
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

/**
 * Sends parts with pauses; resolves with the response, and whether the server closed the
 * connection.
 */
async function slowly(
  port: number,
  parts: readonly string[],
  pauseMs: number,
  patienceMs: number,
): Promise<{ answer: string; closed: boolean; ms: number }> {
  const startedAt = performance.now();
  let [answer, closed, ms] = ["", false, 0];
  const socket = net.connect(port, "127.0.0.1");
  socket.on("data", (data) => {
    answer += data;
    ms ||= performance.now() - startedAt;
  });
  socket.on("error", () => {});
  socket.on("close", () => closed = true);
  for (const part of parts) {
    socket.write(part);
    await sleep(pauseMs);
  }
  while (!closed && performance.now() - startedAt < patienceMs) await sleep(20);
  socket.destroy();
  return { answer, closed, ms };
}

for (const { name, needs, start } of runtimes) {
  const missing = !existsSync(needs) && !process.env.CI;
  describe(`a slow body on ${name}`, { skip: missing && `${needs} is missing` }, () => {
    let server: Running;
    before(async () => {
      server = await start();
    });
    after(() => server?.stop());

    const paths = ["/quick/text", "/quick/scan"];

    it("is answered with 408, and the connection is closed, when it stops", async () => {
      const heads = paths.flatMap((path) => [
        chunkedHead(path) + chunk("x"),
        countedHead(path, 100) + "x",
      ]);
      await Promise.all(heads.map(async (head) => {
        const { answer, closed, ms } = await slowly(server.port, [head], 0, 3_000);
        assert.match(answer, /^HTTP\/1\.1 408 /, head);
        assert.match(answer, /"code":"body-timeout"/);
        assert.ok(ms >= 390 && ms < 3_000, `${ms} ms`);
        // Deno sends `connection: close`, and leaves closing to the client.
        if (name === "Deno") assert.match(answer, /^connection: close\r$/mi);
        else assert.ok(closed, head);
      }));
    });

    it("is read as long as no pause is too long", async () => {
      const parts = ["a", "b", "c", "d", "e"];
      const bodies = paths.flatMap((path) => [
        [chunkedHead(path), ...parts.map(chunk), "0\r\n\r\n"],
        [countedHead(path, 5), ...parts],
      ]);
      await Promise.all(bodies.map(async (body) => {
        assert.match((await slowly(server.port, body, 150, 1_400)).answer, / 200 [^]*5/, body[0]);
      }));
    });

    it("takes no slot of loadShed() while it does not come", async () => {
      for (const path of ["/shed/text", "/shed/stream", "/shed/checked"]) {
        const sockets = await Promise.all(
          Array.from({ length: 30 }, () =>
            new Promise<net.Socket>((resolve) => {
              const socket = net.connect(server.port, "127.0.0.1");
              socket.on("error", () => {});
              socket.write(countedHead(path, 100) + "x", () => resolve(socket));
            })),
        );
        await sleep(150);
        for (let i = 0; i < 10; i++) {
          const page = await fetch(`http://127.0.0.1:${server.port}/shed/page`);
          assert.equal(await page.text(), "page", path);
        }
        for (const socket of sockets) socket.destroy();
      }
    });

    it("still reaches the handler whole in report mode", async () => {
      const parts = [countedHead("/quick/report", 10), "hello", "", "", "", "world"];
      const { answer } = await slowly(server.port, parts, 250, 2_500);
      assert.match(answer, / 200 [^]*10/);
    });
  });
}

describe("a slow body, without options", () => {
  it(
    "ends after ten seconds, also when it never stops for long",
    { timeout: 60_000 },
    async (t) => {
      await Promise.all(
        runtimes.filter(({ needs }) => existsSync(needs)).map(async (runtime) => {
          const server = await runtime.start();
          t.after(() => server.stop());
          const idle = ["/text", "/tools/echo"].map((path) =>
            slowly(
              server.port,
              [countedHead(path, 100, path === "/text" ? "text/plain" : "application/json") + "1"],
              0,
              13_000,
            )
          );
          const crumbs = Array<string>(24).fill(chunk("x"));
          const trickles = ["/text", "/scan"].map((path) =>
            slowly(server.port, [chunkedHead(path), ...crumbs], 500, 13_000)
          );
          const lively = slowly(
            server.port,
            [
              chunkedHead("/text"),
              ...Array<string>(12).fill(chunk("x".repeat(2_000))),
              "0\r\n\r\n",
            ],
            1_000,
            14_000,
          );
          for (const { answer, ms } of await Promise.all([...idle, ...trickles])) {
            assert.match(answer, /^HTTP\/1\.1 408 /, runtime.name);
            assert.ok(ms > 9_900 && ms < 12_500, `${runtime.name}: ${ms} ms`);
          }
          assert.match((await lively).answer, / 200 [^]*24000/, runtime.name);
        }),
      );
    },
  );
});
