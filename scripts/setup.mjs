// What the commands of this repository need on a machine, and how they get it by themselves.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { machineNode, root } from "../tests/runtimes/runners.mjs";

/** True on a CI machine, where what is missing is a failure. */
export const onCi = ![undefined, "", "0", "false"].includes(process.env.CI);

/** Installs the packages when they are missing, or are not those of package-lock.json. */
export function ensureModules() {
  const reason = staleModules(root);
  if (reason === undefined) return;
  console.log(`Installing packages, once (npm ci): ${reason}.`);
  const npm = process.env.npm_execpath;
  const [command, args] = npm
    ? [machineNode, [npm, "ci", "--loglevel=error"]]
    : ["npm", ["ci", "--loglevel=error"]];
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    // Development tools are what is installed here, wherever this runs.
    env: { ...process.env, NODE_ENV: "development" },
  });
  if (status !== 0) {
    console.error("npm ci failed: see its output above. Node 20 or newer and npm are needed.");
    process.exit(1);
  }
}

/** Why the installed packages of a folder are not those of its lock file; undefined when they are. */
export function staleModules(folder) {
  const installed = path.join(folder, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return "node_modules is missing";
  const wanted = readPackages(path.join(folder, "package-lock.json"));
  const present = readPackages(installed);
  for (const [place, { version, optional, extraneous }] of Object.entries(wanted)) {
    // Optional packages are those of other platforms, mostly.
    if (place === "" || extraneous || (optional && present[place] === undefined)) continue;
    if (present[place]?.version !== version) return `${place} is not at ${version}`;
  }
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

/** Where a program of the machine is, or undefined. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const candidate = path.join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder.
    }
  }
}

/**
 * Finds a program that tests start; installs it on a Debian machine when it may.
 *
 * @returns {string | undefined} What to say when it is still missing.
 */
export function ensureProgram(program, debianPackage) {
  if (findProgram(program)) return;
  const howTo = `apt-get install -y ${debianPackage}`;
  if (process.getuid?.() === 0 && findProgram("apt-get")) {
    console.log(`Installing ${program}, once (${howTo}).`);
    for (const args of [["update"], ["install", "-y", "--no-install-recommends", debianPackage]]) {
      spawnSync("apt-get", args, {
        stdio: "ignore",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    }
    if (findProgram(program)) return;
  }
  return `${program} is missing: run \`sudo ${howTo}\` (Debian, Ubuntu) or your system's equivalent`;
}
