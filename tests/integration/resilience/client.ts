/** The scenarios as a program, for Node, Deno and Bun: `client.ts <base>` prints the reports. */
import { getRequestListener } from "@hono/node-server";
import { runScenarios } from "./scenarios.ts";

const { process, Deno } = globalThis as {
  process?: { argv: string[] };
  Deno?: { args: string[] };
};
// As in an app on Node: its server replaces the global Request and Response.
if (Deno === undefined) getRequestListener(() => new Response());
const base = Deno === undefined ? process!.argv[2] : Deno.args[0];
console.log(JSON.stringify(await runScenarios(base)));
