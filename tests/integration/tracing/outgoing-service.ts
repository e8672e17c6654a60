/**
 * The app of `outgoing-app.ts`, served by Node, Deno or Bun.
 *
 * @module
 */
import { outgoingApp } from "./outgoing-app.ts";

interface Served {
  readonly port: number;
}

const options = { port: 0, hostname: "127.0.0.1" };
const { Deno: deno, Bun: bun, process } = globalThis as unknown as {
  Deno?: { serve(options: object, handler: unknown): { readonly addr: Served } };
  Bun?: { serve(options: object): Served };
  process?: { versions?: { node?: string } };
};
const { fetch } = outgoingApp();

function listening({ port }: Served): void {
  console.log(`listening on http://127.0.0.1:${port}/`);
}

if (deno !== undefined) {
  listening(deno.serve({ ...options, onListen() {} }, fetch).addr);
} else if (bun !== undefined) {
  listening(bun.serve({ ...options, fetch }));
} else if (process?.versions?.node !== undefined) {
  const { serve } = await import("@hono/node-server");
  serve({ fetch, ...options }, listening);
}
