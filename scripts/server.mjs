// Starting a server as a child, waiting for it, and ending it with everything it started.
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { killGroup, root } from "../tests/runtimes/runners.mjs";

const LOOK_EVERY_MS = 25;

/**
 * Starts a command as the leader of a process group of its own, with its port in PORT. It never
 * outlives this process.
 */
export function launch({ binary, args }, { port, output }) {
  const child = spawn(binary, args, {
    cwd: root,
    detached: true,
    stdio: ["ignore", output, output],
    env: { ...process.env, PORT: String(port) },
  });
  const end = () => killGroup(child.pid);
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}

/** Asks until there is a good answer; false when there is none in time, or `gaveUp()` is true. */
export async function untilAnswered(url, patienceMs, gaveUp = () => false) {
  for (let waited = 0; waited < patienceMs && !gaveUp(); waited += LOOK_EVERY_MS) {
    if (await answers(url)) return true;
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}

/** True when something answers there. */
export async function answers(url) {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
