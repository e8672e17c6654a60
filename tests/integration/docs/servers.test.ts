/** The complete files of the README and of docs/deploy start as pasted, and answer. */
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { onCi } from "../../../scripts/setup.mjs";
import { bun, deno, machineNode, root } from "../../runtimes/runners.mjs";
import {
  answers,
  type Command,
  type Server,
  startServer,
} from "../../support/servers/processes.ts";
import { type RedisServer, startRedis } from "../../support/servers/redis.ts";
import { Projects } from "../../../scripts/test/projects.mjs";

const projects = new Projects();
before(() => projects.prepare());
after(() => projects.remove());

const skipWithout = (binary: string) => existsSync(binary) || onCi ? false : `${binary} is missing`;

/** Tokens left, as a response says. */
const left = (response: Response) => Number(/r=(\d+)/.exec(response.headers.get("ratelimit")!)![1]);

async function start(folder: string, command: (port: number) => Command): Promise<Server> {
  return await startServer(
    (port) => {
      const { binary, args } = command(port);
      // A shell, to start it in the project's folder.
      return { binary: "/bin/sh", args: ["-c", 'cd "$0" && exec "$@"', folder, binary, ...args] };
    },
    ({ origin }) => answers(origin),
  );
}

/** Answers, and counts for a client that it knows. A token flows back every 600 ms. */
async function answersAndCounts(server: Server): Promise<void> {
  const first = await fetch(server.origin);
  assert.equal(await first.text(), "hello from the edge\n");
  const others = await Promise.all(Array.from({ length: 40 }, () => fetch(server.origin)));
  const least = Math.min(...others.map(left));
  assert.ok(least < left(first) - 30, `${left(first)}, then ${least}`);
  assert.doesNotMatch(server.output(), /address/);
}

describe("the README's files", () => {
  it("answer on Node", async (t) => {
    const folder = projects.paste("README.md", "main.mjs");
    const server = await start(folder, (port) => ({
      binary: machineNode,
      args: ["--import", `data:text/javascript,${onPort(port)}`, "main.mjs"],
    }));
    t.after(() => server.stop());
    await answersAndCounts(server);
  });

  it("answer on Bun", { skip: skipWithout(bun) }, async (t) => {
    const folder = projects.paste("README.md", "main.ts");
    const server = await start(folder, (port) => ({
      binary: bun,
      args: ["--port", String(port), "main.ts"],
    }));
    t.after(() => server.stop());
    await answersAndCounts(server);
  });
});

/** The file has a fixed port, as newcomers expect; the test may not use it. */
function onPort(port: number): string {
  return encodeURIComponent(
    `import net from "node:net"; const { listen } = net.Server.prototype;` +
      `net.Server.prototype.listen = function (_, ...rest) {` +
      ` return listen.call(this, ${port}, ...rest.slice(-1)); };`,
  );
}

describe("the files for servers", () => {
  // One for each page: the limits are the same, and so is the client.
  let redis: RedisServer;
  beforeEach(async () => {
    redis = await startRedis();
    process.env.REDIS_URL = redis.url;
  });
  afterEach(async () => {
    delete process.env.REDIS_URL;
    await redis?.stop();
  });

  const servers: [page: string, file: string, binary: string][] = [
    ["docs/deploy/node.md", "main.mjs", machineNode],
    ["docs/deploy/bun.md", "main.ts", bun],
  ];
  for (const [page, file, binary] of servers) {
    it(`of ${page} share a Redis, drain and stop`, { skip: skipWithout(binary) }, async (t) => {
      const folder = projects.paste(page, file);
      const instances = await Promise.all(
        [1, 2].map(() => start(folder, () => ({ binary, args: [file] }))),
      );
      t.after(() => instances.forEach((server) => server.process.kill("SIGKILL")));
      const [here, there] = instances as [Server, Server];
      await answersAndCounts(here);
      await untilShared(here, there);

      const stopped = new Promise((resolve) => here.process.once("exit", resolve));
      here.process.kill("SIGTERM");
      await untilStatus(`${here.origin}/readyz`, 503);
      assert.equal((await fetch(`${here.origin}/livez`)).status, 200);
      assert.ok((await fetch(here.origin)).status < 500, "requests are answered meanwhile");
      assert.equal(await stopped, 0);
    });
  }
});

/** Spends on one instance until the other one notices: the client of Redis may connect late. */
async function untilShared(here: Server, there: Server): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    await Promise.all(Array.from({ length: 40 }, () => fetch(here.origin)));
    if (left(await fetch(there.origin)) < 60) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.fail("the other instance counts alone");
}

async function untilStatus(url: string, status: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const response = await fetch(url);
    await response.text();
    if (response.status === status) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`${url} does not answer ${status}`);
}

describe("the files for Deno Deploy", () => {
  it("answer with deno serve", { skip: skipWithout(deno) }, async (t) => {
    const folder = projects.paste("docs/deploy/deno-deploy.md", "main.ts", "deno.json");
    const config = JSON.parse(readFileSync(path.join(folder, "deno.json"), "utf8"));
    // The package as it is here, instead of the registry's.
    const here = { ...config, links: [root], nodeModulesDir: "manual" };
    writeFileSync(path.join(folder, "deno.json"), JSON.stringify(here));
    const server = await start(folder, (port) => ({
      binary: deno,
      args: ["serve", "--no-check", "--port", String(port), "main.ts"],
    }));
    t.after(() => server.stop());
    await answersAndCounts(server);
  });
});
