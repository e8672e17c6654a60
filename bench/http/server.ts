/**
 * The server of one variant on Node, Deno and Bun. VARIANT has its name. The first line of the
 * output is its port.
 *
 * @module
 */
import { serve } from "@hono/node-server";
import process from "node:process";
import { tracingVariants } from "./tracing.ts";
import { variants } from "./variants.ts";

interface Served {
  readonly port: number;
}

const runtime = globalThis as {
  Deno?: { serve(options: object, fetch: unknown): { readonly addr: Served } };
  Bun?: { serve(options: object): Served };
};
const variant = [...variants, ...tracingVariants].find(({ name }) => name === process.env.VARIANT);
if (variant === undefined) throw new RangeError(`no variant is called ${process.env.VARIANT}`);
const { fetch } = variant.app();
const tell = ({ port }: Served) => console.log(port);

if (runtime.Deno) {
  tell(runtime.Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, fetch).addr);
} else if (runtime.Bun) {
  tell(runtime.Bun.serve({ port: 0, hostname: "127.0.0.1", fetch, idleTimeout: 0 }));
} else {
  // Between its slices a connection waits while the servers of all other variants are measured.
  const serverOptions = { keepAliveTimeout: 600_000 };
  serve({ fetch, port: 0, hostname: "127.0.0.1", serverOptions }, tell);
}
