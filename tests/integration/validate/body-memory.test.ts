// Bodies in chunks of one byte, over real sockets: their memory and time.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { residentMb, type Running, runtimes } from "./servers.ts";

const KB = 1_024;
const CRUMB = "1\r\na\r\n";
const head = (path: string) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n` +
  "Transfer-Encoding: chunked\r\n\r\n";

/** Sends one request, and resolves with what came back once it holds `until`, or the end. */
function send(port: number, text: string, until: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      answer += chunk;
      if (until.test(answer)) socket.destroy();
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", (error) => answer ? resolve(answer) : reject(error));
  });
}

/** Opens a connection, sends a text and leaves it open. */
function hold(port: number, text: string): Promise<net.Socket> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(text, () => resolve(socket));
  });
}

const isLinux = existsSync("/proc/self/status");

/** Bodies that wait for their end at the same time. */
const HELD = 4;
/** V8 enlarges its young generation in one step, in whichever round fills it. */
const HEAP_GROWS_BY_MB = 64;

for (const { name, needs, start } of runtimes) {
  const missing = !existsSync(needs) && !process.env.CI;
  describe(`a body in crumbs on ${name}`, { skip: missing && `${needs} is missing` }, () => {
    let server: Running;
    before(async () => {
      server = await start();
    });
    after(() => server?.stop());

    it("is read whole, and one that is too long is refused", async () => {
      for (const path of ["/text", "/scan"]) {
        const whole = head(path) + CRUMB.repeat(60 * KB) + "0\r\n\r\n";
        assert.match(await send(server.port, whole, /61440/), /^HTTP\/1.1 200 [^]*61440/);
      }
      const long = head("/text") + CRUMB.repeat(120 * KB);
      assert.match(await send(server.port, long, /too-large/), /^HTTP\/1.1 413 /);
    });

    const skip = !isLinux && "memory is read from /proc";
    it("takes no more memory than three times what is read, and 1 MB", { skip }, async () => {
      const unfinished = head("/text") + CRUMB.repeat(90 * KB);
      const growths: number[] = [];
      // The platform keeps the memory of the first rounds, so that only later ones count.
      for (let round = 0; round < 3; round++) {
        const before = residentMb(server.pid);
        const held: net.Socket[] = [];
        for (let i = 0; i < HELD; i++) held.push(await hold(server.port, unfinished));
        await sleep(1_200);
        growths.push((residentMb(server.pid) - before) / held.length);
        for (const socket of held) socket.destroy();
        await sleep(200);
      }
      const bound = 3 * 100 / KB + 1;
      assert.ok(Math.min(...growths) <= bound, `${growths.map((mb) => mb.toFixed(2))} MB each`);
      assert.ok(
        Math.max(...growths) * HELD <= HEAP_GROWS_BY_MB,
        `${growths.map((mb) => mb.toFixed(2))} MB each`,
      );
    });

    it("harms nobody when its client hangs up in the middle", async () => {
      for (const path of ["/text", "/scan"]) {
        const socket = await hold(server.port, head(path) + CRUMB.repeat(500));
        await sleep(50);
        socket.destroy();
      }
      assert.equal((await fetch(`http://127.0.0.1:${server.port}/`)).status, 200);
    });

    it("is never answered with 200 when its chunks are malformed", async () => {
      for (
        const chunk of ["x\r\na\r\n", "-1\r\na\r\n", "1\r\nab\r\n", "fffffffffffffffff\r\na\r\n"]
      ) {
        const answer = await send(
          server.port,
          head("/text") + CRUMB + chunk + "0\r\n\r\n",
          /\r\n\r\n/,
        )
          .catch(() => "");
        assert.doesNotMatch(answer, /^HTTP\/1.1 200 /, chunk);
      }
      assert.equal((await fetch(`http://127.0.0.1:${server.port}/`)).status, 200);
    });

    // workerd takes neither.
    const strict = name === "workerd";
    it("may have chunk extensions and trailers", { skip: strict }, async () => {
      const text = head("/text") + "1;name=value\r\na\r\n2\r\nbc\r\n0\r\nX-Late: 1\r\n\r\n";
      assert.match(await send(server.port, text, /\r\n\r\n[^]*3/), /^HTTP\/1.1 200 [^]*3/);
    });
  });
}
