// npm start: the guarded example app, on the runtime you choose. Sets itself up on a fresh machine.
//
//   npm start
//   npm start -- --runtime workerd --port 8080        node (default), deno, bun or workerd
import { spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";
import { parseArgs } from "node:util";
import { root } from "../tests/runtimes/runners.mjs";
import { runtimes } from "./runtimes.mjs";
import { ensureModules } from "./setup.mjs";

const PATIENCE_MS = 60_000;
const GRACE_MS = 3_000;
const PARENT_LOOK_MS = 500;

const { values: { runtime, port } } = parseArgs({
  options: {
    runtime: { type: "string", default: "node" },
    port: { type: "string", default: "8787" },
  },
});
if (!Object.hasOwn(runtimes, runtime)) {
  fail(`--runtime must be one of ${Object.keys(runtimes).join(", ")}, got "${runtime}"`);
}
if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
  fail(`--port must be a number from 1 to 65535, got "${port}"`);
}
ensureModules();
if (await isTaken(Number(port))) {
  fail(`port ${port} is taken: stop what listens there, or choose another with --port`);
}

const origin = `http://localhost:${port}`;
const child = startServer(runtimes[runtime]);
stopWithUs(child);
await answers(`${origin}/origin`);
console.log(`
The guarded example answers on ${origin} (${runtime} ${versionOf(runtimes[runtime])}).
Three lines to try, in another terminal; Ctrl-C here stops it:

  curl ${origin}/
  curl -i ${origin}/          # look at RateLimit-Policy and RateLimit
  curl -s -o /dev/null -w '%{http_code}\\n' '${origin}/?[1-130]' | sort | uniq -c

The last one sends 130 requests: about 120 pass (100 a minute and a burst of 20), the rest get 429.
`);

/** In a process group of its own, so that whatever it starts can be ended with it. */
function startServer({ binary, args }) {
  return spawn(binary, args, {
    cwd: root,
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PORT: port },
  });
}

function stopWithUs(child) {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    signalGroup(child, "SIGTERM");
    setTimeout(() => signalGroup(child, "SIGKILL"), GRACE_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  process.on("exit", () => signalGroup(child, "SIGKILL"));
  // A signal to npm ends the shell between us and never arrives here: notice that it is gone.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), PARENT_LOOK_MS).unref();
  child.on("error", (error) => fail(`${runtime} did not start: ${error.message}`));
  child.on("exit", (code) => process.exit(stopping ? 0 : code || 1));
}

function signalGroup({ pid }, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

async function answers(url) {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url);
      await response.text();
      if (response.ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  fail(`${runtime} did not answer on ${url} within ${PATIENCE_MS / 1000} s`);
}

function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "localhost" });
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}

function versionOf({ binary, version }) {
  const printed = spawnSync(version ?? binary, ["--version"], { encoding: "utf8" }).stdout;
  return printed.match(/\d[\w.-]*/)?.[0] ?? "";
}

function fail(message) {
  console.error(`npm start: ${message}`);
  process.exit(1);
}
