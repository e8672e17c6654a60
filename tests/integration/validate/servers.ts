/** The app of this folder, served by each runtime. */
import { readdirSync, readFileSync } from "node:fs";
import { bun, deno, machineNode, node24, workerd } from "../../runtimes/runners.mjs";
import { answers, startServer } from "../../support/servers/processes.ts";
import { bundledApp, startWorker } from "../../support/servers/workerd.ts";

/** A server that was started. */
export interface Running {
  readonly port: number;
  /** The process whose descendants serve. */
  readonly pid: number;
  stop(): Promise<unknown>;
}

/** A runtime, and how it is started. */
export interface Runtime {
  readonly name: string;
  /** The binary that has to be there. */
  readonly needs: string;
  start(): Promise<Running>;
}

const entry = "tests/integration/validate/serve.ts";
const child = (binary: string, ...args: string[]) => async (): Promise<Running> => {
  const server = await startServer(
    (port) => ({ binary, args: [...args, entry, String(port)] }),
    ({ port }) => answers(`http://127.0.0.1:${port}/`),
  );
  return { port: server.port, pid: server.process.pid!, stop: () => server.stop("SIGKILL") };
};

/** Every runtime. */
export const runtimes: readonly Runtime[] = [
  { name: "Node", needs: machineNode, start: child(machineNode, "--import", "tsx") },
  { name: "Node 24", needs: node24, start: child(node24) },
  { name: "Deno", needs: deno, start: child(deno, "run", "--no-prompt", "--allow-net=127.0.0.1") },
  { name: "Bun", needs: bun, start: child(bun) },
  { name: "workerd", needs: workerd, start: startWorkerd },
];

async function startWorkerd(): Promise<Running> {
  const script = await bundledApp("tests/integration/validate/app.ts");
  const worker = startWorker(script, { host: "127.0.0.1", port: 0 });
  const { port } = await worker.ready;
  const pid = childrenOf(process.pid).find((id) => field(id, "Name") === "workerd") ?? process.pid;
  return { port: Number(port), pid, stop: () => worker.dispose() };
}

/** Memory of a process and its descendants, in MB. Linux only. */
export function residentMb(pid: number): number {
  const own = Number.parseInt(field(pid, "VmRSS")) / 1_024;
  return childrenOf(pid).reduce((sum, id) => sum + residentMb(id), own);
}

function childrenOf(pid: number): number[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number)
    .filter((id) => field(id, "PPid") === String(pid));
}

/** A line of /proc/<pid>/status; "0" when the process is gone. */
function field(pid: number, name: string): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return new RegExp(`^${name}:\\s*(\\S+)`, "m").exec(status)?.[1] ?? "0";
  } catch {
    return "0";
  }
}
