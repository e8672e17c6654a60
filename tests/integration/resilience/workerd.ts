/**
 * Runs a Worker in the real workerd binary, with nothing in front of it: a proxy would hide that a
 * client has left.
 */
import { existsSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { root } from "../../runtimes/runners.mjs";
import { answers, startServer } from "../../support/servers/processes.ts";

/** The binary itself: what npm links into .bin is a Node script. */
export const binary = path.join(root, "node_modules/@cloudflare/workerd-linux-64/bin/workerd");
/** Whether it is installed. */
export const present = existsSync(binary);

/** A Worker that runs. */
export interface Running {
  readonly port: number;
  readonly log: () => string;
  stop(): Promise<void>;
}

/** Bundles an entry and serves it on a free port. */
export async function serve(entry: string, flags: readonly string[]): Promise<Running> {
  const directory = await mkdtemp(path.join(tmpdir(), "djed-workerd-"));
  await build({
    entryPoints: [path.join(root, entry)],
    outfile: path.join(directory, "worker.js"),
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    logLevel: "error",
  });
  const config = path.join(directory, "config.capnp");
  const server = await startServer(
    (port) => {
      writeFileSync(config, configuration(port, flags));
      return { binary, args: ["serve", config] };
    },
    ({ port }) => answers(`http://127.0.0.1:${port}/stats`),
  );
  return {
    port: server.port,
    log: () => server.output(),
    async stop() {
      await server.stop("SIGKILL");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function configuration(port: number, flags: readonly string[]): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-04-01",
  compatibilityFlags = ${JSON.stringify(flags)},
);`;
}

/** The outcome of one request. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

/** Sends a request on a new connection. */
export function ask(port: number, target: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: "127.0.0.1", port, path: target, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => text += chunk);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode!,
          text,
          retryAfter: answer.headers["retry-after"],
        }));
      answer.on("error", reject);
    });
    request.setTimeout(8_000, () => request.destroy(new Error(`${target}: no answer in 8 s`)));
    request.on("error", reject);
  });
}

/** Sends a request, and resets the connection after `ms`. */
export async function askAndLeave(port: number, target: string, afterMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => {
      socket.write(`GET ${target} HTTP/1.1\r\nHost: worker.test\r\n\r\n`);
      setTimeout(() => socket.resetAndDestroy(), afterMs);
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve());
  });
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
