/**
 * Starts the server of a variant on a runtime.
 *
 * @module
 */
import { build } from "esbuild";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import {
  bun,
  deno,
  killGroup,
  machineNode,
  node24,
  root,
  workerd,
} from "../../tests/runtimes/runners.mjs";
import { cpuOf, processesOf } from "./cpu.ts";
import type { Variant } from "./variants.ts";

const BUNDLES = { "server.ts": ".tmp/http-server.mjs", "worker.ts": ".tmp/http-worker.mjs" };
const SERVER = BUNDLES["server.ts"];

/** The command of each runtime. All run the same bundle. */
const commands: Record<string, readonly [binary: string, ...args: string[]]> = {
  node: [machineNode, SERVER],
  node24: [node24, SERVER],
  bun: [bun, SERVER],
  deno: [deno, "run", "-A", "--no-check", SERVER],
  workerd: [machineNode, "bench/http/workerd.mjs", BUNDLES["worker.ts"]],
};

/** Names of the runtimes. */
export const runtimes: readonly string[] = Object.keys(commands);

/** The version of a runtime. */
export function versionOf(runtime: string): string {
  const binary = runtime === "workerd" ? workerd : commands[runtime]![0];
  const { stdout } = spawnSync(binary, ["--version"], { encoding: "utf8" });
  return /\d+[.-]\d+[.-]\d+/.exec(stdout)?.[0] ?? "";
}

/** A running server. */
export interface Server {
  readonly port: number;
  /** Nanoseconds of CPU that it has used. */
  cpu(): number;
  stop(): void;
}

/** Stops the servers that still run, if this process ends early. */
const running: Set<() => void> = new Set();
process.once("exit", () => running.forEach((stop) => stop()));

/** Bundles the servers: Node 20 cannot run TypeScript. */
export async function bundleServers(): Promise<void> {
  for (const [source, outfile] of Object.entries(BUNDLES)) {
    await build({
      entryPoints: [path.join(root, "bench/http", source)],
      outfile: path.join(root, outfile),
      bundle: true,
      platform: source === "server.ts" ? "node" : "neutral",
      conditions: source === "server.ts" ? [] : ["workerd", "worker", "browser"],
      mainFields: ["module", "main"],
      format: "esm",
      external: ["node:*"],
      banner: source === "server.ts" ? { js: REQUIRE } : {},
      logLevel: "error",
    });
  }
}

/** Packages in CommonJS call `require` for modules of Node. */
const REQUIRE = `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);`;

/** Starts a variant on a runtime. */
export async function serveVariant(runtime: string, variant: Variant): Promise<Server> {
  const [binary, ...args] = commands[runtime]!;
  const child = spawn(binary, args, {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, VARIANT: variant.name },
  });
  const stop = () => killGroup(child.pid);
  running.add(stop);
  const [line] = await once(createInterface({ input: child.stdout }), "line") as [string];
  // Miniflare's own process only passes requests on.
  const pids = processesOf(child.pid!, runtime === "workerd" ? "bin/workerd" : "");
  return { port: Number(line), cpu: () => cpuOf(pids), stop };
}
