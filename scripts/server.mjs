// Starts a server as a child process, waits for it, and ends it with everything it started.
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { killGroup, root } from "../tests/runtimes/runners.mjs";

const LOOK_EVERY_MS = 25;

/**
 * Starts a command as the leader of its own process group, with its port in PORT. It ends with this
 * process.
 */
export function launch({ binary, args }, { port, output, cwd = root, env = {} }) {
  const child = spawn(binary, args, {
    cwd,
    detached: true,
    stdio: ["ignore", output, output],
    env: { ...process.env, PORT: String(port), ...env },
  });
  const end = () => killGroup(child.pid);
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}

/**
 * Requests a URL until it answers with a 2xx status. Returns false after `patienceMs`, or when
 * `gaveUp()` returns true.
 */
export async function untilAnswered(url, patienceMs, gaveUp = () => false) {
  for (let waited = 0; waited < patienceMs && !gaveUp(); waited += LOOK_EVERY_MS) {
    if (await answers(url)) return true;
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}

/** Whether a URL answers with a 2xx status. */
export async function answers(url) {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
