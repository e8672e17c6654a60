// The source in strict TypeScript, the type tests, one app on four versions of Hono, and the code
// in the documentation.
import { readdirSync } from "node:fs";
import path from "node:path";
import { machineNode, root } from "../../tests/runtimes/runners.mjs";
import { blockJobs } from "./blocks.mjs";
import { commandJob } from "./jobs.mjs";

const tsc = "node_modules/typescript/bin/tsc";
const copies = "tests/types/copies";

export function typeJobs() {
  const honos = readdirSync(path.join(root, copies)).filter((file) => file.endsWith(".json"));
  return [
    typeJob("types: source", "tsconfig.json"),
    typeJob("types: what an app sees", "tests/types/tsconfig.json"),
    typeJob("types: tests, bench, scripts and training", "tests/tsconfig.json"),
    ...honos.map((file) =>
      typeJob(`types: an app on ${path.basename(file, ".json")}`, `${copies}/${file}`)
    ),
    ...blockJobs(),
  ];
}

function typeJob(name, config) {
  return commandJob(name, machineNode, [tsc, "-p", config]);
}
