/** A real redis-server on a free port, without persistence, for one test file. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import net from "node:net";

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** The current process, for SIGSTOP and SIGCONT. */
  readonly pid: number;
  /** Kills the server, as a crash would. */
  kill(): Promise<void>;
  /** Restarts it on the same port, empty. */
  start(): Promise<void>;
  /** Stops it. */
  stop(): Promise<void>;
}

/** Starts a server; extra arguments go to `redis-server`. */
export async function startRedis(...args: string[]): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    child = spawn(
      "redis-server",
      ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", ...args],
      { stdio: "ignore" },
    );
    const died = new Promise<never>((_, reject) => {
      child!.once("error", reject);
      child!.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    });
    died.catch(() => {});
    await Promise.race([died, answering(port)]);
  }

  async function kill(): Promise<void> {
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  }

  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return child!.pid!;
    },
    start,
    kill,
    stop: kill,
  };
}

/** A free port. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answering(port: number): Promise<void> {
  const until = Date.now() + 5_000;
  while (Date.now() < until) {
    if (await ping(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`redis-server does not answer on port ${port}`);
}

function ping(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", (data) => {
      socket.destroy();
      resolve(data.toString().startsWith("+PONG"));
    });
    socket.once("error", () => resolve(false));
  });
}
