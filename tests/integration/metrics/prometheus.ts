/** A real Prometheus for one test, with its own folder and port, removed with the test. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** One result of an instant query. */
export interface QueryResult {
  readonly metric: Record<string, string>;
  readonly value: [number, string];
}

export interface Prometheus {
  query(expression: string): Promise<QueryResult[]>;
  api(path: string): Promise<any>;
  /** Waits until an expression has a result. */
  waitFor(expression: string): Promise<QueryResult[]>;
  stop(): Promise<void>;
}

/** Why this machine cannot run it; `false` when it can. On CI that is a failure, not a skip. */
export function prometheusMissing(): string | false {
  if (spawnSync("prometheus", ["--version"]).status === 0) return false;
  if (process.env.CI === "1") throw new Error("prometheus is not installed");
  return "prometheus is not installed";
}

/** Starts Prometheus, scraping one target four times a second. */
export async function startPrometheus(target: string): Promise<Prometheus> {
  const folder = mkdtempSync(path.join(tmpdir(), "djed-prometheus-"));
  const config = path.join(folder, "prometheus.yml");
  writeFileSync(
    config,
    `
global: { scrape_interval: 250ms, scrape_timeout: 250ms }
scrape_configs:
  - job_name: edge
    static_configs: [{ targets: ["${target}"] }]
`,
  );
  const port = await freePort();
  const child = spawn("prometheus", [
    `--config.file=${config}`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--enable-feature=exemplar-storage",
    "--log.level=warn",
  ], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (chunk) => log += chunk);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));

  const api = async (route: string) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/${route}`);
    const body = await response.json() as { status: string; error?: string; data: any };
    if (body.status !== "success") throw new Error(`${route}: ${body.error}`);
    return body.data;
  };
  const query = async (expression: string) =>
    (await api(`query?query=${encodeURIComponent(expression)}`)).result as QueryResult[];

  await until(async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok, () => log);
  return {
    api,
    query,
    async waitFor(expression) {
      let result: QueryResult[] = [];
      await until(
        async () => (result = await query(expression)).length > 0,
        () => `no result of ${expression}`,
      );
      return result;
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function until(
  isDone: () => Promise<boolean>,
  problem: () => string,
  limitMs = 15_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    if (await isDone().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`gave up after ${limitMs} ms: ${problem()}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
