// The source under the strictest TypeScript, the type tests, and one app against four Honos.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { machineNode, root } from "../../tests/runtimes/runners.mjs";
import { commandJob } from "./jobs.mjs";

const tsc = "node_modules/typescript/bin/tsc";
const copies = "tests/types/copies";

export function typeJobs() {
  return [
    typeJob("types: source", "tsconfig.json"),
    ...(existsSync(path.join(root, "tests/types/tsconfig.json"))
      ? [typeJob("types: type tests", "tests/types/tsconfig.json")]
      : []),
    ...configsOf(copies).map((file) =>
      typeJob(`types: an app on ${path.basename(file, ".json")}`, `${copies}/${file}`)
    ),
  ];
}

function configsOf(folder) {
  const place = path.join(root, folder);
  return existsSync(place) ? readdirSync(place).filter((file) => file.endsWith(".json")) : [];
}

function typeJob(name, config) {
  return commandJob(name, machineNode, [tsc, "-p", config]);
}
