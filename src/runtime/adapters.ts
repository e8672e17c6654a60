/**
 * The client address as the adapters of serverless platforms pass it, and the advice when a request
 * has none.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { env } from "./env.ts";
import { isWorkers } from "./platform.ts";

/** The parts of `c.env` of Hono's adapters that are read. */
interface AdapterEnv {
  /** AWS Lambda: API Gateway v1 and v2, function URLs, load balancers, VPC Lattice. */
  readonly requestContext?: {
    readonly identity?: { readonly sourceIp?: unknown };
    readonly http?: { readonly sourceIp?: unknown };
    readonly elb?: unknown;
    readonly serviceNetworkArn?: unknown;
  };
  /** Lambda@Edge */
  readonly event?: {
    readonly Records?: readonly { cf?: { request?: { clientIp?: unknown } } }[];
  };
  /** Netlify */
  readonly context?: { readonly ip?: unknown };
}

/** Returns the address that the adapter of a platform passes; a client cannot forge it. */
export function adapterAddress(c: EdgeContext): unknown {
  const given = c.env as AdapterEnv | null | undefined;
  if (given === null || typeof given !== "object") return undefined;
  const { requestContext, event, context } = given;
  if (requestContext !== null && typeof requestContext === "object") {
    const { identity, http, elb, serviceNetworkArn } = requestContext;
    if (typeof identity?.sourceIp === "string") return identity.sourceIp;
    if (typeof http?.sourceIp === "string") return http.sourceIp;
    // They append the address of their peer, and only they can invoke the function.
    const appends = elb !== undefined || serviceNetworkArn !== undefined;
    return appends ? c.req.header("x-forwarded-for")?.split(",").pop()?.trim() : undefined;
  }
  return event?.Records?.[0]?.cf?.request?.clientIp ?? context?.ip;
}

/** Whether the process runs on Vercel. */
export function runsOnVercel(): boolean {
  return env(undefined, "VERCEL") === "1";
}

/** Returns the address in the headers that Vercel overwrites, whatever a client sends. */
export function vercelAddress(c: EdgeContext): string | undefined {
  const header = c.req.header("x-vercel-forwarded-for") ?? c.req.header("x-real-ip") ??
    c.req.header("x-forwarded-for");
  return header?.split(",").pop()?.trim();
}

/** Says why a request has no address, and what to do. */
export function addressAdvice(c: EdgeContext): string {
  if (isWorkers()) {
    return "It has no cf-connecting-ip, as calls of service bindings and other Workers: give a `key`";
  }
  const given: unknown = c.env;
  const isBare = given === null || typeof given !== "object" || Object.keys(given).length === 0;
  if (isBare) {
    return `The server's second argument, which has it, is not passed on: write ${serverForm()}; ` +
      "behind a proxy set `trustedProxies`, or give a `key`";
  }
  return "c.env holds no address that is known here. If it replaces what the server passes, spread " +
    "that into it; else give a `key`, or behind a proxy that sets X-Forwarded-For " +
    "`trustedProxies: 1`";
}

/** The form that passes all arguments to `app.fetch`. */
function serverForm(): string {
  const { Deno, Bun } = globalThis as { Deno?: unknown; Bun?: unknown };
  const [server, second] = Deno !== undefined
    ? ["Deno.serve(app.fetch)", "info"]
    : Bun !== undefined
    ? ["Bun.serve({ fetch: app.fetch })", "server"]
    : ["serve({ fetch: app.fetch })", "env"];
  return `${server}, or (request, ${second}) => app.fetch(request, ${second})`;
}
