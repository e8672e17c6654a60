/** The harness on Bun: `bun examples/trace-context-harness/bun.ts 5000`. */
import { harness } from "./app.ts";

interface BunLike {
  serve(options: { port: number; hostname: string; fetch: unknown }): { readonly port: number };
}

const { Bun: bun } = globalThis as unknown as { Bun: BunLike };
const port = Number(process.argv[2] ?? process.env.PORT ?? 5000);
const server = bun.serve({ port, hostname: "127.0.0.1", fetch: harness().fetch });
console.log(`listening on http://127.0.0.1:${server.port}/`);
