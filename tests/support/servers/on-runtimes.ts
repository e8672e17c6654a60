/** Serves one app over real sockets on each runtime. */
import { existsSync } from "node:fs";
import net from "node:net";
import { onCi } from "../../../scripts/setup.mjs";
import { bun, deno, machineNode, node24, workerd } from "../../runtimes/runners.mjs";
import { answers, startServer } from "./processes.ts";
import { bundledApp, startWorker } from "./workerd.ts";

/** A server of the app. */
export interface Served {
  readonly port: number;
  stop(): Promise<unknown>;
}

/** A runtime, and how the app is started on it. */
export interface Runtime {
  readonly name: string;
  /** Why its tests are skipped; false when they are not. */
  readonly skip: string | false;
  start(): Promise<Served>;
}

/**
 * The runtimes for an app.
 *
 * @param app The module that exports `app`, which answers `GET /up`; from the repository's root.
 * @param serve The module that serves it on the port that is its argument.
 */
export function onRuntimes(app: string, serve: string): Runtime[] {
  const child = (binary: string, ...args: string[]) => async () => {
    const server = await startServer(
      (port) => ({ binary, args: [...args, serve, String(port)] }),
      ({ port }) => answers(`http://127.0.0.1:${port}/up`),
    );
    return { port: server.port, stop: () => server.stop("SIGKILL") };
  };
  const runtime = (name: string, binary: string, start: () => Promise<Served>): Runtime => ({
    name,
    skip: existsSync(binary) || onCi ? false : `${binary} is missing`,
    start,
  });
  return [
    runtime("Node", machineNode, child(machineNode, "--import", "tsx")),
    runtime("Node 24", node24, child(node24)),
    runtime("Deno", deno, child(deno, "run", "--no-prompt", "--allow-net=127.0.0.1")),
    runtime("Bun", bun, child(bun)),
    runtime("workerd", workerd, () => startWorkerd(app)),
  ];
}

async function startWorkerd(app: string): Promise<Served> {
  const worker = startWorker(await bundledApp(app), { host: "127.0.0.1", port: 0 });
  const { port } = await worker.ready;
  return { port: Number(port), stop: () => worker.dispose() };
}

const PATIENCE_MS = 5_000;

/** Sends raw bytes and returns the status; 0 when the connection ends without one. */
export function statusOf(port: number, text: string): Promise<number> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on("data", (chunk) => {
      answer += chunk;
      if (answer.includes("\r\n\r\n")) socket.destroy();
    });
    // Servers reset connections whose requests they cannot parse.
    socket.on("error", () => {});
    socket.on("close", () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)));
  });
}
