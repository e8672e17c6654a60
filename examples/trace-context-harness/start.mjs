// Starts the harness on one runtime: `node start.mjs node|deno|bun|workerd [port]`.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const binary = (name) => path.join(root, "node_modules/.bin", name);
const file = (name) => path.join(here, name);

const [runtime = "node", port = "5000"] = process.argv.slice(2);
const commands = {
  node: [process.execPath, "--import", "tsx", file("node.ts"), port],
  deno: [binary("deno"), "run", "--no-check", "--allow-net", file("deno.ts"), port],
  bun: [binary("bun"), file("bun.ts"), port],
  workerd: [process.execPath, file("workerd.mjs"), port],
};
if (!Object.hasOwn(commands, runtime)) {
  console.error(`unknown runtime ${runtime}; there are ${Object.keys(commands).join(", ")}`);
  process.exit(2);
}

const [command, ...args] = commands[runtime];
const child = spawn(command, args, { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGKILL" ? 1 : 0)));
