/**
 * Things that need bindings: given outright, or made from the request's context once per
 * environment object (a Worker's `env` is the same object for all requests of an isolate).
 *
 * @module
 */
import type { EdgeContext } from "./middleware.ts";

/** A resource, or how to get it from a request. */
export type ResourceSource<T extends object> = T | ((c: EdgeContext) => T);

/** Off Workers `c.env` may be undefined, or a fresh object per request: then this key stands in. */
const NO_ENV: object = Object.freeze({});

/**
 * Resolves a source for a request, memoised per environment object.
 *
 * @param source The resource or `(c) => resource`.
 */
export function resourceOf<T extends object>(
  source: ResourceSource<T>,
): (c: EdgeContext | undefined) => T {
  if (typeof source !== "function") return () => source;
  const made = new WeakMap<object, T>();
  return (c) => {
    const env = isWorkersEnv(c) ? c.env : NO_ENV;
    let resource = made.get(env);
    if (resource === undefined) {
      resource = (source as (c: EdgeContext | undefined) => T)(c);
      made.set(env, resource);
    }
    return resource;
  };
}

/**
 * Node and Deno put connection info into `c.env`, and on Bun an app may be given its server in an
 * object: a new one for each request, so memoising by it would make a client per request.
 */
function isWorkersEnv(c: EdgeContext | undefined): c is EdgeContext {
  const env = c?.env;
  return env !== null && typeof env === "object" &&
    !("incoming" in env) && !("remoteAddr" in env) && !("server" in env);
}
