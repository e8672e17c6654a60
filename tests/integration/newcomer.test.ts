/** `npm start` for a newcomer: it starts, prints commands to try, and the commands work. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { existsSync } from "node:fs";
import { runtimes } from "../../scripts/runtimes.mjs";
import { onCi } from "../../scripts/setup.mjs";
import { collect, machineNode } from "../runtimes/runners.mjs";
import { answers, freePort, type Server, startServer } from "../support/servers/processes.ts";

const start = (...args: string[]) => ({
  binary: machineNode,
  args: ["scripts/start.mjs", ...args],
});

describe("npm start", () => {
  let server: Server;
  let lines: string[];
  before(async () => {
    server = await startServer(
      (port) => start("--port", String(port)),
      (starting) => starting.output().includes("get 429"),
    );
    lines = server.output().split("\n").filter((line) => line.startsWith("  curl "));
  });
  after(() => {
    server?.process.kill("SIGKILL");
  });

  const run = async (line: string): Promise<string> => {
    const { code, output } = await collect("sh", ["-c", line]);
    assert.equal(code, 0, output);
    return output;
  };

  it("says where the app answers, and gives three lines to try", () => {
    assert.match(server.output(), /answers on http:\/\/localhost:\d+ \(node \d+\.\d+\.\d+\)/);
    assert.equal(lines.length, 3);
  });

  it("gives a plain line, which works", async () => {
    assert.match(await run(lines[0]!), /hello from the edge/);
  });

  it("gives a line that shows the headers", async () => {
    assert.match(await run(lines[1]!), /^ratelimit-policy: "default";q=120;w=60\r?$/mi);
  });

  it("gives a burst that ends in 429", async () => {
    const [admitted, refused] = ["200", "429"].map((status) =>
      new RegExp(`(\\d+) ${status}$`, "m")
    );
    const counts = await run(lines[2]!);
    const passed = Number(admitted!.exec(counts)![1]);
    assert.ok(passed >= 118 && passed <= 125, counts);
    assert.equal(passed + Number(refused!.exec(counts)![1]), 130);
  });

  it("stops on Ctrl-C, with the server it started", async () => {
    assert.equal(await server.stop("SIGINT"), 0);
    assert.equal(await answers(`${server.origin}/origin`), false);
  });
});

describe("npm start with PORT", () => {
  for (const [name, { binary }] of Object.entries<{ binary: string }>(runtimes)) {
    const skip = existsSync(binary) || onCi ? false : `${binary} is missing`;
    it(`listens on it, on ${name}`, { skip }, async (t) => {
      const server = await startServer(
        () => start("--runtime", name), // startServer sets PORT
        (starting) => starting.output().includes("get 429"),
      );
      t.after(() => server.stop());
      assert.ok(server.output().includes(`answers on ${server.origin} (`), server.output());
      assert.equal(await answers(`${server.origin}/origin`), true);
    });
  }

  it("listens on --port when both are given", async (t) => {
    const port = await freePort();
    const server = await startServer(
      () => start("--port", String(port)),
      (starting) => starting.output().includes("get 429"),
    );
    t.after(() => server.stop());
    assert.equal(await answers(`http://localhost:${port}/origin`), true);
    assert.equal(await answers(`${server.origin}/origin`), false);
  });

  it("says that PORT is not a port", async () => {
    const { binary, args } = start();
    const { code, output } = await collect(binary, args, { env: { PORT: "http" } });
    assert.equal(code, 1);
    assert.match(output, /PORT must be a number from 1 to 65535, got "http"/);
  });
});

describe("npm start, told wrong", () => {
  it("names the runtimes there are", async () => {
    const { binary, args } = start("--runtime", "rhino");
    const { code, output } = await collect(binary, args);
    assert.equal(code, 1);
    assert.match(output, /--runtime must be one of node, deno, bun, workerd, got "rhino"/);
  });

  it("says that a port is in use", async (t) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    t.after(() => other.close());
    const { port } = other.address() as { port: number };
    const { binary, args } = start("--port", String(port));
    const { code, output } = await collect(binary, args);
    assert.equal(code, 1);
    assert.match(output, new RegExp(`port ${port} is in use`));
  });
});
