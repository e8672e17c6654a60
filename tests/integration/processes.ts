/** Processes that tests start: on a port of their own, waited for, and ended with all they started. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../runtimes/runners.mjs";

/** A process that listens. */
export interface Server {
  readonly origin: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** What it has printed so far. */
  output(): string;
  /** Signals it and its children, and resolves with its exit code once it has ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
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

/** Starts a command with a free port in PORT, and waits until `ready` is true of it. */
export async function startServer(
  command: (port: number) => { binary: string; args: string[] },
  ready: (server: Server) => Promise<boolean>,
): Promise<Server> {
  const port = await freePort();
  const { binary, args } = command(port);
  const child = spawn(binary, args, {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PORT: String(port), NO_COLOR: "1" },
  });
  const kill = (signal: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, signal);
    } catch {
      // It has ended already.
    }
  };
  const killAtExit = () => kill("SIGKILL");
  process.once("exit", killAtExit);
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
      process.kill(child.pid!, signal);
      const timer = setTimeout(() => kill("SIGKILL"), GRACE_MS);
      const code = await ended;
      clearTimeout(timer);
      kill("SIGKILL");
      process.off("exit", killAtExit);
      return code;
    },
  };
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await ready(server))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      kill("SIGKILL");
      throw new Error(`${binary} ${args.join(" ")} did not start:\n${output}`);
    }
    await sleep(20);
  }
  return server;
}

/** True when something answers there. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
