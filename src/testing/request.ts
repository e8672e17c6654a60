/**
 * Requests from a client address, in the form that each runtime passes to an app.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";

/** The runtimes, each of which passes the client address to the app in a different way. */
export type RuntimeName = "node" | "deno" | "bun" | "workers";

/** Options of {@link requestFrom}: those of a `Request`, and two more. */
export interface RequestFromOptions extends RequestInit {
  /**
   * The path, or the whole URL, of the request.
   * @default "/"
   */
  readonly url?: string | undefined;
  /**
   * The runtime whose form of the address is used. `"workers"` (the header `cf-connecting-ip`) has
   * an effect on Cloudflare Workers only; the others work wherever the test runs.
   * @default "node"
   */
  readonly runtime?: RuntimeName | undefined;
}

const RUNTIMES: readonly RuntimeName[] = ["node", "deno", "bun", "workers"];

/**
 * Makes a request from a client address, as the two arguments of `app.fetch()`.
 *
 * @param address The client's address, without port.
 * @param options See {@link RequestFromOptions}.
 * @throws {RangeError} For an unknown runtime.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 * import { requestFrom } from "@djed/edge/testing";
 *
 * const app = new Hono();
 * app.use(djed.rateLimit({ limit: 1 }));
 * app.get("/", (c) => c.text("ok"));
 * await app.fetch(...requestFrom("192.0.2.1"));
 * const refused = await app.fetch(...requestFrom("192.0.2.1"));
 * const other = await app.fetch(...requestFrom("192.0.2.2"));
 * console.log(refused.status, other.status); // 429 200
 * ```
 */
export function requestFrom(
  address: string,
  options: RequestFromOptions = {},
): [request: Request, env: Record<string, unknown>] {
  const { url = "/", runtime = "node", ...init } = options;
  optionChecks("requestFrom").oneOf("runtime", runtime, RUNTIMES);
  const request = new Request(new URL(url, "http://localhost"), init);
  if (runtime === "workers") request.headers.set("cf-connecting-ip", address);
  return [request, connectionInfo(address, runtime)];
}

/** The connection info in `c.env`. */
function connectionInfo(address: string, runtime: RuntimeName): Record<string, unknown> {
  switch (runtime) {
    case "node":
      return { incoming: { socket: { remoteAddress: address } } };
    case "deno":
      return { remoteAddr: { transport: "tcp", hostname: address, port: 4711 } };
    case "bun":
      return { requestIP: () => ({ address, port: 4711, family: family(address) }) };
    case "workers":
      return {};
  }
}

function family(address: string): "IPv4" | "IPv6" {
  return address.includes(":") ? "IPv6" : "IPv4";
}
