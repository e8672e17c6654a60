// How the example app is started on each runtime. The port comes in the variable PORT.
import { bun, deno, machineNode, workerd } from "../tests/runtimes/runners.mjs";

export const runtimes = {
  node: { binary: machineNode, args: ["--import", "tsx", "examples/node/main.ts"] },
  deno: {
    binary: deno,
    args: ["run", "--allow-net", "--allow-env=PORT", "examples/deno/main.ts"],
  },
  bun: { binary: bun, args: ["examples/bun/main.ts"] },
  // miniflare starts the real workerd.
  workerd: { binary: machineNode, args: ["examples/workers/local.mjs"], version: workerd },
};
