/** The scenarios as a program, for Node, Deno and Bun: `client.ts <base>` prints the reports. */
import { runScenarios } from "./scenarios.ts";

const { process, Deno } = globalThis as {
  process?: { argv: string[] };
  Deno?: { args: string[] };
};
const base = Deno === undefined ? process!.argv[2] : Deno.args[0];
console.log(JSON.stringify(await runScenarios(base)));
