// The rules of the house (one script of scripts/checks each), the formatter and the linter.
import { readdirSync } from "node:fs";
import path from "node:path";
import { deno, machineNode, root } from "../../tests/runtimes/runners.mjs";
import { commandJob } from "./jobs.mjs";

export function checkJobs() {
  const scripts = readdirSync(path.join(root, "scripts/checks")).filter((f) => f.endsWith(".mjs"));
  return [
    commandJob("checks: format (deno fmt)", deno, ["fmt", "--check"]),
    commandJob("checks: lint (deno lint)", deno, ["lint"]),
    ...scripts.map((file) =>
      commandJob(`checks: ${path.basename(file, ".mjs")}`, machineNode, [`scripts/checks/${file}`])
    ),
  ];
}
