/**
 * Large files through uploads() on the four runtimes: every byte arrives, memory stays below 1 MB,
 * a client waits for a slow store, and nothing hangs when a client or the app gives up. With
 * `--gigabyte` (`npm run test:long`), the files have 1 GB.
 */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { request } from "node:http";
import type { ClientRequest } from "node:http";
import { once } from "node:events";
import process from "node:process";
import { onCi } from "../../../scripts/setup.mjs";
import { bun, deno, machineNode, workerd } from "../../runtimes/runners.mjs";
import { BOUNDARY, FORM_TYPE } from "../../support/forms.ts";
import { answers, startServer } from "../../support/servers/processes.ts";
import type { Server } from "../../support/servers/processes.ts";

const MB = 1_048_576;
const SIZE = (process.argv.includes("--gigabyte") ? 1_024 : 64) * MB;
const fixtures = "tests/integration/uploads/fixtures";
const runtimes = {
  node: { binary: machineNode, args: ["--expose-gc", "--import", "tsx", `${fixtures}/node.ts`] },
  deno: {
    binary: deno,
    args: ["run", "-A", "--no-check", "--v8-flags=--expose-gc", `${fixtures}/deno.ts`],
  },
  bun: { binary: bun, args: [`${fixtures}/bun.ts`] },
  workerd: { binary: machineNode, args: [`${fixtures}/workerd.mjs`], needs: workerd },
};

/** Bytes with many CRs, hyphens and beginnings of a delimiter. */
const PIECE = Buffer.alloc(65_536 - 7);
for (let i = 0; i < PIECE.length; i++) PIECE[i] = (i * 2_654_435_761 >>> 13) & 0xff;
PIECE.write(`\r\n--${BOUNDARY.slice(0, -1)}\r\r\n`, 1_000);

/** The beginning of a file in a form. */
const head = (name: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="${name}"\r\n\r\n`;
const END = `\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="note"\r\n\r\nü\r\n` +
  `--${BOUNDARY}--\r\n`;

interface Sent {
  readonly status: number;
  readonly text: string;
}

/** A form whose file is sent piece by piece, as fast as the server takes it. */
class Upload {
  readonly request: ClientRequest;
  readonly answer: Promise<Sent | undefined>;
  /** Bytes of the file that the system has taken. */
  sent = 0;
  sum = 0;
  #isOver = false;

  constructor(server: Server, path: string) {
    const headers = { "content-type": FORM_TYPE };
    this.request = request(`http://127.0.0.1:${server.port}${path}`, { method: "POST", headers });
    this.answer = new Promise((resolve) => {
      this.request.on("response", (response) => {
        let text = "";
        response.on("data", (chunk) => text += chunk);
        response.on("end", () => resolve({ status: response.statusCode!, text }));
        response.on("error", () => resolve(undefined));
      });
      this.request.on("close", () => resolve(undefined));
    });
    this.request.on("error", () => {});
    void this.answer.then(() => this.#isOver = true);
    this.request.write(head("a.bin"));
  }

  /** Sends the file, until the server answers or the connection ends. */
  async send(size: number): Promise<void> {
    while (this.sent < size && !this.#isOver && !this.request.destroyed) {
      const piece = PIECE.subarray(0, Math.min(PIECE.length, size - this.sent));
      const isTaken = this.request.write(piece);
      if (!isTaken) await Promise.race([once(this.request, "drain").catch(() => {}), this.answer]);
      this.sent += piece.length;
      for (let i = 0; i < piece.length; i++) this.sum = (this.sum * 31 + piece[i]) | 0;
    }
  }

  async finish(): Promise<Sent | undefined> {
    if (!this.request.destroyed) this.request.end(END);
    return await this.answer;
  }
}

for (const [name, runtime] of Object.entries(runtimes)) {
  const binary = "needs" in runtime ? runtime.needs : runtime.binary;
  const missing = existsSync(binary) || onCi ? false : `${binary} is missing`;
  describe(`uploads() on ${name}`, { skip: missing }, () => {
    let server: Server;
    before(async () => {
      server = await startServer(
        () => runtime,
        ({ port }) => answers(`http://127.0.0.1:${port}/up`),
      );
    });
    after(() => server?.stop("SIGKILL"));

    const events = async (): Promise<string[]> =>
      await (await fetch(`http://127.0.0.1:${server.port}/events`)).json() as string[];

    it(`passes ${SIZE / MB} MB on, and holds less than 1 MB more than the server itself`, async () => {
      const bare = new Upload(server, "/bare");
      await bare.send(16 * MB);
      const { peak: ahead } = JSON.parse((await bare.finish())!.text);
      const upload = new Upload(server, "/files");
      await upload.send(SIZE);
      const answer = await upload.finish();
      assert.equal(answer?.status, 200, answer?.text);
      const { size, sum, peak, note } = JSON.parse(answer.text);
      assert.deepEqual([size, sum, note], [SIZE, upload.sum, "ü"]);
      // Workers do not show their memory.
      assert.ok(peak < ahead + MB, `${peak} bytes, ${ahead} without uploads()`);
    });

    it("lets the client wait while onFile() does not read", async () => {
      const upload = new Upload(server, "/stalled?ms=1500");
      const sending = upload.send(256 * MB);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      // Sockets have buffers of their own, on both sides.
      assert.ok(upload.sent < 32 * MB, `${upload.sent} bytes`);
      upload.request.destroy();
      await sending;
    });

    it("reads a file to its end that the app does not read", async () => {
      const upload = new Upload(server, "/unread");
      await upload.send(16 * MB);
      assert.deepEqual(await upload.finish(), { status: 200, text: String(16 * MB) });
    });

    it("answers when onFile() throws, and goes on serving", async () => {
      const upload = new Upload(server, "/broken");
      await upload.send(MB);
      const answer = await upload.finish();
      assert.ok(answer === undefined || answer.status === 500, answer?.text);
      assert.equal((await fetch(`http://127.0.0.1:${server.port}/up`)).status, 200);
    });

    it("refuses a file that is too large before it has arrived", async () => {
      const upload = new Upload(server, "/small");
      upload.request.write(`x\r\n${head("b.bin")}`);
      await upload.send(64 * MB);
      const answer = await upload.finish();
      // A client that is still sending may see the connection end before the answer.
      if (answer !== undefined) assert.equal(answer.status, 413);
      assert.deepEqual(await events(), ["payload-too-large", "a.bin removed"]);
    });

    it("fails the stream of a client that leaves", async () => {
      const upload = new Upload(server, "/small");
      await upload.send(100_000);
      await new Promise((resolve) => setTimeout(resolve, 100));
      upload.request.destroy();
      let seen: string[] = [];
      for (let i = 0; i < 100 && seen.length === 0; i++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen = await events();
      }
      assert.deepEqual(seen, ["malformed-body"]);
    });
  });
}
