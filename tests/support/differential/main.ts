/**
 * Runs in a process of its own: `SEED REQUESTS TRANSPORT FILE`. Writes one line per step.
 *
 * @module
 */
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import process from "node:process";
import { kinds } from "./apps.ts";
import { overHttp } from "./http.ts";
import { run } from "./run.ts";
import { sendInProcess } from "./transport.ts";

const [seed, requests, transport, file] = process.argv.slice(2);
const output = createWriteStream(file!);
let unhandled = 0;
process.on("unhandledRejection", (reason) => {
  unhandled++;
  console.error(`unhandled rejection: ${reason}`);
});
await run({
  kinds,
  seed: Number(seed),
  requests: Number(requests),
  send: transport === "http" ? overHttp() : sendInProcess,
  write: (step) => void output.write(JSON.stringify(step) + "\n"),
});
output.end();
await once(output, "finish");
// Servers and timers would keep the process running.
process.exit(unhandled > 0 ? 1 : 0);
