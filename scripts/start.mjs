// npm start: serves the example app on a runtime. Installs the npm packages when they are missing.
//
//   npm start
//   npm start -- --runtime workerd --port 8080        node (default), deno, bun or workerd
//   PORT=8080 npm start                               --port takes precedence
import { spawnSync } from "node:child_process";
import { connect } from "node:net";
import { parseArgs } from "node:util";
import { killGroup } from "../tests/runtimes/runners.mjs";
import { runtimes } from "./runtimes.mjs";
import { launch, untilAnswered } from "./server.mjs";
import { ensureModules } from "./setup.mjs";

const PATIENCE_MS = 60_000;
const GRACE_MS = 3_000;
const PARENT_LOOK_MS = 500;

const { values: { runtime, port: argument } } = parseArgs({
  options: {
    runtime: { type: "string", default: "node" },
    port: { type: "string" },
  },
});
const port = argument ?? (process.env.PORT || "8787");
const portName = argument === undefined ? "PORT" : "--port";
if (!Object.hasOwn(runtimes, runtime)) {
  fail(`--runtime must be one of ${Object.keys(runtimes).join(", ")}, got "${runtime}"`);
}
if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
  fail(`${portName} must be a number from 1 to 65535, got "${port}"`);
}
ensureModules();
if (await isTaken(Number(port))) {
  fail(
    `port ${port} is in use: stop the program that uses it, or choose another with --port or PORT`,
  );
}

const origin = `http://localhost:${port}`;
const child = launch(runtimes[runtime], { port, output: "inherit" });
stopWithUs(child);
if (!(await untilAnswered(`${origin}/origin`, PATIENCE_MS))) {
  fail(`${runtime} did not answer on ${origin} within ${PATIENCE_MS / 1000} s`);
}
console.log(`
The guarded example answers on ${origin} (${runtime} ${versionOf(runtimes[runtime])}).
Three lines to try, in another terminal; Ctrl-C here stops it:

  curl ${origin}/
  curl -i ${origin}/          # look at RateLimit-Policy and RateLimit
  curl -s -o /dev/null -w '%{http_code}\\n' '${origin}/?[1-130]' | sort | uniq -c

The last one sends 130 requests: about 120 pass (100 a minute and a burst of 20), the rest get 429.
`);

function stopWithUs(child) {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    killGroup(child.pid, "SIGTERM");
    setTimeout(() => killGroup(child.pid), GRACE_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  // A signal to npm ends the shell between npm and this process, and does not arrive here.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), PARENT_LOOK_MS).unref();
  child.on("error", (error) => fail(`${runtime} did not start: ${error.message}`));
  child.on("exit", (code) => process.exit(stopping ? 0 : code || 1));
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
