/** Starts servers on free ports, waits until they are ready, and ends them with their children. */
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { launch } from "../../../scripts/server.mjs";
import { killGroup } from "../../runtimes/runners.mjs";

export { answers } from "../../../scripts/server.mjs";

/** A process that listens. */
export interface Server {
  readonly origin: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Its output so far. */
  output(): string;
  /** Signals it, ends its children, and resolves with its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A program and its arguments. */
export interface Command {
  readonly binary: string;
  readonly args: readonly string[];
}

const PATIENCE_MS = 30_000;
const GRACE_MS = 5_000;

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a command with a free port in PORT, and waits until `ready` returns true. */
export async function startServer(
  command: (port: number) => Command,
  ready: (server: Server) => boolean | Promise<boolean>,
): Promise<Server> {
  const port = await freePort();
  const { binary, args } = command(port);
  const child: ChildProcess = launch({ binary, args }, { port, output: "pipe" });
  let output = "";
  child.stdout!.on("data", (chunk) => output += chunk);
  child.stderr!.on("data", (chunk) => output += chunk);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));

  const server: Server = {
    origin: `http://localhost:${port}`,
    port,
    process: child,
    output: () => output,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      const timer = setTimeout(() => killGroup(child.pid), GRACE_MS);
      const code = await ended;
      clearTimeout(timer);
      killGroup(child.pid);
      return code;
    },
  };
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await ready(server))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      killGroup(child.pid);
      throw new Error(`${binary} ${args.join(" ")} did not start:\n${output}`);
    }
    await sleep(20);
  }
  return server;
}
