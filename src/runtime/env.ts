/**
 * Reads environment variables on every runtime, without a permission prompt.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";

interface DenoLike {
  permissions?: {
    querySync?(descriptor: { name: "env"; variable: string }): { state: string };
  };
  env: { get(name: string): string | undefined };
}

/**
 * Reads a variable from the request's bindings (Workers), or else from the environment of the
 * process. Returns undefined when it is not set, or may not be read.
 */
export function env(c: EdgeContext | undefined, name: string): string | undefined {
  const bound = ownString(c?.env, name);
  if (bound !== undefined) return bound;
  const { Deno: deno, process } = globalThis as { Deno?: DenoLike; process?: { env?: unknown } };
  if (deno !== undefined) {
    // Reading without the permission prompts on a terminal and blocks the server.
    const state = deno.permissions?.querySync?.({ name: "env", variable: name }).state;
    return state === "granted" ? deno.env.get(name) : undefined;
  }
  return ownString(process?.env, name);
}

function ownString(from: unknown, name: string): string | undefined {
  if (from === null || typeof from !== "object") return undefined;
  const value = (from as Record<string, unknown>)[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
