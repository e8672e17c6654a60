// The source in strict TypeScript, options that accept undefined, the type tests and wrong calls
// with two versions of TypeScript, one app on four versions of Hono, and the code in the
// documentation.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { machineNode, root } from "../../tests/runtimes/runners.mjs";
import { blockJobs } from "./blocks.mjs";
import { commandJob, missing } from "./jobs.mjs";
import { strictOptionalsJob } from "./strict-optionals.mjs";
import { wrongCallJobs } from "./wrong-calls.mjs";

const copies = "tests/types/copies";

export function typeJobs() {
  const honos = readdirSync(path.join(root, copies)).filter((file) => file.endsWith(".json"));
  return [
    typeJob("types: source", "tsconfig.json"),
    typeJob("types: what an app sees", "tests/types/tsconfig.json"),
    typeJob("types: what an app sees, TypeScript 5", "tests/types/tsconfig.json", "typescript-5"),
    typeJob("types: tests, bench, scripts and training", "tests/tsconfig.json"),
    ...honos.map((file) =>
      typeJob(`types: an app on ${path.basename(file, ".json")}`, `${copies}/${file}`)
    ),
    strictOptionalsJob(),
    ...wrongCallJobs(),
    ...blockJobs(),
  ];
}

function typeJob(name, config, compiler = "typescript") {
  const tsc = `node_modules/${compiler}/bin/tsc`;
  if (existsSync(path.join(root, tsc))) return commandJob(name, machineNode, [tsc, "-p", config]);
  return { name, run: () => missing(`${compiler} is missing`) };
}
