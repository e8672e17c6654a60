/**
 * CPU time of a process and its descendants, from the scheduler of Linux: each thread counts,
 * those of workerd and of garbage collectors too.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";

/** The processes whose command line contains a text, among a process and its descendants. */
export function processesOf(leader: number, named = ""): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const stat = readOrEmpty(`/proc/${entry}/stat`);
    parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const found = [leader];
  for (let i = 0; i < found.length; i++) {
    for (const [pid, parent] of parents) if (parent === found[i]) found.push(pid);
  }
  return found.filter((pid) => readOrEmpty(`/proc/${pid}/cmdline`).includes(named));
}

/** Nanoseconds of CPU that the threads of some processes have used. */
export function cpuOf(pids: readonly number[]): number {
  let total = 0;
  for (const pid of pids) {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      total += Number(readOrEmpty(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0]);
    }
  }
  return total;
}

/** A thread may end between the listing and the reading. */
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
