/**
 * Services as child processes on each runtime, and servers that record their requests.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, request } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Miniflare } from "miniflare";
import { bundled, startWorker } from "../../support/servers/workerd.ts";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
export const here = (name: string) => path.join(root, "tests/integration/tracing", name);
export const binary = (name: string) => path.join(root, "node_modules/.bin", name);

/** A test that needs a runtime is skipped where it is missing, but not in CI. */
export function unlessMissing(name: string): { skip: string | false } {
  const missing = !existsSync(binary(name)) && process.env.CI !== "1";
  return { skip: missing ? `${name} is not installed` : false };
}

/** A running child that listens. */
export interface Service {
  readonly url: string;
  /** Its output so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts a child, and waits until it prints its address. */
export async function start(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Service> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  let output = "";
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`not listening:\n${output}`)), 20_000);
    const look = (chunk: unknown) => {
      output += chunk;
      const found = /listening on (http:\/\/\S+)/.exec(output);
      if (found === null) return;
      clearTimeout(limit);
      resolve(found[1]);
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`exited with ${code}:\n${output}`)));
  });
  return {
    url,
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      const limit = setTimeout(() => child.kill("SIGKILL"), 3_000);
      await exited;
      clearTimeout(limit);
    },
  };
}

/** One recorded request. */
export interface Received {
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A server that records every request and answers with a status. */
export async function receiver(statusOf: (received: Received) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer((message, response) => {
    let body = "";
    message.on("data", (chunk) => body += chunk);
    message.on("end", () => {
      const one = { url: message.url ?? "", headers: message.headers, body };
      received.push(one);
      response.writeHead(statusOf(one), { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Posts JSON with exactly these headers: duplicates, casing and white space as they are. */
export function postRaw(
  url: string,
  headers: readonly (readonly [string, string])[],
  body: unknown,
): Promise<number> {
  const text = JSON.stringify(body);
  const raw = [
    ["host", new URL(url).host],
    ["content-type", "application/json"],
    ["content-length", String(Buffer.byteLength(text))],
    ...headers,
  ].flat();
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers: raw }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.once("error", reject);
    sent.end(text);
  });
}

/** Waits until a condition holds. */
export async function until(what: () => boolean, limitMs = 8_000): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (!what() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  return what();
}

/** A Worker of this folder on the real workerd, with compatibility flags and bindings. */
export async function workerOf(
  file: string,
  flags: string[],
  bindings: Record<string, string>,
): Promise<Miniflare> {
  return startWorker(await bundled(path.relative(root, here(file))), {
    compatibilityFlags: flags,
    bindings,
    handleRuntimeStdio() {},
  });
}
