/** Serves an app on the runtime that runs this module. */

type Fetch = (request: Request) => Response | Promise<Response>;

interface Runtimes {
  readonly Deno?: {
    readonly args: readonly string[];
    serve(options: object, handler: Fetch): unknown;
  };
  readonly Bun?: { serve(options: object): unknown };
  readonly process: { readonly argv: readonly string[] };
}

/** Serves on 127.0.0.1, on the port that is the program's argument: Node, Deno or Bun. */
export async function serveHere(fetch: Fetch): Promise<void> {
  const { Deno: deno, Bun: bun, process } = globalThis as unknown as Runtimes;
  const port = Number(deno === undefined ? process.argv[2] : deno.args[0]);
  const address = { port, hostname: "127.0.0.1" };
  if (deno !== undefined) deno.serve(address, fetch);
  // By default Bun itself ends a connection after ten seconds.
  else if (bun !== undefined) bun.serve({ ...address, fetch, idleTimeout: 60 });
  else {
    const { serve } = await import("@hono/node-server");
    serve({ ...address, fetch });
  }
}
