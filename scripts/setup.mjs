// Sets a machine up for the commands of this repository: npm packages in node_modules, and the few
// programs that integration tests start. `npm test -- --no-setup` installs nothing.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { machineNode, root } from "../tests/runtimes/runners.mjs";

/** Whether this is a CI machine, where a missing program is a failure. */
export const onCi = ![undefined, "", "0", "false"].includes(process.env.CI);

/**
 * Installs the npm packages when they are missing or differ from package-lock.json. It ends the
 * process when that fails.
 *
 * @returns {string | undefined} The problem, when there is one and `install` is false.
 */
export function ensureModules({ install = true, folder = root } = {}) {
  const reason = staleModules(folder);
  if (reason === undefined) return;
  if (!install) return `${reason}: run \`npm ci\``;
  console.log(`Installing packages, once (npm ci): ${reason}.`);
  const npm = process.env.npm_execpath;
  const [command, args] = npm
    ? [machineNode, [npm, "ci", "--loglevel=error"]]
    : ["npm", ["ci", "--loglevel=error"]];
  const { status } = spawnSync(command, args, {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    // The packages are development tools, also on a machine with NODE_ENV=production.
    env: { ...process.env, NODE_ENV: "development" },
  });
  if (status !== 0) {
    console.error("npm ci failed: see its output above. Node 20 or newer and npm are needed.");
    process.exit(1);
  }
}

/** How the installed packages of a folder differ from its lock file; undefined when they do not. */
export function staleModules(folder) {
  const installed = path.join(folder, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return "node_modules is missing";
  const wanted = readPackages(path.join(folder, "package-lock.json"));
  const present = readPackages(installed);
  for (const [place, { version, optional, extraneous }] of Object.entries(wanted)) {
    // An optional package may be missing: it is for another platform.
    if (place === "" || extraneous || (optional && present[place] === undefined)) continue;
    if (present[place]?.version !== version) return `${place} is not at ${version}`;
  }
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

/** The path of a program of the machine, or undefined. */
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
 * Finds a program that tests start, or installs its Debian package: as root, or on a CI machine
 * through sudo. It says what it installs, and why, before it does.
 *
 * @returns {string | undefined} The problem, when the program is still missing.
 */
export function ensureProgram({ name, debianPackage, reason }, { install = true } = {}) {
  if (findProgram(name)) return;
  const command = `apt-get install -y ${debianPackage}`;
  const prefix = install ? installPrefix() : undefined;
  if (prefix !== undefined) {
    console.log(
      `Installing the system package ${debianPackage}, once (${command}), because ${reason}. ` +
        "`npm test -- --no-setup` installs nothing.",
    );
    for (const args of [["update"], ["install", "-y", "--no-install-recommends", debianPackage]]) {
      const [program, ...rest] = [...prefix, "apt-get", ...args];
      spawnSync(program, rest, {
        stdio: "ignore",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    }
    if (findProgram(name)) return;
  }
  return `${name} is missing (${reason}): run \`sudo ${command}\` (Debian, Ubuntu) or your ` +
    "system's equivalent";
}

/** The words before `apt-get` on this machine; undefined where nothing may be installed. */
function installPrefix() {
  if (!findProgram("apt-get")) return;
  if (process.getuid?.() === 0) return [];
  if (onCi && findProgram("sudo")) return ["sudo", "-n"];
}
